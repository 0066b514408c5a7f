import Commands
import Digest

/// What a journal holds: a line that says what it is, then a line for each command.
///
/// A line begins with a part of the SHA-256 of the rest, so that what a crash left half written is
/// known for that. Its parts are parted by tabs:
///
///     CHECK jtai journal 1 · program · edition · when it began
///     CHECK the command · children loaded behind it · SHA-256 of each file that it read · the seed
///           that it took from the system
struct JournalText: Sendable {
  struct Line: Sendable, Equatable {
    let text: String
    let children: Int
    let inputs: [String]
    let drawn: String?
  }

  static let mark = "jtai journal 1"

  let program: String
  let edition: String
  let begun: String
  private(set) var lines: [Line] = []
  /// How many bytes of it are whole.
  private(set) var end = 0
  /// Whether whole lines stand behind one that is not: not what a crash in the middle of a write
  /// leaves.
  private(set) var isDamaged = false

  /// nil where the bytes are no journal.
  init?(_ bytes: [UInt8]) {
    var rest = bytes[...]
    guard let head = Self.parts(Self.next(&rest)), head.count == 4, head[0] == Self.mark else {
      return nil
    }
    (program, edition, begun) = (head[1], head[2], head[3])
    end = rest.startIndex
    while !rest.isEmpty {
      guard let parts = Self.parts(Self.next(&rest)), parts.count == 4,
        let children = Int(parts[1])
      else {
        while !rest.isEmpty {
          if Self.parts(Self.next(&rest)) != nil { isDamaged = true }
        }
        return
      }
      let inputs = parts[2].split(separator: ",").map(String.init)
      lines.append(
        Line(
          text: Self.plain(parts[0]), children: children, inputs: inputs,
          drawn: parts[3].isEmpty ? nil : parts[3]))
      end = rest.startIndex
    }
  }

  // MARK: Writing

  static func head(edition: String, begun: String) -> [UInt8] {
    line([mark, ProgramVersion.text, edition, begun])
  }

  static func line(_ step: Making.Step, children: Int) -> [UInt8] {
    line([
      escaped(step.text), "\(children)", step.inputs.map(\.sha256).joined(separator: ","),
      step.drawn ?? "",
    ])
  }

  private static func line(_ parts: [String]) -> [UInt8] {
    let text = parts.joined(separator: "\t")
    return Array("\(check(text))\t\(text)\n".utf8)
  }

  private static func check(_ text: String) -> String {
    String(SHA256(text).hexadecimal.prefix(16))
  }

  // MARK: Reading

  /// The line that the bytes begin with, without its end; nil where it has none.
  private static func next(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else {
      rest = []
      return nil
    }
    defer { rest = rest[(end + 1)...] }
    return rest[..<end]
  }

  /// The parts of a line behind its check; nil where that is not right.
  private static func parts(_ line: ArraySlice<UInt8>?) -> [String]? {
    guard let line, let text = String(validating: line, as: UTF8.self),
      let tab = text.utf8.firstIndex(of: UInt8(ascii: "\t"))
    else { return nil }
    let rest = String(text[text.index(after: tab)...])
    guard text[..<tab] == check(rest) else { return nil }
    return rest.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }

  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  private static func plain(_ text: String) -> String {
    var out = ""
    var isEscaped = false
    for scalar in text.unicodeScalars {
      switch (isEscaped, scalar) {
      case (false, "\\"):
        isEscaped = true
        continue
      case (true, "n"): out += "\n"
      case (true, "t"): out += "\t"
      default: out.unicodeScalars.append(scalar)
      }
      isEscaped = false
    }
    return out
  }
}
