import Casework
import Commands
import Foundation
import Guidance
import Language
import Shell
import Terminal
import Testing

/// What Tab inserts is read back as the very name that it stands for.
@Suite struct CompletedNamesTests {
  private static let pieces = [
    "a", "B", "7", " ", "  ", "\"", "'", "\\", ";", "#", "$a", "$", "-", "--", ",", "(", ")", "[",
    "]",
    "=", "<", ">", "..", ".", "é", "漢", "a\u{200D}", "*", "?", "~", "!", "&", "|", "`", "{", "}",
    ":", "%",
    "as", "and", "N/A", "\\n",
  ]

  private static func names(_ seed: UInt64, _ count: Int, without: Set<String> = []) -> [String] {
    var random = Random(seed)
    var names: [String] = ["as", "and", "in", "count", "-x", "a b", "$a", "x;y", "# x", "replace"]
    for _ in 0..<count {
      let name = (0..<(1 + random.below(4))).map { _ in
        pieces[random.below(pieces.count)]
      }.joined()
      let bare = name.trimmingCharacters(in: .whitespaces)
      if !bare.isEmpty { names.append(bare) }
    }
    return Array(Set(names)).sorted()
  }

  /// The candidates at the end of a line, each put into the line as Tab does.
  private func completed(_ line: String, _ session: Session, folder: String = ".") -> [String] {
    let answer = Completer(session, folder: folder).answer(line, cursor: line.utf8.count)
    let front = String(decoding: Array(line.utf8).prefix(answer.start), as: UTF8.self)
    return answer.candidates.map { front + $0.text }
  }

  /// The one statement that a line is, its parameters filled in, as the program reads it.
  private func statement(_ line: String) throws -> String {
    let statements = try StatementReader.statements(in: line)
    #expect(statements.count == 1, "\(line)")
    let parameters = [Session.Parameter(name: "a", value: "filled in")]
    return try Interpreter.filled(statements.first?.text ?? "", parameters).text
  }

  @Test(arguments: 1...6) func files(seed: UInt64) throws {
    try Workspace.with { workspace in
      let command = try Registry.command("load", at: Span(0, 4), abbreviated: false)
      let names = Self.names(seed, 30).filter { !$0.contains("/") && $0 != "." && $0 != ".." }
      for name in names { try workspace.write("x", to: name) }
      for begun in ["load ", "load \""] {
        let lines = completed(begun, workspace.session, folder: workspace.folder)
        let read = try lines.map { line in
          let text = try statement(line)
          let arguments = try GrammarParser.parse(
            text, from: 4, by: command.grammar,
            vocabulary: workspace.session.edition.vocabulary)
          return arguments.literals("paths").map(\.text)
        }
        #expect(Set(read) == Set(names.filter { !$0.hasPrefix(".") }.map { [$0] }))
      }
    }
  }

  @Test(arguments: 1...6) func teams(seed: UInt64) throws {
    try Workspace.with { workspace in
      let teams = Self.names(seed, 30).filter {
        !$0.hasPrefix("'") && $0 != "-" && $0 != "--" && $0 != "N/A"
      }
      let rows = teams.enumerated().map { number, team in
        "\(number + 1),\"\(team.replacing("\"", with: "\"\""))\"\n"
      }
      try workspace.write("Child Unique ID,Allocated team\n\(rows.joined())", to: "in.csv")
      try workspace.type("load in.csv as cin")
      let held = Set(
        workspace.session.area.lists.flatMap { list in
          list.column(named: "team").map { Array($0.written) } ?? []
        }
      ).subtracting([""])
      #expect(held.count > 10)
      for begun in ["filter team = ", "filter team in ("] {
        let close = begun.hasSuffix("(") ? ")" : ""
        for line in completed(begun, workspace.session) {
          var trial = workspace
          try trial.type(try statement(line + close))
          let found = Set(
            trial.session.working.map { child in
              trial.session.area.lists[0].column(named: "team")?.written(Int(child)) ?? ""
            })
          // Case and spaces make no difference between teams.
          #expect(found.count >= 1 && Set(found.map(Spelling.ofValue)).count == 1, "\(line)")
        }
      }
    }
  }

  @Test func keptSets() throws {
    for name in Self.names(9, 60) {
      var typist = try Typist()
      try typist.type("generate children 20 seed 1")
      do { try typist.type("keep \(Literal.quote(name).replacing("$", with: "\\$"))") } catch {
        continue
      }
      for begun in ["use ", "filter in "] {
        for line in completed(begun, typist.session) {
          guard line.contains(name.prefix(1)) else { continue }
          var trial = typist
          try trial.type(try statement(line))
        }
      }
    }
  }
}
