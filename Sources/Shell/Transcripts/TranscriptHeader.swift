import Commands
import Digest
import Language
import Render

/// What a recorded transcript begins with: all that others need to come to the same.
///
/// Each line is `# KEY VALUE`. Paths are relative to the folder that the commands' paths are
/// relative to, and that one to the transcript.
struct TranscriptHeader: Sendable {
  /// Of the format; a greater one is of a later program.
  static let newest = 1

  var format = TranscriptHeader.newest
  var program = ProgramVersion.text
  /// The name of an edition, or the path of one.
  var edition = ""
  var folder = "."
  var width: Int?
  var isPlain = false
  var parameters: [Session.Parameter] = []
  /// The script that began the recording; it is not run again, and a check only tells of it.
  var script: Ledger.Input?
  /// The statements that made the session before the recording began.
  var before: [String] = []
  /// The day at which ages were counted at the end.
  var asOf: String?
  var seeds: [String] = []
  var replies: [Asking.Reply] = []
  var inputs: [Ledger.Input] = []
  var outputs: [Ledger.Output] = []
  /// What people wrote into it, above and below.
  private(set) var remarksAbove: [String] = []
  private(set) var remarksBelow: [String] = []

  init() {}

  // MARK: Writing

  private static let firstKey = "jtai transcript"

  /// The lines by which two recordings are compared: without the version of the program.
  var facts: [String] {
    var lines = ["edition \(Self.written(edition))"]
    if folder != "." { lines.append("folder \(Self.written(folder))") }
    if let width { lines.append("width \(width)") }
    if isPlain { lines.append("plain") }
    if let script {
      lines.append("script \(Literal.typed(script.path)) sha256 \(script.sha256)")
    }
    lines += parameters.map { "parameter \($0.name) = \(Literal.quote($0.value))" }
    lines += before.map { "before \($0)" }
    if let asOf { lines.append("as-of \(asOf)") }
    lines += seeds.map { "seed \(Self.written($0))" }
    lines += replies.map { "reply \(Self.written($0))" }
    for input in inputs {
      lines.append("input \(Literal.typed(input.path)) sha256 \(input.sha256)")
      for list in input.lists {
        lines.append("  \(list.shape)")
        if let marks = list.marks { lines.append("    marks \(marks.text)") }
      }
    }
    for output in outputs {
      let digest = output.sha256.map { " sha256 \($0)" } ?? ""
      lines.append(
        "\(output.replaces ? "replaced" : "wrote") \(Literal.typed(output.path))\(digest)")
    }
    return lines.map { "# \(Self.oneLine($0))" }
  }

  var text: String {
    let first = "# \(Self.firstKey) \(format), jtai \(program)"
    return (remarksAbove + [first] + facts + remarksBelow).map { $0 + "\n" }.joined()
  }

