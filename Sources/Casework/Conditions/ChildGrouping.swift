import Guidance
import Table

/// How many children of a list share the same texts in some fields.
public struct ChildGrouping: Sendable {
  public struct Group: Sendable {
    /// For each field, the position of its text in the field's column; nil where the child is
    /// not on the list that the field is of.
    public let entries: [Int?]
    public let children: Int
  }

  /// From this number of possible groups on, they are looked up and not counted out.
  private static let manyGroups = 1 << 22

  /// In no particular order.
  public let groups: [Group]

  public init(_ fields: [ChildField], of children: ChildList) {
    // One entry more than the field has texts, for those who are not on its list.
    let sizes = fields.map { $0.column.written.count + 1 }
    var possible = 1
    for size in sizes { possible = possible.multipliedReportingOverflow(by: size).partialValue }
    let overflows = sizes.reduce(1.0) { $0 * Double($1) } > Double(Self.manyGroups)
    let counts: [(key: Int, children: Int)]
    if fields.isEmpty {
      counts = children.isEmpty ? [] : [(0, children.count)]
    } else if overflows {
      groups = Self.lookedUp(fields, children)
      return
    } else {
      counts = Self.counted(fields, sizes, possible, children)
    }
    groups = counts.map { key, children in
      var rest = key
      var entries: [Int?] = []
      for size in sizes.reversed() {
        let entry = rest % size
        entries.append(entry == size - 1 ? nil : entry)
        rest /= size
      }
      return Group(entries: entries.reversed(), children: children)
    }
  }

  private static func counted(
    _ fields: [ChildField], _ sizes: [Int], _ possible: Int, _ children: ChildList
  ) -> [(key: Int, children: Int)] {
    let direct = children.isEveryone ? fields.compactMap(\.codesOfEveryone) : []
    var counts: [Int]
    if fields.count == 1, direct.count == 1 {
      counts = direct[0].histogram(below: possible)
    } else if fields.count == 2, direct.count == 2,
      case (.narrow(let left), .narrow(let right)) = (direct[0], direct[1])
    {
      counts = paired(left, right, sizes[1], possible)
    } else {
      counts = [Int](repeating: 0, count: possible)
      for key in keys(fields, sizes, children) { counts[Int(key)] += 1 }
    }
    return counts.indices.filter { counts[$0] > 0 }.map { ($0, counts[$0]) }
  }

  /// Counts pairs of codes. Four counters a pair: a row with the same pair as the one before
  /// need not wait for it.
  private static func paired(
    _ left: [UInt8], _ right: [UInt8], _ size: Int, _ possible: Int
  ) -> [Int] {
    var lanes = [UInt32](repeating: 0, count: possible * 4)
    lanes.withUnsafeMutableBufferPointer { lanes in
      left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { right in
          for row in 0..<min(left.count, right.count) {
            let key = Int(left[row]) &* size &+ Int(right[row])
            lanes[key &* 4 &+ (row & 3)] &+= 1
          }
        }
      }
    }
    return (0..<possible).map { key in
      (0..<4).reduce(0) { $0 + Int(lanes[key * 4 + $1]) }
    }
  }

  private static func keys(
    _ fields: [ChildField], _ sizes: [Int], _ children: ChildList
  ) -> [UInt32] {
    var keys = [UInt32](repeating: 0, count: children.count)
    for (field, size) in zip(fields, sizes) {
      let absent = size - 1
      for (place, child) in children.enumerated() {
        let entry = field.entry(of: child) ?? absent
        keys[place] = keys[place] &* UInt32(size) &+ UInt32(truncatingIfNeeded: entry)
      }
    }
    return keys
  }

  private static func lookedUp(_ fields: [ChildField], _ children: ChildList) -> [Group] {
    var counts: [[Int]: Int] = [:]
    for child in children {
      counts[fields.map { $0.entry(of: child) ?? -1 }, default: 0] += 1
    }
    return counts.map { key, children in
      Group(entries: key.map { $0 < 0 ? nil : $0 }, children: children)
    }
  }
}
