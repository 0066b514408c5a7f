/// One column while its rows are read by one thread: a code of two bytes a row, or, once it has
/// shown that nearly every cell differs, the cells themselves.
final class ColumnBuilder {
  /// From this number of different texts on, a column that has so many in fewer than twice the
  /// rows is one of names or numbers, whose texts a dictionary would only copy.
  private static let manyTexts = 1 << 14

  @exclusivity(unchecked) private var dictionary = CellDictionary()
  @exclusivity(unchecked) private var longTexts = LongTexts()
  /// The codes of the first rows.
  @exclusivity(unchecked) private var codes = GrowingBuffer<UInt16>()
  /// The cells of the rows behind them.
  @exclusivity(unchecked) private var cells = GrowingBuffer<CellWords>()
  @exclusivity(unchecked) private var isCoded = true

  var rows: Int { codes.count + cells.count }

  /// How many of the rows have codes: the first ones.
  var codedRows: Int { codes.count }

  /// The number of different texts among the coded rows, the blank one included.
  var texts: Int { dictionary.entries.count }

  /// Makes room for so many rows in all.
  func reserve(_ rows: Int) {
    if isCoded { codes.reserve(rows) } else { cells.reserve(max(0, rows - codes.count)) }
  }

  func append(blanks count: Int) {
    if isCoded {
      codes.append(repeating: 0, count)
    } else {
      cells.append(repeating: .blank, count)
    }
  }

  /// The cell of a text of more than 16 bytes, to be appended before any other is asked for.
  func cell(_ start: UnsafePointer<UInt8>, _ length: Int) -> CellWords {
    guard isCoded else { return CellWords(low: 0, high: longTexts.keep(start, length)) }
    return CellWords(low: 0, high: UInt64(dictionary.code(start, length, in: &longTexts)))
  }

  func append(_ batch: UnsafePointer<CellWords>, _ count: Int) {
    guard isCoded else { return cells.append(batch, count) }
    let out = codes.room(for: count)
    for index in 0..<count {
      let cell = batch[index]
      out[index] =
        cell.low == 0
        ? UInt16(truncatingIfNeeded: cell.high) : dictionary.code(cell)
    }
    codes.advance(count)
    let texts = dictionary.entries.count
    if texts >= Self.manyTexts, texts > codes.count / 2 || texts > Self.mostTexts {
      isCoded = false
    }
  }

  /// A batch must not bring the dictionary beyond its limit.
  private static let mostTexts = CellDictionary.limit - 2 * ColumnStore.batchLength

  // MARK: Reading what was built

  /// The codes of the first rows.
  var codeStart: UnsafePointer<UInt16> { UnsafePointer(codes.start) }

  /// The cells of the rows behind the coded ones.
  var cellStart: UnsafePointer<CellWords> { UnsafePointer(cells.start) }

  /// What the codes stand for.
  var entryStart: UnsafePointer<CellWords> { UnsafePointer(dictionary.entries.start) }

  /// Whether some text has more than 16 bytes.
  var holdsLongTexts: Bool { longTexts.holdsSome }

  func entry(_ code: Int) -> CellWords { dictionary.entries.start[code] }

  func longText(_ cell: CellWords) -> UnsafeBufferPointer<UInt8> { longTexts.text(cell.high) }
}
