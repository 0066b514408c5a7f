/// The keys of vi, over one line: what each does to the line, as a value.
///
/// libedit's own vi mode is not used (see `LineEditor`). A new line begins in insert mode; Escape
/// leads to command mode. There are `h l 0 ^ $ | w b e W B E`, `x X r ~ D C s S p P u`,
/// `i a I A`, `d c y` with a movement or doubled, `j k`, and counts. Left out are `f t ; ,`, `.`,
/// registers, text objects, visual mode, `:`, searching (`^R` searches in insert mode), and a
/// count for `i a I A`. `u` goes back as far as the line's beginning, but not beyond `j` and `k`.
struct ViKeys {
  struct Line: Equatable {
    var scalars: [Unicode.Scalar]
    /// How many scalars stand before it.
    var cursor: Int
  }

  enum Step: Equatable {
    /// The command goes on with another key, or changes nothing.
    case nothing
    case keys([Unicode.Scalar])
    case edit(Line)
    case beep
  }

  enum Mode { case insert, command }

  private(set) var mode = Mode.insert
  private var count = 0
  /// `d`, `c` or `y`, and the count before it.
  private var pending: (key: Unicode.Scalar, count: Int)?
  private var replaces = false
  private var past: [Line] = [Line(scalars: [], cursor: 0)]
  var yanked: [Unicode.Scalar] = []

  private static let highestCount = 9_999
  private static let mostUndone = 100

  mutating func accept(_ key: Unicode.Scalar, _ line: Line) -> Step {
    if mode == .insert {
      guard key == "\u{1B}" else { return .keys([key]) }
      mode = .command
      return .edit(Line(scalars: line.scalars, cursor: max(0, line.cursor - 1)))
    }
    var line = line
    line.cursor = min(line.cursor, max(0, line.scalars.count - 1))
    if key == "\u{1B}" {
      let isBeep = count == 0 && pending == nil && !replaces
      forget()
      return isBeep ? .beep : .nothing
    }
    if replaces { return replace(with: key, line) }
    if let digit = Self.digit(key), digit > 0 || count > 0 {
      count = min(count * 10 + digit, Self.highestCount)
      return .nothing
    }
    let step = pending.map { combined($0, with: key, line) } ?? command(key, line)
    if step != .nothing { forget() }
    return step
  }

  private static func digit(_ key: Unicode.Scalar) -> Int? {
    ("0"..."9").contains(key) ? Int(key.value) - 0x30 : nil
  }

  private mutating func forget() {
    count = 0
    pending = nil
    replaces = false
  }

  // MARK: Commands

  private mutating func command(_ key: Unicode.Scalar, _ line: Line) -> Step {
    let times = max(1, count)
    if let target = ViMotion(key)?.target(in: line, times: times) {
      return .edit(Line(scalars: line.scalars, cursor: min(target, max(0, line.scalars.count - 1))))
    }
    let end = line.scalars.count
    let cursor = line.cursor
    switch key {
    case "d", "c", "y":
      pending = (key, count)
      count = 0
      return .nothing
    case "r":
      replaces = true
      return .nothing
    case "x", EditingKey.delete.rawValue:
      return cut(cursor..<min(end, cursor + times), of: line)
    case "X": return cut(max(0, cursor - times)..<cursor, of: line)
    case "D": return cut(cursor..<end, of: line)
    case "C": return change(cursor..<end, of: line)
    case "s": return change(cursor..<min(end, cursor + times), of: line)
    case "S": return change(0..<end, of: line)
    case "i": return insert(at: cursor, line)
    case "a": return insert(at: min(end, cursor + 1), line)
    case "I": return insert(at: line.scalars.firstIndex { $0 != " " } ?? end, line)
    case "A": return insert(at: end, line)
    case "p": return put(at: min(end, cursor + 1), line, times)
    case "P": return put(at: cursor, line, times)
    case "~": return swapCase(line, times)
    case "u": return undo(line)
    case "k", EditingKey.up.rawValue: return other(line: EditingKey.up.rawValue, times)
    case "j", EditingKey.down.rawValue: return other(line: EditingKey.down.rawValue, times)
    case "\r", "\n", "\u{4}", "\u{C}": return .keys([key])
    case "\u{10}": return other(line: EditingKey.up.rawValue, times)
    case "\u{E}": return other(line: EditingKey.down.rawValue, times)
    default: return key == EditingKey.insert.rawValue ? .keys([key]) : .beep
    }
  }

