import Guidance
import Synchronization
import Table

/// The children of the loaded lists: one record a child, joined by Child Unique ID.
///
/// An area never changes: loading makes a new one. Children stand in the order in which the
/// lists first name them, list by list in the edition's order.
public final class Area: Sendable {
  public let edition: Edition
  /// The loaded lists, in the edition's order.
  public let lists: [AreaList]
  /// Child Unique IDs, one a child.
  public let ids: TextList
  /// What is known of each child, by the edition's fields; every field has a column.
  let fields: [String: Column]
  /// Where rows say different things of a child, in two lists or in one.
  public let disagreements: [Disagreement]
  let latest: LatestDate?
  private let join: ChildJoin
  let derived: DerivedColumns
  /// The area as it was loaded, where this one shows pseudonyms.
  private let unmasked: Area?
  let maskedCopy = Mutex<Area?>(nil)

  public var count: Int { ids.count }

  /// An area with nothing in it.
  public convenience init(_ edition: Edition) { self.init(edition, [:]) }

  /// Joins lists, each given by its position in the edition.
  public init(_ edition: Edition, _ recognised: [Int: [RecognisedList]]) {
    self.edition = edition
    var join = ChildJoin(cutIDs: CutIDs(recognised.values.joined()))
    lists = edition.lists.indices.compactMap { position in
      guard let parts = recognised[position], !parts.isEmpty else { return nil }
      return AreaList(edition.lists[position], parts, join: &join)
    }
    ids = join.ids
    self.join = join
    latest = LatestDate(in: lists, edition)
    var merge = ChildMerge(lists: lists, edition: edition, children: join.count)
    fields = merge.columns()
    disagreements = merge.disagreements
    derived = DerivedColumns()
    unmasked = nil
  }

  /// The children of another area, with pseudonyms in the place of what identifies.
  init(masking area: Area, _ pseudonyms: Pseudonyms) {
    edition = area.edition
    let idField = CaseSpace(area, asOf: nil).idColumn.field
    ids = pseudonyms.names(for: area.ids, of: idField, numbered: true)
    lists = area.lists.map { list in
      AreaList(masking: list, columns: list.columns.map { $0.masked(pseudonyms, area.edition) })
    }
    fields = area.fields.mapValues { $0.masked(pseudonyms, area.edition) }
    disagreements = area.disagreements
    latest = area.latest
    join = ChildJoin(ids)
    derived = area.derived
    unmasked = area
  }

  /// The area as it was loaded: this one, unless it shows pseudonyms.
  public var truth: Area { unmasked ?? self }

  public func list(named name: String) -> AreaList? {
    let name = name.lowercased()
    return lists.first { $0.definition.name == name }
  }

  /// The position of the child of that ID, as it was written in the lists.
  public func child(_ id: String) -> Int? { join.position(of: id) }
}

/// Gives each Child Unique ID its position.
struct ChildJoin: Sendable {
  /// The IDs, behind the blank text that every index begins with.
  private var index = TextIndex()
  /// Whether the index is a column's own, which must not be changed.
  private var isBorrowed = false
  /// The IDs that have lost digits: each of their rows is about a child of its own.
  private var cutIDs = CutIDs([])

  init(cutIDs: CutIDs) { self.cutIDs = cutIDs }

  /// Children that have these IDs, in this order.
  init(_ ids: TextList) { index = TextIndex(TextList(joining: [[""], ids])) }

  var count: Int { index.count - 1 }

  /// The IDs, one a child.
  var ids: TextList { index.list.dropFirst(1) }

  /// The child of an ID; nil where no list names it.
  func position(of id: String) -> Int? {
    id.isEmpty ? nil : index.position(of: id).map { $0 - 1 }
  }

  /// For each row of a column of IDs, the child that it names, or -1.
  ///
  /// - Parameter place: where a row stands, to tell children apart whose IDs have lost digits.
  mutating func children(of column: Column, place: (_ row: Int) -> String) -> [Int32] {
    let cut = cutIDs.entries(of: column)
    guard cut.isEmpty else { return children(of: column, cut: cut, place: place) }

    // The first list's IDs are the area's, where each of them names a child.
    if count == 0, let texts = column.texts, !column.values.dropFirst().contains(where: \.isMissing)
    {
      index = texts
      isBorrowed = true
      return column.codes.mapped { Int32(truncatingIfNeeded: $0) - 1 }
    }
    if isBorrowed {
      index = TextIndex(index.list)
      isBorrowed = false
    }
    let children = column.values.indices.map { entry -> Int32 in
      guard column.values[entry] == .text else { return -1 }
      return Int32(truncatingIfNeeded: column.written.withBytes(entry) { index.code($0) }) - 1
    }
    return column.codes.looked(up: children)
  }

  private mutating func children(
    of column: Column, cut: Set<Int>, place: (_ row: Int) -> String
  ) -> [Int32] {
    if isBorrowed { index = TextIndex(index.list) }
    isBorrowed = false
    return column.codes.indices.map { row in
      let entry = Int(column.codes[row])
      guard column.values[entry] == .text else { return -1 }
      let id = column.written[entry]
      let name = cut.contains(entry) ? cutIDs.name(id, place(row), besides: index) : id
      return Int32(truncatingIfNeeded: index.code(name)) - 1
    }
  }
}
