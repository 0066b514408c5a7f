import Commands
import Foundation
import Guidance
import Language
import Render
import Shell
import Testing

/// Every error that a person can cause: it has a code, says what is wrong and what to type next,
/// and points at the words at fault, as text and as JSON.
@Suite struct ErrorTests {
  @Test(arguments: ErrorCase.all)
  func saysWhatWhereAndWhatNext(example: ErrorCase) throws {
    try Workspace.with { workspace in
      for (name, text) in example.files { try workspace.write(text, to: name) }
      let shown = example.script.split(separator: "\n").map(String.init)
      let failing = try #require(shown.last)
      let line = try #require(try Self.run(example, .json, in: workspace.folder).last)
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let error = try #require(json["error"] as? [String: Any], "\(line)")
      let message = try #require(error["message"] as? String)
      let input = try #require(json["input"] as? String)
      #expect(error["code"] as? String == example.code, "\(message)")
      #expect(json["status"] as? String == "error")
      #expect(!message.isEmpty && !message.hasSuffix("."), "\(message)")
      #expect((error["help"] as? String)?.isEmpty == false, "\(message)")
      if let start = error["start"] as? Int, let end = error["end"] as? Int {
        #expect(start < end && end <= input.utf8.count + 1, "\(message)")
        #expect(example.blames != nil, "\(example.code) blames something")
        if let blamed = example.blames {
          let bytes = Array(input.utf8)[start..<min(end, input.utf8.count)]
          #expect(String(decoding: bytes, as: UTF8.self) == blamed)
        }
      } else {
        #expect(example.blames == nil, "\(example.code) blames nothing")
      }
      let text = try Self.run(example, .text, in: workspace.folder).joined(separator: "\n")
      #expect(text.contains("error \(example.code): "))
      if let blamed = example.blames, !blamed.isEmpty {
        let (number, column) = Self.place(of: blamed, in: failing, line: shown.count)
        #expect(
          text.contains("\(example.place ?? "test.jtai:\(number):\(column)"): error"),
          "\(text.suffix(400))")
        #expect(text.contains("\n  \(input.prefix(60))"))
        #expect(text.contains("^"))
      }
    }
  }

  /// An error without a case here is no error that somebody has looked at.
  @Test func everyCodeHasACase() throws {
    let root = CasePaths.root
    let files = try #require(FileManager.default.enumerator(atPath: "\(root)/Sources"))
    var found: Set<String> = []
    for case let file as String in files where file.hasSuffix(".swift") {
      let text = try String(contentsOfFile: "\(root)/Sources/\(file)", encoding: .utf8)
      for match in text.matches(of: /Diagnostic\(\s*"([a-z-]+)"/) {
        found.insert(String(match.output.1))
      }
      for match in text.matches(of: /(?:Read|Write)Error\(\s*code: "([a-z-]+)"/) {
        found.insert(String(match.output.1))
      }
    }
    let cases = Set(ErrorCase.all.map(\.code))
    #expect(found.count > 80)
    let missing = found.subtracting(cases).subtracting(ErrorCase.others.keys)
    #expect(missing.isEmpty, "no case for \(missing.sorted())")
    #expect(cases.union(ErrorCase.others.keys).subtracting(found).isEmpty)
    #expect(cases.isDisjoint(with: ErrorCase.others.keys))
  }

  private static func run(
    _ example: ErrorCase, _ form: Console.Form, in folder: String
  ) throws -> [String] {
    let console = Console.memory(form, TextRenderer())
    var settings = ScriptRunner.Settings()
    settings.safe = example.isSafe
    var runner = ScriptRunner(console, settings) { "1" }
    runner.isScript = true
    var session = Session(try Editions.load(Editions.standard))
    let source = SourceText(name: "test.jtai", text: example.script)
    _ = runner.run(source, folder: folder, on: &session)
    return console.written.split(separator: "\n").map(String.init)
  }

  /// The place of the last occurrence of some words in a line, as editors count it.
  private static func place(of words: String, in line: String, line number: Int) -> (Int, Int) {
    let found = line.range(of: words, options: .backwards)
    let column = found.map { line.distance(from: line.startIndex, to: $0.lowerBound) } ?? 0
    return (number, column + 1)
  }
}

enum CasePaths {
  static let root: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return parts.joined(separator: "/")
  }()
}
