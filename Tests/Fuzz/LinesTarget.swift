import Guidance
import Language
import Shell

@testable import Commands

/// Any text is written as one literal, one word and one line, and read as what it was; nothing of it
/// becomes a command.
enum LinesTarget {
  static func run(_ input: UnsafeRawBufferPointer) {
    guard input.count < 4096 else { return }
    let text = String(decoding: input, as: UTF8.self)
    for mark: Unicode.Scalar in ["\"", "'"] { literal(text, mark) }
    let typed = Literal.typed(text)
    require(same(Literal.whole(typed) ?? typed, text), text, "it is typed as \(typed)")
    let quoted = Literal.quote(text)
    let words = Literal.words("picked: \(quoted) because \(quoted)")?.map(\.text) ?? []
    require(words.count == 4 && same(words[1], text) && same(words[3], text), text, "as a word")
    lines(text)
    parameter(text)
    // Every sixteenth, since what the edition says is written with it.
    if input.count % 16 == 3 { savedScript(text) }
  }

  private static let edition = try? Editions.load(Editions.standard)

  /// A saved script has the commands that it was made of, and no others.
  private static func savedScript(_ text: String) {
    guard let edition else { return }
    let step = "say \(Literal.quote(text))"
    let path = Literal(text: text, quoted: true, span: Span(0, 0))
    let script = SavedScript(
      [.init(step, inputs: []), .init("status", inputs: [])], beside: "/a/b"
    )
    .text(edition: edition, path: path)
    let statements = (try? StatementReader.statements(in: script)) ?? []
    require(
      statements.count == edition.layers.count + 2 && statements.last?.text == "status", text,
      "other commands: \(script)")
    let said = statements.dropLast().last.flatMap { try? Interpreter.filled($0.text, []).text }
    require(said.map { same($0, step) } ?? false, text, "said otherwise: \(script)")
  }

  private static func literal(_ text: String, _ mark: Unicode.Scalar) {
    let quoted = Literal.quote(text, by: mark)
    require(!quoted.utf8.contains { $0 < 0x20 }, text, "its literal has a control character")
    require(Literal.whole(quoted).map { same($0, text) } ?? false, text, "its literal: \(quoted)")
    let statements = (try? StatementReader.statements(in: "say \(quoted); status")) ?? []
    require(
      statements.count == 2 && statements[1].text == "status", text, "a command: \(quoted)")
  }

  private static func lines(_ text: String) {
    let line = StatementReader.line(ofSource: text)
    require(!line.utf8.contains { $0 == 10 || $0 == 13 }, text, "more lines than one: \(line)")
    require((line + "\n").lines(takingReturns: false).count <= 1, text, "lines of a line")
    guard let statements = try? StatementReader.statements(in: text) else { return }
    let again = (try? StatementReader.statements(in: line + "\nstatus")) ?? []
    require(again.count == statements.count + 1, text, "other statements: \(line)")
    for statement in statements {
      let own = StatementReader.line(statement.text)
      let alone = (try? StatementReader.statements(in: own + "\nstatus")) ?? []
      require(alone.count == 2 && alone[1].text == "status", text, "a statement's line: \(own)")
    }
  }

  /// A parameter's value adds no statement, wherever it is put.
  private static func parameter(_ value: String) {
    for statement in ["say \"$x\"", "say '$x'", "say $x", "filter id matches /$x/"] {
      let filled = try? Interpreter.filled(statement, [.init(name: "x", value: value)]).text
      let count = filled.flatMap { try? StatementReader.statements(in: $0).count }
      require(count == 1, value, "as a parameter of \(statement): \(filled ?? "refused")")
    }
  }

  static func same(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

  static func require(_ isSo: Bool, _ text: String, _ what: @autoclosure () -> String) {
    if !isSo { finding("\(text.debugDescription)\n\(what())") }
  }
}
