import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Different texts in a list, and where each of them stands in it: the finished form of a
/// column's dictionary. Codes follow the order in which texts are added; the first is "".
///
/// A slot holds half of a text's hash and its code; the text itself is looked at only where the
/// halves agree.
public final class TextIndex: @unchecked Sendable {
  private let storage: TextStorage
  private var slots: UnsafeMutablePointer<UInt64>
  private var mask: Int
  /// Whether the slots are there: those of texts that were not added one by one are made when a
  /// text is first looked for, which for most columns of names is never.
  private let hasSlots: Atomic<Bool>
  private let preparing = Mutex(())
  private let hash = TextHash()
  /// What `fetch` has touched; keeps its loop from being left out as without effect.
  private var fetched: UInt64 = 0

  /// - Parameter texts: how many are likely to come.
  public init(expecting texts: Int = 16) {
    storage = TextStorage(texts: texts, bytes: min(texts, 1 << 28) * 12)
    let count = Self.slotCount(for: texts)
    mask = count - 1
    slots = Self.emptySlots(count)
    hasSlots = Atomic(true)
    storage.append(.blank)
  }

  /// An index of texts that all differ, the first of them "".
  init(of storage: TextStorage) {
    self.storage = storage
    mask = 15
    slots = Self.emptySlots(16)
    hasSlots = Atomic(false)
  }

  /// An index of the texts of a list; of equal ones the first counts.
  public convenience init(_ list: TextList) {
    self.init(expecting: list.count)
    for index in list.indices { _ = list.withBytes(index) { code($0) } }
  }

  deinit { slots.deallocate() }

  /// The number of texts, the blank one included.
  public var count: Int { storage.count }

  /// The texts by their codes. Taken once the index is complete.
  public var list: TextList { TextList(storage) }

  /// Whether a text found no room.
  var exceeded: Bool { storage.exceeded }

  // MARK: Adding

  /// The code of a text, which is added where it is new.
  public func code(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard let start = text.baseAddress, text.count > 0 else { return 0 }
    prepare()
    guard text.count > 16 else { return code(Self.words(start, text.count)) }
    return code(long: text, Self.hash(hash, start, text.count))
  }

  public func code(_ text: String) -> UInt32 {
    var text = text
    return text.withUTF8 { code($0) }
  }

