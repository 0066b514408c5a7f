/// Brings together, on several threads, a column in which nearly every cell differs: IDs, names.
///
/// Its one dear step is to find out which cells are the same, in a table that no processor's cache
/// holds. So each thread looks at all cells and answers for those whose hash falls to it; then each
/// numbers and copies the texts of its own stretch of rows. The codes are those that one thread
/// would give, reading from the beginning to the end.
final class WideColumnMerge: @unchecked Sendable {
  /// Rows that follow each other in the file and lie behind each other in memory.
  struct Piece {
    enum Cells {
      case blank
      /// A code a row, and what the codes stand for.
      case narrow(UnsafePointer<UInt8>, UnsafePointer<CellWords>)
      case medium(UnsafePointer<UInt16>, UnsafePointer<CellWords>)
      case plain(UnsafePointer<CellWords>)

      init(_ stretch: ColumnBuilder.Stretch, _ entries: UnsafePointer<CellWords>) {
        switch stretch {
        case .narrow(let codes): self = .narrow(codes, entries)
        case .medium(let codes): self = .medium(codes, entries)
        case .cells(let cells): self = .plain(cells)
        }
      }
    }

    let cells: Cells
    let rows: Range<Int>

    /// The cell of a row of the piece.
    @inline(__always)
    func cell(_ row: Int) -> CellWords {
      let index = row &- rows.lowerBound
      switch cells {
      case .blank: return .blank
      case .narrow(let codes, let entries): return entries[Int(codes[index])]
      case .medium(let codes, let entries): return entries[Int(codes[index])]
      case .plain(let cells): return cells[index]
      }
    }
  }

  /// What a thread found new in a stretch of rows.
  private struct Found {
    var texts = 0
    var bytes = 0
  }

  /// In the place of a row's first equal: that it is blank.
  private static let blank = UInt32.max
  private static let batchLength = 256

  private let pieces: [Piece]
  private let rows: Int
  private let threads: Int
  private let hash = TextHash()
  /// For each row, the first row with the same text.
  private let firsts: UnsafeMutablePointer<UInt32>
  /// Thread by thread, what each found in each stretch.
  private let found: UnsafeMutablePointer<Found>
  private let mostTexts: Int

  /// - Parameters:
  ///   - pieces: all rows, in their order; none of their texts has more than 16 bytes.
  ///   - mostTexts: how many of them can be different.
  init(_ pieces: [Piece], mostTexts: Int, threads: Int) {
    self.pieces = pieces
    self.mostTexts = mostTexts
    self.threads = threads
    rows = pieces.last?.rows.upperBound ?? 0
    firsts = .allocate(capacity: max(rows, 1))
    preferLargePages(firsts, bytes: rows * MemoryLayout<UInt32>.stride)
    found = .allocate(capacity: threads * threads)
    found.initialize(repeating: Found(), count: threads * threads)
  }

  deinit {
    firsts.deallocate()
    found.deallocate()
  }

  /// The different texts and the code of each row; nil where the texts have no room.
  func merged() -> (texts: TextIndex, codes: [UInt32])? {
    concurrently(threads) { self.findFirsts($0) }
    var starts: [Found] = []
    var all = Found(texts: 1, bytes: 0)
    for stretch in 0..<threads {
      starts.append(all)
      for thread in 0..<threads {
        let some = found[thread * threads + stretch]
        all.texts += some.texts
        all.bytes += some.bytes
      }
    }
    guard let storage = TextStorage(exactly: all.texts, bytes: all.bytes) else { return nil }
    let codes = [UInt32](unsafeUninitializedCapacity: rows) { out, count in
      preferLargePages(out)
      count = rows
      guard let start = out.baseAddress else { return }
      let target = Target(codes: start, storage: storage, starts: starts)
      concurrently(threads) { self.number($0, target) }
      concurrently(threads) { self.repeatCodes($0, target) }
    }
    return (TextIndex(of: storage), codes)
  }

  /// Where the second step writes, each thread in a stretch of its own.
  private struct Target: @unchecked Sendable {
    let codes: UnsafeMutablePointer<UInt32>
    let storage: TextStorage
    let starts: [Found]
  }

  private func stretch(_ number: Int) -> Range<Int> {
    rows * number / threads..<rows * (number + 1) / threads
  }

  // MARK: Which cells are the same

  private typealias HashedRow = (hash: UInt64, row: Int)

  private func findFirsts(_ thread: Int) {
    var table = FirstRows(expecting: mostTexts / threads)
    withUnsafeTemporaryAllocation(of: HashedRow.self, capacity: Self.batchLength) { hashes in
      for number in 0..<threads {
        var some = Found()
        for piece in pieces {
          let range = piece.rows.clamped(to: stretch(number))
          var row = range.lowerBound
          while row < range.upperBound {
            let end = min(row + Self.batchLength, range.upperBound)
            find(piece, row..<end, thread, hashes, &table, &some)
            row = end
          }
        }
        found[thread * threads + number] = some
      }
    }
  }

