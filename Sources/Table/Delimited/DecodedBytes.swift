/// Bytes being written into a buffer that is large enough for all of them.
struct DecodedBytes {
  private let start: UnsafeMutablePointer<UInt8>
  private let capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = capacity
    start = .allocate(capacity: capacity + FileBytes.padding)
  }

  mutating func append(_ byte: UInt8) {
    guard count < capacity else { return }
    start[count] = byte
    count += 1
  }

  mutating func append(_ scalar: Unicode.Scalar) {
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(byte) }
  }

  func finish() -> FileBytes { FileBytes(taking: start, count: count) }
}
