/// Where delimited text comes from, block by block.
enum TextSource {
  /// The text as a whole: small, or decoded from another form than UTF-8.
  case memory(FileBytes)
  /// A large file, read as it goes.
  case file(InputFile)

  /// The number of bytes.
  var size: Int {
    switch self {
    case .memory(let bytes): bytes.count
    case .file(let file): file.size
    }
  }

  /// The block of `length` bytes at `offset`, with what overlaps of the next one, in a buffer of
  /// its own where it is read.
  func block(
    _ index: Int, at offset: Int, _ length: Int, overlap: Int, in buffer: () -> BlockBuffer
  ) throws(ReadError) -> TextBlock {
    switch self {
    case .memory(let bytes):
      return TextBlock(
        index: index, offset: offset, start: UnsafePointer(bytes.start + offset), length: length,
        available: bytes.count - offset, isLast: true)
    case .file(let file):
      let buffer = buffer()
      let block = TextBlock(
        index: index, offset: offset, start: UnsafePointer(buffer.start), length: length,
        available: length + overlap, isLast: false, buffer: buffer)
      return try Self.filled(block, buffer, file)
    }
  }

  /// The same block with twice as many bytes to be read. Its bytes move.
  func extended(_ block: TextBlock) throws(ReadError) -> TextBlock {
    guard case .file(let file) = self, let buffer = block.buffer else { return block }
    var longer = block
    longer.available *= 2
    return try Self.filled(longer, buffer, file)
  }

  private static func filled(
    _ block: TextBlock, _ buffer: BlockBuffer, _ file: InputFile
  ) throws(ReadError) -> TextBlock {
    let before = min(block.offset, 1)
    let wanted = min(block.available, file.size - block.offset) + before
    buffer.makeRoom(for: wanted)
    guard try file.read(at: block.offset - before, into: buffer.start, wanted) == wanted else {
      throw ReadError(
        code: "file-changed", message: "the file became shorter while it was read",
        help: "wait until whatever writes it is done, and load it again")
    }
    buffer.close(after: wanted)
    var filled = block
    filled.start = UnsafePointer(buffer.start + before)
    filled.available = wanted - before
    filled.isLast = block.offset + filled.available == file.size
    return filled
  }
}
