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
  /// Everything that the lists say of a child in a field, in the order in which they decide:
  /// what is missing is not said.
  public func sayings(of child: Int32, field: String) -> [Saying] {
    listsInOrder.flatMap { position -> [Saying] in
      let list = lists[position]
      guard let column = list.column(named: field) else { return [] }
      return list.rows(of: Int(child)).compactMap { row in
        let code = Int(column.codes[Int(row)])
        guard column.values[code] != .missing else { return nil }
        return Saying(
          list: position, row: Int(row), value: column.values[code], written: column.written[code])
      }
    }
  }

  /// What decides of those sayings, and what each list that says otherwise says first.
  public func conflict(
    of disagreement: Disagreement
  ) -> (decides: Saying, otherwise: Saying)? {
    let sayings = sayings(of: disagreement.child, field: disagreement.field)
    guard let column = fields[disagreement.field], Int(disagreement.child) < count else {
      return nil
    }
    let value = column.value(Int(disagreement.child))
    let text = Spelling.ofValue(column.written(Int(disagreement.child)))
    func agrees(_ saying: Saying) -> Bool {
      saying.value == value && (value != .text || Spelling.ofValue(saying.written) == text)
    }
    guard let decides = sayings.first(where: agrees),
      let otherwise = sayings.first(where: { saying in
        lists[saying.list].definition.name == disagreement.otherwise && !agrees(saying)
          && isKnown(saying, column.field)
      })
    else { return nil }
    return (decides, otherwise)
  }

  /// Whether a saying is more than "unknown", or than something that cannot be read.
  private func isKnown(_ saying: Saying, _ field: Field) -> Bool {
    switch saying.value {
    case .missing, .unreadable: return false
    case .text, .date, .whole: return true
    case .code(let position):
      guard case .code(let set) = field.type else { return true }
      return !edition.codeSets[set].codes[position].unknown
    }
  }

  /// The positions of the loaded lists, as the edition lets them decide.
  var listsInOrder: [Int] {
    let named = edition.order.compactMap { name in
      lists.firstIndex { $0.definition.name == name }
    }
    return named + lists.indices.filter { !named.contains($0) }
  }
}