  /// A name as it stands at the end of a line: as it is where it is plain, or quoted.
  private static func written(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"'\\".utf8.contains($0) }
    return isPlain && !name.isEmpty ? name : Literal.quote(name)
  }

  /// A name at the end of a line.
  static func text(_ written: Substring) -> String {
    let written = String(written)
    return Literal.whole(written) ?? written
  }

  /// What is written is on one line already; what were not would be none of the header's.
  private static func oneLine(_ line: String) -> String {
    guard line.utf8.contains(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) else {
      return line
    }
    return CleanText.clean(line)
  }

  /// The same with what people wrote into another one.
  func remarking(_ other: TranscriptHeader) -> TranscriptHeader {
    var next = self
    next.remarksAbove = other.remarksAbove
    next.remarksBelow = other.remarksBelow
    return next
  }

  private static func written(_ reply: Asking.Reply) -> String {
    switch reply {
    case .line(let line): Literal.quote(line)
    case .interrupted: "interrupted"
    case .ended: "ended"
    }
  }

  // MARK: Reading

  /// nil where the text is no header of a recording.
  init?(_ text: String) {
    var isBegun = false
    for line in text.lines(takingReturns: false) {
      let isFact: Bool
      if isBegun {
        isFact = take(line)
      } else if let rest = Self.value(of: Self.firstKey, in: line.trimmedAtEnd) {
        let mark = rest.utf8.firstIndex(of: UInt8(ascii: ",")) ?? rest.endIndex
        guard let number = Int(rest[..<mark]) else { return nil }
        format = number
        program = String(rest[mark...].rest(behind: ", jtai ") ?? "")
        isBegun = true
        isFact = true
      } else {
        isFact = false
      }
      if !isFact {
        if isBegun { remarksBelow.append(String(line)) } else { remarksAbove.append(String(line)) }
      }
    }
    guard isBegun else { return nil }
  }

  private static func value(of key: String, in line: Substring) -> Substring? {
    let start = "# \(key) "
    return line.rest(behind: start)
  }

  /// Whether the line is one of the recording's own.
  private mutating func take(_ line: Substring) -> Bool {
    let line = line.trimmedAtEnd
    func value(_ key: String) -> Substring? { Self.value(of: key, in: line) }
    if let rest = value("edition") {
      edition = Self.text(rest)
    } else if let rest = value("folder") {
      folder = Self.text(rest)
    } else if let rest = value("width"), let number = Int(rest), (20...1_000).contains(number) {
      width = number
    } else if line.isExactly("# plain") {
      isPlain = true
    } else if let rest = value("parameter"),
      let value = rest[rest.firstWord.endIndex...].rest(
        behind: " = ")
    {
      parameters.append(
        Session.Parameter(name: String(rest.firstWord), value: Self.text(value)))
    } else if let rest = value("script"), let (path, digest) = Self.file(rest), let digest {
      script = Ledger.Input(path: path, sha256: digest)
    } else if let rest = value("before") {
      before.append(String(rest))
    } else if let rest = value("as-of") {
      asOf = String(rest)
    } else if let rest = value("seed") {
      seeds.append(Self.text(rest))
    } else if let rest = value("reply") {
      replies.append(Self.reply(String(rest)))
    } else if let rest = value("input"), let (path, digest) = Self.file(rest), let digest {
      inputs.append(Ledger.Input(path: path, sha256: digest))
    } else if let shape = line.rest(behind: "#   "), let last = inputs.last, outputs.isEmpty {
      inputs[inputs.count - 1] = Ledger.Input(
        path: last.path, sha256: last.sha256, lists: Self.lists(last.lists, shape))
    } else if let rest = value("wrote"), let (path, digest) = Self.file(rest) {
      outputs.append(Ledger.Output(path: path, sha256: digest, replaces: false))
    } else if let rest = value("replaced"), let (path, digest) = Self.file(rest) {
      outputs.append(Ledger.Output(path: path, sha256: digest, replaces: true))
    } else {
      return false
    }
    return true
  }

  /// The lists of a file, with what another line says of them.
  private static func lists(
    _ lists: [Ledger.FoundList], _ line: Substring
  ) -> [Ledger.FoundList] {
    guard let text = line.rest(behind: "  marks "),
      let marks = CellMarks(text), let list = lists.last
    else { return lists + [Ledger.FoundList(shape: String(line))] }
    return lists.dropLast() + [Ledger.FoundList(shape: list.shape, marks: marks)]
  }

  private static func reply(_ text: String) -> Asking.Reply {
    switch text {
    case "interrupted": .interrupted
    case "ended": .ended
    default: .line(Literal.whole(text) ?? text)
    }
  }

  /// `PATH sha256 HEX`, or a path alone.
  private static func file(_ text: Substring) -> (path: String, sha256: String?)? {
    let mark = " sha256 "
    var path = text
    var digest: String?
    let length = 64 + mark.utf8.count
    if text.utf8.count > length {
      let start = text.utf8.index(text.endIndex, offsetBy: -length)
      if let found = text[start...].rest(behind: mark), SHA256.isWritten(in: found) {
        (path, digest) = (text[..<start], String(found))
      }
    }
    let name = self.text(path)
    return name.isEmpty ? nil : (name, digest)
  }
}