  /// The rows of a batch that fall to a thread. All their places in the table are touched first,
  /// so that the memory fetches many at once.
  @inline(__always)
  private func find(
    _ piece: Piece, _ batch: Range<Int>, _ thread: Int,
    _ hashes: UnsafeMutableBufferPointer<HashedRow>, _ table: inout FirstRows, _ found: inout Found
  ) {
    if !table.hasRoom(for: batch.count) { table.grow { hash.of(cell($0)) } }
    // Nobody can foretell whether a row falls to this thread: so no branch hangs on it.
    var own = 0
    for row in batch {
      let hash = hash.of(piece.cell(row))
      hashes[own] = (hash, row)
      own &+= isOwn(hash, thread) ? 1 : 0
    }
    var touched: UInt64 = 0
    for index in 0..<own { touched |= table.touch(hashes[index].hash) }
    table.touched = touched
    for index in 0..<own {
      let (hash, row) = hashes[index]
      let cell = piece.cell(row)
      guard !cell.isBlank else {
        firsts[row] = Self.blank
        continue
      }
      let first = table.first(row, hash) { self.cell($0).isSame(as: cell) }
      firsts[row] = UInt32(truncatingIfNeeded: first)
      if first == row {
        found.texts &+= 1
        found.bytes &+= cell.length
      }
    }
  }

  /// Whether a text falls to a thread: by bits of the hash that its place in a table is not made of.
  @inline(__always)
  private func isOwn(_ hash: UInt64, _ thread: Int) -> Bool {
    ((Int(truncatingIfNeeded: hash >> 40) & 0xFFFF) &* threads) >> 16 == thread
  }

  private func cell(_ row: Int) -> CellWords {
    // Pieces are nearly of one length, so the right one is near.
    var number = row * pieces.count / max(rows, 1)
    while row < pieces[number].rows.lowerBound { number -= 1 }
    while row >= pieces[number].rows.upperBound { number += 1 }
    return pieces[number].cell(row)
  }

  // MARK: Codes and texts

  /// Numbers and copies the texts that occur first in a stretch.
  private func number(_ stretch: Int, _ target: Target) {
    var code = target.starts[stretch].texts
    var place = target.starts[stretch].bytes
    let end =
      stretch + 1 < threads ? target.starts[stretch + 1].bytes : target.storage.size
    for piece in pieces {
      for row in piece.rows.clamped(to: self.stretch(stretch))
      where firsts[row] == UInt32(truncatingIfNeeded: row) {
        place = target.storage.put(piece.cell(row), code, at: place, before: end)
        target.codes[row] = UInt32(truncatingIfNeeded: code)
        code &+= 1
      }
    }
  }

  /// Gives the other rows of a stretch the codes of their firsts, wherever those are.
  private func repeatCodes(_ stretch: Int, _ target: Target) {
    for row in self.stretch(stretch) where firsts[row] != UInt32(truncatingIfNeeded: row) {
      target.codes[row] = firsts[row] == Self.blank ? 0 : target.codes[Int(firsts[row])]
    }
  }
}

/// For each different text, the first row that holds it. A slot holds half of the text's hash and
/// the row, counted from 1.
private struct FirstRows: ~Copyable {
  private var slots: UnsafeMutablePointer<UInt64>
  private var mask: Int
  private var count = 0
  /// Keeps the loop that touches slots from being left out as without effect.
  var touched: UInt64 = 0

  init(expecting texts: Int) {
    var capacity = 16
    while capacity * 2 < texts * 3 { capacity *= 2 }
    mask = capacity - 1
    slots = Self.emptySlots(capacity)
  }

  deinit { slots.deallocate() }

  @inline(__always)
  func touch(_ hash: UInt64) -> UInt64 { slots[Int(truncatingIfNeeded: hash) & mask] }

  /// The first row with the text of `row`, which is that row itself where the text is new.
  @inline(__always)
  mutating func first(_ row: Int, _ hash: UInt64, isSame: (_ first: Int) -> Bool) -> Int {
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index] != 0 {
      if slots[index] >> 32 == hash >> 32 {
        let first = Int(truncatingIfNeeded: slots[index] & 0xFFFF_FFFF) &- 1
        if isSame(first) { return first }
      }
      index = (index &+ 1) & mask
    }
    slots[index] = hash & ~0xFFFF_FFFF | UInt64(truncatingIfNeeded: row &+ 1)
    count &+= 1
    return row
  }

  func hasRoom(for texts: Int) -> Bool { (count + texts) * 8 <= (mask + 1) * 7 }

  /// Twice as many slots, given the hash of each row's text.
  mutating func grow(_ hash: (_ row: Int) -> UInt64) {
    let old = UnsafeMutableBufferPointer(start: slots, count: mask + 1)
    mask = (mask + 1) * 2 - 1
    slots = Self.emptySlots(mask + 1)
    for slot in old where slot != 0 {
      let hash = hash(Int(truncatingIfNeeded: slot & 0xFFFF_FFFF) - 1)
      var index = Int(truncatingIfNeeded: hash) & mask
      while slots[index] != 0 { index = (index &+ 1) & mask }
      slots[index] = slot
    }
    old.deallocate()
  }

  private static func emptySlots(_ count: Int) -> UnsafeMutablePointer<UInt64> {
    let slots = UnsafeMutablePointer<UInt64>.allocate(capacity: count)
    preferLargePages(slots, bytes: count * MemoryLayout<UInt64>.stride)
    slots.initialize(repeating: 0, count: count)
    return slots
  }
}
