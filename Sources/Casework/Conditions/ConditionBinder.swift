import Guidance
import Language
import Table

/// Finds what the names of a condition stand for, before any row is touched.
struct ConditionBinder {
  private let space: CaseSpace
  /// The list whose rows are asked, or nil where children are.
  private let list: AreaList?
  /// Why parts of the answer cannot be known: "nps is not in the lists …", each once.
  private(set) var notices: [String] = []
  /// The phrases that are being unfolded, so that one that means itself is an error.
  private var unfolding: [String]
  private var parts = 0

  private static let mostParts = 20_000

  init(_ space: CaseSpace, list: AreaList? = nil, unfolding: [String] = []) {
    self.space = space
    self.list = list
    self.unfolding = unfolding
  }

  mutating func bind(_ condition: Condition) throws(Diagnostic) -> BoundCondition {
    switch condition {
    case .all(let parts): return .all(try bind(parts))
    case .any(let parts): return .any(try bind(parts))
    case .not(let part): return .not(try bind(part))
    case .predicate(let predicate, let span): return try bind(predicate, span)
    }
  }

  private mutating func bind(_ parts: [Condition]) throws(Diagnostic) -> [BoundCondition] {
    var bound: [BoundCondition] = []
    for part in parts { bound.append(try bind(part)) }
    return bound
  }

  private mutating func bind(
    _ predicate: Predicate, _ span: Span
  ) throws(Diagnostic) -> BoundCondition {
    parts += 1
    guard parts <= Self.mostParts else {
      throw Diagnostic(
        "condition-too-long",
        "with its phrases unfolded this has more than \(Self.mostParts) parts",
        at: span, help: "split it into several filters")
    }
    switch predicate {
    case .phrase(let phrase): return try bindPhrase(phrase, span)
    case .onList(let name):
      return ofChild(try listNamed(name).map(BoundCondition.onList) ?? .constant(.unknown))
    case .inSet(let name):
      guard let members = space.sets[name.text.lowercased()] else { throw unknownSet(name) }
      return ofChild(.members(members))
    case .someRow(let name, let condition):
      let rows = try rows(of: name, condition)
      return ofChild(rows.map { .someRow($0, $1 ?? .constant(.yes)) } ?? .constant(.unknown))
    case .count(let name, let condition, let comparison, let number):
      let rows = try rows(of: name, condition)
      return ofChild(rows.map { .count($0, $1, comparison, number) } ?? .constant(.unknown))
    case .truth, .comparison, .range, .among, .missing, .unknown, .dated, .period, .text:
      guard let field = predicate.field else { return .constant(.unknown) }
      return try bindField(field, predicate)
    }
  }

  // MARK: Phrases and lists

  private mutating func bindPhrase(_ phrase: String, _ span: Span) throws(Diagnostic)
    -> BoundCondition
  {
    guard let entry = space.edition.phrases.first(where: { $0.phrase.lowercased() == phrase })
    else {
      throw Diagnostic(
        "unknown-phrase", "the edition has no phrase \"\(phrase)\"", at: span,
        help: "help filter lists its phrases")
    }
    guard !unfolding.contains(phrase) else {
      throw Diagnostic(
        "circular-phrase", "the phrase \"\(phrase)\" is said by itself in \(space.edition.file)",
        at: span, help: "mend its means: there")
    }
    let condition = try Conditions.parse(entry.means, space.edition)
    unfolding.append(phrase)
    defer { unfolding.removeLast() }
    do {
      return try bind(condition)
    } catch {
      // What is wrong stands in the edition; it is shown where the phrase was typed.
      var diagnostic = error
      diagnostic.span = span
      throw diagnostic
    }
  }

  private mutating func rows(
    of name: Literal, _ condition: Condition?
  ) throws(Diagnostic) -> (AreaList, BoundCondition?)? {
    guard let list = try listNamed(name) else { return nil }
    guard let condition else { return (list, nil) }
    var inner = ConditionBinder(space, list: list, unfolding: unfolding)
    let bound = try inner.bind(condition)
    for notice in inner.notices { note(notice) }
    parts += inner.parts
    return (list, bound)
  }

  /// The loaded list of that name; nil, with a notice, where it is not loaded.
  private mutating func listNamed(_ name: Literal) throws(Diagnostic) -> AreaList? {
    guard let definition = space.edition.list(named: name.text) else {
      throw space.unknownList(name)
    }
    if let list = space.area.list(named: definition.name) { return list }
    note("the list \(definition.name) is not loaded")
    return nil
  }

  /// What is asked of a child, inside a list's brackets too.
  private func ofChild(_ bound: BoundCondition) -> BoundCondition {
    list == nil ? bound : .ofChild(bound, children: space.area.count)
  }

