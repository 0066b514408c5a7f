/// A stretch of delimited text in memory. Behind it stand a line feed and zeros, so every cell
/// ends at a delimiter or a line end and words of eight bytes can be read anywhere in it.
struct TextBlock {
  /// Its place among the blocks of its text, from 0.
  let index: Int
  /// Where its first byte stands in the text.
  let offset: Int
  /// Its first byte. One byte before it can be read, unless it is the text's first.
  var start: UnsafePointer<UInt8>
  /// Its own bytes. Records that begin among them are its records.
  let length: Int
  /// How many bytes can be read from `start` on: those of the next blocks too, for the record
  /// that goes on there.
  var available: Int
  /// Whether what can be read reaches to the end of the text.
  var isLast: Bool
  /// Whether its own bytes are all ASCII.
  var isASCII = false
  /// What the bytes stand in, where they were read for this block alone.
  var buffer: BlockBuffer?
}

/// Memory for one block after another, so that the whole text never stands in it at once.
final class BlockBuffer {
  private(set) var start: UnsafeMutablePointer<UInt8>
  private var capacity = 0

  init() { start = .allocate(capacity: FileBytes.padding) }

  deinit { start.deallocate() }

  /// Makes room for so many bytes; what stood in it is gone where there was not enough.
  func makeRoom(for count: Int) {
    guard count > capacity else { return }
    start.deallocate()
    capacity = count
    start = .allocate(capacity: capacity + FileBytes.padding)
  }

  /// Puts what every text has behind it behind `count` bytes.
  func close(after count: Int) {
    (start + count).update(repeating: 0, count: FileBytes.padding)
    start[count] = UInt8(ascii: "\n")
  }
}
