import Casework
import Language
import Synchronization
import Table

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of its own in which a session writes its files, where the file system is to stay as it
/// is: what it has written it finds again under the names that it gave.
///
/// It is deleted when nobody has it any more.
public final class OutputMirror: Sendable {
  private let root: String
  /// Files that are as good as not there: the session is to write them.
  private let lacking: Set<String>
  /// Files that are as good as there: the session is to write over them.
  private let present: Set<String>
  private let written = Mutex<Set<String>>([])
  /// Where a folder could not be made, and why.
  private let failure = Mutex<(folder: String, reason: Int32)?>(nil)
  /// The folders of all mirrors that there are.
  private static let roots = Mutex<Set<String>>([])

  /// - Parameters: paths from the root of the file system on.
  /// - Throws: `no-temporary-folder` if it cannot be made: there is then nowhere to write.
  public init(lacking: [String], present: [String]) throws(Diagnostic) {
    let given = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    let base = given.isEmpty ? "/tmp" : given
    var template = Array("\(base)/jtai-XXXXXX".utf8CString)
    let made = Self.roots.withLock { roots -> String? in
      guard mkdtemp(&template) != nil else { return nil }
      let root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      roots.insert(root)
      return root
    }
    guard let made else { throw Self.failed(base, errno) }
    root = made
    self.lacking = Set(lacking.map(Folder.plain))
    self.present = Set(present.map(Folder.plain))
  }

  deinit {
    Self.remove(root)
    _ = Self.roots.withLock { $0.remove(root) }
  }

  /// Deletes what all mirrors hold, if the program has to end at once: also what is being written
  /// meanwhile.
  public static func removeAll() {
    for root in roots.withLock({ $0 }) {
      for _ in 0..<100 where Folder.holds(root) { remove(root) }
    }
  }

  /// - Throws: why a folder could not be made in it.
  public func requireWhole() throws(Diagnostic) {
    if let (folder, reason) = failure.withLock({ $0 }) { throw Self.failed(folder, reason) }
  }

  private static func failed(_ folder: String, _ reason: Int32) -> Diagnostic {
    Diagnostic(
      "no-temporary-folder",
      "no temporary folder can be made in \"\(folder)\" (\(String(cString: strerror(reason)))), and a "
        + "check writes nowhere else",
      help: "set TMPDIR to a folder of your own with room in it; --safe checks without writing")
  }

  /// Where the session reads a file or folder: where it wrote it, or where it really is.
  func readable(_ path: String) -> String {
    let normal = Folder.plain(path)
    let isWritten = written.withLock { written in
      written.contains { FilePath.isSame($0, normal) || FilePath.isBelow($0, normal) }
    }
    return isWritten ? root + normal : path
  }

  /// Where the session writes a file, or makes a folder; what is really there shows by its name.
  func writable(_ path: String) -> String {
    let normal = Folder.plain(path)
    let place = root + normal
    let folder = Self.folder(of: normal)
    // A device or a pipe is no file: a pipe in its place is refused as it would be.
    if Folder.holds(normal), Folder.bytes(normal) == nil, !Self.isFolder(normal) {
      mirror(folder)
      mkfifo(place, 0o600)
      return place
    }
    if Self.isFolder(folder) { mirror(folder) }
    guard Self.isFolder(Self.folder(of: place)) else { return place }
    if Self.isFolder(normal), !lacking.contains(where: { FilePath.isBelow($0, normal) }) {
      mirror(normal)
      for (name, isFolder) in Folder.entries(normal) where !isFolder {
        symlink("\(normal)/\(name)", "\(place)/\(name)")
      }
    }
    var status = stat()
    let isLink = lstat(place, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    if isLink { unlink(place) }
    let isThere = isLink || Folder.holds(normal) && !Self.isFolder(normal)
    if present.contains(normal) || isThere && !lacking.contains(normal) {
      close(open(place, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600))
    }
    return place
  }

  func wrote(_ path: String) {
    let normal = Folder.plain(path)
    _ = written.withLock { $0.insert(normal) }
  }

  private func mirror(_ folder: String) {
    var place = root
    for part in FilePath.parts(folder) {
      place += "/\(part)"
      guard mkdir(place, 0o700) != 0, errno != EEXIST else { continue }
      let reason = errno
      failure.withLock { $0 = $0 ?? (root, reason) }
    }
  }

  private static func folder(of path: String) -> String {
    "/" + FilePath.parts(path).dropLast().joined(separator: "/")
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func remove(_ path: String) {
    guard let folder = opendir(path) else {
      unlink(path)
      return
    }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      var status = stat()
      let child = "\(path)/\(name)"
      if lstat(child, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
        remove(child)
      } else {
        unlink(child)
      }
    }
    closedir(folder)
    rmdir(path)
  }
}
