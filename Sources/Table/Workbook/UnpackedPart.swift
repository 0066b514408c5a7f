#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The unpacked bytes of a part, piece by piece. The first piece is unpacked when it is asked
/// for; the others on a thread of their own, a few pieces ahead of whoever reads them.
///
/// While that thread lives, nothing else may be read from the archive: `stop` ends it.
final class UnpackedPart {
  private let ring: Ring
  private var thread: pthread_t?
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
    pthread_join(thread, nil)
    self.thread = nil
  }

  /// Without a thread, where the system gives none, the pieces are unpacked when asked for.
  private func startThread() {
    wantsThread = false
    var thread = pthread_t()
    let reference = Unmanaged.passRetained(ring)
    let outcome = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Ring>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, reference.toOpaque())
    if outcome == 0 {
      self.thread = thread
    } else {
      reference.release()
    }
  }
}

/// The pieces that wait between the thread that unpacks and the one that reads.
private final class Ring {
  static let pieceBytes = 1 << 16
  private static let pieces = 4

  private let part: ZipArchive.Part
  private let bytes: UnsafeMutableRawPointer
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>
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
    lock = .allocate(capacity: 1)
    changed = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    pthread_cond_destroy(changed)
    lock.deallocate()
    changed.deallocate()
    bytes.deallocate()
  }

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
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    if isTaken {
      isTaken = false
      first = (first + 1) % Self.pieces
      filled -= 1
      pthread_cond_signal(changed)
    }
    while filled == 0, !isLast { pthread_cond_wait(changed, lock) }
    if filled > 0 {
      isTaken = true
      return UnsafeRawBufferPointer(
        start: bytes + first * Self.pieceBytes, count: counts[first])
    }
    if let failure { throw failure }
    return UnsafeRawBufferPointer(start: bytes, count: 0)
  }

  func stop() {
    pthread_mutex_lock(lock)
    isStopped = true
    pthread_cond_signal(changed)
    pthread_mutex_unlock(lock)
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
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while filled == Self.pieces, !isStopped { pthread_cond_wait(changed, lock) }
    return isStopped || isLast ? nil : (first + filled) % Self.pieces
  }

  private func put(_ count: Int, at place: Int) {
    guard count > 0 else { return end(nil) }
    pthread_mutex_lock(lock)
    counts[place] = count
    filled += 1
    pthread_cond_signal(changed)
    pthread_mutex_unlock(lock)
  }

  private func end(_ error: ReadError?) {
    pthread_mutex_lock(lock)
    failure = error
    isLast = true
    pthread_cond_signal(changed)
    pthread_mutex_unlock(lock)
  }
}
