import Guidance
import Table

/// IDs under which two children may stand: rows that differ in every one of some fields, such as
/// the birth date and the gender.
///
/// What decides for a child may come from several rows, so rows are compared with one another. A
/// row is named once for all rows that say the same; which one it is, and what it is compared
/// with, depends on what the rows say and not on their order.
struct TwoChildren {
  struct Pair {
    let child: Int32
    let row: Disagreement.Place
    /// The row that decides before it, or would.
    let unlike: Disagreement.Place
  }

  /// What the rows of a child say in the fields, at the latest row that says so.
  private struct Saying {
    let values: [Value]
    let written: [String]
    /// Where its list stands among those that decide.
    let order: Int
    let place: Disagreement.Place
  }

  /// How many different sayings of one ID are compared with one another: all of any real list.
  private static let mostSayings = 64

  private let area: Area
  private let fields: [String]

  init(_ area: Area, fields: [String]) {
    self.area = area
    self.fields = fields
  }

  /// The rows, child by child.
  var pairs: [Pair] {
    candidates.flatMap { child -> [Pair] in
      let sayings = sayings(of: child)
      return sayings.indices.compactMap { index in
        let unlike = sayings[..<index].first { other in
          zip(other.values, sayings[index].values).allSatisfy { $0 != $1 }
        }
        return unlike.map { Pair(child: child, row: sayings[index].place, unlike: $0.place) }
      }
    }
  }

  /// The children about whom rows disagree in each of the fields, in their order.
  private var candidates: [Int32] {
    var counts: [Int32: Set<String>] = [:]
    for one in area.disagreements where fields.contains(one.field) {
      counts[one.child, default: []].insert(one.field)
    }
    return counts.filter { $0.value.count == Set(fields).count }.keys.sorted()
  }

  /// What is said of a child in all of the fields, each once: the lists in the order in which they
  /// decide, in each the latest first.
  private func sayings(of child: Int32) -> [Saying] {
    var sayings: [Saying] = []
    for (order, position) in area.listsInOrder.enumerated() {
      let list = area.lists[position]
      let columns = fields.compactMap(list.column(named:))
      guard columns.count == fields.count else { continue }
      let rows = list.rows(of: Int(child)).map(Int.init)
      for row in rows {
        let values = columns.map { $0.value(row) }
        let place = Disagreement.Place(list: position, row: row)
        let saying = Saying(
          values: values, written: columns.map { $0.written(row) }, order: order, place: place)
        guard zip(values, columns).allSatisfy({ isKnown($0, $1.field) }) else { continue }
        if let known = sayings.firstIndex(where: { $0.values == values }) {
          if goesBefore(saying, sayings[known], columns) { sayings[known] = saying }
        } else if sayings.count < Self.mostSayings {
          sayings.append(saying)
        }
      }
    }
    return sayings.sorted { goesBefore($0, $1, fields.compactMap(column)) }
  }

  private func column(_ field: String) -> Column? { area.fields[field] }

  private func goesBefore(_ left: Saying, _ right: Saying, _ columns: [Column]) -> Bool {
    if left.order != right.order { return left.order < right.order }
    let list = area.lists[left.place.list]
    if list.isLater(left.place.row, than: right.place.row) { return true }
    if list.isLater(right.place.row, than: left.place.row) { return false }
    for (index, column) in columns.enumerated() where left.values[index] != right.values[index] {
      return ValuePrecedence(column.field, area.edition).keepsInView(
        (left.values[index], left.written[index]),
        before: (right.values[index], right.written[index]))
    }
    return left.place.row < right.place.row
  }

  private func isKnown(_ value: Value, _ field: Field) -> Bool {
    value != .text
      && ValuePrecedence(field, area.edition).strength(value) == ValuePrecedence.known
  }
}
