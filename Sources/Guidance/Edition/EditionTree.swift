import Language
import Table

/// An edition's file and those that it is built on, as one tree.
///
/// Each part of it keeps the file and the line that it comes from.
struct EditionTree {
  let root: YamlNode
  /// The edition's own file first, then that of its base, and so on.
  let files: [Edition.File]
  /// What each of the files says by itself.
  let nodes: [YamlNode]
  /// The names of the editions that it is built on, the nearest first.
  let bases: [String]

  /// How many editions may stand on one another.
  private static let most = 8

  /// - Throws: `bad-yaml` and `bad-edition`, with the file and the line at fault.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, file: Edition.File
  ) throws(Diagnostic) -> EditionTree {
    try read(bytes, below: [], file)
  }

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, below: [Edition.File], _ file: Edition.File
  ) throws(Diagnostic) -> EditionTree {
    let files = below + [file]
    let node = try YamlReader.read(bytes, file: file.name, number: below.count)
    let own = try DataReader(node, files: files.map(\.name), what: "edition")
    guard let name = try own.optionalText("base") else {
      guard own.node("without") == nil else {
        throw own.mistake("\"without\" needs a \"base\"", at: own.node("without"))
      }
      return EditionTree(root: node, files: [file], nodes: [node], bases: [])
    }
    let base = try self.base(name, of: own, files)
    let reader = try DataReader(
      base.root, files: (below + [file] + base.files).map(\.name), what: "edition")
    guard try reader.number("format") == 1 else {
      throw reader.mistake("this program reads format 1", at: reader.node("format"))
    }
    let root = try EditionMerge(files: reader.files).merged(reader, own)
    return EditionTree(
      root: root, files: [file] + base.files, nodes: [node] + base.nodes,
      bases: [try reader.word("edition")] + base.bases)
  }

  /// The edition that is called `name`, or that lies there, seen from the file that says so.
  private static func base(
    _ name: String, of own: DataReader, _ files: [Edition.File]
  ) throws(Diagnostic) -> EditionTree {
    let node = own.node("base")
    guard files.count < most else {
      throw own.mistake("more than \(most) editions stand on one another", at: node)
    }
    let builtIn = Edition.File(name: "\(name).yaml", isBuiltIn: true)
    let bytes = Editions.known.contains(name) ? DataFiles.bytes(builtIn.name) : nil
    let file =
      bytes == nil ? Edition.File(name: path(name, from: files), isBuiltIn: false) : builtIn
    guard !files.contains(file) else {
      throw own.mistake("\(file.name) stands on itself", at: node)
    }
    if let bytes { return try read(bytes, below: files, file) }
    guard name.contains("/") || name.contains(".") else {
      let hint = Nearness.hint(name, among: Editions.known)
      throw own.mistake(
        "there is no edition \"\(name)\"; "
          + (hint.isEmpty
            ? "name one of \(Editions.known.joined(separator: ", ")), or a file" : hint),
        at: node)
    }
    let content: [UInt8]
    do throws(ReadError) {
      content = try fileContent(file.name)
    } catch {
      throw own.mistake("\"base\": \(Diagnostic(error, shown: file.name).message)", at: node)
    }
    let tree = content.withUnsafeBufferPointer { bytes in
      Result { () throws(Diagnostic) in try read(bytes, below: files, file) }
    }
    return try tree.get()
  }

  /// A path as the file that names it sees it, without steps to and fro.
  private static func path(_ name: String, from files: [Edition.File]) -> String {
    guard !FilePath.isAbsolute(name), let folder = files.last.flatMap({ FilePath.folder($0.name) })
    else { return shortest(name) }
    return shortest(folder + name)
  }

  private static func shortest(_ path: String) -> String {
    var parts: [String] = []
    for part in FilePath.parts(path) {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (FilePath.isAbsolute(path) ? "/" : "") + parts.joined(separator: "/")
  }
}
