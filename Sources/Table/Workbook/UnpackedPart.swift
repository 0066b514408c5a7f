/// The unpacked bytes of a part, piece by piece. The first piece is unpacked when it is asked
/// for; the others on a thread of their own, a few pieces ahead of whoever reads them.
///
/// While that thread lives, nothing else may be read from the archive: `stop` ends it.
final class UnpackedPart {
  private let ring: Ring
  private var thread: WorkerThread?
  private var isBegun = false
  /// Whether a thread is worth its cost: not where the first piece may be the only one.
  private var wantsThread = false

  init(_ part: ZipArchive.Part) {
    ring = Ring(part)
  }

  deinit { stop() }

  /// The next piece, which is valid until the next call; an empty one at the end.
  func next() throws(ReadError) -> UnsafeRawBufferPointer {
    if wantsThread { startThread() }
    if thread != nil { return try ring.take() }
    let piece = try ring.unpackHere()
    wantsThread = !isBegun && piece.count == Ring.pieceBytes
    isBegun = true
    return piece
  }

  /// Ends the thread, however much of the part it has left to unpack.
  func stop() {
    guard let thread else { return }
    ring.stop()
    thread.join()
    self.thread = nil
  }

  /// Without a thread, where the system gives none, the pieces are unpacked when asked for.
  private func startThread() {
    wantsThread = false
    let ring = ring
    thread = WorkerThread { ring.run() }
  }
}

/// The pieces that wait between the thread that unpacks and the one that reads.
///
/// What both touch is guarded by the monitor; the part is read by one of them alone.
private final class Ring: @unchecked Sendable {
  static let pieceBytes = 1 << 16
  private static let pieces = 4

  private let part: ZipArchive.Part
  private let bytes: UnsafeMutableRawPointer
  private let monitor = Monitor()
  private var counts = [Int](repeating: 0, count: pieces)
  /// The oldest piece, how many there are, and whether the oldest is being read.
  private var first = 0
  private var filled = 0
  private var isTaken = false
  private var isStopped = false
  private var failure: ReadError?
  /// Whether the end was reached, or an error.
  private var isLast = false

  init(_ part: ZipArchive.Part) {
    self.part = part
    bytes = .allocate(byteCount: Self.pieces * Self.pieceBytes, alignment: 64)
  }

  deinit { bytes.deallocate() }

  // MARK: The thread that reads

  /// The next piece, unpacked by the caller: for a part so small that no thread is needed.
  func unpackHere() throws(ReadError) -> UnsafeRawBufferPointer {
    guard !isLast else { return UnsafeRawBufferPointer(start: bytes, count: 0) }
    let count = try part.read(into: bytes, Self.pieceBytes)
    isLast = count == 0
    return UnsafeRawBufferPointer(start: bytes, count: count)
  }

  /// Gives back the piece before, and waits for the next one.
  func take() throws(ReadError) -> UnsafeRawBufferPointer {
    monitor.lock()
    defer { monitor.unlock() }
    if isTaken {
      isTaken = false
      first = (first + 1) % Self.pieces
      filled -= 1
      monitor.signal()
    }
    while filled == 0, !isLast { monitor.wait() }
    if filled > 0 {
      isTaken = true
      return UnsafeRawBufferPointer(
        start: bytes + first * Self.pieceBytes, count: counts[first])
    }
    if let failure { throw failure }
    return UnsafeRawBufferPointer(start: bytes, count: 0)
  }

  func stop() {
    monitor.lock()
    isStopped = true
    monitor.signal()
    monitor.unlock()
  }

  // MARK: The thread that unpacks

  func run() {
    while let place = freePlace() {
      do throws(ReadError) {
        put(try part.read(into: bytes + place * Self.pieceBytes, Self.pieceBytes), at: place)
      } catch {
        end(error)
      }
    }
  }

  /// Where the next piece goes, as soon as there is room; nil where there is nothing to do.
  private func freePlace() -> Int? {
    monitor.lock()
    defer { monitor.unlock() }
    while filled == Self.pieces, !isStopped { monitor.wait() }
    return isStopped || isLast ? nil : (first + filled) % Self.pieces
  }

  private func put(_ count: Int, at place: Int) {
    guard count > 0 else { return end(nil) }
    monitor.lock()
    counts[place] = count
    filled += 1
    monitor.signal()
    monitor.unlock()
  }

  private func end(_ error: ReadError?) {
    monitor.lock()
    failure = error
    isLast = true
    monitor.signal()
    monitor.unlock()
  }
}
