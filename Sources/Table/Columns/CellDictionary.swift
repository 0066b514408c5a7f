#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The different cells of one column, each with its code: a hash table with open addressing.
///
/// A text of up to 16 bytes is compared as two words that stand in its slot; a longer one by its
/// hash, then by its bytes. No text holds a NUL byte, so two words tell short texts apart
/// without regard to their length.
struct CellDictionary: ~Copyable {
  private struct Slot {
    /// The first word, or the hash of a long text.
    var low: UInt64
    /// The second word, or the name of a long text.
    var high: UInt64
    /// Zero in an empty slot.
    var code: UInt32
    var isLong: Bool
  }

  /// The most texts that it takes, the blank one included: a code has two bytes.
  static let limit = 1 << 16

  /// The cell of each code; the blank one is the first.
  private(set) var entries = GrowingBuffer<CellWords>()
  private var slots: UnsafeMutablePointer<Slot>
  private var mask = 15
  private var room = 8
  private let hash = TextHash()

  init() {
    slots = Self.emptySlots(16)
    entries.append(.blank)
  }

  deinit { slots.deallocate() }

  /// The code of the text of 1 to 16 bytes that `cell` holds.
  @inline(__always)
  mutating func code(_ cell: CellWords) -> UInt16 {
    var index = Int(truncatingIfNeeded: hash.of(cell)) & mask
    while true {
      let slot = slots + index
      let code = slot.pointee.code
      if slot.pointee.low == cell.low, slot.pointee.high == cell.high, !slot.pointee.isLong,
        code != 0
      {
        return UInt16(truncatingIfNeeded: code)
      }
      if code == 0 { return insert(cell) }
      index = (index &+ 1) & mask
    }
  }

  /// The code of a text of more than 16 bytes.
  mutating func code(
    _ start: UnsafePointer<UInt8>, _ length: Int, in texts: inout LongTexts
  ) -> UInt16 {
    let hash = self.hash.of(start, length)
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index].code != 0 {
      let slot = slots[index]
      if slot.isLong, slot.low == hash {
        let text = texts.text(slot.high)
        if text.count == length, let known = text.baseAddress, memcmp(known, start, length) == 0 {
          return UInt16(truncatingIfNeeded: slot.code)
        }
      }
      index = (index &+ 1) & mask
    }
    let name = texts.keep(start, length)
    let slot = Slot(low: hash, high: name, code: UInt32(entries.count), isLong: true)
    return insert(slot, CellWords(low: 0, high: name), hash)
  }

  @inline(never)
  private mutating func insert(_ cell: CellWords) -> UInt16 {
    let slot = Slot(
      low: cell.low, high: cell.high, code: UInt32(entries.count), isLong: false)
    return insert(slot, cell, hash.of(cell))
  }

  private mutating func insert(_ slot: Slot, _ cell: CellWords, _ hash: UInt64) -> UInt16 {
    if entries.count > room { grow() }
    place(slot, hash)
    entries.append(cell)
    return UInt16(truncatingIfNeeded: slot.code)
  }

  private mutating func place(_ slot: Slot, _ hash: UInt64) {
    var index = Int(truncatingIfNeeded: hash) & mask
    while slots[index].code != 0 { index = (index &+ 1) & mask }
    slots[index] = slot
  }

  private mutating func grow() {
    let old = slots
    let oldCount = mask + 1
    slots = Self.emptySlots(oldCount * 4)
    mask = oldCount * 4 - 1
    room = oldCount * 2
    for index in 0..<oldCount where old[index].code != 0 {
      let slot = old[index]
      place(slot, slot.isLong ? slot.low : hash.of(CellWords(low: slot.low, high: slot.high)))
    }
    old.deallocate()
  }

  private static func emptySlots(_ count: Int) -> UnsafeMutablePointer<Slot> {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: count)
    slots.initialize(repeating: Slot(low: 0, high: 0, code: 0, isLong: false), count: count)
    return slots
  }
}
