import Commands
import Guidance
import Language
import Render
import Shell
import Testing

/// What ships for training runs to its end by itself, and every figure in it holds.
@Suite struct RehearsalTests {
  private func run(
    _ rehearsal: Rehearsal, _ text: String? = nil
  ) throws -> (status: Language.ExitStatus, session: Session) {
    let console = Console.memory(.text, TextRenderer())
    var runner = ScriptRunner(console, ScriptRunner.Settings()) { "0" }
    var session = Session(try Editions.load(Editions.standard))
    let source = SourceText(name: rehearsal.name, text: text ?? rehearsal.text)
    return (runner.run(source, folder: ".", on: &session), session)
  }

  @Test(arguments: Rehearsal.all.map(\.name))
  func everyRehearsalEndsWell(name: String) throws {
    let rehearsal = try #require(Rehearsal.all.first { $0.name == name })
    let (status, session) = try run(rehearsal)
    #expect(status == .done)
    let asks = rehearsal.text.split(separator: "\n").count { $0.hasPrefix("ask ") }
    #expect(session.training.asked.count == asks)
    #expect(session.training.right == asks)
    #expect(rehearsal.text.contains("\nscore\n") == (asks > 0))
  }

  /// On another area what a rehearsal claims does not hold, and it says so.
  @Test(arguments: [
    "option-a", "option-b", "withdrawn-child", "small-area", "large-area", "tour",
  ])
  func aRehearsalTestsItself(name: String) throws {
    let rehearsal = try #require(Rehearsal.all.first { $0.name == name })
    let line = try #require(rehearsal.text.firstMatch(of: /generate children \d+ seed/))
    let other = rehearsal.text.replacing(line.output, with: "generate children 37 seed")
    #expect(try run(rehearsal, other).status != .done)
  }

  /// What is said to a room is taken from somewhere, and can be looked up.
  @Test func everyParagraphThatIsNamedExists() throws {
    let edition = try Editions.load(Editions.standard)
    for rehearsal in Rehearsal.all {
      for match in rehearsal.text.matches(of: /para ([0-9]+)/) {
        let console = Console.memory(.text, TextRenderer())
        var runner = ScriptRunner(console, ScriptRunner.Settings()) { "0" }
        var session = Session(edition)
        let cite = SourceText(name: rehearsal.name, text: "cite para \(match.output.1)")
        #expect(runner.run(cite, folder: ".", on: &session) == .done, "\(match.output.0)")
      }
    }
  }
}
