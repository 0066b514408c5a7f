#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A small file of the program's own, which nobody but its owner may read: history, journal.
public struct PrivateFile: Sendable {
  /// Longer files are none of the program's.
  private static let longest = 1 << 24

  public let path: String

  public init(_ path: String) { self.path = path }

  /// What the file holds; nil where there is none, or it is a link, no plain file, or too long.
  public func read() -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= Self.longest
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var filled = 0
    while filled < bytes.count {
      let rest = bytes.count - filled
      let count = bytes.withUnsafeMutableBytes { buffer in
        readBytes(descriptor, buffer.baseAddress.map { $0 + filled }, rest)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      filled += count
    }
    return Array(bytes.prefix(filled))
  }

  /// Puts a new file, 0600, in the place of the old one, of which there is one or the other at any
  /// moment. A link in its place is replaced and not followed. Folders that lack are made, 0700.
  ///
  /// - Returns: whether it is there.
  @discardableResult
  public func write(_ bytes: [UInt8]) -> Bool {
    makeFolders()
    for attempt in 0..<100 {
      let temporary = "\(path).\(getpid())-\(attempt).tmp"
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else {
        if errno == EEXIST { continue }
        return false
      }
      let isWritten =
        bytes.withUnsafeBytes { writeAll($0, to: descriptor) } && fsync(descriptor) == 0
      close(descriptor)
      if isWritten, rename(temporary, path) == 0 { return true }
      unlink(temporary)
      return false
    }
    return false
  }

  /// Why the folder cannot be made; 0 where it is there.
  @discardableResult
  func makeFolders() -> Int32 {
    var folder = FilePath.isAbsolute(path) ? "" : "."
    var reason: Int32 = 0
    for part in FilePath.parts(path).dropLast() {
      folder += "/\(part)"
      reason = mkdir(folder, 0o700) == 0 || errno == EEXIST ? 0 : reason == 0 ? errno : reason
    }
    return reason
  }
}

/// The system's `read`, whose name a method above hides.
private func readBytes(_ descriptor: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
  read(descriptor, start, count)
}
