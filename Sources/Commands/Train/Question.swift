import Casework
import Guidance
import Language
import Render

/// A question of `ask`, what is expected of its answer, and how it is put to a person.
struct Question {
  enum Expected {
    case number(Int)
    case time(LocalTime)
    /// One of these.
    case texts([String])
    /// All of these, or where `any` is set at least one.
    case children([Int32], any: Bool, unknown: Set<Int32>)
  }

  /// An answer that could be read.
  enum Answer {
    case number(Int)
    case time(LocalTime)
    case text(String)
    case children([Int32])
  }

  struct Given {
    /// nil where the question was left out.
    let answer: Answer?
    let by: Training.Answerer
  }

  /// How often a person is asked, hints included.
  private static let mostTries = 5

  let session: Session
  let text: String
  let expected: Expected
  let because: String?
  private let hint: String?

  init(_ arguments: Arguments, _ session: Session) throws(Diagnostic) {
    self.session = session
    text = try arguments.required("question").text
    hint = try arguments.literal("hint")?.text
    because = try arguments.literal("because")?.text
    if let (condition, _) = arguments.conditions("condition").first {
      let verdicts = try Conditions.verdicts(condition, in: session.space).verdicts
      let unknown = session.working.filter { verdicts[Int($0)] == .unknown }
      expected = .children(
        Array(session.working.kept(by: verdicts).kept), any: arguments.has("any"),
        unknown: Set(unknown))
    } else if let number = try arguments.number("number", in: -1_000_000_000...1_000_000_000) {
      expected = .number(number)
    } else {
      let texts = arguments.literals("text")
      if let empty = texts.first(where: { Self.plain($0.text).isEmpty }) {
        throw Diagnostic(
          "empty-text", "no answer is expected", at: empty.span,
          help: "name what the trainee should say, such as \"B\"")
      }
      let time = texts.count == 1 ? LocalTime.parse(texts[0].text) : nil
      expected = time.map(Expected.time) ?? .texts(texts.map(\.text))
    }
  }

  // MARK: Asking

  /// The answer that the script states; where it states none, the right one.
  ///
  /// - Throws: why a stated answer cannot be read, at its words.
  func stated(_ arguments: Arguments) throws(Diagnostic) -> Answer {
    guard let literal = try arguments.literal("answer") else { return rightAnswer }
    do {
      return try read(literal.text)
    } catch {
      throw Diagnostic(error.code, error.message, at: literal.span, help: error.help)
    }
  }

  private var rightAnswer: Answer {
    switch expected {
    case .number(let number): .number(number)
    case .time(let time): .time(time)
    case .texts(let texts): .text(texts[0])
    case .children(let children, let any, _): .children(any ? Array(children.prefix(1)) : children)
    }
  }

  /// Asks until an answer can be read, the question is left out, or it was asked often enough.
  func answered(by asking: Asking) -> Given {
    var says = Document([.line("question: \(text)"), .line(form)])
    var isHinted = false
    for _ in 1...Self.mostTries {
      guard case .line(let line) = asking.reply(says, "answer › ") else { break }
      if Self.plain(line) == "?" {
        says = Document([.line(hintWords)])
        isHinted = true
        continue
      }
      do {
        return Given(answer: try read(line), by: .person)
      } catch {
        says = Document([.line("\(error.message): \(error.help)")])
        if hint != nil, !isHinted { says.line(hintWords) }
        isHinted = true
      }
    }
    return Given(answer: nil, by: .nobody)
  }

  private var hintWords: String { hint.map { "hint: \($0)" } ?? "there is no hint" }

  /// How it can be answered.
  private var form: String {
    let kind =
      switch expected {
      case .number: "a number"
      case .time: "a day and time, such as 2026-03-04 15:00"
      case .texts: "a word or a few"
      case .children: "IDs, a condition, a kept set, or none"
      }
    return "answer with \(kind)\(hint == nil ? "" : "; ? gives a hint"); Ctrl-D leaves it out"
  }

  // MARK: Reading

  /// Without spaces at its ends, and in lower case without quotes and a full stop.
  static func plain(_ text: String) -> String {
    var words = text.lowercased().split(separator: " ").joined(separator: " ")
    words = Literal.whole(words) ?? words
    while words.last == "." { words.removeLast() }
    return words
  }

  private func read(_ line: String) throws(Diagnostic) -> Answer {
    let text = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).joined(separator: " ")
    guard !text.isEmpty else {
      throw Diagnostic("empty-text", "nothing was answered", help: form)
    }
    switch expected {
    case .number:
      let literal = Literal(text: Self.plain(text), quoted: false, span: Span(0, text.utf8.count))
      return .number(try Arguments.number(literal, in: -1_000_000_000...1_000_000_000))
    case .time:
      guard let time = LocalTime.parse(Literal.whole(text) ?? text) else {
        throw Diagnostic(
          "bad-time", "\"\(text)\" is not a day and time",
          help: "type it as 2026-03-04 15:00; a date alone is 09:00")
      }
      return .time(time)
    case .texts: return .text(Literal.whole(text) ?? text)
    case .children: return .children(try children(text))
    }
  }

  private static let ids = Grammar.repetition(.slot("ids", .child, "ID"))

  /// Those whom an answer names: by a set, a condition, or one by one.
  private func children(_ text: String) throws(Diagnostic) -> [Int32] {
    let name = Self.plain(text)
    if ["none", "nobody"].contains(name) { return [] }
    if let set = session.sets.first(where: { $0.name.lowercased() == name }) { return set.members }
    let condition: Diagnostic
    do {
      let parsed = try Conditions.parse(text, session.edition)
      let verdicts = try Conditions.verdicts(parsed, in: session.space).verdicts
      return Array(session.working.kept(by: verdicts).kept)
    } catch {
      condition = error
    }
    guard
      let words = try? GrammarParser.parse(
        text, from: 0, by: Self.ids, vocabulary: session.edition.vocabulary
      ).literals("ids")
    else { throw condition }
    let known = words.map { try? session.child($0) }
    // What holds no ID at all was meant for a condition, unless it begins like one.
    let isListed =
      known.contains { $0 != nil } || text.utf8.first.map { (0x30...0x39).contains($0) } ?? false
    guard isListed else { throw condition }
    var children: [Int32] = []
    for word in words {
      let child = try session.child(word)
      if !children.contains(child) { children.append(child) }
    }
    return children
  }
}
