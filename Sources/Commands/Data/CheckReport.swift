import Casework
import Guidance
import Render
import Table

/// What `check` shows: how much each rule found, or each finding of one.
struct CheckReport {
  /// How many findings of a rule are listed unless all are asked for.
  static let mostRemembered = 10_000

  private let session: Session
  /// By rule, those that found something.
  private let found: [RuleFindings]
  private var edition: Edition { session.edition }
  private var area: Area { session.area }

  init(_ session: Session, _ found: [RuleFindings]) {
    self.session = session
    self.found = found.filter { $0.count > 0 }
  }

  private var findings: [Finding] { found.flatMap(\.first) }

  func outcome(_ document: Document) -> Outcome {
    let citations = edition.quality.map { JSONValue.text(session.guidance.cite($0.citations)) }
    let json = findings.map { finding in
      let rule = edition.quality[finding.rule]
      let list = finding.list.map { area.lists[$0] }
      let row = finding.row.flatMap { row in list?.place(of: row)?.row ?? nil }
      return JSONValue.object([
        .init("rule", .text(rule.id)), .init("severity", .text(rule.severity.rawValue)),
        .init("list", .optional(list?.definition.name)), .init("row", .optional(row)),
        .init("field", .optional(finding.field)),
        .init("children", .texts(finding.children.map { area.ids[Int($0)] })),
        .init("citation", citations[finding.rule]),
      ])
    }
    let members = found.map {
      JSONValue.Member(edition.quality[$0.rule].id, .whole($0.count))
    }
    let notices = found.filter { $0.leftOut > 0 }.map { found in
      let id = edition.quality[found.rule].id
      return Notice(
        "findings-left-out",
        "\(id): \(found.count.grouped) findings are counted, and the first "
          + "\(found.first.count.grouped) listed; check \(id) all lists them")
    }
    return Outcome(
      session, document,
      result: .object([.init("findings", .list(json)), .init("counts", .object(members))]),
      notices: notices)
  }

  // MARK: By rule

  func summary(of what: String) -> Document {
    var document = Document()
    let rows = found.map { found -> [String] in
      let rule = edition.quality[found.rule]
      return [
        rule.id, rule.severity.rawValue, found.count.grouped,
        found.children == 0 ? "" : found.children.grouped, places(found.first),
      ]
    }
    let count = found.reduce(0) { $0 + $1.count }
    if rows.isEmpty {
      document.line("nothing was found in \(what)")
    } else {
      document.table(
        TextTable(
          [
            .init("rule"), .init("severity"), .init("findings", right: true),
            .init("children", right: true), .init("first places"),
          ], rows))
      let others = edition.quality.count - rows.count
      document.line(
        "\(String.counted(count, "finding", "findings")) in \(what); "
          + "\(String.counted(others, "other rule", "other rules")) found nothing")
      document.next(
        dateAdvice(findings).map { "check RULE shows each; \($0)" }
          ?? "check RULE shows each; map header or map value corrects what was misread")
    }
    return document
  }

  /// What to type about the first odd date among the findings.
  private func dateAdvice(_ findings: [Finding]) -> String? {
    let odd = findings.first { finding in
      switch edition.quality[finding.rule].test {
      case .noDate, .dateOrder: true
      default: false
      }
    }
    return odd?.list.flatMap { area.lists[$0].dateAdvice }
  }

  private func places(_ findings: [Finding]) -> String {
    var first: [String] = []
    for finding in findings {
      let place = place(finding)
      if first.contains(place) { continue }
      if first.count == 3 { return CleanText.clean(first.joined(separator: ", ")) + " …" }
      first.append(place)
    }
    return CleanText.clean(first.joined(separator: ", "))
  }

  /// "cin List 6!B5".
  private func place(_ finding: Finding) -> String {
    guard let index = finding.list else { return finding.field ?? "" }
    let list = area.lists[index]
    guard let row = finding.row else {
      return "\(list.definition.name)\(finding.field.map { " \($0)" } ?? "")"
    }
    return "\(list.definition.name) \(list.reference(row: row, field: finding.field))"
  }

  // MARK: One rule

