#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file's bytes, read into one buffer. They are read, not mapped: a file that another program
/// cuts short while it is mapped would end this one.
final class FileBytes {
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

  static func read(_ path: String, limit: Int) throws(ReadError) -> FileBytes {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path, errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw failure(path, EISDIR) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ReadError(
        code: "not-a-file", message: "\"\(path)\" is a device or a pipe, not a file",
        help: "name a workbook or a file of delimited text", file: path)
    }

    // One byte more than the file holds lets the read that finds its end do so without growing.
    var capacity = max(min(Int(status.st_size), limit) + 1, 1 << 16)
    var start = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + padding)
    preferLargePages(start, bytes: capacity)
    var count = 0
    while true {
      if count == capacity {
        let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2 + padding)
        grown.update(from: start, count: count)
        start.deallocate()
        start = grown
        capacity *= 2
      }
      let got = readBytes(descriptor, start + count, capacity - count)
      if got == 0 { return FileBytes(taking: start, count: count) }
      if got < 0 {
        if errno == EINTR { continue }
        let reason = errno
        start.deallocate()
        throw failure(path, reason)
      }
      count += got
      guard count <= limit else {
        start.deallocate()
        throw .tooLarge("has more than \(limit) bytes")
      }
    }
  }

  private static func failure(_ path: String, _ reason: Int32) -> ReadError {
    switch reason {
    case ENOENT, ENOTDIR:
      ReadError(
        code: "no-such-file", message: "there is no file \"\(path)\"",
        help: "check the path; one that holds spaces is written in quotes")
    case EISDIR:
      ReadError(
        code: "is-folder", message: "\"\(path)\" is a folder, not a file",
        help: "name a workbook or a file of delimited text in it")
    case EACCES, EPERM:
      ReadError(
        code: "no-permission", message: "you are not allowed to read \"\(path)\"",
        help: "ask its owner for permission, or copy it to a folder of your own")
    default:
      ReadError(
        code: "cannot-read",
        message: "\"\(path)\" cannot be read: \(String(cString: strerror(reason)))",
        help: "check that the drive it is on is connected, or copy the file and try again")
    }
  }
}

/// The system's `read`, whose name a method above hides.
private func readBytes(
  _ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>, _ count: Int
) -> Int {
  read(descriptor, buffer, count)
}
