import Casework
import Commands
import Foundation
import Guidance
import Language
import Render
import Shell
import Synchronization
import Table
import Testing

/// A person who gives the replies of a list, one at each question, and then has gone.
private final class Trainee: Sendable {
  private let replies: Mutex<[Asking.Reply]>
  private let heard = Mutex<[String]>([])

  init(_ replies: [Asking.Reply]) { self.replies = Mutex(replies.reversed()) }

  var said: [String] { heard.withLock { $0 } }

  var asking: Asking {
    Asking { says, prompt in
      self.heard.withLock { $0.append(TextRenderer().text(says) + prompt) }
      return self.replies.withLock { $0.popLast() ?? .ended }
    }
  }
}

@Suite struct TrainingTests {
  private static let question = "ask \"Who?\" expecting flagged and age < 5"

  private func area(_ children: Int = 300, seed: Int = 7) throws -> Session {
    var typist = try Typist()
    try typist.type("generate children \(children) seed \(seed) option B")
    return typist.session
  }

  /// Runs a command in front of a trainee.
  private func run(
    _ text: String, on session: Session, _ trainee: Trainee?
  ) throws -> Outcome {
    var world = World(folder: ".", safe: true) { "1" }
    world.asking = trainee?.asking
    return try Interpreter(world: world, abbreviated: false).run(text, on: session).outcome
  }

