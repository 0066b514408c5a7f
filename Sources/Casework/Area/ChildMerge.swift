import Guidance
import Table

/// Brings what the lists say of each child together, field by field.
///
/// The first list of the edition's order that says something decides: a known value goes before
/// one that says "unknown", and that before one that cannot be read. Where rows of that list
/// differ, `ValuePrecedence` says which decides. What is said otherwise stays in its rows, and the
/// disagreement is noted with both places.
struct ChildMerge {
  /// The area's lists, and their positions in the order in which they decide.
  private let lists: [AreaList]
  private let order: [Int]
  private let edition: Edition
  private let children: Int
  /// The codes of every field that no list has.
  private let nothing: Codes
  private(set) var disagreements: [Disagreement] = []

  init(lists: [AreaList], edition: Edition, children: Int) {
    self.lists = lists
    order = Area.order(of: lists, edition)
    self.edition = edition
    self.children = children
    nothing = Codes(zeros: children)
  }

  mutating func columns() -> [String: Column] {
    var columns: [String: Column] = [:]
    for field in edition.fields where field.type != .id {
      columns[field.name] = merged(field)
    }
    disagreements.sort {
      ($0.child, $0.field, $0.otherwise.list, $0.otherwise.row)
        < ($1.child, $1.field, $1.otherwise.list, $1.otherwise.row)
    }
    return columns
  }

  private mutating func merged(_ field: Field) -> Column {
    let holders = order.filter { lists[$0].column(named: field.name) != nil }
    if holders.count == 1, let list = holders.first.map({ lists[$0] }), list.index.isInOrder,
      list.rows == children, let column = list.column(named: field.name)
    {
      return column
    }
    guard !holders.isEmpty else {
      return Column(field: field, codes: nothing, written: [""], values: [.missing])
    }
    var merge = FieldMerge(field, edition, children: children)
    for position in holders { merge.add(lists[position], at: position) }
    if merge.isCompared {
      for position in holders {
        disagreements += merge.disagreements(in: lists[position], position)
      }
    }
    return merge.column
  }
}
