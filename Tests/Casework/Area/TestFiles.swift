import Casework
import Foundation
import Guidance
import Language
import Table

/// Where the tests find the package and the sample workbooks, and how they make small areas.
enum TestFiles {
  /// The package's own folder.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path(percentEncoded: false)

  /// Whether the sample workbooks lie beside the package; the tests of them are skipped, and say
  /// so, where they do not.
  static let hasSamples = FileManager.default.isReadableFile(
    atPath: sample("annex-a-sample.xlsx"))

  static func sample(_ name: String) -> String { "\(root)/../shared/data/\(name)" }

  /// Writes files into a new folder, and gives it to `body`; it is removed afterwards.
  static func withFolder<Result>(
    _ files: [String: String], _ body: (String) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    return try body(folder.path(percentEncoded: false))
  }

  /// The area of the lists in a file or a folder.
  static func area(_ path: String, _ edition: Edition) throws -> Area {
    let report = try ListLoader(edition).load(path, shown: path)
    return Area(edition, Dictionary(grouping: report.loaded) { $0.list })
  }

  /// The area of lists given as CSV texts by file name, as it stands on a day.
  static func space(_ files: [String: String], asOf: String) throws -> CaseSpace {
    let edition = try Editions.load(Editions.standard)
    let loaded: Area = try withFolder(files) { folder in try area(folder, edition) }
    return CaseSpace(loaded, asOf: CivilDate.parse(asOf))
  }
}

extension CaseSpace {
  /// The IDs of the children for whom a condition holds, and of those for whom it is not known.
  func children(_ condition: String) throws -> (yes: [String], unknown: [String]) {
    let parsed = try Conditions.parse(condition, area.edition)
    let verdicts = try Conditions.verdicts(parsed, in: self).verdicts
    func ids(_ verdict: Verdict) -> [String] {
      area.ids.indices.filter { verdicts[$0] == verdict }.map { area.ids[$0] }.sorted()
    }
    return (ids(.yes), ids(.unknown))
  }
}

extension Area {
  /// "0 gender cpp cin": the child's position, the field, the list that decides, the other.
  func words(_ disagreement: Disagreement) -> String {
    let names = [disagreement.decides, disagreement.otherwise].map {
      lists[$0.list].definition.name
    }
    return "\(disagreement.child) \(disagreement.field) \(names.joined(separator: " "))"
  }
}