  private func json(_ outcome: Outcome) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(outcome.result.line.utf8))
    return try #require(object as? [String: Any])
  }

  private func ids(_ session: Session) -> [String] {
    session.working.map { session.area.ids[Int($0)] }
  }

  // MARK: Answers

  /// Right, missing and too many are those that sets of IDs give, whoever is named.
  @Test(arguments: 1...12)
  func childrenAreMarkedAsSetsSay(round: Int) throws {
    let session = try area(120, seed: round)
    let wanted = Set(ids(try run("filter age < 9", on: session, nil).session))
    let pool = ids(session)
    var state = UInt64(round)
    let named = pool.filter { id in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 40) % 3 == 0 || round == 12 && wanted.contains(id)
    }.filter { round != 12 || wanted.contains($0) }
    for any in [false, true] {
      let parting = any ? ", " : "  "
      let answer = named.joined(separator: parting)
      let outcome = try run(
        "ask \"Who?\" expecting \(any ? "any " : "")age < 9", on: session,
        Trainee([.line(answer)]))
      let result = try json(outcome)
      let right = wanted.intersection(named)
      #expect(Set(try #require(result["right"] as? [String])) == right)
      #expect(
        Set(try #require(result["too_many"] as? [String])) == Set(named).subtracting(wanted))
      let missing = any && !right.isEmpty ? [] : wanted.subtracting(named)
      #expect(Set(try #require(result["missing"] as? [String])) == missing)
      let isRight = any ? !right.isEmpty && Set(named).isSubset(of: wanted) : Set(named) == wanted
      #expect(result["mark"] as? String == (isRight ? "right" : "wrong"))
      #expect(result["by"] as? String == "person")
    }
  }

  /// A child of whom it is not known is neither expected nor right, and is said to be unknown.
  @Test func whatIsNotKnownIsNotExpected() throws {
    let session = try area()
    let before = try run("filter nps is unknown", on: session, nil).session
    let unknown = try #require(ids(before).first)
    let outcome = try run(
      "ask \"Who?\" expecting NPS involved", on: session, Trainee([.line(unknown)]))
    #expect(
      TextRenderer(width: 400).text(outcome.document).contains("1 too many: \(unknown) (not known)")
    )
  }

  @Test(arguments: [
    ("expecting 5", "5", true), ("expecting 5", " 5. ", true), ("expecting 5", "1,005", false),
    ("expecting \"B\"", "b", true), ("expecting \"B\"", "\"B\"", true),
    ("expecting \"B\" or \"option B\"", "Option  B.", true), ("expecting \"B\"", "A", false),
    ("expecting \"B\"", "option B", false),
    ("expecting \"2026-03-04 15:00\"", "04/03/2026 15:00", true),
    ("expecting \"2026-03-04\"", "2026-03-04T09:00", true),
    ("expecting \"2026-03-04 15:00\"", "2026-03-04 15:01", false),
    ("expecting age > 17", "none", true), ("expecting age > 17", "Nobody", true),
    ("expecting flagged", "flagged", true), ("expecting flagged", "flagged, age < 5", false),
  ])
  func answersAreReadAsTheyLook(expecting: String, answer: String, isRight: Bool) throws {
    let session = try area()
    let person = try run("ask \"?\" \(expecting)", on: session, Trainee([.line(answer)]))
    #expect(person.session.training.asked.map(\.mark) == [isRight ? .right : .wrong])
    let stated = try run(
      "ask \"?\" \(expecting) answer \(Literal.quote(answer))", on: session, nil)
    #expect(stated.session.training.asked.map(\.mark) == [isRight ? .right : .wrong])
    #expect(stated.session.training.asked.map(\.by) == [.stated])
    // Where the script states no answer, the right one is taken.
    let right = try run("ask \"?\" \(expecting)", on: session, nil)
    #expect(right.session.training.right == 1)
  }

  @Test func whatCannotBeReadIsExplainedAndAskedAgain() throws {
    let session = try area()
    let trainee = Trainee([.line("agee < 5"), .line(""), .line("?"), .line("flagged, age < 5")])
    let outcome = try run(Self.question + " hint \"look at age\"", on: session, trainee)
    #expect(outcome.session.training.asked.map(\.mark) == [.right])
    let said = trainee.said
    #expect(said.count == 4)
    #expect(said[0].contains("question: Who?") && !said[0].contains("look at age"))
    #expect(said[1].contains("no field \"agee\"") && said[1].contains("hint: look at age"))
    #expect(said[2].contains("nothing was answered"))
    #expect(said[3].contains("hint: look at age"))
  }

  /// Nobody is asked for ever, and nothing that can be typed stops the program.
  @Test(arguments: ["?", "", "zzz", "(", "12x4", "\"", "age <", "\u{1B}[2J", "none none", "é, 漢"])
  func aQuestionEnds(answer: String) throws {
    let session = try area(40)
    for expecting in ["expecting 5", "expecting \"2026-03-04\"", "expecting flagged"] {
      let trainee = Trainee([Asking.Reply](repeating: .line(answer), count: 50))
      let outcome = try run("ask \"?\" \(expecting)", on: session, trainee)
      #expect(outcome.session.training.asked.map(\.mark) == [.skipped])
      #expect(trainee.said.count == 5)
      #expect(!trainee.said.joined().contains("\u{1B}"))
    }
  }

  @Test(arguments: [Asking.Reply.interrupted, .ended])
  func aQuestionCanBeLeftOut(reply: Asking.Reply) throws {
    let outcome = try run(Self.question, on: area(), Trainee([reply]))
    #expect(outcome.session.training.skipped == 1 && outcome.session.training.right == 0)
    #expect(try json(outcome)["answer"] is NSNull)
    #expect(try json(outcome)["mark"] as? String == "not answered")
  }

  @Test func underTheMaskNoIDIsSaid() throws {
    var session = try area()
    let secrets = ids(session)
    session = try run("mask on", on: session, nil).session
    let trainee = Trainee([.line(secrets[0])])
    let outcome = try run(Self.question, on: session, trainee)
    let said = TextRenderer().text(outcome.document) + outcome.result.line + trainee.said.joined()
    #expect(said.contains("child-"))
    for secret in secrets { #expect(!said.contains(secret)) }
  }

  // MARK: The score

  @Test func undoUncountsNothing() throws {
    var typist = try Typist()
    try typist.type("ask \"?\" expecting 5")
    try typist.type("seed 5")
    try typist.type("ask \"?\" expecting 5 answer 6")
    try typist.type("undo")
    #expect(typist.session.seed == nil)
    #expect(typist.session.training.asked.map(\.mark) == [.right, .wrong])
    try typist.type("redo")
    #expect(typist.session.training.asked.count == 2)
    let text = TextRenderer().text(try typist.type("score").document)
    #expect(text.contains("1 of 2 asked were right"))
  }

  /// The line that asks holds the answer: it is shown to nobody.
  @Test func theQuestionsLineIsNotEchoed() throws {
    let console = Console.memory(.text, TextRenderer())
    var settings = ScriptRunner.Settings()
    settings.echo = true
    settings.asking = Trainee([.line("5"), .line("")]).asking
    var runner = ScriptRunner(console, settings) { "1" }
    var session = Session(try Editions.load(Editions.standard))
    let script = "ask \"How many?\" expecting 7654\npause \"secret\"\nscore"
    #expect(runner.run(SourceText(name: "t", text: script), folder: ".", on: &session) == .done)
    #expect(!console.written.contains("expecting"))
    #expect(!console.written.contains("secret"))
    #expect(console.written.contains("it is 7,654, not 5"))
    #expect(console.written.contains("> score"))
  }

  // MARK: Pauses

  @Test func aPauseWaitsForAPersonAlone() throws {
    let session = try area(10)
    let alone = try run("pause \"Look\"", on: session, nil)
    #expect(TextRenderer().text(alone.document) == "  Look\n")
    #expect(try json(alone)["waited"] as? Bool == false)
    let trainee = Trainee([.line("")])
    let outcome = try run("pause Look", on: session, trainee)
    #expect(trainee.said.count == 1 && trainee.said[0].hasPrefix("  Look\n"))
    #expect(try json(outcome)["waited"] as? Bool == true)
    #expect(throws: Never.self) { try run("pause", on: session, Trainee([.ended])) }
    let error = #expect(throws: Diagnostic.self) {
      try run("pause", on: session, Trainee([.interrupted]))
    }
    #expect(error?.code == "interrupted" && error?.status == .interrupted)
  }
}
