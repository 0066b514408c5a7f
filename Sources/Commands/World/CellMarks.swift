import Digest
import Guidance
import Table

/// Digests of a list by which the one cell that has changed is found again, and no cell's content.
///
/// The cells are cut into two halves, every other column. Each cell of a half has a digest of 16
/// bits under a key, which is all that the cells of the other half hold: who would try out what a
/// cell holds has to know every cell of half of the list. Written down are sums of these digests
/// alone: of the half, and for each binary digit of the numbers of rows and columns, of the cells
/// whose number has it. Where one cell has changed, each sum differs by the same or not at all, and
/// those that differ spell the cell's row and column.
public struct CellMarks: Sendable, Equatable {
  private struct Half: Sendable, Equatable {
    var all: UInt16 = 0
    var rows: [UInt16]
    var columns: [UInt16]
  }

  private let halves: [Half]

  /// A half of fewer different texts, such as dates and IDs, could be guessed as a whole.
  private static let fewestTexts = 24
  /// Shorter ones are answers such as yes and no, and numbers of rows.
  private static let shortestText = 6
  /// Beyond so many cells, marks would cost more than a tenth of a second.
  private static let mostCells = 200_000

  /// nil where the list is too small for it, or too large.
  init?(_ list: RecognisedList) {
    let columns = list.sheetColumns
    guard columns.count > 1, list.rows * columns.count <= Self.mostCells else { return nil }
    let numbers = list.reports.map { Self.number(ofColumn: $0.letter) }
    let rowNumbers = (0..<list.rows).map { Int(list.rowNumbers[$0]) }
    let rowDigits = Self.digits(rowNumbers.max() ?? 0)
    let columnDigits = Self.digits(numbers.max() ?? 0)

    /// What the cells of one half hold in a row, each with its length.
    func content(ofRow row: Int, half: Int) -> [UInt8] {
      stride(from: half, to: columns.count, by: 2).flatMap { column in
        let cell = columns[column]
        let text = Array(cell.written[Int(cell.codes[row])].utf8)
        return Self.bytes(text.count) + text
      }
    }
    var keys: [[UInt8]] = []
    for half in 0..<2 {
      let texts = stride(from: half, to: columns.count, by: 2).map { Self.texts(columns[$0]) }
      guard texts.reduce(0, +) >= Self.fewestTexts else { return nil }
      let rows = rowNumbers.indices.map { content(ofRow: $0, half: half) }
      keys.append(SHA256(Array(rows.joined())).bytes)
    }
    var halves = [Half](
      repeating: Half(
        rows: .init(repeating: 0, count: rowDigits),
        columns: .init(repeating: 0, count: columnDigits)), count: 2)
    for (column, cells) in columns.enumerated() {
      let half = column % 2
      cells.codes.eachRow { row, code in
        let place = Self.bytes(rowNumbers[row]) + Self.bytes(numbers[column])
        let digest = SHA256(keys[1 - half] + place + Array(cells.written[code].utf8)).bytes
        let mark = UInt16(digest[0]) << 8 | UInt16(digest[1])
        halves[half].all ^= mark
        for digit in 0..<rowDigits where rowNumbers[row] >> digit & 1 == 1 {
          halves[half].rows[digit] ^= mark
        }
        for digit in 0..<columnDigits where numbers[column] >> digit & 1 == 1 {
          halves[half].columns[digit] ^= mark
        }
      }
    }
    self.halves = halves
  }

  /// How many different texts the rows of a column hold, short ones left aside.
  private static func texts(_ column: Column) -> Int {
    zip(column.counts(), column.written).count { $0 > 0 && $1.utf8.count >= shortestText }
  }

  // MARK: What has changed

  /// Where two lists of as many rows and columns differ.
  public enum Change: Sendable, Equatable {
    case nothing
    /// By the row of the file, and the letters of the column.
    case cell(row: Int, column: String)
    /// In more cells than one.
    case row(Int)
    /// In more rows than one.
    case column(String)
    /// In cells of more rows and columns than one.
    case cells
  }

  /// Where the list of these marks is another than that of `now`.
  public func change(to now: CellMarks) -> Change {
    guard self != now else { return .nothing }
    // A half whose other half has changed has other marks throughout, which spell nothing.
    for (before, after) in zip(halves, now.halves) {
      let difference = before.all ^ after.all
      guard difference != 0 else { continue }
      let row = Self.number(spelt: before.rows, after.rows, difference)
      let column = Self.number(spelt: before.columns, after.columns, difference)
      switch (row, column) {
      case (let row?, let column?): return .cell(row: row, column: letters(ofColumn: column - 1))
      case (let row?, nil) where before.rows.count >= Self.enough: return .row(row)
      case (nil, let column?) where before.columns.count >= Self.enough:
        return .column(letters(ofColumn: column - 1))
      default: continue
      }
    }
    return .cells
  }

  /// So many sums differ by chance as if they spelt a number in one of 2 to the power of 45 cases.
  private static let enough = 3

  /// The number whose binary digits are one where the sums differ by `difference`; nil where some
  /// differ by anything else.
  private static func number(
    spelt before: [UInt16], _ after: [UInt16], _ difference: UInt16
  ) -> Int? {
    guard before.count == after.count else { return nil }
    var number = 0
    for (digit, (before, after)) in zip(before, after).enumerated() where before != after {
      guard before ^ after == difference else { return nil }
      number |= 1 << digit
    }
    return number > 0 ? number : nil
  }

  // MARK: As text

  /// Hexadecimal digits, four a sum: `ALL/ROWS/COLUMNS` of the one half and the other.
  public var text: String {
    func hexadecimal(_ sums: [UInt16]) -> String {
      sums.map { sum in
        let digits = String(sum, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    }
    return halves.map {
      [hexadecimal([$0.all]), hexadecimal($0.rows), hexadecimal($0.columns)].joined(separator: "/")
    }.joined(separator: " ")
  }

  /// nil where the text is not that of marks.
  public init?(_ text: some StringProtocol) {
    func sums(_ text: some StringProtocol) -> [UInt16]? {
      let digits = Array(text.utf8)
      guard !digits.isEmpty, digits.count % 4 == 0, digits.count <= 4 * Int.bitWidth / 2 else {
        return nil
      }
      let sums = stride(from: 0, to: digits.count, by: 4).compactMap {
        UInt16(String(decoding: digits[$0..<($0 + 4)], as: UTF8.self), radix: 16)
      }
      return sums.count * 4 == digits.count ? sums : nil
    }
    let halves = text.split(separator: " ").compactMap { half -> Half? in
      let parts = half.split(separator: "/").compactMap { sums($0) }
      guard parts.count == 3, parts[0].count == 1 else { return nil }
      return Half(all: parts[0][0], rows: parts[1], columns: parts[2])
    }
    guard halves.count == 2 else { return nil }
    self.halves = halves
  }

  // MARK: Numbers

  /// How many binary digits a number has.
  private static func digits(_ number: Int) -> Int {
    max(1, Int.bitWidth - number.leadingZeroBitCount)
  }

  private static func bytes(_ number: Int) -> [UInt8] {
    withUnsafeBytes(of: UInt64(number).littleEndian) { Array($0) }
  }

  /// The number of a column, from 1, by its letters.
  private static func number(ofColumn letters: String) -> Int {
    letters.utf8.reduce(0) { $0 &* 26 &+ Int($1) &- 64 }
  }
}
