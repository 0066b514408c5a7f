/// A file's bytes in one buffer, or a part of them.
///
/// They never change once they are read, so threads may share them.
final class FileBytes: @unchecked Sendable {
  /// What may be read behind the bytes: a line feed, then zeros.
  static let padding = 32

  let start: UnsafeMutablePointer<UInt8>
  let count: Int

  /// Takes over `start`, allocated with `padding` bytes more than `count`.
  init(taking start: UnsafeMutablePointer<UInt8>, count: Int) {
    self.start = start
    self.count = count
    (start + count).update(repeating: 0, count: Self.padding)
    start[count] = UInt8(ascii: "\n")
  }

  deinit { start.deallocate() }

  var raw: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

  func starts(with prefix: [UInt8]) -> Bool {
    count >= prefix.count && raw.prefix(prefix.count).elementsEqual(prefix)
  }

  /// All bytes of a file.
  static func read(_ path: String, limit: Int) throws(ReadError) -> FileBytes {
    try read(InputFile(path), limit: limit)
  }

  /// All bytes of a file, which may have grown since it was opened.
  static func read(_ file: InputFile, limit: Int) throws(ReadError) -> FileBytes {
    var capacity = max(min(file.size, limit) + 1, 1 << 12)
    var start = allocate(capacity)
    var count = 0
    do throws(ReadError) {
      while true {
        let got = try file.read(at: count, into: start + count, capacity - count)
        count += got
        guard count <= limit else { throw .tooLarge("has more than \(limit) bytes") }
        if count < capacity { return FileBytes(taking: start, count: count) }
        let grown = allocate(capacity * 2)
        grown.update(from: start, count: count)
        start.deallocate()
        start = grown
        capacity *= 2
      }
    } catch {
      start.deallocate()
      throw error
    }
  }

  /// The first bytes of a file.
  static func head(of file: InputFile, _ length: Int) throws(ReadError) -> FileBytes {
    let start = allocate(length)
    do throws(ReadError) {
      return FileBytes(taking: start, count: try file.read(at: 0, into: start, length))
    } catch {
      start.deallocate()
      throw error
    }
  }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
    let start = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + padding)
    preferLargePages(start, bytes: capacity)
    return start
  }
}
