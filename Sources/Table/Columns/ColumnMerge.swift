/// Rows that follow each other in a file, as one thread read them.
struct RowSpan {
  let store: ColumnStore
  let rows: Range<Int>
  /// What their row numbers lack.
  var offset = 0
}

/// Brings the rows that several threads read together into one column, whose codes follow the
/// order in which texts first occur in the file, whichever thread met them first.
struct ColumnMerge {
  /// Rows of a thread's column; blank ones where it has none of that number.
  private struct Part {
    let builder: ColumnBuilder?
    let rows: Range<Int>
  }

  private let index: Int
  private let parts: [Part]
  private let rows: Int
  private let limits: ReadLimits
  /// How many texts the column can have at most: what its codes need room for.
  let mostTexts: Int

  init(_ index: Int, _ spans: [RowSpan], limits: ReadLimits) {
    self.index = index
    self.limits = limits
    parts = spans.map { Part(builder: $0.store.builder(index), rows: $0.rows) }
    rows = spans.reduce(0) { $0 + $1.rows.count }
    var seen = Set<ObjectIdentifier>()
    var most = 1
    for part in parts {
      guard let builder = part.builder else { continue }
      if seen.insert(ObjectIdentifier(builder)).inserted { most += builder.texts - 1 }
      most += max(0, part.rows.upperBound - max(part.rows.lowerBound, builder.codedRows))
    }
    mostTexts = most
  }

  /// From this number of texts on, in so large a part of the rows, several threads find them
  /// faster than one.
  private static let manyTexts = 1 << 17

  /// Whether nearly every cell is likely to differ.
  var isWide: Bool { mostTexts > Self.manyTexts && mostTexts > rows / 2 }

  /// The column, merged by several threads; nil where it cannot be.
  func column(threads: Int) throws(ReadError) -> TextColumn? {
    guard let pieces = pieces(), rows < UInt32.max else { return nil }
    let merge = WideColumnMerge(pieces, mostTexts: mostTexts, threads: threads)
    // The pieces point into what the parts keep.
    let merged = withExtendedLifetime(parts) { merge.merged() }
    guard let (texts, codes) = merged, texts.count - 1 <= limits.distinctStrings else {
      throw tooManyTexts
    }
    return TextColumn(codes: Codes(codes, below: texts.count), texts: texts)
  }

  /// The rows as they lie in memory; nil where some of their texts are long.
  private func pieces() -> [WideColumnMerge.Piece]? {
    var pieces: [WideColumnMerge.Piece] = []
    var row = 0
    func add(_ cells: WideColumnMerge.Piece.Cells, _ count: Int) {
      if count > 0 { pieces.append(WideColumnMerge.Piece(cells: cells, rows: row..<row + count)) }
      row += count
    }
    for part in parts {
      guard let builder = part.builder else {
        add(.blank, part.rows.count)
        continue
      }
      guard !builder.holdsLongTexts else { return nil }
      builder.eachStretch(of: part.rows) { stretch, count in
        add(WideColumnMerge.Piece.Cells(stretch, builder.entryStart), count)
      }
    }
    return pieces
  }

  private var tooManyTexts: ReadError {
    var error = ReadError.tooLarge("has more than \(limits.distinctStrings) different texts")
    error.column = letters(ofColumn: index)
    return error
  }

  func column() throws(ReadError) -> TextColumn {
    let texts = TextIndex(expecting: mostTexts)
    let codes: Codes
    if mostTexts <= 1 << 8 {
      codes = .narrow(merged(texts))
    } else if mostTexts <= 1 << 16 {
      let medium: [UInt16] = merged(texts)
      codes = texts.count <= 1 << 8 ? .narrow(Self.narrowed(medium)) : .medium(medium)
    } else {
      codes = .wide(merged(texts))
    }
    guard !texts.exceeded, texts.count - 1 <= limits.distinctStrings else {
      throw tooManyTexts
    }
    return TextColumn(codes: codes, texts: texts)
  }

  private static func narrowed(_ codes: [UInt16]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: codes.count) { out, count in
      codes.withUnsafeBufferPointer { codes in
        for row in codes.indices { out[row] = UInt8(truncatingIfNeeded: codes[row]) }
      }
      count = codes.count
    }
  }

  private func merged<Code: FixedWidthInteger>(_ texts: TextIndex) -> [Code] {
    var maps: [ObjectIdentifier: CodeMap] = [:]
    return [Code](unsafeUninitializedCapacity: rows) { out, count in
      guard let start = out.baseAddress else { return }
      preferLargePages(start, bytes: rows * MemoryLayout<Code>.stride)
      for part in parts {
        guard let builder = part.builder else {
          (start + count).update(repeating: 0, count: part.rows.count)
          count += part.rows.count
          continue
        }
        let map = maps[ObjectIdentifier(builder)] ?? CodeMap(builder, texts)
        maps[ObjectIdentifier(builder)] = map
        builder.eachStretch(of: part.rows) { stretch, rows in
          switch stretch {
          case .narrow(let codes): map.translate(codes, rows, into: start + count)
          case .medium(let codes): map.translate(codes, rows, into: start + count)
          case .cells(let cells): map.look(up: cells, rows, into: start + count)
          }
          count += rows
        }
      }
    }
  }
}

/// What a thread's codes for one column are in the whole file's.
private final class CodeMap {
  private static let unknown = UInt32.max

  private let builder: ColumnBuilder
  private let texts: TextIndex
  private var codes: [UInt32]

  init(_ builder: ColumnBuilder, _ texts: TextIndex) {
    self.builder = builder
    self.texts = texts
    codes = [UInt32](repeating: Self.unknown, count: builder.texts)
    codes[0] = 0
  }

  func translate<Own: FixedWidthInteger, Code: FixedWidthInteger>(
    _ own: UnsafePointer<Own>, _ rows: Int, into out: UnsafeMutablePointer<Code>
  ) {
    codes.withUnsafeMutableBufferPointer { codes in
      for row in 0..<rows {
        let code = Int(own[row])
        var known = codes[code]
        if known == Self.unknown {
          known = self.code(builder.entry(code))
          codes[code] = known
        }
        out[row] = Code(truncatingIfNeeded: known)
      }
    }
  }

  func look<Code: FixedWidthInteger>(
    up cells: UnsafePointer<CellWords>, _ rows: Int, into out: UnsafeMutablePointer<Code>
  ) {
    var row = 0
    while row < rows {
      let end = min(row + ColumnStore.batchLength, rows)
      texts.fetch(cells + row, end - row)
      while row < end {
        out[row] = Code(truncatingIfNeeded: code(cells[row]))
        row += 1
      }
    }
  }

  @inline(__always)
  private func code(_ cell: CellWords) -> UInt32 {
    guard cell.low == 0, cell.high != 0 else { return texts.code(cell) }
    return texts.code(builder.longText(cell))
  }
}
