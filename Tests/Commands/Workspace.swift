import Casework
import Commands
import Foundation
import Guidance
import Language
import Render
import Shell
import Table

/// A session that may write, in a folder of its own.
struct Workspace {
  let folder: String
  var session: Session
  private let interpreter: Interpreter

  /// Whether the sample workbooks lie beside the package.
  static let hasSamples = FileManager.default.isReadableFile(atPath: sample)

  static let sample =
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path(percentEncoded: false)
    + "/../shared/data/annex-a-sample.xlsx"

  /// Gives `body` a workspace; its folder is removed afterwards.
  static func with<Result>(_ body: (inout Workspace) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var workspace = try Workspace(folder.path(percentEncoded: false))
    return try body(&workspace)
  }

  private init(_ folder: String) throws {
    self.folder = folder
    session = Session(try Editions.load(Editions.standard))
    interpreter = Interpreter(
      world: World(folder: folder, safe: false) { "123" }, abbreviated: false)
  }

  @discardableResult
  mutating func type(_ text: String) throws(Diagnostic) -> Outcome {
    let outcome = try interpreter.run(text, on: session).outcome
    session = outcome.session
    return outcome
  }

  /// Forgets everything but the files.
  mutating func begin() throws { session = Session(session.edition) }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))
  }

  func bytes(of name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
  }

  func text(of name: String) throws -> String {
    String(decoding: try bytes(of: name), as: UTF8.self)
  }

  var files: [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []).sorted()
  }
}

/// Everything that the lists of an area say, for comparing two of them: columns in their order,
/// rows in theirs, and of each cell what it was read as.
struct AreaPicture: Equatable {
  struct List: Equatable {
    let columns: [String]
    let rows: [[String]]
    let rowsWithoutID: Int
    let repeatedChildren: Int
  }

  let ids: [String]
  let lists: [String: List]

  init(_ area: Area) {
    ids = Array(area.ids)
    lists = Dictionary(
      uniqueKeysWithValues: area.lists.map { ($0.definition.name, Self.list($0)) })
  }

  private static func list(_ list: AreaList) -> List {
    List(
      columns: list.columns.map(\.field.name),
      rows: (0..<list.rows).map { row in list.columns.map { cell($0, row) } },
      rowsWithoutID: list.rowsWithoutID, repeatedChildren: list.repeatedChildren)
  }

  private static func cell(_ column: Column, _ row: Int) -> String {
    let entry = Int(column.codes[row])
    return switch column.values[entry] {
    case .missing: "missing"
    case .unreadable: "unreadable \(column.written[entry])"
    case .text: "text \(column.written[entry])"
    case .date(let date): "date \(date)"
    case .whole(let number): "whole \(number)"
    case .code(let position): "code \(position)"
    }
  }
}
