#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the texts of a list stand: their bytes, and for each where it ends. It grows while a
/// list is made; once it belongs to a `TextList` nobody changes it, so threads may share it. No
/// access overlaps another, and to have that checked at each text would cost more than the text.
@usableFromInline
final class TextStorage: @unchecked Sendable {
  /// How many bytes can be read behind any text.
  static let padding = 16
  /// All bytes together; an end is kept in four bytes.
  static let limit = Int(UInt32.max) - 64

  @exclusivity(unchecked) @usableFromInline private(set) var count = 0
  @exclusivity(unchecked) @usableFromInline private(set) var start: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) private var used = 0
  private var capacity: Int
  @exclusivity(unchecked) @usableFromInline private(set) var ends: UnsafeMutablePointer<UInt32>
  private var endsCapacity: Int
  /// Whether a text was left out because there was no room for it below `limit`.
  private(set) var exceeded = false

  /// - Parameters: how many texts, and how many bytes of them, are likely to come.
  init(texts: Int = 16, bytes: Int = 256) {
    capacity = max(bytes, 64)
    endsCapacity = max(texts, 16)
    start = .allocate(capacity: capacity + Self.padding)
    ends = .allocate(capacity: endsCapacity)
    preferLargePages(start, bytes: capacity)
    preferLargePages(ends, bytes: endsCapacity * 4)
  }

  /// Room for exactly so many texts and bytes, to be filled with `put`; the first text is "". Nil
  /// where it would be too much.
  init?(exactly texts: Int, bytes: Int) {
    guard bytes + Self.padding <= Self.limit else { return nil }
    capacity = max(bytes, 64)
    endsCapacity = texts
    start = .allocate(capacity: capacity + Self.padding)
    ends = .allocate(capacity: texts)
    preferLargePages(start, bytes: capacity)
    preferLargePages(ends, bytes: endsCapacity * 4)
    ends[0] = 0
    count = texts
    used = bytes
  }

  /// All bytes together.
  var size: Int { used }

  /// Puts a text of up to 16 bytes in its place, without touching what stands at `limit` or behind
  /// it. Several threads may put different texts.
  ///
  /// - Returns: the place behind it.
  @inline(__always)
  func put(_ cell: CellWords, _ index: Int, at place: Int, before limit: Int) -> Int {
    let length = cell.length
    let target = UnsafeMutableRawPointer(start + place)
    if place &+ 16 <= limit {
      target.storeBytes(of: cell.low.littleEndian, as: UInt64.self)
      (target + 8).storeBytes(of: cell.high.littleEndian, as: UInt64.self)
    } else {
      withUnsafeBytes(of: (cell.low.littleEndian, cell.high.littleEndian)) {
        if let bytes = $0.baseAddress { target.copyMemory(from: bytes, byteCount: length) }
      }
    }
    ends[index] = UInt32(truncatingIfNeeded: place &+ length)
    return place &+ length
  }

  deinit {
    start.deallocate()
    ends.deallocate()
  }

  /// The bytes of a text.
  @inlinable
  @inline(__always)
  func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    guard index >= 0, index < count else { return UnsafeBufferPointer(start: nil, count: 0) }
    let first = index == 0 ? 0 : Int(ends[index - 1])
    return UnsafeBufferPointer(start: start + first, count: Int(ends[index]) - first)
  }

  func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    makeRoom(texts: 1, bytes: bytes.count)
    guard used + bytes.count <= Self.limit else { return leaveOut() }
    if let from = bytes.baseAddress { (start + used).update(from: from, count: bytes.count) }
    end(after: bytes.count)
  }

  /// Appends a text of up to 16 bytes, given as two words with zeros behind it.
  @inline(__always)
  func append(_ cell: CellWords) {
    let length = cell.length
    makeRoom(texts: 1, bytes: 16)
    guard used &+ 16 <= Self.limit else { return leaveOut() }
    let place = UnsafeMutableRawPointer(start + used)
    place.storeBytes(of: cell.low.littleEndian, as: UInt64.self)
    (place + 8).storeBytes(of: cell.high.littleEndian, as: UInt64.self)
    end(after: length)
  }

  func holds(anyOf bytes: [UInt8]) -> Bool {
    bytes.contains { memchr(start, Int32($0), used) != nil }
  }

  /// Whether every byte is one of ASCII.
  var isASCII: Bool {
    var all: UInt8 = 0
    for index in 0..<used { all |= start[index] }
    return all < 0x80
  }

  /// Keeps the count right where a text has no room: it is blank, and `exceeded` tells.
  private func leaveOut() {
    exceeded = true
    end(after: 0)
  }

  @inline(__always)
  private func end(after length: Int) {
    used &+= length
    ends[count] = UInt32(truncatingIfNeeded: used)
    count &+= 1
  }

  @inline(__always)
  private func makeRoom(texts: Int, bytes: Int) {
    if count &+ texts > endsCapacity || used &+ bytes > capacity { grow(texts, bytes) }
  }

  @inline(never)
  private func grow(_ texts: Int, _ bytes: Int) {
    if count + texts > endsCapacity {
      let larger = max(count + texts, endsCapacity * 2)
      ends = reallocated(ends, count, larger)
      endsCapacity = larger
    }
    if used + bytes > capacity, used + bytes <= Self.limit {
      let larger = max(used + bytes, min(capacity * 2, Self.limit))
      start = reallocated(start, used, larger + Self.padding)
      capacity = larger
    }
  }

  private func reallocated<Element: BitwiseCopyable>(
    _ old: UnsafeMutablePointer<Element>, _ count: Int, _ capacity: Int
  ) -> UnsafeMutablePointer<Element> {
    let new = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    preferLargePages(new, bytes: capacity * MemoryLayout<Element>.stride)
    new.update(from: old, count: count)
    old.deallocate()
    return new
  }
}
