import Language

/// Reads what an edition says of files that are no lists, of abbreviations, and of quality.
enum QualityReader {
  static func notLists(
    _ root: DataReader, _ lists: [ListDefinition]
  ) throws(Diagnostic) -> [NotList] {
    try root.items("not-lists").map { reader throws(Diagnostic) in
      try reader.allow(["name", "title", "says", "cite", "note", "least", "headings", "sheets"])
      let headings = try reader.texts("headings")
      for heading in headings {
        guard let list = lists.first(where: { $0.column(forHeading: heading) != nil }) else {
          continue
        }
        throw reader.mistake(
          "\"\(heading)\" is a heading of \(list.name), so it says nothing against it",
          at: reader.node("headings"))
      }
      let least = try reader.number("least")
      guard (1...max(1, headings.count)).contains(least) else {
        throw reader.mistake(
          "\"least\" must be 1 to \(headings.count), as many as there are headings",
          at: reader.node("least"))
      }
      return NotList(
        name: try reader.word("name"), title: try reader.text("title"),
        says: try reader.text("says"), citations: try reader.texts("cite"), least: least,
        headings: headings, sheets: try reader.texts("sheets"))
    }
  }

  static func abbreviations(_ root: DataReader) throws(Diagnostic) -> [String: [String]] {
    guard root.node("abbreviations") != nil, let reader = try root.reader("abbreviations") else {
      return [:]
    }
    var words: [String: [String]] = [:]
    for key in reader.keys {
      words[key.lowercased()] = HeadingWords.split(try reader.text(key))
    }
    return words
  }

  static func rules(
    _ root: DataReader, _ lists: [ListDefinition]
  ) throws(Diagnostic) -> [QualityRule] {
    var rules: [QualityRule] = []
    for reader in try root.items("quality") {
      let rule = try rule(reader, lists)
      guard !rules.contains(where: { $0.id == rule.id }),
        !lists.contains(where: { $0.name == rule.id })
      else { throw reader.mistake("another rule, or a list, has this name") }
      rules.append(rule)
    }
    return rules
  }

  private static func rule(
    _ reader: DataReader, _ lists: [ListDefinition]
  ) throws(Diagnostic) -> QualityRule {
    try reader.allow([
      "id", "severity", "says", "cite", "note", "lists", "fields", "when", "kind", "first", "days",
      "age", "type",
    ])
    let word = try reader.text("severity")
    guard let severity = QualityRule.Severity(rawValue: word) else {
      let all = QualityRule.Severity.allCases.map(\.rawValue).joined(separator: ", ")
      throw reader.mistake("\"severity\" must be one of \(all)", at: reader.node("severity"))
    }
    let names = try reader.texts("lists")
    for name in names where !lists.contains(where: { $0.name == name }) {
      throw reader.mistake("there is no list \(name)", at: reader.node("lists"))
    }
    let fields = try reader.texts("fields")
    for field in fields + (try reader.texts("first"))
    where !lists.contains(where: { $0.columns.contains { $0.name == field } }) {
      throw reader.mistake("no list has a column \(field)")
    }
    let test = try test(reader)
    switch test {
    case .order, .ageDiffers, .twoChildren, .future, .weekend, .sameDay:
      guard !fields.isEmpty else { throw reader.mistake("\"fields\" is missing") }
    case .condition(let when) where when.contains("$field"):
      guard !fields.isEmpty else { throw reader.mistake("\"fields\" is missing") }
    default: break
    }
    return QualityRule(
      id: try reader.word("id"), severity: severity, says: try reader.text("says"),
      citations: try reader.texts("cite"), lists: names, fields: fields, test: test)
  }

  private static func test(_ reader: DataReader) throws(Diagnostic) -> QualityRule.Test {
    let when = try reader.optionalText("when")
    guard let kind = try reader.optionalText("kind") else {
      guard let when else { throw reader.mistake("\"when\" or \"kind\" is missing") }
      return .condition(when)
    }
    guard when == nil else {
      throw reader.mistake("\"when\" and \"kind\" cannot stand together", at: reader.node("when"))
    }
    switch kind {
    case "unreadable":
      let type = try reader.text("type")
      guard ["date", "number", "code"].contains(type) else {
        throw reader.mistake("\"type\" must be date, number or code", at: reader.node("type"))
      }
      return .unreadable(type)
    case "no-date": return .noDate
    case "implausible": return .implausible
    case "alone": return .alone
    case "date-order": return .dateOrder
    case "rows-in-cell": return .rowsInCell
    case "taken-apart": return .takenApart
    case "order":
      let days = try reader.optionalNumber("days") ?? 1
      return .order(first: try reader.text("first"), days: try notNegative(days, reader))
    case "future":
      return .future(days: try notNegative(try reader.optionalNumber("days") ?? 0, reader))
    case "weekend": return .weekend
    case "same-day": return .sameDay(first: try reader.text("first"))
    case "age-differs": return .ageDiffers(computed: try reader.text("age"))
    case "duplicate": return .duplicate
    case "repeated": return .repeated
    case "conflict": return .conflict
    case "two-children": return .twoChildren
    case "id-forms": return .idForms
    case "extra-column": return .extraColumn
    case "repeated-column": return .repeatedColumn
    case "missing-column": return .missingColumn
    case "no-rows": return .noRows
    default:
      let hint = Nearness.hint(
        kind,
        among: [
          "unreadable", "no-date", "implausible", "alone", "date-order", "rows-in-cell",
          "taken-apart", "order", "future", "weekend", "same-day", "age-differs",
          "duplicate", "repeated", "conflict", "two-children",
          "id-forms", "extra-column", "repeated-column", "missing-column", "no-rows",
        ])
      throw reader.mistake(
        "there is no kind \"\(kind)\"\(hint.isEmpty ? "" : "; \(hint)")", at: reader.node("kind"))
    }
  }

  private static func notNegative(
    _ days: Int, _ reader: DataReader
  ) throws(Diagnostic) -> Int {
    guard (0...100_000).contains(days) else {
      throw reader.mistake("\"days\" must be at least 0", at: reader.node("days"))
    }
    return days
  }
}
