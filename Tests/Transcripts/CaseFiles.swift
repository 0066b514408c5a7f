import Language
import Shell

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The project's own files, found from where this file stands.
enum CaseFiles {
  static let root: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return parts.joined(separator: "/")
  }()

  /// The files of a folder below the root, by name.
  static func all(_ folder: String, ending: String) -> [String] {
    guard let stream = opendir("\(root)/\(folder)") else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(ending) { names.append("\(root)/\(folder)/\(name)") }
    }
    return names.sorted()
  }

  static let cases = all("Tests/Transcripts/cases", ending: ".transcript")

  static let hasWorkbooks = exists("\(root)/../shared/data/annex-a-sample.xlsx")

  /// What the header of a case says that it needs beside the checkout.
  static func needed(by path: String) -> [String] {
    let lines = (try? text(path))?.split(separator: "\n") ?? []
    return lines.filter { $0.hasPrefix("# needs ") }.map { String($0.dropFirst(8)) }
  }

  static func text(_ path: String) throws -> String {
    try Script.read(path, shown: path, at: nil).text
  }

  static func exists(_ path: String) -> Bool { access(path, R_OK) == 0 }
}
