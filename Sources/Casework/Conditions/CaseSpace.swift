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

  /// The same with the area as it was loaded, for what is computed and not shown.
  public var truth: CaseSpace { CaseSpace(area.truth, asOf: asOf, sets: sets) }

  /// A field of a child as it was found: its column, and the list that it is read from.
  public struct Found: Sendable {
    public let column: Column
    /// Set where the field is a list's own: one value a row, and not one a child.
    public let list: AreaList?
    /// Why nothing is known of it, if nothing is.
    public let absence: Absence?
    /// Whether it belongs to a list that is not loaded: then it is not known who is on it.
    public var isOfUnloadedList = false
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
    let absent = area.count > 0 && column.values.allSatisfy(\.isMissing)
    return Found(
      column: column, list: nil, absence: absent ? absence(of: column.field.name) : nil)
  }

  var idColumn: Column {
    let field = Field(
      name: "id", title: "Child unique ID", type: .id, headings: [], identifies: true, citations: []
    )
    return Column(
      field: field, codes: .wide(Array(0..<UInt32(area.count))), written: area.ids,
      values: [Value](repeating: .text, count: area.count))
  }

  // MARK: Fields of a list

  private func listField(
    list name: String, field: String, _ literal: Literal
  ) throws(Diagnostic) -> Found {
    guard let definition = edition.list(named: name) else {
      throw unknownList(Literal(text: name, quoted: false, span: literal.span))
    }
    let own = definition.column(forHeading: field).map { definition.columns[$0] }
    guard let list = area.list(named: definition.name) else {
      if let own { return unloaded(own, definition) }
      throw unknown(literal, of: definition)
    }
    if let found = ownColumn(field, of: list) { return found }
    throw unknown(literal, of: definition)
  }

  /// The column of a loaded list, or that nothing is known of it where its file lacks it.
  func ownColumn(_ name: String, of list: AreaList) -> Found? {
    if let column = list.column(forName: name) {
      return Found(column: column, list: list, absence: nil)
    }
    guard let position = list.definition.column(forHeading: name) else { return nil }
    let field = list.definition.columns[position]
    return Found(
      column: Column(missing: field, rows: list.rows), list: list,
      absence: Absence(.notInLists, "\(field.name) is not in \(list.definition.name)"))
  }

  private func unloaded(_ field: Field, _ definition: ListDefinition) -> Found {
    Found(
      column: Column(missing: field, rows: area.count), list: nil,
      absence: Absence(.notInLists, "the list \(definition.name) is not loaded"),
      isOfUnloadedList: true)
  }

  /// A field without its list's name: allowed where only one of the loaded lists has it, in its
  /// file or by its definition; else where only one list at all has it.
  private func ownField(_ name: Literal) throws(Diagnostic) -> Found {
    let found = area.lists.compactMap { ownColumn(name.text, of: $0) }
    if found.count == 1 { return found[0] }
    if found.count > 1 {
      throw ambiguous(name, found.map { ($0.list?.definition.name ?? "", $0.column.field.name) })
    }
    let holders = edition.lists.compactMap { definition in
      definition.column(forHeading: name.text).map { (definition, definition.columns[$0]) }
    }
    guard let (definition, field) = holders.first else {
      if let known = nameOfHeading(name) { return try self.field(known) }
      throw unknownField(name, among: fieldNames)
    }
    guard holders.count == 1 else {
      throw ambiguous(name, holders.map { ($0.0.name, $0.1.name) })
    }
    return unloaded(field, definition)
  }

  /// The field of a heading that the edition does not know, but that was read as one: by
  /// nearness, or because a person said so.
  private func nameOfHeading(_ name: Literal) -> Literal? {
    let key = Corrections.key(name.text)
    for list in area.lists {
      for report in list.parts.flatMap(\.reports) where Corrections.key(report.heading) == key {
        guard let field = report.field else { continue }
        let isChilds = edition.fields.contains { $0.name == field }
        let full = isChilds ? field : "\(list.definition.name).\(field)"
        return Literal(text: full, quoted: false, span: name.span)
      }
    }
    return nil
  }

  // MARK: Errors

  private func ambiguous(_ name: Literal, _ choices: [(list: String, field: String)]) -> Diagnostic
  {
    let texts = choices.map { "\($0.list).\($0.field)" }
    return Diagnostic(
      "ambiguous-field", "\"\(name.text)\" is a field of several lists", at: name.span,
      help: "say which: \(texts.joined(separator: ", "))")
  }

  private func unknown(_ name: Literal, of definition: ListDefinition) -> Diagnostic {
    unknownField(
      name, among: definition.columns.map { "\(definition.name).\($0.name)" },
      otherwise: "lists \(definition.name) shows its fields")
  }

  public func unknownField(
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
