#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that takes its place under its own name only once it is complete: until then it stands
/// beside it under a temporary name, and only its owner can read it.
struct TemporaryFile {
  /// The path as it was given.
  let given: String
  /// Where the complete file goes: behind a symbolic link, what it points to.
  private let destination: String
  /// Where it is written until then.
  let path: String
  private(set) var descriptor: Int32

  init(for given: String) throws(WriteError) {
    self.given = given
    destination = Self.resolved(given)
    var status = stat()
    if stat(destination, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      if status.st_mode & S_IFMT == S_IFDIR { throw Self.failure(given, EISDIR) }
      // A device or a pipe must not be replaced by a file.
      throw WriteError(
        code: "not-a-file", message: "\"\(given)\" is a device or a pipe, not a file",
        help: "give the name of a file", file: given)
    }
    let name = FilePath.name(destination)
    guard !name.isEmpty else { throw Self.failure(given, given.isEmpty ? ENOENT : EISDIR) }
    let folder = FilePath.folder(destination) ?? ""
    for attempt in 0..<100 {
      let path = "\(folder).jtai-\(getpid())-\(attempt).tmp"
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if descriptor >= 0 {
        self.path = path
        self.descriptor = descriptor
        return
      }
      guard errno == EEXIST else { break }
    }
    throw Self.failure(given, errno)
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(WriteError) {
    guard writeAll(bytes, to: descriptor) else { throw Self.failure(given, errno) }
  }

  /// Puts the file on the disk and under its name.
  func complete(for readers: FileReaders) throws(WriteError) {
    var status = stat()
    let mode: mode_t
    switch readers {
    case .owner: mode = 0o600
    case .group: mode = 0o640
    case .usual where stat(destination, &status) == 0: mode = status.st_mode & 0o777
    case .usual:
      let mask = umask(0o077)
      _ = umask(mask)
      mode = 0o666 & ~mask
    }
    guard fsync(descriptor) == 0, fchmod(descriptor, mode) == 0 else {
      throw Self.failure(given, errno)
    }
    guard rename(path, destination) == 0 else { throw Self.failure(given, errno) }
    close(descriptor)
    syncFolder()
  }

  /// Removes what was written.
  func abandon() {
    close(descriptor)
    unlink(path)
  }

  /// The rename itself is on the disk only when the folder is.
  private func syncFolder() {
    let folder = FilePath.folder(path) ?? "."
    let opened = open(folder, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { return }
    fsync(opened)
    close(opened)
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  static func failure(_ path: String, _ reason: Int32) -> WriteError {
    switch reason {
    case ENOENT, ENOTDIR:
      WriteError(
        code: "no-such-folder", message: "the folder of \"\(path)\" does not exist",
        help: "make the folder first, or write to another", file: path)
    case EISDIR:
      WriteError(
        code: "is-folder", message: "\"\(path)\" is a folder",
        help: "give the name of a file in it", file: path)
    case EACCES, EPERM, EROFS:
      WriteError(
        code: "no-permission", message: "you are not allowed to write \"\(path)\"",
        help: "write to a folder of your own", file: path)
    case ENOSPC, EDQUOT:
      WriteError(
        code: "disk-full", message: "there is no room left for \"\(path)\"",
        help: "free some room, or write to another drive", file: path)
    default:
      WriteError(
        code: "cannot-write",
        message: "\"\(path)\" cannot be written: \(String(cString: strerror(reason)))",
        help: "check the path and the drive, or write to another folder", file: path)
    }
  }
}

/// Writes all the bytes; false, with the reason in `errno`, where that cannot be.
func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
  var rest = bytes
  while let start = rest.baseAddress, rest.count > 0 {
    let count = write(descriptor, start, rest.count)
    if count < 0 {
      if errno == EINTR { continue }
      return false
    }
    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
  }
  return true
}
