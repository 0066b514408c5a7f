import Casework
import Commands
import Digest
import Guidance
import Language
import Render

/// What a journal holds: a line that says what it is, then a line for each command.
///
/// A line begins with a part of the SHA-256 of the rest, so that what a crash left half written is
/// known for that. Its parts are parted by tabs:
///
///     CHECK jtai journal 2 · program · edition · when it began · each file of the edition
///     CHECK the command · children loaded, in view and chosen behind it · SHA-256 of each file that
///           it read · the seed that it took from the system
///
/// Format 1, of jtai 0.1, knew neither the files of the edition nor who is in view and chosen.
struct JournalText: Sendable {
  struct Line: Sendable, Equatable {
    let text: String
    /// nil where the command stood before the journal began.
    let counts: Counts?
    let inputs: [String]
    let drawn: String?
  }

  /// How many children a command has left loaded, in view and chosen.
  struct Counts: Sendable, Equatable {
    let loaded: Int
    /// nil where jtai 0.1 wrote it; so with `chosen`.
    let inView: Int?
    let chosen: Int?

    init(_ session: Session) {
      self.init(
        loaded: session.area.count, inView: session.working.count,
        chosen: session.choice.chosen.count)
    }

    init(loaded: Int, inView: Int?, chosen: Int?) {
      self.loaded = loaded
      self.inView = inView
      self.chosen = chosen
    }

    fileprivate init?(_ text: String) {
      let parts = text.split(separator: " ", omittingEmptySubsequences: false)
      let numbers = parts.compactMap { Int($0) }
      guard numbers.count == parts.count, numbers.count == 1 || numbers.count == 3 else {
        return nil
      }
      loaded = numbers[0]
      inView = numbers.count == 3 ? numbers[1] : nil
      chosen = numbers.count == 3 ? numbers[2] : nil
    }

    fileprivate var written: String {
      ([loaded, inView, chosen] as [Int?]).compactMap { $0.map(String.init) }.joined(separator: " ")
    }

    /// What differs in `other`: "167 children are in view where 28 were"; nil where nothing does.
    func difference(in other: Counts) -> String? {
      func say(_ was: Int?, _ now: Int?, _ what: String) -> String? {
        guard let was, let now, was != now else { return nil }
        return
          "\(String.counted(now, "child", "children")) \(now == 1 ? "is" : "are") \(what) where "
          + "\(was.grouped) \(was == 1 ? "was" : "were")"
      }
      return say(loaded, other.loaded, "loaded") ?? say(inView, other.inView, "in view")
        ?? say(chosen, other.chosen, "chosen")
    }
  }

  /// Why bytes cannot be read as a journal, in words that follow "it".
  struct Unreadable: Error, Equatable {
    let reason: String
  }

  private static let mark = "jtai journal "
  private static let newest = 2

  let program: String
  let edition: String
  let begun: String
  /// The files of the edition; none of a journal of jtai 0.1.
  let layers: [EditionLayer]
  private(set) var lines: [Line] = []
  /// How many bytes of it are whole.
  private(set) var end = 0
  /// Whether whole lines stand behind one that is not: not what a crash in the middle of a write
  /// leaves.
  private(set) var isDamaged = false

  init(_ bytes: [UInt8]) throws(Unreadable) {
    guard !bytes.isEmpty else { throw Unreadable(reason: "is empty") }
    var rest = bytes[...]
    guard let head = Self.parts(Self.next(&rest)) else {
      throw Unreadable(reason: "is damaged in its first line")
    }
    guard let number = head[0].rest(behind: Self.mark).flatMap({ Int($0) }), number > 0,
      head.count >= 4
    else { throw Unreadable(reason: "is no journal") }
    guard number <= Self.newest else {
      throw Unreadable(reason: "was written by a later program, jtai \(head[1])")
    }
    (program, edition, begun) = (head[1], head[2], head[3])
    layers = head.dropFirst(4).compactMap { EditionLayer(written: $0) }
    guard layers.count == head.count - 4 else {
      throw Unreadable(reason: "is damaged in its first line")
    }
    end = rest.startIndex
    while !rest.isEmpty {
      guard let line = Self.parts(Self.next(&rest)).flatMap(Line.init(parts:)) else {
        while !rest.isEmpty {
          if Self.parts(Self.next(&rest)) != nil { isDamaged = true }
        }
        return
      }
      lines.append(line)
      end = rest.startIndex
    }
  }

  // MARK: Writing

  static func head(_ edition: Edition, begun: String) -> [UInt8] {
    line(
      ["\(mark)\(newest)", ProgramVersion.text, edition.id, begun] + edition.layers.map(\.written))
  }

  /// - Parameter counts: what it came to; nil where nobody knows any more.
  static func line(_ step: Making.Step, _ counts: Counts?) -> [UInt8] {
    line([
      escaped(step.text), counts?.written ?? "",
      step.inputs.map(\.sha256).joined(separator: ","), step.drawn ?? "",
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

  fileprivate static func plain(_ text: String) -> String {
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

extension JournalText.Line {
  fileprivate init?(parts: [String]) {
    guard parts.count == 4 else { return nil }
    let counts = JournalText.Counts(parts[1])
    guard counts != nil || parts[1].isEmpty else { return nil }
    self.init(
      text: JournalText.plain(parts[0]), counts: counts,
      inputs: parts[2].split(separator: ",").map(String.init),
      drawn: parts[3].isEmpty ? nil : parts[3])
  }
}
