import Casework
import Guidance
import Language
import Render
import Table

extension Question {
  /// How an answer compares with what was expected.
  private struct Marking {
    var isRight: Bool
    var words: String
    var missing: [Int32] = []
    var tooMany: [Int32] = []
    var right: [Int32] = []
  }

  /// The most children that are named one by one.
  private static let mostNamed = 10

  /// The session in which the question is counted, and what is said of the answer.
  func outcome(_ given: Given) -> Outcome {
    let marking = given.answer.map(marking)
    let mark: Training.Mark = marking.map { $0.isRight ? .right : .wrong } ?? .skipped
    var next = session
    next.training.note(Training.Asked(question: text, mark: mark, by: given.by))
    var document = Document()
    if let answer = given.answer {
      if given.by == .stated {
        document.line("question: \(text)")
        document.line("stated answer: \(words(answer))")
      }
      document.line("\(mark.rawValue): \(marking?.words ?? "")")
    } else {
      document.line("not answered: \(expectedWords)")
    }
    if let because { document.line("why: \(session.shown(reason: because))") }
    return Outcome(next, document, result: json(given, marking, mark, next.training))
  }

  private func marking(_ answer: Answer) -> Marking {
    switch (expected, answer) {
    case (.number(let wanted), .number(let number)):
      Marking(
        isRight: wanted == number,
        words: wanted == number ? words(answer) : "\(expectedWords), not \(words(answer))")
    case (.time(let wanted), .time(let time)):
      Marking(
        isRight: wanted == time,
        words: wanted == time ? words(answer) : "\(expectedWords), not \(words(answer))")
    case (.texts(let wanted), .text(let text)): marking(text, wanted)
    case (.children(let wanted, let any, let unknown), .children(let named)):
      marking(named, wanted, any: any, unknown)
    // What is read fits what is expected.
    default: Marking(isRight: false, words: expectedWords)
    }
  }

  private func marking(_ text: String, _ wanted: [String]) -> Marking {
    let isRight = wanted.map(Self.plain).contains(Self.plain(text))
    return Marking(isRight: isRight, words: isRight ? text : "\(expectedWords), not \(text)")
  }

  private func marking(
    _ named: [Int32], _ wanted: [Int32], any: Bool, _ unknown: Set<Int32>
  ) -> Marking {
    let (inside, answered) = (Set(wanted), Set(named))
    let right = named.filter(inside.contains)
    let tooMany = named.filter { !inside.contains($0) }
    let missing = any && !right.isEmpty ? [] : wanted.filter { !answered.contains($0) }
    let isRight = tooMany.isEmpty && (missing.isEmpty || any && !right.isEmpty)
    var parts: [String] = []
    if wanted.isEmpty {
      parts.append(named.isEmpty ? "none, as nobody is" : "nobody is")
    } else if any {
      parts.append(
        right.isEmpty
          ? "none of the \(wanted.count.grouped) was named"
          : "\(right.count.grouped) named, of \(wanted.count.grouped) that would do")
    } else {
      parts.append("\(right.count.grouped) of \(wanted.count.grouped) named")
      if !missing.isEmpty { parts.append("missing \(names(missing))") }
    }
    if any, right.isEmpty, !wanted.isEmpty { parts.append("such as \(names(wanted))") }
    if !tooMany.isEmpty {
      parts.append("\(tooMany.count.grouped) too many: \(names(tooMany, unknown))")
    }
    return Marking(
      isRight: isRight, words: parts.joined(separator: "; "), missing: missing, tooMany: tooMany,
      right: right)
  }

  // MARK: Words

  private func names(_ children: [Int32], _ unknown: Set<Int32> = []) -> String {
    guard !children.isEmpty else { return "none" }
    let shown = children.prefix(Self.mostNamed).map { child in
      session.area.ids[Int(child)] + (unknown.contains(child) ? " (not known)" : "")
    }
    let more = children.count - shown.count
    return shown.joined(separator: ", ") + (more > 0 ? " and \(more.grouped) more" : "")
  }

  private func words(_ answer: Answer) -> String {
    switch answer {
    case .number(let number): number.grouped
    case .time(let time): time.words
    case .text(let text): text
    case .children(let children): names(children)
    }
  }

  private var expectedWords: String {
    switch expected {
    case .number(let number): "it is \(number.grouped)"
    case .time(let time): "it is \(time.words)"
    case .texts(let texts): "it is \(texts[0])"
    case .children(let children, let any, _):
      any ? "one of \(names(children))" : "it would be \(names(children))"
    }
  }

  private func json(
    _ given: Given, _ marking: Marking?, _ mark: Training.Mark, _ training: Training
  ) -> JSONValue {
    func ids(_ children: [Int32]) -> JSONValue {
      .texts(children.map { session.area.ids[Int($0)] })
    }
    let kind =
      switch expected {
      case .number: "number"
      case .time: "time"
      case .texts: "text"
      case .children: "children"
      }
    let answer: JSONValue =
      switch given.answer {
      case .number(let number): .whole(number)
      case .time(let time): .text(time.description)
      case .text(let text): .text(text)
      case .children(let children): ids(children)
      case nil: .null
      }
    return .object([
      .init("question", .text(text)), .init("expects", .text(kind)), .init("answer", answer),
      .init("by", .text(given.by.rawValue)), .init("mark", .text(mark.rawValue)),
      .init("right", ids(marking?.right ?? [])), .init("missing", ids(marking?.missing ?? [])),
      .init("too_many", ids(marking?.tooMany ?? [])),
      .init(
        "score",
        .object([
          .init("asked", .whole(training.asked.count)), .init("right", .whole(training.right)),
        ])),
    ])
  }
}