  private mutating func combined(
    _ verb: (key: Unicode.Scalar, count: Int), with key: Unicode.Scalar, _ line: Line
  ) -> Step {
    let times = min(Self.highestCount, max(1, verb.count) * max(1, count))
    let range: Range<Int>
    if key == verb.key {
      range = 0..<line.scalars.count
    } else if let motion = ViMotion(key),
      let reached = motion.range(in: line, times: times, changing: verb.key == "c")
    {
      range = reached
    } else {
      return .beep
    }
    switch verb.key {
    case "c": return change(range, of: line)
    case "y":
      yanked = Array(line.scalars[range])
      return .edit(
        Line(scalars: line.scalars, cursor: key == verb.key ? line.cursor : range.lowerBound))
    default: return cut(range, of: line)
    }
  }

  // MARK: Changes

  private mutating func keep(_ line: Line) {
    past.append(line)
    if past.count > Self.mostUndone { past.removeFirst() }
  }

  private mutating func cut(_ range: Range<Int>, of line: Line) -> Step {
    guard !range.isEmpty else { return .beep }
    keep(line)
    yanked = Array(line.scalars[range])
    var next = line
    next.scalars.removeSubrange(range)
    next.cursor = min(range.lowerBound, max(0, next.scalars.count - 1))
    return .edit(next)
  }

  private mutating func change(_ range: Range<Int>, of line: Line) -> Step {
    keep(line)
    if !range.isEmpty { yanked = Array(line.scalars[range]) }
    mode = .insert
    var next = line
    next.scalars.removeSubrange(range)
    next.cursor = range.lowerBound
    return .edit(next)
  }

  private mutating func insert(at place: Int, _ line: Line) -> Step {
    keep(line)
    mode = .insert
    return .edit(Line(scalars: line.scalars, cursor: place))
  }

  private mutating func put(at place: Int, _ line: Line, _ times: Int) -> Step {
    guard !yanked.isEmpty,
      line.scalars.count + yanked.count * times <= LineEditor.longestLine
    else { return .beep }
    keep(line)
    var next = line
    let text = Array(repeatElement(yanked, count: times).joined())
    next.scalars.insert(contentsOf: text, at: place)
    next.cursor = place + text.count - 1
    return .edit(next)
  }

  private mutating func replace(with key: Unicode.Scalar, _ line: Line) -> Step {
    let end = line.cursor + max(1, count)
    forget()
    guard end <= line.scalars.count, !VisibleText.isControl(key) else { return .beep }
    keep(line)
    var next = line
    for index in line.cursor..<end { next.scalars[index] = key }
    next.cursor = end - 1
    return .edit(next)
  }

  private mutating func swapCase(_ line: Line, _ times: Int) -> Step {
    guard !line.scalars.isEmpty else { return .beep }
    keep(line)
    var next = line
    let end = min(line.scalars.count, line.cursor + times)
    for index in line.cursor..<end {
      let properties = line.scalars[index].properties
      let text = properties.isLowercase ? properties.uppercaseMapping : properties.lowercaseMapping
      // Some letters become two; they stay as they are.
      if text.unicodeScalars.count == 1, let scalar = text.unicodeScalars.first {
        next.scalars[index] = scalar
      }
    }
    next.cursor = min(end, max(0, line.scalars.count - 1))
    return .edit(next)
  }

  private mutating func undo(_ line: Line) -> Step {
    while let last = past.popLast() {
      if last.scalars != line.scalars {
        return .edit(
          Line(scalars: last.scalars, cursor: min(last.cursor, max(0, last.scalars.count - 1))))
      }
    }
    return .beep
  }

  private mutating func other(line key: Unicode.Scalar, _ times: Int) -> Step {
    past.removeAll()
    return .keys(Array(repeating: key, count: min(times, LineEditor.historySize)))
  }
}
