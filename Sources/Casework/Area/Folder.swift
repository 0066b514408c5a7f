import Table

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What lies in a folder.
public enum Folder {
  /// The names of the files in the folder, in the order of their bytes; nil where `path` is
  /// no folder.
  public static func files(_ path: String) -> [String]? {
    read(path)?.filter { !$0.isFolder }.map(\.name)
  }

  /// What lies in the folder, in the order of the names' bytes; nothing where it is none.
  public static func entries(_ path: String) -> [(name: String, isFolder: Bool)] {
    read(path) ?? []
  }

  /// Whether something of that name is there.
  public static func holds(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// How large a file is; nil where it is none.
  public static func bytes(_ path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Makes the folder, readable by its owner alone; one that is there already is left alone.
  public static func make(_ path: String) throws(WriteError) {
    guard mkdir(path, 0o700) != 0, errno != EEXIST else { return }
    throw WriteError(
      code: "cannot-write",
      message: "the folder \"\(path)\" cannot be made: "
        + String(cString: strerror(errno)), help: "name a folder in one that exists", file: path)
  }

  /// A path from the root of the file system on. `..` stays: what it leads to may hang on a link.
  public static func absolute(_ path: String) -> String {
    var parts = FilePath.parts(path)
    if !FilePath.isAbsolute(path), let here = getcwd(nil, 0) {
      defer { free(here) }
      parts = FilePath.parts(String(cString: here)) + parts
    }
    return "/" + parts.joined(separator: "/")
  }

  /// A path from the root of the file system on, in which `..` has taken back what stood before it.
  public static func plain(_ path: String) -> String {
    "/" + plainParts(path).joined(separator: "/")
  }

  /// Whether two paths lead to one file that is there, by links too.
  public static func isSameFile(_ one: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    return stat(one, &first) == 0 && stat(other, &second) == 0
      && first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  private static func plainParts(_ path: String) -> [String] {
    FilePath.parts(absolute(path)).reduce(into: []) { parts, part in
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
  }

  /// A path as it is reached from a folder, such as `../lists/cin.csv`; from the root on where the
  /// two have nothing in common.
  public static func relative(_ path: String, to folder: String) -> String {
    let (path, folder) = (plainParts(path), plainParts(folder))
    let shared = zip(path, folder).prefix { FilePath.isSame($0, $1) }.count
    guard shared > 0 || folder.isEmpty else { return "/" + path.joined(separator: "/") }
    let up = [String](repeating: "..", count: folder.count - shared)
    let relative = (up + path[shared...]).joined(separator: "/")
    return relative.isEmpty ? "." : relative
  }

  private static func read(_ path: String) -> [(name: String, isFolder: Bool)]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var entries: [(name: String, isFolder: Bool)] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      // Hidden files, and the lock files that office programs leave beside an open workbook.
      guard !name.hasPrefix("."), !name.hasPrefix("~$") else { continue }
      var status = stat()
      let known = stat("\(path)/\(name)", &status) == 0
      entries.append((name, known && status.st_mode & S_IFMT == S_IFDIR))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}
