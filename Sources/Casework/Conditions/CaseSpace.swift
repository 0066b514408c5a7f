import Guidance
import Language
import Table

/// What a condition is asked of: an area as it stands on a day, and the sets that were kept.
public struct CaseSpace: Sendable {
  public let area: Area
  /// The day at which ages and periods are counted; nil where none is known.
  public let asOf: CivilDate?
  /// Kept sets, by name in lower case.
  public let sets: [String: Set<Int32>]

  public init(_ area: Area, asOf: CivilDate?, sets: [String: Set<Int32>] = [:]) {
    self.area = area
    self.asOf = asOf
    self.sets = sets
  }

  var edition: Edition { area.edition }

  /// A field of a child as it was found: its column, and the list that it is read from.
  public struct Found: Sendable {
    public let column: Column
    /// Set where the field is a list's own: one value a row, and not one a child.
    public let list: AreaList?
    /// Why nothing is known of it, where no loaded list has it.
    public let absence: String?
  }

  /// The field that a person named, by its short name, `LIST.field`, or any known heading.
  ///
  /// - Throws: `unknown-field` with near names, `ambiguous-field` where several lists have it.
  public func field(_ name: Literal) throws(Diagnostic) -> Found {
    if let column = childColumn(name.text) { return column }
    if let dot = name.text.firstIndex(of: "."), !name.quoted {
      return try listField(
        list: String(name.text[..<dot]), field: String(name.text[name.text.index(after: dot)...]),
        name)
    }
    return try ownField(name)
  }

  /// The names that a field may be called by, for hints and completion.
  public var fieldNames: [String] {
    var names = ["id"]
    for field in edition.derived.map(\.field) + edition.fields where !names.contains(field.name) {
      names.append(field.name)
    }
    var owned: [String: Int] = [:]
    for list in edition.lists {
      for column in list.columns where !names.contains(column.name) {
        owned[column.name, default: 0] += 1
      }
    }
    for list in edition.lists {
      for column in list.columns where owned[column.name] != nil {
        names.append(owned[column.name] == 1 ? column.name : "\(list.name).\(column.name)")
      }
    }
    return names
  }

  // MARK: Fields of a child

  private func childColumn(_ name: String) -> Found? {
    let short = name.lowercased()
    if short == "id" || edition.isIDHeading(name) { return found(idColumn) }
    if let column = derivedColumn(short) { return found(column) }
    if let column = area.fields[short] { return found(column) }
    let spelling = Spelling.ofHeading(name)
    for field in edition.fields
    where field.headings.contains(where: { Spelling.ofHeading($0) == spelling }) {
      return area.fields[field.name].map(found)
    }
    for derived in edition.derived where Spelling.ofHeading(derived.field.title) == spelling {
      return derivedColumn(derived.field.name).map(found)
    }
    return nil
  }

  private func found(_ column: Column) -> Found {
    let absent = column.values.count == 1 && column.values[0] == .missing && area.count > 0
    return Found(
      column: column, list: nil, absence: absent ? absence(of: column.field.name) : nil)
  }

  /// "nps is not in the lists (it comes with the additional facts)".
  private func absence(of field: String) -> String {
    let holders = edition.lists.filter { list in
      list.columns.contains { $0.name == field }
    }
    let isFact = edition.facts.contains { $0.name == field }
    guard isFact, let holder = holders.last else { return "\(field) is not in the lists" }
    let title = holder.title.prefix(1).lowercased() + holder.title.dropFirst()
    return "\(field) is not in the lists (it comes with the \(title))"
  }

  var idColumn: Column {
    let field = Field(
      name: "id", title: "Child unique ID", type: .id, headings: [], identifies: true, citations: []
    )
    return Column(
      field: field, codes: Array(0..<UInt32(area.count)), written: area.ids,
      values: [Value](repeating: .text, count: area.count))
  }

  // MARK: Fields of a list

  private func listField(
    list name: String, field: String, _ literal: Literal
  ) throws(Diagnostic) -> Found {
    guard let definition = edition.list(named: name) else {
      throw unknownList(Literal(text: name, quoted: false, span: literal.span))
    }
    if let list = area.list(named: name), let column = list.column(forName: field) {
      return Found(column: column, list: list, absence: nil)
    }
    guard let column = definition.columns.first(where: { $0.name == field.lowercased() }) else {
      throw unknownField(
        literal, among: definition.columns.map { "\(definition.name).\($0.name)" },
        otherwise: "lists \(definition.name) shows its fields")
    }
    return Found(
      column: Column(missing: column, rows: area.count), list: nil,
      absence: area.list(named: name) == nil
        ? "the list \(definition.name) is not loaded" : "\(field) is not in \(definition.name)")
  }

  /// A field without its list's name: allowed where only one list has it.
  private func ownField(_ name: Literal) throws(Diagnostic) -> Found {
    let holders = area.lists.filter { $0.column(forName: name.text) != nil }
    if holders.count == 1, let column = holders[0].column(forName: name.text) {
      return Found(column: column, list: holders[0], absence: nil)
    }
    if holders.count > 1 {
      let choices = holders.map { list in
        "\(list.definition.name).\(list.column(forName: name.text)?.field.name ?? name.text)"
      }
      throw ambiguous(name, choices)
    }
    let others = edition.lists.compactMap { definition in
      definition.column(forHeading: name.text).map { (definition, definition.columns[$0]) }
    }
    guard let (definition, field) = others.first else {
      throw unknownField(name, among: fieldNames)
    }
    guard others.count == 1 else {
      throw ambiguous(name, others.map { "\($0.0.name).\($0.1.name)" })
    }
    return Found(
      column: Column(missing: field, rows: area.count), list: nil,
      absence: "the list \(definition.name) is not loaded")
  }

  // MARK: Errors

  private func ambiguous(_ name: Literal, _ choices: [String]) -> Diagnostic {
    Diagnostic(
      "ambiguous-field", "\"\(name.text)\" is a field of several lists", at: name.span,
      help: "say which: \(choices.joined(separator: ", "))")
  }

  func unknownField(
    _ name: Literal, among names: [String], otherwise: String = "fields shows them all"
  ) -> Diagnostic {
    let hint = Nearness.hint(name.text, among: names)
    return Diagnostic(
      "unknown-field", "there is no field \"\(name.text)\"", at: name.span,
      help: hint.isEmpty ? otherwise : hint)
  }

  public func unknownList(_ name: Literal) -> Diagnostic {
    let names = edition.lists.map(\.name)
    let hint = Nearness.hint(name.text, among: names)
    return Diagnostic(
      "unknown-list", "there is no list \"\(name.text)\"", at: name.span,
      help: hint.isEmpty ? "lists: \(names.joined(separator: ", "))" : hint)
  }
}

extension Edition {
  func isIDHeading(_ name: String) -> Bool {
    let spelling = Spelling.ofHeading(name)
    return fields.contains { field in
      field.type == .id && field.headings.contains { Spelling.ofHeading($0) == spelling }
    }
  }
}
