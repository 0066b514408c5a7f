/// Paths by their bytes, as the file system takes them: a name may begin with a mark that makes one
/// character with the slash before it, and names that look the same are different files.
public enum FilePath {
  private static let slash = UInt8(ascii: "/")

  /// The names between slashes, without empty ones and `.`.
  public static func parts(_ path: String) -> [String] {
    path.utf8.split(separator: slash).map { String(Substring($0)) }.filter { $0 != "." }
  }

  public static func isAbsolute(_ path: String) -> Bool { path.utf8.first == slash }

  /// What stands behind the last slash: the path itself where there is none.
  public static func name(_ path: String) -> String {
    path.utf8.lastIndex(of: slash).map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }

  /// What stands before the last slash, that one included; nil where there is none.
  public static func folder(_ path: String) -> String? {
    path.utf8.lastIndex(of: slash).map { String(path[..<path.utf8.index(after: $0)]) }
  }

  public static func isSame(_ left: String, _ right: String) -> Bool {
    left.utf8.elementsEqual(right.utf8)
  }

  /// Whether a path lies in a folder, by its name alone.
  public static func isBelow(_ path: String, _ folder: String) -> Bool {
    path.utf8.starts(with: (folder + "/").utf8)
  }
}
