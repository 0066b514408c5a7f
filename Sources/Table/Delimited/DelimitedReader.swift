import Digest

/// Reads a file of delimited text: its headings first, then the records below them.
struct DelimitedReader {
  private static let previewRows = 40

  private let source: TextSource
  private let start: TextBlock
  private let delimiter: Delimiter
  private let quoting: Quoting
  private let limits: ReadLimits
  private let plan: BlockPlan
  /// Where the text begins: behind a byte order mark.
  private let offset: Int

  /// Reads a large file as it goes, never in memory as a whole; nil where it must be, because it
  /// is not UTF-8 or its headings stand far down. `choosing` may have been asked before that.
  ///
  /// - Parameter head: its first bytes.
  static func read(
    _ file: InputFile, head: FileBytes, limits: ReadLimits, plan: BlockPlan, watch: ReadWatch?,
    quoting: Quoting = .standard, choosing: (SheetPreview) -> HeadingDecision
  ) throws(ReadError) -> (table: SheetTable?, sha256: String)? {
    guard isPlain(head, of: file.size) else { return nil }
    let reader = DelimitedReader(
      .file(file), head, offset: markLength(head), quoting: quoting, limits: limits, plan: plan)
    return try reader.read(file: file.path, watch: watch, choosing: choosing).map { found in
      (found.table, found.digest?.hexadecimal ?? "")
    }
  }

  /// Reads a text that is in memory; nil where `choosing` skips it.
  static func read(
    _ bytes: FileBytes, as name: String, limits: ReadLimits, plan: BlockPlan, watch: ReadWatch?,
    quoting: Quoting = .standard, choosing: (SheetPreview) -> HeadingDecision
  ) throws(ReadError) -> SheetTable? {
    let text = try DecodedText(bytes)
    let reader = DelimitedReader(
      .memory(text.owner), text.owner, offset: text.offset, quoting: quoting, limits: limits,
      plan: plan)
    var table = try reader.read(file: name, watch: watch, choosing: choosing)?.table
    table?.text.unmarkedEncoding = text.unmarkedEncoding
    if let mixed = text.mixed {
      table?.text.mixedEncodings = (
        utf8: reader.place(of: mixed.utf8), windows1252: reader.place(of: mixed.windows1252)
      )
    }
    return table
  }

  /// What was read; nil where the text must be in memory as a whole: its headings stand far
  /// down, or it is not in UTF-8.
  private func read(
    file: String, watch: ReadWatch?, choosing: (SheetPreview) -> HeadingDecision
  ) throws(ReadError) -> (table: SheetTable?, digest: SHA256?)? {
    let headings: Headings
    switch try place(file: file, choosing: choosing) {
    case .beyond: return nil
    case .skipped: return (nil, nil)
    case .found(let found): headings = found
    }
    let blocks = BlockReader(
      source, from: headings.end, record: headings.nextRecord, delimiter: delimiter.byte,
      quoting: quoting, width: headings.texts.count, limits: limits, plan: plan, watch: watch)
    let outcome: BlockReader.Outcome
    do throws(BlockReader.Failure) {
      outcome = try blocks.read()
    } catch {
      guard case .unreadable(let error) = error else { return nil }
      throw error
    }
    var table = try SheetTable.assemble(
      outcome.spans, headings: headings.texts, headerRow: headings.row, file: file, sheet: nil,
      hidden: false,
      dateSystem: .from1900, limits: limits)
    table.text = outcome.doubts
    return (table, outcome.digest)
  }

  /// - Parameter head: the first bytes of the text, or all of them.
  private init(
    _ source: TextSource, _ head: FileBytes, offset: Int, quoting: Quoting, limits: ReadLimits,
    plan: BlockPlan
  ) {
    self.source = source
    self.quoting = quoting
    self.limits = limits
    self.plan = plan
    self.offset = offset
    start = TextBlock(
      index: 0, offset: 0, start: UnsafePointer(head.start), length: head.count,
      available: head.count, isLast: head.count == source.size)
    delimiter = Delimiter(
      in: UnsafeBufferPointer(start: start.start + offset, count: head.count - offset),
      quoting: quoting)
  }

