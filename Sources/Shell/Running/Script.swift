import Guidance
import Language
import Table

/// A script's file.
public enum Script {
  /// - Throws: `missing-file` and the like, at the word that named it.
  public static func read(
    _ path: String, shown: String, at span: Span?
  ) throws(Diagnostic) -> SourceText {
    let bytes: [UInt8]
    do {
      bytes = try fileContent(path)
    } catch {
      var diagnostic = Diagnostic(error, shown: shown, at: span)
      if ["is-folder", "not-a-file"].contains(error.code) {
        diagnostic.help = "name a script: a text file of commands"
      }
      throw diagnostic
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic(
        "not-text", "\"\(shown)\" is not a text in UTF-8", at: span,
        help: "a script is a text file of commands; lists are read with load")
    }
    return SourceText(name: shown, text: text)
  }

  /// The folder that a file lies in, as paths are asked for.
  public static func folder(of path: String) -> String {
    guard let folder = FilePath.folder(path) else { return "." }
    return folder.utf8.count == 1 ? "/" : String(folder.utf8.dropLast()) ?? "."
  }
}
