import Guidance
import Table

/// What one row says of a child.
public struct Saying: Sendable {
  /// The position of the list among the area's lists.
  public let list: Int
  public let row: Int
  public let value: Value
  public let written: String
}

extension Area {
  /// Everything that the lists say of a child in a field, list by list in the order in which they
  /// decide, in each list the latest row first: what is missing is not said.
  public func sayings(of child: Int32, field: String) -> [Saying] {
    listsInOrder.flatMap { position -> [Saying] in
      let list = lists[position]
      guard let column = list.column(named: field) else { return [] }
      let rows = list.rows(of: Int(child)).sorted { left, right in
        if list.isLater(Int(left), than: Int(right)) { return true }
        return !list.isLater(Int(right), than: Int(left)) && left < right
      }
      return rows.compactMap { row in
        let code = Int(column.codes[Int(row)])
        guard column.values[code] != .missing else { return nil }
        return Saying(
          list: position, row: Int(row), value: column.values[code], written: column.written[code])
      }
    }
  }

  /// What decides, and what is said otherwise.
  public func conflict(
    of disagreement: Disagreement
  ) -> (decides: Saying, otherwise: Saying)? {
    guard let decides = saying(at: disagreement.decides, disagreement.field),
      let otherwise = saying(at: disagreement.otherwise, disagreement.field)
    else { return nil }
    return (decides, otherwise)
  }

  private func saying(at place: Disagreement.Place, _ field: String) -> Saying? {
    guard lists.indices.contains(place.list),
      let column = lists[place.list].column(named: field),
      (0..<lists[place.list].rows).contains(place.row)
    else { return nil }
    return Saying(
      list: place.list, row: place.row, value: column.value(place.row),
      written: column.written(place.row))
  }

  /// The positions of the loaded lists, as the edition lets them decide.
  var listsInOrder: [Int] { Self.order(of: lists, edition) }

  /// The positions of lists, as the edition lets them decide: those that its order does not name
  /// come last, in the order of the edition.
  static func order(of lists: [AreaList], _ edition: Edition) -> [Int] {
    let named = edition.order.compactMap { name in
      lists.firstIndex { $0.definition.name == name }
    }
    return named + lists.indices.filter { !named.contains($0) }
  }
}
