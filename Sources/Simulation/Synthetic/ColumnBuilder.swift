import Guidance
import Table

/// A column of a synthetic sheet while its rows come in, as numbers.
///
/// What a number means is the column's kind: a position in a code set, a day, a count. Each
/// distinct value is put into words once.
struct ColumnBuilder {
  /// No value: a blank cell.
  static let blank = Int.min

  enum Kind {
    case identifier
    /// Days since 1 January 1970.
    case day
    case whole
    case age
    case code(CodeSet)
    /// A text of a fixed list, by its position.
    case phrase([String])
    /// A number behind a prefix, with at least `width` digits.
    case label(prefix: String, width: Int)
    /// A field that the edition does not have.
    case dropped
  }

  let field: Field?
  let kind: Kind
  private(set) var codes: [UInt32] = []
  /// What the file holds, by code; the first is a blank cell.
  private(set) var cells: [WrittenCell] = [.blank]
  /// What a reader makes of it.
  private(set) var texts = [""]
  private var hasFaults = false
  /// The code of each value from `origin` on, 0 where it has not come yet.
  private var known: [UInt32] = []
  private let origin: Int
  private var last = (value: ColumnBuilder.blank, code: UInt32(0))

  /// - Parameter today: the day around which the days lie.
  init(field: Field?, kind: Kind, today: Int) {
    self.field = field
    self.kind = kind
    if case .day = kind { origin = today - 7_500 } else { origin = -1 }
  }

  mutating func append(_ value: Int) {
    switch kind {
    case .dropped: return
    case .identifier:
      // The rows of a child come one behind the other, and no other child has its ID.
      if value != last.value { last = (value, enter(value)) }
      codes.append(value == Self.blank ? 0 : last.code)
    default:
      codes.append(value == Self.blank ? 0 : code(value))
    }
  }

  /// A cell with a fault in it, which `fault` decides.
  mutating func append(_ value: Int, fault: CellFault) {
    if case .dropped = kind { return }
    let written = fault.written(value, clean: content(value), kind: kind)
    hasFaults = true
    codes.append(enter(written.text, written.cell))
  }

  mutating func repeatLastRow() {
    guard let code = codes.last else { return }
    codes.append(code)
  }

  mutating func reserve(_ rows: Int) { codes.reserveCapacity(rows) }

  /// The column as a reader would give it: each distinct text once.
  func column() -> TextColumn {
    TextColumn(codes: codes, entries: texts)
  }

  private mutating func code(_ value: Int) -> UInt32 {
    let (slot, overflow) = value.subtractingReportingOverflow(origin)
    guard !overflow, (0..<2_000_000).contains(slot) else { return enter(value) }
    if slot >= known.count {
      known.append(
        contentsOf: repeatElement(0, count: max(slot + 1 - known.count, known.count)))
    }
    if known[slot] == 0 { known[slot] = enter(value) }
    return known[slot]
  }

  private mutating func enter(_ value: Int) -> UInt32 {
    guard value != Self.blank else { return 0 }
    let content = content(value)
    return enter(content.text, content.cell)
  }

  private mutating func enter(_ text: String, _ cell: WrittenCell) -> UInt32 {
    let code = UInt32(truncatingIfNeeded: texts.count)
    texts.append(text)
    cells.append(cell)
    return code
  }

  private func content(_ value: Int) -> (text: String, cell: WrittenCell) {
    guard value != Self.blank else { return ("", .blank) }
    switch kind {
    case .identifier: return Self.text(SyntheticIdentifiers.text(value))
    case .day:
      guard let date = CivilDate(days: value) else { return ("", .blank) }
      return (date.description, .date(date))
    case .whole, .age: return (String(value), .whole(value))
    case .code(let set):
      return Self.text(set.codes.indices.contains(value) ? set.codes[value].written : "")
    case .phrase(let texts): return Self.text(texts.indices.contains(value) ? texts[value] : "")
    case .label(let prefix, let width): return Self.text(prefix + digits(value, width))
    case .dropped: return ("", .blank)
    }
  }

  private static func text(_ text: String) -> (text: String, cell: WrittenCell) {
    text.isEmpty ? ("", .blank) : (text, .text(text))
  }
}
