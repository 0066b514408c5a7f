/// Texts of more than 16 bytes that one column holds, each named by where it begins.
struct LongTexts: ~Copyable {
  private static let header = 8

  private var bytes = GrowingBuffer<UInt8>(capacity: 64)

  init() {
    // No text is named by zero, which stands for a blank cell.
    bytes.append(0)
  }

  var holdsSome: Bool { bytes.count > 1 }

  /// Keeps a text; its name, which is never zero.
  mutating func keep(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    let name = bytes.count
    let place = UnsafeMutableRawPointer(
      bytes.room(for: Self.header + length + CellWords.padding))
    place.storeBytes(of: UInt64(length), as: UInt64.self)
    (place + Self.header).copyMemory(from: start, byteCount: length)
    bytes.advance(Self.header + length)
    return UInt64(name)
  }

  /// The text of that name; it can be read until the next one is kept.
  borrowing func text(_ name: UInt64) -> UnsafeBufferPointer<UInt8> {
    let place = UnsafeRawPointer(bytes.start + Int(name))
    let length = Int(place.loadUnaligned(as: UInt64.self))
    return UnsafeBufferPointer(
      start: bytes.start + Int(name) + Self.header, count: length)
  }
}
