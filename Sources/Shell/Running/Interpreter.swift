import Commands
import Guidance
import Language
import Render

/// Runs one statement on a session.
public struct Interpreter: Sendable {
  public let world: World
  /// Whether an unambiguous beginning of a command is enough: at the prompt, not in scripts.
  public let abbreviated: Bool

  public init(world: World, abbreviated: Bool) {
    self.world = world
    self.abbreviated = abbreviated
  }

  /// The name of the command that ran, and what it came to.
  ///
  /// - Throws: a diagnostic whose span lies in `text`, the statement with its parameters
  ///   filled in.
  public func run(
    _ text: String, on session: Session
  ) throws(Diagnostic) -> (command: String, outcome: Outcome) {
    let (word, span) = Self.firstWord(text)
    let command = try Registry.command(word, at: span, abbreviated: abbreviated)
    let arguments = try GrammarParser.parse(
      text, from: span.end, by: command.grammar, vocabulary: session.edition.vocabulary)
    Interruption.begin()
    var outcome = try command.body(arguments, session, world)
    try Interruption.requireNone()
    outcome.step = StepWriter(command, arguments, session, world).step(outcome)
    if let step = outcome.step, outcome.session.making.isOpen { outcome.session.making.add(step) }
    if outcome.session.doneBy.isEmpty {
      outcome.session.doneBy = text
      outcome.session.isDoneUnmasked = !session.isMasked
    }
    if let notice = outcome.session.arrivalNotice(since: session) {
      outcome.notices.append(notice)
      outcome.document.line(notice.message)
    }
    return (command.name, outcome)
  }

  static func firstWord(_ text: String) -> (word: String, span: Span) {
    let bytes = Array(text.utf8)
    var end = 0
    while end < bytes.count, bytes[end] != UInt8(ascii: " "), bytes[end] != UInt8(ascii: "\t") {
      end += 1
    }
    return (String(decoding: bytes[..<end], as: UTF8.self), Span(0, end))
  }

  /// A statement with its parameters filled in, and where each of its bytes came from.
  public struct Filled: Sendable {
    public let text: String
    /// For each byte of `text`, its offset in the statement; one more for the end.
    let offsets: [Int]

    /// The offset in the statement of an offset in `text`.
    public func origin(_ offset: Int) -> Int {
      offsets[min(max(0, offset), offsets.count - 1)]
    }
  }

  /// Bytes of a statement with its parameters filled in, so that parameters made of one another
  /// cannot double without end.
  static let longestStatement = 4 << 20

  /// `text` with `$name` replaced by the parameters' values.
  ///
  /// Inside quotes and patterns a value is escaped; outside, one that is more than a word is quoted.
  /// - Throws: `unknown-parameter` at the name.
  public static func filled(
    _ text: String, _ parameters: [Session.Parameter]
  ) throws(Diagnostic) -> Filled {
    let bytes = Array(text.utf8)
    guard bytes.count <= longestStatement else {
      throw Diagnostic(
        "statement-too-long", "this is longer than \(longestStatement.grouped) bytes",
        at: Span(0, 1), help: "split it into several commands")
    }
    var out: [UInt8] = []
    var offsets: [Int] = []
    let quotations = StatementReader.parts(of: text).quotations
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if let end = ParameterMark.end(bytes, at: index) {
        let name = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
        guard let parameter = parameters.first(where: { $0.name == name }) else {
          throw Diagnostic(
            "unknown-parameter", "there is no parameter \"\(name)\"", at: Span(index, end),
            help: "declare it: param \(name) = VALUE")
        }
        let around = quotations.first { $0.span.start < index && index < $0.span.end }
        let value = Array(written(parameter.value, in: around?.mark).utf8)
        guard out.count + value.count <= longestStatement else {
          throw Diagnostic(
            "statement-too-long",
            "with its parameters filled in, this is longer than \(longestStatement.grouped) bytes",
            at: Span(index, end), help: "give \(name) a shorter value, or split the command")
        }
        out.append(contentsOf: value)
        offsets.append(contentsOf: [Int](repeating: index, count: value.count))
        index = end
        continue
      }
      out.append(byte)
      offsets.append(index)
      index += 1
    }
    return Filled(text: String(decoding: out, as: UTF8.self), offsets: offsets + [bytes.count])
  }

  /// A value as it stands outside of quotes, or inside those of a mark.
  private static func written(_ value: String, in mark: UInt8?) -> String {
    if let mark {
      guard mark != UInt8(ascii: "/") else { return inPattern(value) }
      let literal = Literal.quote(value, by: Unicode.Scalar(mark))
      return String(literal.unicodeScalars.dropFirst().dropLast())
    }
    let plain =
      !value.isEmpty
      && value.utf8.allSatisfy { byte in
        byte > 0x20 && byte < 0x7F && !"\"';#()[],=<>\\$".utf8.contains(byte)
      }
    return plain ? value : Literal.quote(value)
  }

  /// A value as a pattern that it alone fits.
  private static func inPattern(_ value: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      if "\\/.()[]{}*+?^$|".unicodeScalars.contains(scalar) { out.append("\\") }
      out.append(scalar)
    }
    return String(out)
  }
}
