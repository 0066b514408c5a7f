import Guidance
import Table

/// Finds the children of whom lists say different texts in a field that must be the same.
///
/// Only lists that have each child once are compared: they say how things stand, where a list of
/// events says who was responsible at the time. Case and spaces make no difference.
struct TextDisagreements {
  private let lists: [AreaList]
  private let children: Int

  /// `lists` in the stated order.
  init(_ lists: [AreaList], children: Int) {
    self.lists = lists
    self.children = children
  }

  func find(_ field: Field) -> [Disagreement] {
    let saying = lists.filter { $0.column(named: field.name) != nil }
    let standing = saying.filter(\.definition.oneRowPerChild)
    guard standing.count > 1 else { return [] }
    var texts: [String: UInt32] = [:]
    // For each child, the text that decides, and its list; 0 where none has been said.
    var decided = [UInt32](repeating: 0, count: children)
    var decider = [UInt16](repeating: 0, count: children)
    var found: [Disagreement] = []
    for (position, list) in saying.enumerated() {
      guard let column = list.column(named: field.name) else { continue }
      let meanings = zip(column.values, column.written).map { value, written -> UInt32 in
        guard value == .text else { return 0 }
        let key = Spelling.ofValue(written)
        if let known = texts[key] { return known }
        let next = UInt32(texts.count + 1)
        texts[key] = next
        return next
      }
      var noted = Set<Int32>()
      for (text, child) in zip(column.codes.looked(up: meanings), list.childOfRow) where child >= 0
      {
        guard text != 0 else { continue }
        let index = Int(child)
        if decided[index] == 0 {
          decided[index] = text
          decider[index] = UInt16(position)
          continue
        }
        let first = saying[Int(decider[index])]
        guard text != decided[index], decider[index] != UInt16(position),
          first.definition.oneRowPerChild, list.definition.oneRowPerChild,
          noted.insert(child).inserted
        else { continue }
        found.append(
          Disagreement(
            child: child, field: field.name, decides: first.definition.name,
            otherwise: list.definition.name))
      }
    }
    return found
  }
}
