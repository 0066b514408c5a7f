/// Bytes that grow, with `CellWords.padding` readable zeros behind them at every moment.
final class ByteBuffer {
  @exclusivity(unchecked) private(set) var start: UnsafeMutablePointer<UInt8>
  @exclusivity(unchecked) private(set) var count = 0
  @exclusivity(unchecked) private var capacity = 256

  init() {
    start = .allocate(capacity: capacity + CellWords.padding)
    start.initialize(repeating: 0, count: capacity + CellWords.padding)
  }

  deinit { start.deallocate() }

  func removeAll() { count = 0 }

  func removeLast(_ length: Int) { count = max(0, count - length) }

  func append(_ bytes: UnsafePointer<UInt8>, _ length: Int) {
    if count + length > capacity { grow(count + length) }
    (start + count).update(from: bytes, count: length)
    count += length
  }

  func append(_ byte: UInt8) {
    if count == capacity { grow(count + 1) }
    start[count] = byte
    count += 1
  }

  var text: String {
    String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  private func grow(_ needed: Int) {
    let larger = max(needed, capacity * 2)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: larger + CellWords.padding)
    grown.initialize(from: start, count: count)
    (grown + count).initialize(repeating: 0, count: larger + CellWords.padding - count)
    start.deallocate()
    start = grown
    capacity = larger
  }
}
