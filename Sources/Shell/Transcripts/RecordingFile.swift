import Casework
import Commands
import Guidance
import Language
import Table

/// The file of a recording: for its owner alone, and on the disk as far as the session has come.
final class RecordingFile {
  /// The path as it was typed.
  let shown: String
  private let path: String
  private var file: LockedFile?
  /// The header that is on the disk.
  private var header = ""
  /// How much of what stands behind it is there.
  private var written = 0
  /// Why writing failed last.
  private var failure: String?

  /// Takes the place of a file that is there.
  ///
  /// - Throws: what cannot be written, at the word that named it.
  init(_ path: Literal, at resolved: String, header: String) throws(Diagnostic) {
    shown = path.text
    self.path = Folder.absolute(resolved)
    if Folder.holds(resolved), LockedFile.take(resolved) == nil, Folder.bytes(resolved) != nil {
      throw Diagnostic(
        "already-recording", "another session is being recorded to \(shown)", at: path.span,
        help: "record to another file")
    }
    do {
      try replace(header, [])
    } catch {
      throw Diagnostic(error, shown: shown, at: path.span)
    }
  }

  /// Puts a header and what stands behind it on the disk.
  ///
  /// - Parameter unchanged: how much of the body is as it was the last time.
  /// - Returns: what the person should know; nil in the usual case.
  func keep(_ header: String, _ body: [UInt8], unchanged: Int) -> String? {
    do throws(WriteError) {
      if failure != nil || header != self.header || unchanged < written || !append(body) {
        try replace(header, body)
      }
      let was = failure
      failure = nil
      return was == nil ? nil : "\(shown) is written again: nothing is missing in it"
    } catch {
      let isSaid = failure != nil
      failure = error.code
      return isSaid
        ? nil : "\(Diagnostic(error, shown: shown).message); what follows waits, and is tried again"
    }
  }

  /// Whether what is new could be put behind what is there.
  private func append(_ body: [UInt8]) -> Bool {
    guard let file else { return false }
    do {
      try file.write(Array(body[written...]), at: header.utf8.count + written)
      written = body.count
      return true
    } catch {
      return false
    }
  }

  /// - Throws: why it cannot be on the disk as a whole.
  func finish(_ header: String, _ body: [UInt8]) throws(Diagnostic) {
    do {
      try replace(header, body)
      file = nil
    } catch {
      throw Diagnostic(error, shown: shown)
    }
  }

  /// Writes all of it anew: as it was, or as it is, and nothing between.
  private func replace(_ header: String, _ body: [UInt8]) throws(WriteError) {
    try writeFile(Array(header.utf8) + body, to: path, for: .owner)
    self.header = header
    written = body.count
    file = LockedFile.take(path)
  }
}
