import Guidance
import Language
import Table

/// One value a child: a field of the child, or of a list that has each child once.
public struct ChildField: Sendable {
  public let field: Field
  public let column: Column
  /// The list whose rows hold the values; nil where the column is one value a child.
  private let list: AreaList?
  /// How many children the area has.
  private let children: Int
  private let precedence: ValuePrecedence
  /// Why nothing is known of it, if nothing is.
  public let absence: Absence?

  /// The field that a person named.
  ///
  /// - Throws: as `CaseSpace.field`, and `many-rows` where a list has several rows a child.
  public init(_ name: Literal, in space: CaseSpace) throws(Diagnostic) {
    let found = try space.field(name)
    children = space.area.count
    if let list = found.list, !list.definition.oneRowPerChild {
      throw Diagnostic(
        "many-rows", "\(list.definition.name) has several rows for a child, so no one value",
        at: name.span,
        help:
          "filter \(list.definition.name)[\(found.column.field.name) …], or show \(list.definition.name)"
      )
    }
    field = found.column.field
    column = found.column
    precedence = ValuePrecedence(found.column.field, space.edition)
    list = found.list
    absence = found.absence
    if let list = found.list {
      self.name = "\(list.definition.name).\(field.name)"
    } else {
      // `cin.need` where that list is not loaded.
      let owned = found.isOfUnloadedList && name.text.contains(".")
      self.name = owned ? name.text.lowercased() : field.name
    }
  }

  /// Its name in full: `age`, or `cin.need` where it is a list's own.
  public let name: String

  /// The position of the child's text in the column; nil where the child is not on the list.
  ///
  /// Where a list that has each child once has it twice all the same, its latest row counts, and of
  /// several of one day what is known and keeps the child in view.
  public func entry(of child: Int32) -> Int? {
    guard let list else { return Int(column.codes[Int(child)]) }
    let rows = list.latestRows(of: Int(child)).map(Int.init)
    guard rows.count > 1 else { return rows.first.map { Int(column.codes[$0]) } }
    let best = rows.min { left, right in
      let (one, other) = (column.value(left), column.value(right))
      let (strength, otherStrength) = (precedence.strength(one), precedence.strength(other))
      if strength != otherStrength { return strength > otherStrength }
      return precedence.keepsInView(
        (one, column.written(left)), before: (other, column.written(right)))
    }
    return best.map { Int(column.codes[$0]) }
  }

  /// For each child of the area, the position of its text; nil where that takes a look at a list.
  var codesOfEveryone: Codes? {
    guard let list else { return column.codes }
    // A list whose rows are in order may end before the children do, whom later lists brought.
    return list.index.isInOrder && list.rows == children ? column.codes : nil
  }

  public func value(of child: Int32) -> Value {
    entry(of: child).map { column.values[$0] } ?? .missing
  }

  /// The short text of each distinct value, made once.
  public func texts(_ text: ValueText) -> [String] {
    zip(column.values, column.written).map {
      text.short($0, written: $1, type: field.type)
    }
  }

  /// For each entry, where its value stands in the order of values: missing ones last.
  public func order() -> [Int] {
    let keys = column.values.indices.map { ValueOrder(column.values[$0], column.written[$0]) }
    let sorted = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    var ranks = [Int](repeating: 0, count: keys.count)
    var rank = -1
    for (index, entry) in sorted.enumerated() {
      if index == 0 || keys[sorted[index - 1]] != keys[entry] { rank += 1 }
      ranks[entry] = rank
    }
    return ranks
  }
}

/// The order of values: codes as their set has them, numbers and dates by size, texts by
/// bytes with numbers inside them by size, then what is unreadable, then what is missing.
public struct ValueOrder: Comparable, Sendable {
  private let kind: Int
  private let number: Int
  private let text: NaturalText

  public init(_ value: Value, _ written: String) {
    switch value {
    case .code(let position): (kind, number, text) = (0, position, NaturalText(""))
    case .whole(let whole): (kind, number, text) = (0, whole, NaturalText(""))
    case .date(let date): (kind, number, text) = (0, Int(date.days), NaturalText(""))
    case .text: (kind, number, text) = (0, 0, NaturalText(written))
    case .unreadable: (kind, number, text) = (1, 0, NaturalText(written))
    case .missing: (kind, number, text) = (2, 0, NaturalText(""))
    }
  }

  public static func < (left: ValueOrder, right: ValueOrder) -> Bool {
    if left.kind != right.kind { return left.kind < right.kind }
    if left.number != right.number { return left.number < right.number }
    return left.text < right.text
  }
}

/// Text in which runs of digits count by their size, so that `T9` stands before `T10`.
public struct NaturalText: Comparable, Sendable {
  private let bytes: [UInt8]

  public init(_ text: String) { bytes = Array(text.utf8) }

  public static func < (left: NaturalText, right: NaturalText) -> Bool {
    var (i, j) = (0, 0)
    while i < left.bytes.count, j < right.bytes.count {
      if isDigit(left.bytes[i]), isDigit(right.bytes[j]) {
        let a = left.digits(from: i)
        let b = right.digits(from: j)
        if a.value.count != b.value.count { return a.value.count < b.value.count }
        if a.value != b.value { return a.value.lexicographicallyPrecedes(b.value) }
        (i, j) = (a.end, b.end)
      } else {
        if left.bytes[i] != right.bytes[j] { return left.bytes[i] < right.bytes[j] }
        (i, j) = (i + 1, j + 1)
      }
    }
    if left.bytes.count - i != right.bytes.count - j {
      return left.bytes.count - i < right.bytes.count - j
    }
    return left.bytes.lexicographicallyPrecedes(right.bytes)
  }

  /// The run of digits from `start`, without its leading zeros.
  private func digits(from start: Int) -> (value: ArraySlice<UInt8>, end: Int) {
    var end = start
    while end < bytes.count, Self.isDigit(bytes[end]) { end += 1 }
    var first = start
    while first < end - 1, bytes[first] == UInt8(ascii: "0") { first += 1 }
    return (bytes[first..<end], end)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
