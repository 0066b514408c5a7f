import Digest

/// Reads the records of a text on several threads at once, block by block.
///
/// Each thread takes the next block, guesses where its first record begins (behind the first line
/// end), and reads from there into columns of its own. The blocks are then accepted in their
/// order: where a block does not begin at the very byte at which the one before it ended, because
/// a quoted cell spans the line end that was taken for a record's, it is read once more from the
/// right place. So the rows are those of one thread that reads from the beginning to the end.
final class BlockReader: @unchecked Sendable {
  struct Outcome {
    let spans: [RowSpan]
    let doubts: TextDoubts
    /// Nil for a text that was in memory already.
    let digest: SHA256?
  }

  enum Failure: Error {
    case unreadable(ReadError)
    /// The bytes are not UTF-8.
    case notUTF8
  }

  /// Blocks that are read and not yet accepted, so that memory stays bounded.
  private static let mostWaiting = 16

  /// What a thread made of a block.
  private struct Reading {
    let block: TextBlock
    /// Where in the text its first record begins, and its last one ends.
    let first: Int
    var end: Int
    var span: RowSpan
    var records = 0
    var isUTF8 = true
    var doubts = TextDoubts()
    var failure: ReadError?
  }

  private let source: TextSource
  private let delimiter: UInt8
  private let quoting: Quoting
  private let width: Int
  private let limits: ReadLimits
  private let plan: BlockPlan
  private let watch: ReadWatch?
  private let blockLength: Int
  private let blocks: Int

  // Guarded by the monitor.
  private let monitor = Monitor()
  private var nextBlock = 0
  private var accepted = 0
  private var isAccepting = false
  private var waiting: [Int: Reading] = [:]
  private var failure: Failure?
  private var buffers: [BlockBuffer] = []

  // Touched only by the thread that accepts.
  private var position: Int
  private var record: Int
  private var spans: [RowSpan] = []
  private var rows = 0
  private var doubts = TextDoubts()
  private let repairs: ColumnStore
  private var digest: RunningSHA256?

  private let firstPosition: Int

  /// - Parameters:
  ///   - offset: where the first record begins.
  ///   - record: its number.
  ///   - width: how many columns have a heading.
  init(
    _ source: TextSource, from offset: Int, record: Int, delimiter: UInt8, quoting: Quoting,
    width: Int, limits: ReadLimits, plan: BlockPlan, watch: ReadWatch?
  ) {
    self.source = source
    self.quoting = quoting
    self.delimiter = delimiter
    self.width = width
    self.limits = limits
    self.watch = watch
    position = offset
    firstPosition = offset
    self.record = record
    repairs = ColumnStore(width: width, limits: limits)
    if case .file = source { digest = RunningSHA256() }
    self.plan = plan
    blockLength = plan.isSmall(source.size) ? max(source.size, 1) : plan.length
    blocks = (source.size + blockLength - 1) / blockLength
  }

  func read() throws(Failure) -> Outcome {
    if blocks > 1 { keepFreedMemory() }
    concurrently(min(threadCount, blocks)) { _ in self.work() }
    do throws(ReadError) { try repairs.finishBatch() } catch { stop(.unreadable(error)) }
    if let failure { throw failure }
    return Outcome(spans: spans, doubts: doubts, digest: digest?.finish())
  }

  // MARK: Every thread

  private func work() {
    let store = ColumnStore(width: width, limits: limits)
    do throws(ReadError) {
      while let index = take() {
        let block = try block(index)
        let first = index == 0 ? firstPosition : block.offset + Self.firstRecord(of: block)
        let isFirst = store.rows == 0
        finish(read(block, from: first, record: 0, into: store))
        // The other blocks are likely to hold as many rows, of which this thread gets its part.
        if isFirst { store.reserve(store.rows * blocks / min(threadCount, blocks) * 9 / 8) }
      }
      try store.finishBatch()
    } catch {
      stop(.unreadable(error))
    }
  }

  private func take() -> Int? {
    monitor.lock()
    defer { monitor.unlock() }
    while failure == nil, nextBlock < blocks, nextBlock - accepted >= Self.mostWaiting {
      monitor.wait()
    }
    guard failure == nil, nextBlock < blocks else { return nil }
    nextBlock += 1
    return nextBlock - 1
  }

