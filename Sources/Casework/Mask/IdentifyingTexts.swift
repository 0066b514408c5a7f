import Guidance
import Table

/// What identifies somebody in all areas that a session has seen: IDs, workers, birth dates, and
/// cells of columns that were not understood. Asked whether a line holds any of it.
///
/// Texts are kept as hashes (64 bits, of this run of the program alone) by their length. They are
/// compared without regard to case, to backslashes and to how many spaces there are.
public struct IdentifyingTexts: Sendable {
  /// By their length, in characters.
  private var texts: [Int: Set<UInt64>] = [:]
  private var birthDates: Set<CivilDate> = []
  /// Words that are left out, unless they are an ID.
  private let ordinary: Set<UInt64>
  /// Lengths of texts that are looked for inside words too.
  private static let leastInside = 5
  /// Shorter texts count only if they are IDs.
  private static let least = 3

  /// - Parameter ordinary: words of the language itself, which a column may hold by chance.
  public init(ordinary: Set<String> = []) {
    self.ordinary = Set(ordinary.map { Self.hash(Self.marks($0)[...]) })
  }

  public init(_ area: Area) {
    self.init()
    add(area)
  }

  /// Whether nothing is known that could be looked for.
  public var isEmpty: Bool { texts.isEmpty && birthDates.isEmpty }

  /// - Returns: whether there was anything new.
  @discardableResult
  public mutating func add(_ area: Area) -> Bool {
    let area = area.truth
    var isNew = false
    for index in area.ids.indices {
      if area.ids.withBytes(index, { insert($0, isID: true) }) { isNew = true }
    }
    for column in area.lists.flatMap(\.columns) where column.field.identifies {
      // The area's own IDs are those of its lists.
      guard column.field.name != "id" else { continue }
      for (entry, value) in column.values.enumerated() where !value.isMissing {
        if case .date(let date) = value, birthDates.insert(date).inserted { isNew = true }
        let isID = column.field.type == .id
        if column.written.withBytes(entry, { insert($0, isID: isID) }) { isNew = true }
      }
    }
    return isNew
  }

  private mutating func insert(_ bytes: UnsafeBufferPointer<UInt8>, isID: Bool) -> Bool {
    let marks = Self.marks(bytes)
    guard !marks.isEmpty, isID || marks.count >= Self.least else { return false }
    let hash = Self.hash(marks[...])
    guard isID || !ordinary.contains(hash) else { return false }
    return texts[Self.key(marks), default: []].insert(hash).inserted
  }

  /// Whether a line holds one of the texts, or a birth date in any form.
  public func occur(in line: String) -> Bool {
    guard !isEmpty else { return false }
    return holdsText(line) || holdsBirthDate(line)
  }

  private func holdsText(_ line: String) -> Bool {
    let marks = Self.marks(line)
    var sums: [UInt64] = [0]
    sums.reserveCapacity(marks.count + 1)
    for mark in marks { sums.append(sums[sums.count - 1] &* Self.base &+ mark &+ 1) }
    for (key, hashes) in texts {
      let count = key >> 1
      guard count <= marks.count else { continue }
      var power: UInt64 = 1
      for _ in 0..<count { power = power &* Self.base }
      for end in count...marks.count {
        let start = end - count
        // Not inside a word, or inside a number.
        if key & 1 == 0, Self.isOne(marks, start, count) || Self.isOne(marks, end, count) {
          continue
        }
        if hashes.contains(sums[end] &- sums[start] &* power) { return true }
      }
    }
    return false
  }

  private func holdsBirthDate(_ line: String) -> Bool {
    guard !birthDates.isEmpty else { return false }
    let words = line.split { " ,;\"'()[]=<>\t\n".contains($0) }.map(String.init)
    for start in words.indices {
      for count in 1...4 where start + count <= words.count {
        let text = words[start..<(start + count)].joined(separator: " ")
        if let date = CivilDate.parse(text), birthDates.contains(date) { return true }
      }
    }
    // A day in the name of a file.
    let runs = line.split { !($0.isASCII && $0.isNumber) && !"-/.".contains($0) }
    return runs.contains { run in
      let text = run.drop { !$0.isNumber }
      return CivilDate.parse(String(text.prefix(10))).map(birthDates.contains) ?? false
    }
  }

  // MARK: Marks

  /// A number for each character; one space for any number of them, and none at the ends.
  private static func marks(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt64] {
    guard bytes.allSatisfy({ $0 < 0x80 && $0 != 0x0D }) else {
      return marks(of: String(decoding: bytes, as: UTF8.self))
    }
    return folded(bytes.lazy.map { UInt64($0) })
  }

  private static func marks(_ text: String) -> [UInt64] {
    var text = text
    return text.withUTF8 { marks($0) }
  }

  private static func marks(of text: String) -> [UInt64] {
    folded(
      text.lowercased().lazy.map { character in
        if let byte = character.asciiValue { return UInt64(byte) }
        return character.isWhitespace
          ? UInt64(UInt8(ascii: " ")) : UInt64(truncatingIfNeeded: character.hashValue) | 1 << 63
      })
  }

  private static func folded(_ all: some Sequence<UInt64>) -> [UInt64] {
    let space = UInt64(UInt8(ascii: " "))
    var marks: [UInt64] = []
    for mark in all {
      switch mark {
      case 0x09...0x0D, space: if let last = marks.last, last != space { marks.append(space) }
      // Before a quotation mark, and before itself, it is there to escape it.
      case 0x5C: break
      case 0x41...0x5A: marks.append(mark + 0x20)
      default: marks.append(mark)
      }
    }
    if marks.last == space { marks.removeLast() }
    return marks
  }

  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func hash(_ marks: ArraySlice<UInt64>) -> UInt64 {
    marks.reduce(0) { $0 &* base &+ $1 &+ 1 }
  }

  /// The length of a text, and whether it is looked for inside words: twice the one and the other.
  private static func key(_ marks: [UInt64]) -> Int {
    marks.count << 1 | (marks.count >= leastInside && marks.contains(where: isDigit) ? 1 : 0)
  }

  private static func isDigit(_ mark: UInt64) -> Bool { (0x30...0x39).contains(mark) }
  private static func isLetter(_ mark: UInt64) -> Bool {
    (0x61...0x7A).contains(mark) || mark >> 63 == 1
  }

  /// Whether a place lies between two letters, or between two digits; for a very short text, also
  /// between a letter and a digit.
  private static func isOne(_ marks: [UInt64], _ place: Int, _ count: Int) -> Bool {
    guard place > 0, place < marks.count else { return false }
    let (before, behind) = (marks[place - 1], marks[place])
    if count < least {
      return (isLetter(before) || isDigit(before)) && (isLetter(behind) || isDigit(behind))
    }
    return isLetter(before) && isLetter(behind) || isDigit(before) && isDigit(behind)
  }
}
