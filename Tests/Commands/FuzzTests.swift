import Casework
import Commands
import Guidance
import Language
import Render
import Shell
import Testing

/// Whatever is typed, the program answers with a result or an error, and a caret inside the line.
@Suite struct FuzzTests {
  private static let pieces: [String] = {
    var pieces = Registry.commands.filter { !["quit", "run", "load"].contains($0.name) }.flatMap {
      [$0.name] + $0.examples.map(\.command)
    }
    pieces += [
      "age", "cin.need", "flag", "nps", "\"Date of Birth\"", "ethnicity", "White", "=", "!=", "<",
      ">=", "..", "5", "-1", "0", "9223372036854775807", "-9223372036854775808", "1e999", "2%",
      "(", ")", "[", "]", ",", "and", "or", "not", "in", "on", "count", "is", "missing", "unknown",
      "within", "3", "months", "matches", "/a+/", "/(/", "\"", "'", "$x", "\\", "#", "because",
      "require", "where", "limit", "seed", "first", "by", "é漢", "\u{202E}", "\u{0}", "2026-03-02",
      "31/02/2026", "s47[", "]", "all", "first-look", "ESN", "30", "para", "22", "A", "B", "random",
    ]
    return pieces
  }()

  @Test(arguments: [1, 2, 3])
  func arbitraryCommandsNeverTrap(seed: UInt64) throws {
    var state = seed
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    var settings = ScriptRunner.Settings()
    settings.safe = true
    settings.keepGoing = true
    var session = Session(try Editions.load(Editions.standard))
    for round in 0..<800 {
      let console = Console.memory(round.isMultiple(of: 2) ? .text : .json, TextRenderer(width: 40))
      var runner = ScriptRunner(console, settings) { "7" }
      if round.isMultiple(of: 100) {
        let setup = SourceText(name: "setup", text: "generate children 30 seed \(round) dirt 5%")
        _ = runner.run(setup, folder: ".", on: &session)
      }
      var text = Registry.commands[next(Registry.commands.count)].name
      if ["quit", "run", "load"].contains(text) { text = "filter" }
      for _ in 0..<next(9) { text += " " + Self.pieces[next(Self.pieces.count)] }
      if text.contains("children 3000") { text = "status" }
      _ = runner.run(SourceText(name: "fuzz", text: text), folder: ".", on: &session)
      _ = Completer(session, folder: ".").answer(text, cursor: next(text.utf8.count + 1))
      #expect(!console.written.unicodeScalars.contains { $0.value == 0 || $0.value == 0x202E })
      #expect(session.working.allSatisfy { $0 >= 0 && Int($0) < session.area.count })
    }
  }
}
