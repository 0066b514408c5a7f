#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The different texts of one column, each with its code: a hash table with open addressing
/// over bytes, which makes a `String` only for a text that it has not met before.
///
/// A text of up to 16 bytes is compared as two words that stand in its slot; a longer one by its
/// hash, then by its bytes in `arena`. No text holds a NUL byte, so two words tell short texts
/// apart without regard to their length. Codes follow the order of first occurrence, so the
/// random seeds of the hash, which keep a hostile file from making every text collide, never
/// show in a result.
struct TextInterner {
  private struct Slot {
    /// The first eight bytes, or the hash of a long text.
    var low: UInt64
    /// The next eight bytes, or where a long text begins in the arena.
    var high: UInt64
    /// Zero in an empty slot.
    var code: UInt32
    var length: UInt32
  }

  /// From this number of slots on, less one, a table outgrows the processor's nearer caches.
  private static let largeTable = 8191
  /// What `words` and `intern` may read behind the end of a text.
  static let padding = 16

  private(set) var entries: [String] = [""]
  /// Whether a text was left out because there were `limit` already.
  private(set) var exceeded = false
  private var slots: UnsafeMutablePointer<Slot>
  private var mask = 15
  private var room = 8
  private var arena: UnsafeMutablePointer<UInt8>?
  private var arenaCount = 0
  private var arenaCapacity = 0
  /// Keeps the loop of `fetch` from being left out as without effect.
  private var fetched: UInt32 = 0
  private let limit: Int
  private let firstSeed: UInt64
  private let secondSeed: UInt64

  init(limit: Int) {
    self.limit = min(max(limit, 1), Int(UInt32.max) - 1)
    firstSeed = UInt64.random(in: .min ... .max)
    secondSeed = UInt64.random(in: .min ... .max) | 1
    slots = Self.emptySlots(16)
  }

  func deallocate() {
    slots.deallocate()
    arena?.deallocate()
  }

  /// The code of the text of `length` bytes at `start`, behind which `padding` bytes can be read.
  @inline(__always)
  mutating func intern(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt32 {
    guard length > 16 else {
      guard length > 0 else { return 0 }
      let words = Self.words(start, length)
      return intern(low: words.low, high: words.high)
    }
    return internLong(start, length)
  }

  /// The code of a text of 1 to 16 bytes, given as two words with zeros behind it.
  @inline(__always)
  mutating func intern(low: UInt64, high: UInt64) -> UInt32 {
    var index = Int(truncatingIfNeeded: Self.mixed(low ^ firstSeed, high ^ secondSeed)) & mask
    while true {
      let slot = slots + index
      let code = slot.pointee.code
      if slot.pointee.low == low, slot.pointee.high == high, slot.pointee.length <= 16 {
        if code != 0 { return code }
      }
      if code == 0 { return insertShort(low: low, high: high) }
      index = (index &+ 1) & mask
    }
  }

  /// Interns `count` cells of one column at once, which lets the memory fetch the slots of many
  /// while it waits for one. A cell is the two words of a text of 1 to 16 bytes, or a first word
  /// of zero with its code in the second.
  mutating func intern(
    _ cells: UnsafePointer<CellWords>, _ count: Int, into codes: UnsafeMutablePointer<UInt32>
  ) {
    if mask >= Self.largeTable { fetch(cells, count) }
    for index in 0..<count {
      let cell = cells[index]
      codes[index] =
        cell.low == 0
        ? UInt32(truncatingIfNeeded: cell.high)
        : intern(low: cell.low, high: cell.high)
    }
  }

  /// Touches the slot of each cell, without waiting for one before the next.
  private mutating func fetch(_ cells: UnsafePointer<CellWords>, _ count: Int) {
    var touched: UInt32 = 0
    for index in 0..<count {
      let hash = Self.mixed(cells[index].low ^ firstSeed, cells[index].high ^ secondSeed)
      touched |= slots[Int(truncatingIfNeeded: hash) & mask].code
    }
    fetched = touched
  }

  /// A text of up to 16 bytes as two little-endian words with zeros behind it.
  @inline(__always)
  static func words(_ start: UnsafePointer<UInt8>, _ length: Int) -> (low: UInt64, high: UInt64) {
    let low = word(start)
    guard length > 8 else { return (masked(low, length), 0) }
    return (low, masked(word(start + 8), length &- 8))
  }

  @inline(__always)
  static func word(_ start: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
  }

  /// The first 0 to 8 bytes of a word.
  @inline(__always)
  static func masked(_ word: UInt64, _ length: Int) -> UInt64 {
    length >= 8 ? word : word & ((1 &<< UInt64(truncatingIfNeeded: length &* 8)) &- 1)
  }

  @inline(__always)
  private static func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }

