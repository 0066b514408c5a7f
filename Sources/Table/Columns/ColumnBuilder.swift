/// One column while its rows are read by one thread: a code of one byte a row; from where there are
/// too many texts for that, of two; and, once nearly every cell has shown to differ, the cells
/// themselves. Fresh memory is dear, so nothing that was written is written again.
final class ColumnBuilder {
  /// From this number of different texts on, a column that has so many in fewer than twice the
  /// rows is one of names or numbers, whose texts a dictionary would only copy.
  private static let manyTexts = 1 << 14

  @exclusivity(unchecked) private var dictionary = CellDictionary()
  @exclusivity(unchecked) private var longTexts = LongTexts()
  /// The codes of the first rows.
  @exclusivity(unchecked) private var narrow = GrowingBuffer<UInt8>()
  /// The codes of the rows behind them.
  @exclusivity(unchecked) private var medium = GrowingBuffer<UInt16>()
  /// The cells of the rows behind those.
  @exclusivity(unchecked) private var cells = GrowingBuffer<CellWords>()
  @exclusivity(unchecked) private var form = Form.narrow

  private enum Form { case narrow, medium, cells }
  /// How many rows are likely to come in all; 0 where nobody knows.
  private var expectedRows = 0

  var rows: Int { codedRows + cells.count }

  /// How many of the rows have codes: the first ones.
  var codedRows: Int { narrow.count + medium.count }

  /// The number of different texts among the coded rows, the blank one included.
  var texts: Int { dictionary.entries.count }

  /// Makes room for so many rows in all.
  func reserve(_ rows: Int) {
    expectedRows = rows
    reserveRest()
  }

  /// Makes room for the rows that are still expected, in the form that they will have.
  private func reserveRest() {
    let rest = max(0, expectedRows - rows)
    switch form {
    case .narrow: narrow.reserve(narrow.count + rest)
    case .medium: medium.reserve(medium.count + rest)
    case .cells: cells.reserve(cells.count + rest)
    }
  }

  private func change(to form: Form) {
    self.form = form
    reserveRest()
  }

  func append(blanks count: Int) {
    switch form {
    case .narrow: narrow.append(repeating: 0, count)
    case .medium: medium.append(repeating: 0, count)
    case .cells: cells.append(repeating: .blank, count)
    }
  }

  /// The cell of a text of more than 16 bytes, to be appended before any other is asked for.
  func cell(_ start: UnsafePointer<UInt8>, _ length: Int) -> CellWords {
    guard form != .cells else { return CellWords(low: 0, high: longTexts.keep(start, length)) }
    return CellWords(low: 0, high: UInt64(dictionary.code(start, length, in: &longTexts)))
  }

  func append(_ batch: UnsafePointer<CellWords>, _ count: Int) {
    switch form {
    case .narrow:
      let largest = code(batch, count, into: narrow.room(for: count))
      guard largest <= UInt8.max else {
        // Some code has no room in a byte: the batch is coded again, in two.
        change(to: .medium)
        return append(batch, count)
      }
      narrow.advance(count)
    case .medium:
      _ = code(batch, count, into: medium.room(for: count))
      medium.advance(count)
      let texts = dictionary.entries.count
      if texts >= Self.manyTexts, texts > codedRows / 2 || texts > Self.mostTexts {
        change(to: .cells)
      }
    case .cells: cells.append(batch, count)
    }
  }

  /// Writes the codes of a batch, cut off where they are too large; all their bits together.
  @inline(__always)
  private func code<Code: FixedWidthInteger>(
    _ batch: UnsafePointer<CellWords>, _ count: Int, into out: UnsafeMutablePointer<Code>
  ) -> UInt16 {
    var bits: UInt16 = 0
    for index in 0..<count {
      let cell = batch[index]
      let code =
        cell.low == 0
        ? UInt16(truncatingIfNeeded: cell.high) : dictionary.code(cell)
      out[index] = Code(truncatingIfNeeded: code)
      bits |= code
    }
    return bits
  }

  /// A batch must not bring the dictionary beyond its limit.
  private static let mostTexts = CellDictionary.limit - 2 * ColumnStore.batchLength

  // MARK: Reading what was built

  /// Rows that follow each other and have one form.
  enum Stretch {
    case narrow(UnsafePointer<UInt8>)
    case medium(UnsafePointer<UInt16>)
    case cells(UnsafePointer<CellWords>)
  }

  /// The stretches that some of the rows lie in, in their order.
  func eachStretch(of rows: Range<Int>, _ body: (_ stretch: Stretch, _ count: Int) -> Void) {
    var end = 0
    func part<Element>(
      _ start: UnsafeMutablePointer<Element>, _ count: Int,
      _ stretch: (UnsafePointer<Element>) -> Stretch
    ) {
      let part = rows.clamped(to: end..<end + count)
      if !part.isEmpty { body(stretch(UnsafePointer(start + (part.lowerBound - end))), part.count) }
      end += count
    }
    part(narrow.start, narrow.count, Stretch.narrow)
    part(medium.start, medium.count, Stretch.medium)
    part(cells.start, cells.count, Stretch.cells)
  }

  /// What the codes stand for.
  var entryStart: UnsafePointer<CellWords> { UnsafePointer(dictionary.entries.start) }

  /// Whether some text has more than 16 bytes.
  var holdsLongTexts: Bool { longTexts.holdsSome }

  func entry(_ code: Int) -> CellWords { dictionary.entries.start[code] }

  func longText(_ cell: CellWords) -> UnsafeBufferPointer<UInt8> { longTexts.text(cell.high) }
}
