import Table

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the program's own files lie in a person's folders (XDG base directories).
enum UserFolders {
  /// The script that the prompt runs first.
  static var initFile: String? { place("XDG_CONFIG_HOME", ".config").map { "\($0)/init.jtai" } }

  /// The lines that were typed.
  static var historyFile: String? {
    place("XDG_STATE_HOME", ".local/state").map { "\($0)/history" }
  }

  /// The journals of sessions.
  static var journalFolder: String? {
    place("XDG_STATE_HOME", ".local/state").map { "\($0)/journals" }
  }

  /// A relative path in the variable counts as none, as the specification has it.
  private static func place(_ variable: String, _ standard: String) -> String? {
    if let folder = value(variable), FilePath.isAbsolute(folder) { return "\(folder)/jtai" }
    guard let home = value("HOME"), FilePath.isAbsolute(home) else { return nil }
    return "\(home)/\(standard)/jtai"
  }

  private static func value(_ name: String) -> String? {
    guard let text = getenv(name).map({ String(cString: $0) }), !text.isEmpty else { return nil }
    return text
  }
}
