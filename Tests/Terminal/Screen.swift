/// What a person sees: a model of a terminal's screen that applies the sequences which line
/// editors send. It wraps like xterm: a character in the last column leaves the cursor there
/// until the next one. A resize does not move rows.
struct Screen {
  private(set) var rows: Int
  private(set) var columns: Int
  private(set) var cursorRow = 0
  private(set) var cursorColumn = 0
  /// Rows that have left the screen at its top.
  private(set) var history: [String] = []
  /// Nil is the second half of a wide character.
  private var cells: [[Character?]]
  private var wrapIsPending = false
  private var inserts = false
  private var held: [UInt8] = []

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The rows without the spaces at their ends, up to the last that shows something.
  var lines: [String] {
    var lines = cells.map(Self.text)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// The row in which the cursor stands.
  var line: String { Self.text(cells[cursorRow]) }

  private static func text(_ row: [Character?]) -> String {
    var text = String(row.compactMap { $0 })
    while text.last == " " { text.removeLast() }
    return text
  }

  mutating func resize(rows: Int, columns: Int) {
    while cells.count > rows {
      // Keep the row with the cursor on the screen.
      if cursorRow < rows {
        cells.removeLast()
      } else {
        history.append(Self.text(cells.removeFirst()))
        cursorRow -= 1
      }
    }
    while cells.count < rows { cells.append([]) }
    cells = cells.map { row in
      Array(row.prefix(columns)) + Array(repeating: " ", count: max(0, columns - row.count))
    }
    self.rows = rows
    self.columns = columns
    cursorColumn = min(cursorColumn, columns - 1)
    wrapIsPending = false
  }

  mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      held.append(byte)
      if apply(held) { held.removeAll() }
    }
  }

  /// Whether the bytes were whole.
  private mutating func apply(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return true }
    if first == 0x1B { return applySequence(bytes, last: last) }
    if first < 0x20 || first == 0x7F {
      control(first)
      return true
    }
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard bytes.count >= length else { return false }
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars { put(scalar) }
    return true
  }

  private mutating func control(_ byte: UInt8) {
    wrapIsPending = false
    switch byte {
    case 0x08: cursorColumn = max(0, cursorColumn - 1)
    case 0x09: cursorColumn = min(columns - 1, (cursorColumn / 8 + 1) * 8)
    case 0x0A: lineFeed()
    case 0x0D: cursorColumn = 0
    default: break
    }
  }

  private mutating func lineFeed() {
    if cursorRow + 1 < rows {
      cursorRow += 1
    } else {
      history.append(Self.text(cells.removeFirst()))
      cells.append(Array(repeating: " ", count: columns))
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = Self.width(scalar)
    if width == 0 {
      let column = max(0, cursorColumn - 1)
      var text = String(cells[cursorRow][column] ?? " ")
      text.unicodeScalars.append(scalar)
      cells[cursorRow][column] = text.first
      return
    }
    if wrapIsPending || cursorColumn + width > columns {
      cursorColumn = 0
      lineFeed()
      wrapIsPending = false
    }
    if inserts { insertBlanks(width) }
    cells[cursorRow][cursorColumn] = Character(scalar)
    if width == 2 { cells[cursorRow][cursorColumn + 1] = nil }
    cursorColumn += width
    if cursorColumn >= columns {
      cursorColumn = columns - 1
      wrapIsPending = true
    }
  }

  private mutating func insertBlanks(_ count: Int) {
    let count = min(count, columns - cursorColumn)
    cells[cursorRow].insert(contentsOf: Array(repeating: " ", count: count), at: cursorColumn)
    cells[cursorRow].removeLast(count)
  }

  private mutating func applySequence(_ bytes: [UInt8], last: UInt8) -> Bool {
    guard bytes.count > 1 else { return false }
    guard bytes[1] == UInt8(ascii: "[") else { return bytes.count >= 2 }
    guard bytes.count > 2, (0x40...0x7E).contains(last) else { return false }
    let parameters = String(decoding: bytes.dropFirst(2).dropLast(), as: UTF8.self)
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    move(last, first: numbers.first ?? nil, second: numbers.dropFirst().first ?? nil)
    return true
  }

  private mutating func move(_ final: UInt8, first: Int?, second: Int?) {
    let count = max(1, first ?? 1)
    if final != UInt8(ascii: "m") { wrapIsPending = false }
    switch final {
    case UInt8(ascii: "A"): cursorRow = max(0, cursorRow - count)
    case UInt8(ascii: "B"): cursorRow = min(rows - 1, cursorRow + count)
    case UInt8(ascii: "C"): cursorColumn = min(columns - 1, cursorColumn + count)
    case UInt8(ascii: "D"): cursorColumn = max(0, cursorColumn - count)
    case UInt8(ascii: "G"): cursorColumn = min(columns, count) - 1
    case UInt8(ascii: "H"):
      cursorRow = min(rows, count) - 1
      cursorColumn = min(columns, max(1, second ?? 1)) - 1
    case UInt8(ascii: "K"): eraseLine(first ?? 0)
    case UInt8(ascii: "J"): eraseScreen(first ?? 0)
    case UInt8(ascii: "@"): insertBlanks(count)
    case UInt8(ascii: "P"): deleteCharacters(count)
    case UInt8(ascii: "h"): if first == 4 { inserts = true }
    case UInt8(ascii: "l"): if first == 4 { inserts = false }
    default: break
    }
  }

  private mutating func deleteCharacters(_ count: Int) {
    let count = min(count, columns - cursorColumn)
    cells[cursorRow].removeSubrange(cursorColumn..<(cursorColumn + count))
    cells[cursorRow] += Array(repeating: " ", count: count)
  }

  private mutating func eraseLine(_ part: Int) {
    let range =
      part == 0 ? cursorColumn..<columns : part == 1 ? 0..<(cursorColumn + 1) : 0..<columns
    for column in range { cells[cursorRow][column] = " " }
  }

  private mutating func eraseScreen(_ part: Int) {
    let range = part == 0 ? (cursorRow + 1)..<rows : part == 1 ? 0..<cursorRow : 0..<rows
    for row in range { cells[row] = Array(repeating: " ", count: columns) }
    if part < 2 { eraseLine(part) }
  }

  /// Good enough for tests, and not the table that the program under test uses.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x0300...0x036F, 0x200B...0x200F: 0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