  func listing(_ position: Int, first: Int) -> Document {
    let rule = edition.quality[position]
    var document = Document([
      .line(
        "\(rule.id): \(rule.severity.rawValue), \(rule.says) "
          + "(\(session.guidance.cite(rule.citations)))")
    ])
    guard let found = found.first else {
      document.line("nothing was found")
      return document
    }
    let ages = computedAges(rule)
    let rows = found.first.prefix(first).map { finding -> [String] in
      [
        finding.list.map { area.lists[$0].definition.name } ?? "", cell(finding),
        CleanText.clean(finding.field ?? ""),
        CleanText.clean(finding.children.map { area.ids[Int($0)] }.joined(separator: ", ")),
        CleanText.clean(besides(finding, rule, ages)),
      ]
    }
    let titles = ["list", "place", "field", "child", ""]
    document.table(TextTable(titles.map { .init($0) }, rows))
    document.line(
      rows.count < found.count
        ? "\(rows.count.grouped) of \(String.counted(found.count, "finding", "findings")); "
          + "check \(rule.id) all shows them"
        : String.counted(found.count, "finding", "findings"))
    if case .unreadable = rule.test {
      document.next("lists LIST unreadable shows what stands there")
    }
    if let advice = dateAdvice(findings) { document.next(advice) }
    return document
  }

  private func cell(_ finding: Finding) -> String {
    guard let index = finding.list else { return "" }
    let list = area.lists[index]
    if let row = finding.row {
      return CleanText.clean(list.reference(row: row, field: finding.field))
    }
    return finding.part.map { list.parts[$0].place } ?? ""
  }

  /// What the finding is measured by: the other row, or what the other list says.
  private func besides(
    _ finding: Finding, _ rule: QualityRule, _ ages: ChildField?
  ) -> String {
    let other = finding.other.map { list, row in
      "\(area.lists[list].definition.name), "
        + area.lists[list].reference(row: row, field: finding.field)
    }
    switch rule.test {
    case .conflict:
      guard let field = finding.field, let child = finding.children.first,
        let decides = finding.other, let list = finding.list, let row = finding.row,
        let both = area.conflict(
          of: Disagreement(
            child: child, field: field, decides: .init(list: decides.list, row: decides.row),
            otherwise: .init(list: list, row: row)))
      else { return "" }
      return "\(session.words(both.decides, field)) decides; "
        + session.words(both.otherwise, field)
    case .duplicate, .repeated: return other.map { "again: first \($0)\(differing(finding))" } ?? ""
    case .twoChildren: return other.map { "unlike \($0)" } ?? ""
    case .idForms: return other.map { "like \($0)" } ?? changed(finding)
    case .ageDiffers: return ages.map { words($0, finding) } ?? ""
    case .noDate, .implausible, .alone: return written(finding)
    case .dateOrder: return order(finding)
    default: return ""
    }
  }

  /// ", which differs in need and closed" where two rows that should be one say different things.
  private func differing(_ finding: Finding) -> String {
    guard let other = finding.other, let index = finding.list, let row = finding.row,
      other.list == index
    else { return "" }
    let fields = area.lists[index].columns.filter { column in
      let (one, another) = (column.value(row), column.value(other.row))
      guard one == another else { return true }
      return one == .text
        && Spelling.ofValue(column.written(row)) != Spelling.ofValue(column.written(other.row))
    }
    guard !fields.isEmpty else { return "" }
    return ", which differs in \(fields.map(\.field.name).joined(separator: ", "))"
  }

  /// What a spreadsheet has made of an ID that is like no other.
  private func changed(_ finding: Finding) -> String {
    guard let child = finding.children.first else { return "" }
    let id = area.truth.ids[Int(child)]
    if IDText.day(id) != nil { return "a date: what was typed is not known" }
    let rows = String.counted(finding.children.count, "row", "rows")
    return "digits are lost: \(rows), each read as a child of its own"
  }

  /// What stands in the cell.
  private func written(_ finding: Finding) -> String {
    guard let index = finding.list, let row = finding.row, let field = finding.field else {
      return ""
    }
    return area.lists[index].column(named: field)?.written(row) ?? ""
  }

  private func order(_ finding: Finding) -> String {
    guard let index = finding.list, let part = finding.part else { return "" }
    let sheet = area.lists[index].parts[part]
    let report = sheet.reports.first { $0.field == finding.field }
    return report.flatMap { report in report.dates.map { report.orderWords($0, in: sheet) } } ?? ""
  }

  private func computedAges(_ rule: QualityRule) -> ChildField? {
    guard case .ageDiffers(let computed) = rule.test else { return nil }
    return try? ChildField(.field(computed), in: session.space)
  }

  /// "12 given, 11 by the date of birth".
  private func words(_ ages: ChildField, _ finding: Finding) -> String {
    guard let index = finding.list, let row = finding.row, let field = finding.field,
      let child = finding.children.first,
      case .whole(let given)? = area.lists[index].column(named: field)?.value(row),
      case .whole(let years) = ages.value(of: child)
    else { return "" }
    return "\(given) given, \(years) by the date of birth"
  }
}