  private func hash(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: length)
    var position = 0
    while position &+ 16 <= length {
      hash = Self.mixed(
        Self.word(start + position) ^ firstSeed ^ hash,
        Self.word(start + position + 8) ^ secondSeed)
      position &+= 16
    }
    let rest = Self.words(start + position, length &- position)
    return Self.mixed(rest.low ^ firstSeed ^ hash, rest.high ^ secondSeed)
  }

  @inline(never)
  private mutating func internLong(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt32 {
    let hash = hash(start, length)
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index].code != 0 {
      let slot = slots[index]
      if slot.low == hash, slot.length == length, let arena,
        memcmp(arena + Int(slot.high), start, length) == 0
      {
        return slot.code
      }
      index = (index &+ 1) & mask
    }
    guard let code = makeRoom(), length <= Int(UInt32.max) else { return 0 }
    let offset = keep(start, length)
    place(Slot(low: hash, high: UInt64(offset), code: code, length: UInt32(length)), hash)
    entries.append(
      String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self))
    return code
  }

  @inline(never)
  private mutating func insertShort(low: UInt64, high: UInt64) -> UInt32 {
    let length =
      high == 0
      ? 8 - low.leadingZeroBitCount / 8 : 16 - high.leadingZeroBitCount / 8
    guard let code = makeRoom() else { return 0 }
    place(
      Slot(low: low, high: high, code: code, length: UInt32(length)),
      Self.mixed(low ^ firstSeed, high ^ secondSeed))
    entries.append(
      withUnsafeBytes(of: (low.littleEndian, high.littleEndian)) {
        String(decoding: UnsafeRawBufferPointer(rebasing: $0.prefix(length)), as: UTF8.self)
      })
    return code
  }

  /// The next code, with a free slot for it; nil where the limit is reached.
  private mutating func makeRoom() -> UInt32? {
    guard entries.count <= limit else {
      exceeded = true
      return nil
    }
    if entries.count > room { grow() }
    return UInt32(entries.count)
  }

  private mutating func place(_ slot: Slot, _ hash: UInt64) {
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index].code != 0 { index = (index &+ 1) & mask }
    slots[index] = slot
  }

  private mutating func grow() {
    let old = slots
    let oldCount = mask + 1
    let count = oldCount * (oldCount < 1 << 16 ? 4 : 2)
    slots = Self.emptySlots(count)
    mask = count - 1
    room = count / 2
    for index in 0..<oldCount where old[index].code != 0 {
      let slot = old[index]
      let isShort = slot.length <= 16
      place(slot, isShort ? Self.mixed(slot.low ^ firstSeed, slot.high ^ secondSeed) : slot.low)
    }
    old.deallocate()
  }

  private static func emptySlots(_ count: Int) -> UnsafeMutablePointer<Slot> {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: count)
    preferLargePages(slots, bytes: count * MemoryLayout<Slot>.stride)
    slots.initialize(repeating: Slot(low: 0, high: 0, code: 0, length: 0), count: count)
    return slots
  }

  /// Copies a text into the arena; where it begins there.
  private mutating func keep(_ start: UnsafePointer<UInt8>, _ length: Int) -> Int {
    let needed = arenaCount + length
    if needed > arenaCapacity {
      let capacity = max(needed, arenaCapacity * 2, 1024)
      let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
      if let arena {
        grown.update(from: arena, count: arenaCount)
        arena.deallocate()
      }
      arena = grown
      arenaCapacity = capacity
    }
    arena?.advanced(by: arenaCount).update(from: start, count: length)
    defer { arenaCount = needed }
    return arenaCount
  }
}
