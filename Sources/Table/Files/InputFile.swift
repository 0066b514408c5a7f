#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file opened to be read at any place, by several threads. It is read, not mapped: a file that
/// another program cuts short while it is mapped would end this one.
final class InputFile: Sendable {
  /// The path as it was given.
  let path: String
  /// Its bytes when it was opened.
  let size: Int
  private let descriptor: Int32

  init(_ path: String) throws(ReadError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Self.failure(path, errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let reason = errno
      close(descriptor)
      throw Self.failure(path, reason)
    }
    size = Int(status.st_size)
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      if status.st_mode & S_IFMT == S_IFDIR { throw Self.failure(path, EISDIR) }
      throw ReadError(
        code: "not-a-file", message: "\"\(path)\" is a device or a pipe, not a file",
        help: "name a workbook or a file of delimited text", file: path)
    }
  }

  deinit { close(descriptor) }

  /// Bytes read from `offset` on: fewer than `count` only where the file ends.
  func read(
    at offset: Int, into start: UnsafeMutablePointer<UInt8>, _ count: Int
  ) throws(ReadError) -> Int {
    var done = 0
    while done < count {
      let got = pread(descriptor, start + done, count - done, off_t(offset + done))
      if got == 0 { break }
      if got < 0 {
        if errno == EINTR { continue }
        throw Self.failure(path, errno)
      }
      done += got
    }
    return done
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
