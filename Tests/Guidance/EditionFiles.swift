import Foundation
import Language
import Testing

@testable import Guidance

/// Editions in a folder of their own, and what reading them comes to.
enum EditionFiles {
  /// The edition in `main`, or the mistake that is said of it, the folder's path left out.
  static func read(
    _ files: [String: String], _ main: String = "mine.yaml"
  ) throws -> Result<Edition, Diagnostic> {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let path = folder.path(percentEncoded: false)
    do throws(Diagnostic) {
      return .success(try Editions.load("\(path)/\(main)"))
    } catch {
      let message = error.message.replacingOccurrences(of: "\(path)/", with: "")
      return .failure(Diagnostic(error.code, message, help: error.help))
    }
  }

  static func mistake(_ files: [String: String], _ main: String = "mine.yaml") throws -> String? {
    if case .failure(let error) = try read(files, main) { return error.message }
    return nil
  }

  /// The files that a page of the documentation tells its reader to save.
  static func saved(on page: String) throws -> [String: String] {
    let parts = try String(contentsOfFile: "\(root)/Docs/\(page)", encoding: .utf8)
      .components(separatedBy: "\n```")
    var files: [String: String] = [:]
    for place in stride(from: 1, to: parts.count, by: 2) where parts[place].hasPrefix("jtai ") {
      let lines = parts[place].split(separator: "\n", maxSplits: 1)
      files[String(lines[0].dropFirst(5))] = String(lines[1]) + "\n"
    }
    return files
  }

  static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/")

  /// A file of the program, parted where a key stands at the beginning of a line.
  static func parts(of name: String) -> [(key: String, text: String)] {
    var parts: [(key: String, text: String)] = []
    for line in Editions.text(of: name).split(separator: "\n", omittingEmptySubsequences: false) {
      if let first = line.first, first.isLetter {
        parts.append((String(line.prefix { $0 != ":" }), ""))
      }
      if !parts.isEmpty { parts[parts.count - 1].text += line + "\n" }
    }
    return parts
  }
}

/// Everything that a value holds, in one text: sets and dictionaries in the order of their texts.
func picture(_ value: Any) -> String {
  let mirror = Mirror(reflecting: value)
  if mirror.children.isEmpty, mirror.superclassMirror == nil { return String(describing: value) }
  let parts = mirror.children.map { "\($0.label ?? ""): \(picture($0.value))" }
  switch mirror.displayStyle {
  case .set?, .dictionary?: return "{\(parts.sorted().joined(separator: ", "))}"
  case .enum?: return "\(mirror.subjectType).\(parts.joined(separator: ", "))"
  default: return "(\(parts.joined(separator: ", ")))"
  }
}

/// The parts of an edition by their names, but for what it says of itself.
func pictures(_ edition: Edition) -> [String: String] {
  var pictures: [String: String] = [:]
  for child in Mirror(reflecting: edition).children {
    let own = ["id", "title", "files", "nodes", "bases"]
    guard let label = child.label, !own.contains(label) else { continue }
    pictures[label] = picture(child.value)
  }
  return pictures
}
