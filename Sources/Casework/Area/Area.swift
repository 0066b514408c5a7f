import Guidance
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
  public let ids: [String]
  /// What is known of each child, by the edition's fields; every field has a column.
  let fields: [String: Column]
  /// For each child and field, whether two lists say different things.
  public let disagreements: [Disagreement]
  /// The latest day that the lists speak of, birth dates left aside.
  public let latestDate: CivilDate?
  private let index: [String: Int32]

  public var count: Int { ids.count }

  /// An area with nothing in it.
  public convenience init(_ edition: Edition) { self.init(edition, [:]) }

  /// Joins lists, each given by its position in the edition.
  public init(_ edition: Edition, _ recognised: [Int: [RecognisedList]]) {
    self.edition = edition
    var join = ChildJoin()
    lists = edition.lists.indices.compactMap { position in
      guard let parts = recognised[position], !parts.isEmpty else { return nil }
      return AreaList(edition.lists[position], parts, join: &join)
    }
    ids = join.ids
    index = join.index
    latestDate = Self.latestDate(in: lists, edition)
    var merge = ChildMerge(lists: lists, edition: edition, children: join.ids.count)
    fields = merge.columns()
    disagreements = merge.disagreements
  }

  public func list(named name: String) -> AreaList? {
    let name = name.lowercased()
    return lists.first { $0.definition.name == name }
  }

  /// The position of the child of that ID, as it was written in the lists.
  public func child(_ id: String) -> Int? { index[id].map(Int.init) }
}

/// A child of whom two lists say different things.
public struct Disagreement: Sendable, Equatable {
  public let child: Int32
  public let field: String
  /// The list whose value decides, and the one that says otherwise.
  public let decides: String
  public let otherwise: String
}

/// Gives each Child Unique ID its position.
struct ChildJoin {
  private(set) var ids: [String] = []
  private(set) var index: [String: Int32] = [:]

  mutating func child(_ id: String) -> Int32 {
    if let known = index[id] { return known }
    let next = Int32(ids.count)
    index[id] = next
    ids.append(id)
    return next
  }
}