  private func unknownSet(_ name: Literal) -> Diagnostic {
    let names = space.sets.keys.sorted()
    let hint = Nearness.hint(name.text, among: names)
    return Diagnostic(
      "unknown-set", "there is no set \"\(name.text)\"", at: name.span,
      help: hint.isEmpty ? "keep NAME makes one of the children that are shown now" : hint)
  }

  private mutating func note(_ notice: String) {
    if !notices.contains(notice) { notices.append(notice) }
  }

  // MARK: Fields

  private mutating func bindField(
    _ name: Literal, _ predicate: Predicate
  ) throws(Diagnostic) -> BoundCondition {
    if let list, let own = rowField(name, of: list) {
      if let absence = own.absence { note(absence.words) }
      let column = judged(own.column, of: list, by: predicate)
      return .table(column, try table(column, predicate))
    }
    let found = try space.field(name)
    if let absence = found.absence { note(absence.words) }
    let column = judged(found.column, of: found.list, by: predicate)
    let bound = BoundCondition.table(column, try table(column, predicate))
    if found.isOfUnloadedList {
      // Of a list that was not sent nothing is known, and that is what was asked.
      guard case .unknown(_, let negated) = predicate else { return .constant(.unknown) }
      return .constant(negated ? .no : .yes)
    }
    guard let owner = found.list else { return ofChild(bound) }
    guard let list else { return .someRow(owner, bound) }
    guard owner.definition.name != list.definition.name else { return bound }
    throw Diagnostic(
      "other-list", "\"\(name.text)\" is a field of \(owner.definition.name)", at: name.span,
      help: "ask it outside the brackets: \(owner.definition.name)[…]")
  }

  /// A field of the rows that are asked. What their file lacks and is known of the child, is the
  /// child's; what it lacks and only the list has, is not known.
  /// A computed field is the child's, though its name be a heading too: `age` is not the age given.
  private func rowField(_ name: Literal, of list: AreaList) -> CaseSpace.Found? {
    let short = name.text.lowercased()
    if space.edition.derived.contains(where: { $0.field.name == short }) { return nil }
    guard let found = space.ownColumn(name.text, of: list) else { return nil }
    let field = found.column.field.name
    let isChilds = space.edition.fields.contains { $0.name == field }
    return found.absence != nil && isChilds ? nil : found
  }

  /// The column that is judged: behind a mask what the lists say, so that the mask changes no
  /// result; but where a pseudonym is asked for, the pseudonyms.
  private func judged(
    _ column: Column, of list: AreaList?, by predicate: Predicate
  ) -> Column {
    let truth = space.area.truth
    guard truth !== space.area, !isPseudonym(predicate, in: column) else { return column }
    guard let list else {
      return truth.fields[column.field.name]
        ?? (column.field.name == "id" ? space.truth.idColumn : column)
    }
    return truth.list(named: list.definition.name)?.column(named: column.field.name) ?? column
  }

  /// Whether one of the values that a field is compared with stands in a masked column and is
  /// no text of the lists.
  private func isPseudonym(_ predicate: Predicate, in column: Column) -> Bool {
    guard column.field.type == .text || column.field.type == .id else { return false }
    let values: [Literal] =
      switch predicate {
      case .comparison(_, _, let value): [value]
      case .among(_, let values): values
      default: []
      }
    let texts = Set(values.map { $0.text.lowercased() })
    return column.written.contains { texts.contains($0.lowercased()) }
  }

  private func table(_ column: Column, _ predicate: Predicate) throws(Diagnostic) -> [UInt8] {
    try ValueTest(predicate, column.field, space).table(column)
  }
}

/// Reads and binds whole conditions.
public enum Conditions {
  /// The condition that `text` holds, by the phrases of `edition`.
  public static func parse(_ text: String, _ edition: Edition) throws(Diagnostic) -> Condition {
    let arguments = try GrammarParser.parse(
      text, from: 0, by: .slot("condition", .condition, "CONDITION"),
      vocabulary: edition.vocabulary)
    guard let condition = arguments.conditions("condition").first?.condition else {
      throw Diagnostic(
        "incomplete-condition", "a condition is needed", help: "help conditions shows what one is")
    }
    return condition
  }

  /// The verdict for each child of the area, and why parts of it cannot be known.
  public static func verdicts(
    _ condition: Condition, in space: CaseSpace
  ) throws(Diagnostic) -> (verdicts: Verdicts, notices: [String]) {
    var binder = ConditionBinder(space)
    let bound = try binder.bind(condition)
    return (bound.verdicts(count: space.area.count, list: nil), binder.notices)
  }

  /// The verdict for each row of a loaded list.
  public static func verdicts(
    _ condition: Condition, rowsOf list: AreaList, in space: CaseSpace
  ) throws(Diagnostic) -> Verdicts {
    var binder = ConditionBinder(space, list: list)
    let bound = try binder.bind(condition)
    return bound.verdicts(count: list.rows, list: list)
  }
}
