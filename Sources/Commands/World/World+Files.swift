import Casework
import Digest
import Guidance
import Language
import Table

extension World {
  /// `path` as the file system names it.
  public func resolve(_ path: String) -> String {
    if FilePath.isAbsolute(path) || folder.isEmpty || folder == "." { return path }
    return folder.utf8.last == UInt8(ascii: "/") ? folder + path : "\(folder)/\(path)"
  }

  /// Where a file or folder is to be read.
  public func readable(_ path: String) -> String {
    mirrored(resolve(path))
  }

  /// Where a file that the file system names so is to be read.
  public func mirrored(_ resolved: String) -> String { mirror?.readable(resolved) ?? resolved }

  /// Where a file or folder is to be written.
  public func writable(_ path: String) -> String {
    let resolved = resolve(path)
    return mirror?.writable(resolved) ?? resolved
  }

  /// What a file holds.
  ///
  /// - Throws: `missing-file` and the like, at the word that named it.
  func content(_ path: Literal) throws(Diagnostic) -> [UInt8] {
    do throws(ReadError) {
      let bytes = try fileContent(readable(path.text))
      ledger?.read(resolve(path.text), sha256: SHA256(bytes).hexadecimal)
      return bytes
    } catch {
      throw Diagnostic(error, shown: path.text, at: path.span)
    }
  }

  /// What is written to a file.
  enum FileContent {
    case bytes([UInt8])
    /// A script of commands with the paths of this machine, for its owner alone.
    case script([UInt8])
    case workbook([WrittenSheet])

    /// Whether it is the same wherever the session is run again.
    fileprivate var isPortable: Bool {
      if case .script = self { return false }
      return true
    }

    fileprivate func write(to path: String, for readers: FileReaders) throws(WriteError) {
      switch self {
      case .bytes(let bytes): try writeFile(bytes, to: path, for: readers)
      case .script(let bytes): try writeFile(bytes, to: path, for: .owner)
      case .workbook(let sheets): try writeWorkbook(sheets, to: path, for: readers)
      }
    }
  }

  /// Writes the file that was named, whole or not at all.
  ///
  /// - Parameters:
  ///   - file: the path of the file, where it is not the one that was named but one in it.
  ///   - readers: `usual` only if nothing in it is about a real child: see `ChildFiles`.
  /// - Throws: `no-permission` and the like, at the word that named it.
  func write(
    _ new: FileContent, to path: Literal, file: String? = nil, for readers: FileReaders
  ) throws(Diagnostic) {
    try requireWriting(path)
    try Interruption.requireNone()
    let place = writable(file ?? path.text)
    let replaces = Folder.holds(place)
    do throws(WriteError) {
      try new.write(to: place, for: readers)
    } catch {
      throw Diagnostic(error, shown: path.text, at: path.span)
    }
    let resolved = resolve(file ?? path.text)
    mirror?.wrote(resolved)
    guard let ledger else { return }
    let content = new.isPortable ? try? fileContent(place) : nil
    ledger.wrote(resolved, sha256: content.map { SHA256($0).hexadecimal }, replaces: replaces)
  }

  /// Makes a folder, unless it is there.
  func makeFolder(_ path: Literal) throws(Diagnostic) {
    try requireWriting(path)
    do throws(WriteError) {
      try Folder.make(writable(path.text))
    } catch {
      throw Diagnostic(error, shown: path.text, at: path.span)
    }
  }

  /// Refuses to write over a file, unless that was asked for.
  ///
  /// - Throws: `file-exists`, with what to type to write over it.
  func requireNew(
    _ path: Literal, replacing: Bool, command: String
  ) throws(Diagnostic) {
    guard !replacing, Folder.holds(writable(path.text)) else { return }
    throw Diagnostic(
      "file-exists", "\"\(path.text)\" is there already", at: path.span,
      help: "\(command) \(path.source) replace writes over it")
  }

  func requireWriting(_ literal: Literal) throws(Diagnostic) {
    guard !safe else {
      throw Diagnostic(
        "safe-mode", "no file is written in safe mode", at: literal.span,
        help: "start jtai without --safe")
    }
  }
}