  private func block(_ index: Int) throws(ReadError) -> TextBlock {
    let offset = index * blockLength
    let length = min(blockLength, source.size - offset)
    var block = try source.block(index, at: offset, length, overlap: plan.overlap) { freeBuffer() }
    let own = UnsafeRawBufferPointer(start: block.start, count: min(length, block.available))
    let look = EncodingCheck.look(own)
    guard !look.holdsNUL else { throw .notText }
    block.isASCII = look.isASCII
    return block
  }

  private func freeBuffer() -> BlockBuffer {
    monitor.lock()
    defer { monitor.unlock() }
    return buffers.popLast() ?? BlockBuffer()
  }

  /// How far behind the block's beginning the first record begins, to all appearance.
  private static func firstRecord(of block: TextBlock) -> Int {
    let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    var index = 0
    while index <= block.length {
      let before = block.start[index - 1]
      if before == lineFeed || (before == carriageReturn && block.start[index] != lineFeed) {
        return index
      }
      index += 1
    }
    return block.length
  }

  /// Reads the records of a block from `first` on.
  private func read(
    _ block: TextBlock, from first: Int, record: Int, into store: ColumnStore
  ) -> Reading {
    var block = block
    let rows = store.rows
    var reader = RecordReader(
      block, from: first - block.offset, record: record, delimiter: delimiter, limits: limits,
      quoting: quoting, width: width)
    var failure: ReadError?
    do throws(ReadError) {
      while try !reader.readRows(
        into: store, until: block.start + block.length, isLast: block.isLast)
      {
        let beginning = reader.position - block.start
        guard block.available - beginning < limits.recordBytes else {
          var error = ReadError.tooLarge("has a row of more than \(limits.recordBytes) bytes")
          error.row = reader.record
          throw error
        }
        block = try source.extended(block)
        let doubts = reader.doubts
        reader = RecordReader(
          block, from: beginning, record: reader.record, delimiter: delimiter, limits: limits,
          quoting: quoting, width: width)
        reader.doubts = doubts
      }
    } catch {
      failure = error
    }
    let end = block.offset + (reader.position - block.start)
    var reading = Reading(
      block: block, first: first, end: end, span: RowSpan(store: store, rows: rows..<store.rows))
    reading.records = reader.record - record
    reading.doubts = reader.doubts
    reading.failure = failure
    // Of a block in ASCII, only what overlaps of the next one is to be looked at.
    let from = block.isASCII ? max(first - block.offset, block.length) : first - block.offset
    let to = min(end - block.offset, block.available)
    reading.isUTF8 =
      to <= from
      || EncodingCheck.isUTF8(UnsafeRawBufferPointer(start: block.start + from, count: to - from))
    return reading
  }

  /// Leaves what was read to be accepted, and accepts what is next as far as it is there, unless
  /// another thread is about it.
  private func finish(_ reading: Reading) {
    monitor.lock()
    waiting[reading.block.index] = reading
    if !isAccepting {
      isAccepting = true
      while failure == nil, let next = waiting.removeValue(forKey: accepted) {
        monitor.unlock()
        accept(next)
        monitor.lock()
        accepted += 1
        if let buffer = next.block.buffer { buffers.append(buffer) }
        monitor.signal()
      }
      isAccepting = false
    }
    monitor.unlock()
  }

  private func stop(_ failure: Failure) {
    monitor.lock()
    if self.failure == nil { self.failure = failure }
    monitor.signal()
    monitor.unlock()
  }

  // MARK: The thread that accepts

  private func accept(_ guessed: Reading) {
    let block = guessed.block
    digest?.update(UnsafeRawBufferPointer(start: block.start, count: block.length))
    let blockEnd = block.offset + block.length
    if position < blockEnd {
      var reading = guessed
      reading.span.offset = record
      if guessed.first != position || guessed.failure != nil {
        reading = read(block, from: position, record: record, into: repairs)
      }
      guard reading.isUTF8 else { return stop(.notUTF8) }
      if let failure = reading.failure { return stop(.unreadable(failure)) }
      doubts.add(reading.doubts, offset: reading.span.offset)
      record += reading.records
      position = reading.end
      if !reading.span.rows.isEmpty { spans.append(reading.span) }
      rows += reading.span.rows.count
      guard record <= Int(Int32.max), reading.span.store.width * rows <= limits.cells else {
        return stop(.unreadable(.tooLarge("has more than \(limits.cells) cells")))
      }
    }
    let progress = ReadProgress(bytes: blockEnd, of: source.size, rows: rows)
    if watch?.goesOn(progress) == false { stop(.unreadable(.interrupted)) }
  }
}
