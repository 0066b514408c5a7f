import Language

/// A recorded session: `> command` lines, each followed by what it showed.
///
/// Lines before the first command are its header.
public struct Transcript: Sendable {
  public struct Step: Sendable, Equatable {
    public let command: String
    public let output: String
  }

  public let header: String
  public let steps: [Step]

  /// Line ends of other systems are read as line feeds.
  public init(_ text: String) {
    var header = ""
    var steps: [Step] = []
    var command: String?
    var output = ""
    func finish() {
      if let command { steps.append(Step(command: command, output: output)) }
      output = ""
    }
    for line in text.withLineFeeds.parts(by: "\n") {
      if let typed = line.rest(behind: "> ") {
        finish()
        command = String(typed.trimmedAtEnd)
      } else if command == nil {
        header += line + "\n"
      } else {
        output += line + "\n"
      }
    }
    finish()
    self.header = header
    self.steps = steps
  }

  init(header: String, steps: [Step]) {
    self.header = header
    self.steps = steps
  }

  public var text: String { header + steps.map(Self.text).joined() }

  static func text(_ step: Step) -> String { "> \(step.command)\n\(step.output)" }

  // MARK: What an output may not look like

  /// What a merge leaves where two versions do not agree.
  private static let conflictMarks = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"]

  /// An output in which no line begins as a command does: such a line has a `\` in front.
  static func escaped(_ output: String) -> String {
    guard output.utf8.contains(where: { "\\><|=".utf8.contains($0) }) else { return output }
    return output.parts(by: "\n").map { line in
      let isEscaped =
        line.begins(with: "> ") || line.begins(with: "\\")
        || conflictMarks.contains { line.begins(with: $0) }
      return isEscaped ? "\\\(line)" : String(line)
    }.joined(separator: "\n")
  }

  /// The line, counted from 1, where two versions were merged and somebody has still to choose.
  static func firstConflict(in text: String) -> Int? {
    let found = text.withLineFeeds.parts(by: "\n").firstIndex { line in
      conflictMarks.contains { line.isExactly($0) || line.begins(with: $0 + " ") }
    }
    return found.map { $0 + 1 }
  }
}

extension String {
  /// The text with one line feed where other systems have a carriage return before it.
  var withLineFeeds: String {
    guard utf8.contains(UInt8(ascii: "\r")) else { return self }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    for byte in utf8 {
      if byte == UInt8(ascii: "\n"), bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