  /// Whether the head of a text of `size` bytes is UTF-8 as far as can be seen.
  private static func isPlain(_ head: FileBytes, of size: Int) -> Bool {
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return false }
    guard !EncodingCheck.holdsNUL(head.raw) else { return false }
    // The last letter may be cut off.
    let cut = size > head.count ? 3 : 0
    return (0...cut).contains { missing in
      EncodingCheck.isUTF8(UnsafeRawBufferPointer(rebasing: head.raw.dropLast(missing)))
    }
  }

  private static func markLength(_ head: FileBytes) -> Int {
    head.starts(with: DecodedText.mark) ? DecodedText.mark.count : 0
  }

  /// A reader of the records from the first one on.
  private var firstRecords: RecordReader {
    RecordReader(
      start, from: offset + delimiter.offset, record: delimiter.offset > 0 ? 2 : 1,
      delimiter: delimiter.byte, limits: limits, quoting: quoting)
  }

  /// The cell in which a byte of a text in memory stands.
  private func place(of byte: Int) -> TextDoubts.Place {
    var reader = firstRecords
    var column = 0
    while reader.position < reader.end {
      let row = reader.record
      guard (try? reader.nextCell(column)) != nil, reader.position < start.start + byte else {
        return TextDoubts.Place(row: row, column: letters(ofColumn: column))
      }
      column = reader.passSeparator() ? 0 : column + 1
      reader.oddCells.removeAll()
    }
    return TextDoubts.Place(row: reader.record, column: letters(ofColumn: column))
  }

  /// Where the headings are, and the records behind them.
  private enum Place {
    case skipped
    /// The headings stand below what there is of the text.
    case beyond
    case found(Headings)
  }

  private struct Headings {
    let row: Int
    let texts: [String]
    /// Where the next record begins, and its number.
    let end: Int
    let nextRecord: Int
  }

  private func place(
    file: String, choosing: (SheetPreview) -> HeadingDecision
  ) throws(ReadError) -> Place {
    var reader = firstRecords
    let (preview, behind) = try previewed(&reader)
    let decision = choosing(
      SheetPreview(file: file, sheet: nil, position: 1, hidden: false, rows: preview))
    guard case .headings(let row) = decision else { return .skipped }
    var headings: [String] = []
    if let index = preview.firstIndex(where: { $0.number == row }) {
      headings = preview[index].cells
      (reader.position, reader.record) = behind[index]
    } else {
      guard start.isLast else { return .beyond }
      while reader.position < reader.end, reader.record <= row {
        let number = reader.record
        let cells = try reader.nextRecord()
        if number == row { headings = cells }
      }
    }
    guard !headings.isEmpty else { throw ReadError.noHeadings(row: row) }
    return .found(
      Headings(
        row: row, texts: headings, end: reader.position - start.start, nextRecord: reader.record))
  }

  /// The first records that are not blank, and where what follows each of them begins.
  private func previewed(
    _ reader: inout RecordReader
  ) throws(ReadError) -> (rows: [PreviewRow], behind: [(UnsafePointer<UInt8>, Int)]) {
    var rows: [PreviewRow] = []
    var behind: [(UnsafePointer<UInt8>, Int)] = []
    while rows.count < Self.previewRows, reader.position < reader.end {
      let number = reader.record
      let cells: [String]
      do throws(ReadError) {
        cells = try reader.nextRecord()
      } catch {
        // The head of a large file may end within a record.
        guard !start.isLast, reader.isCut, !rows.isEmpty else { throw error }
        break
      }
      if !start.isLast, reader.isCut { break }
      guard !cells.isEmpty else { continue }
      rows.append(PreviewRow(number: number, cells: cells))
      behind.append((reader.position, reader.record))
    }
    return (rows, behind)
  }
}
