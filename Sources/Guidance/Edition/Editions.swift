import Language
import Table

/// The editions that are known: those that the program carries, and files of one's own.
public enum Editions {
  /// The edition that is in force unless another is asked for.
  public static let standard = "csafe-2018"

  /// Those that the program carries.
  public static let known = ["csafe-2018", "csafe-2025"]

  /// The file of one that the program carries, as it stands; empty where it carries none.
  public static func text(of name: String) -> String {
    guard known.contains(name), let bytes = DataFiles.bytes("\(name).yaml") else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads an edition by its name, or from a file where `name` is a path.
  ///
  /// - Throws: `unknown-edition`, or `bad-yaml` and `bad-edition` with file and line.
  public static func load(_ name: String) throws(Diagnostic) -> Edition {
    if known.contains(name), let bytes = DataFiles.bytes("\(name).yaml") {
      return try EditionReader.read(
        bytes, file: Edition.File(name: "\(name).yaml", isBuiltIn: true))
    }
    guard name.contains("/") || name.contains(".") else {
      throw Diagnostic(
        "unknown-edition", "there is no edition \"\(name)\"",
        help: "editions: \(known.joined(separator: ", ")); or name a file, such as ./\(name).yaml",
        status: .wrongUse)
    }
    let content: [UInt8]
    do {
      content = try fileContent(name)
    } catch {
      var diagnostic = Diagnostic(error, shown: name)
      diagnostic.status = .wrongUse
      throw diagnostic
    }
    let read = content.withUnsafeBufferPointer { bytes in
      Result { () throws(Diagnostic) in
        try EditionReader.read(bytes, file: Edition.File(name: name, isBuiltIn: false))
      }
    }
    return try read.get()
  }
}
