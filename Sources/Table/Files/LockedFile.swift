#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file of the program's own that one process at a time has, 0600: it is locked while it is held,
/// and free again when the process ends, however it ends.
public final class LockedFile: Sendable {
  public let path: String
  private let descriptor: Int32

  private init(_ path: String, _ descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  /// A process that was just begun may have the descriptor still, and the lock with it: so the lock
  /// is given back before the descriptor.
  deinit {
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// Why a file cannot be had or written.
  public struct Failure: Error, Sendable, Equatable {
    /// As the system gives it: `ENOSPC` and the like.
    public let number: Int32

    public init(number: Int32) { self.number = number }

    public var reason: String { String(cString: strerror(number)) }
  }

  /// A new file; folders that lack are made, 0700. Links are not followed.
  public static func make(_ path: String) throws(Failure) -> LockedFile {
    let reason = PrivateFile(path).makeFolders()
    guard reason == 0 else { throw Failure(number: reason) }
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Failure(number: errno) }
    let file = LockedFile(path, descriptor)
    guard flock(descriptor, LOCK_EX) == 0 else { throw Failure(number: errno) }
    var status = stat()
    // Somebody who looked for files without a process may have taken it for one, and deleted it.
    guard fstat(descriptor, &status) == 0, status.st_nlink > 0 else {
      throw Failure(number: ENOENT)
    }
    return file
  }

  /// A file that no process has; nil where one has it, or it is a link or no plain file.
  public static func take(_ path: String) -> LockedFile? {
    let descriptor = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    let file = LockedFile(path, descriptor)
    var status = stat()
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &status) == 0,
      status.st_mode & S_IFMT == S_IFREG, status.st_nlink > 0
    else { return nil }
    return file
  }

  /// Whether it still lies where it was made, and not only this process has it.
  public var isInPlace: Bool {
    var (held, named) = (stat(), stat())
    return fstat(descriptor, &held) == 0 && lstat(path, &named) == 0
      && held.st_dev == named.st_dev && held.st_ino == named.st_ino
  }

  /// All that it holds.
  public func content() -> [UInt8] {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = pread(descriptor, &part, part.count, off_t(bytes.count))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes }
      bytes += part[..<count]
    }
  }

  /// Puts bytes at a place, and all of them on the disk.
  public func write(_ bytes: [UInt8], at offset: Int) throws(Failure) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        pwrite(
          descriptor, buffer.baseAddress.map { $0 + done }, bytes.count - done,
          off_t(offset + done))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Failure(number: count == 0 ? ENOSPC : errno) }
      done += count
    }
    guard fsync(descriptor) == 0 else { throw Failure(number: errno) }
  }

  /// Cuts off what stands behind a place.
  public func cut(at size: Int) throws(Failure) {
    guard ftruncate(descriptor, off_t(size)) == 0 else { throw Failure(number: errno) }
  }

  /// Puts the file's name on the disk: without it, what was written could not be found.
  public func keepName() throws(Failure) {
    let folder = FilePath.folder(path) ?? "."
    let opened = open(folder, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw Failure(number: errno) }
    defer { close(opened) }
    guard fsync(opened) == 0 else { throw Failure(number: errno) }
  }

  public func delete() { unlink(path) }
}
