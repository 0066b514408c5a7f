import Commands
import Language

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
    var lines = ["edition \(edition)"]
    if folder != "." { lines.append("folder \(folder)") }
    if let width { lines.append("width \(width)") }
    if isPlain { lines.append("plain") }
    if let script {
      lines.append("script \(Literal.typed(script.path)) sha256 \(script.sha256)")
    }
    lines += parameters.map { "parameter \($0.name) = \(Literal.quote($0.value))" }
    lines += before.map { "before \($0)" }
    if let asOf { lines.append("as-of \(asOf)") }
    lines += seeds.map { "seed \($0)" }
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
    return lines.map { "# \($0)" }
  }

  var text: String {
    let first = "# \(Self.firstKey) \(format), jtai \(program)"
    return (remarksAbove + [first] + facts + remarksBelow).map { $0 + "\n" }.joined()
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
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      let isFact: Bool
      if isBegun {
        isFact = take(line)
      } else if let rest = Self.value(of: Self.firstKey, in: line.trimmedAtEnd) {
        let parts = rest.split(separator: ", jtai ", maxSplits: 1)
        guard let number = parts.first.flatMap({ Int($0) }) else { return nil }
        format = number
        program = parts.count > 1 ? String(parts[1]) : ""
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
    return line.hasPrefix(start) ? line.dropFirst(start.count) : nil
  }

  /// Whether the line is one of the recording's own.
  private mutating func take(_ line: Substring) -> Bool {
    let line = line.trimmedAtEnd
    func value(_ key: String) -> Substring? { Self.value(of: key, in: line) }
    if let rest = value("edition") {
      edition = String(rest)
    } else if let rest = value("folder") {
      folder = String(rest)
    } else if let rest = value("width"), let number = Int(rest), (20...1_000).contains(number) {
      width = number
    } else if line == "# plain" {
      isPlain = true
    } else if let rest = value("parameter"), let mark = rest.firstRange(of: " = ") {
      let typed = String(rest[mark.upperBound...])
      parameters.append(
        Session.Parameter(
          name: String(rest[..<mark.lowerBound]), value: Literal.whole(typed) ?? typed))
    } else if let rest = value("script"), let (path, digest) = Self.file(rest), let digest {
      script = Ledger.Input(path: path, sha256: digest)
    } else if let rest = value("before") {
      before.append(String(rest))
    } else if let rest = value("as-of") {
      asOf = String(rest)
    } else if let rest = value("seed") {
      seeds.append(String(rest))
    } else if let rest = value("reply") {
      replies.append(Self.reply(String(rest)))
    } else if let rest = value("input"), let (path, digest) = Self.file(rest), let digest {
      inputs.append(Ledger.Input(path: path, sha256: digest))
    } else if line.hasPrefix("#   "), let last = inputs.last, outputs.isEmpty {
      inputs[inputs.count - 1] = Ledger.Input(
        path: last.path, sha256: last.sha256, lists: Self.lists(last.lists, line.dropFirst(4)))
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
    guard let text = line.hasPrefix("  marks ") ? line.dropFirst(8) : nil,
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
    var path = String(text)
    var digest: String?
    let parts = text.split(separator: " sha256 ", omittingEmptySubsequences: false)
    if parts.count > 1, let last = parts.last, last.utf8.count == 64 {
      digest = String(last)
      path = String(text.dropLast(last.count + " sha256 ".count))
    }
    path = Literal.whole(path) ?? path
    return path.isEmpty ? nil : (path, digest)
  }
}