  /// The code of a text of at most 16 bytes, in an index that was made to be added to.
  @inline(__always)
  func code(_ cell: CellWords) -> UInt32 {
    guard cell.low != 0 else { return 0 }
    let hash = self.hash.of(cell)
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index] != 0 {
      let slot = slots[index]
      if slot >> 32 == hash >> 32 {
        let code = Int(truncatingIfNeeded: slot & 0xFFFF_FFFF)
        if isEqual(code, cell) { return UInt32(truncatingIfNeeded: code) }
      }
      index = (index &+ 1) & mask
    }
    let code = storage.count
    storage.append(cell)
    return place(code, hash, index)
  }

  /// Touches the slot of each cell without waiting for one before the next, so that the memory
  /// fetches many at once.
  func fetch(_ cells: UnsafePointer<CellWords>, _ count: Int) {
    var touched: UInt64 = 0
    for index in 0..<count {
      touched |= slots[Int(truncatingIfNeeded: hash.of(cells[index])) & mask]
    }
    fetched = touched
  }

  private func code(long text: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> UInt32 {
    var index = Int(truncatingIfNeeded: hash) & mask
    if let found = find(text, hash, &index) { return UInt32(truncatingIfNeeded: found) }
    let code = storage.count
    storage.append(text)
    return place(code, hash, index)
  }

  private func place(_ code: Int, _ hash: UInt64, _ index: Int) -> UInt32 {
    slots[index] = hash & ~0xFFFF_FFFF | UInt64(code)
    if storage.count &* 3 > mask &* 2 { grow() }
    return UInt32(truncatingIfNeeded: code)
  }

  // MARK: Finding

  /// The code of a text; nil where it is none of them.
  public func position(of text: String) -> Int? {
    var text = text
    return text.withUTF8 { position(of: $0) }
  }

  func position(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let start = text.baseAddress, text.count > 0 else { return 0 }
    // No text of an index holds a NUL byte, which would make it look like a shorter one.
    guard memchr(start, 0, text.count) == nil else { return nil }
    prepare()
    let hash = Self.hash(self.hash, start, text.count)
    var index = Int(truncatingIfNeeded: hash) & mask
    return find(text, hash, &index)
  }

  private func find(
    _ text: UnsafeBufferPointer<UInt8>, _ hash: UInt64, _ index: inout Int
  ) -> Int? {
    while slots[index] != 0 {
      let slot = slots[index]
      if slot >> 32 == hash >> 32 {
        let code = Int(truncatingIfNeeded: slot & 0xFFFF_FFFF)
        let known = storage.bytes(code)
        if known.count == text.count, let left = known.baseAddress, let right = text.baseAddress,
          memcmp(left, right, text.count) == 0
        {
          return code
        }
      }
      index = (index &+ 1) & mask
    }
    return nil
  }

  @inline(__always)
  private func isEqual(_ code: Int, _ cell: CellWords) -> Bool {
    let known = storage.bytes(code)
    guard known.count <= 16, let start = known.baseAddress else { return false }
    return CellWords(start, known.count).isSame(as: cell)
  }

  /// Makes the slots, unless they are there. Threads may share a finished index.
  private func prepare() {
    guard !hasSlots.load(ordering: .acquiring) else { return }
    preparing.withLock { _ in
      guard !hasSlots.load(ordering: .relaxed) else { return }
      makeSlots(Self.slotCount(for: storage.count))
      hasSlots.store(true, ordering: .releasing)
    }
  }

  private func grow() { makeSlots((mask + 1) * 2) }

  private func makeSlots(_ count: Int) {
    slots.deallocate()
    slots = Self.emptySlots(count)
    mask = count - 1
    for code in 1..<storage.count {
      let text = storage.bytes(code)
      guard let start = text.baseAddress else { continue }
      let hash = self.hash.of(start, text.count)
      var index = Int(truncatingIfNeeded: hash) & mask
      while slots[index] != 0 { index = (index &+ 1) & mask }
      slots[index] = hash & ~0xFFFF_FFFF | UInt64(code)
    }
  }

  /// The hash of a text that may have nothing readable behind it.
  private static func hash(
    _ hash: TextHash, _ start: UnsafePointer<UInt8>, _ length: Int
  ) -> UInt64 {
    guard length > 16 else { return hash.of(words(start, length)) }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: length + CellWords.padding) {
      guard let copy = $0.baseAddress else { return 0 }
      copy.update(from: start, count: length)
      (copy + length).update(repeating: 0, count: CellWords.padding)
      return hash.of(UnsafePointer(copy), length)
    }
  }

  /// The words of a text of 1 to 16 bytes that may have nothing readable behind it.
  private static func words(_ start: UnsafePointer<UInt8>, _ length: Int) -> CellWords {
    var low: UInt64 = 0
    var high: UInt64 = 0
    for index in 0..<min(length, 8) { low |= UInt64(start[index]) << UInt64(index * 8) }
    for index in 8..<max(length, 8) { high |= UInt64(start[index]) << UInt64((index - 8) * 8) }
    return CellWords(low: low, high: high)
  }

  private static func slotCount(for texts: Int) -> Int {
    var count = 16
    while count * 2 < texts * 3 { count *= 2 }
    return count
  }

  private static func emptySlots(_ count: Int) -> UnsafeMutablePointer<UInt64> {
    let slots = UnsafeMutablePointer<UInt64>.allocate(capacity: count)
    preferLargePages(slots, bytes: count * MemoryLayout<UInt64>.stride)
    slots.initialize(repeating: 0, count: count)
    return slots
  }
}
