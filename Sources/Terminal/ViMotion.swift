/// A movement of vi within a line.
enum ViMotion: Equatable {
  case left, right, start, firstText, end, column
  case wordForward(big: Bool)
  case wordBack(big: Bool)
  case wordEnd(big: Bool)

  init?(_ key: Unicode.Scalar) {
    switch key {
    case "h", "\u{8}", "\u{7F}", EditingKey.left.rawValue: self = .left
    case "l", " ", EditingKey.right.rawValue: self = .right
    case "0", EditingKey.home.rawValue: self = .start
    case "^": self = .firstText
    case "$", EditingKey.end.rawValue: self = .end
    case "|": self = .column
    case "w", EditingKey.wordRight.rawValue: self = .wordForward(big: false)
    case "W": self = .wordForward(big: true)
    case "b", EditingKey.wordLeft.rawValue: self = .wordBack(big: false)
    case "B": self = .wordBack(big: true)
    case "e": self = .wordEnd(big: false)
    case "E": self = .wordEnd(big: true)
    default: return nil
    }
  }

  /// Where the cursor comes to stand: at most behind the last scalar.
  func target(in line: ViKeys.Line, times: Int) -> Int {
    let scalars = line.scalars
    let count = scalars.count
    switch self {
    case .left: return max(0, line.cursor - times)
    case .right: return min(count, line.cursor + times)
    case .start: return 0
    case .firstText: return scalars.firstIndex { $0 != " " } ?? max(0, count - 1)
    case .end: return max(0, count - 1)
    case .column: return min(count, times - 1)
    case .wordForward(let big):
      return repeated(line.cursor, times) { Self.nextStart($0, scalars, big) }
    case .wordBack(let big):
      return repeated(line.cursor, times) { Self.start($0, scalars, big) }
    case .wordEnd(let big):
      return repeated(line.cursor, times) { Self.end($0, scalars, big) }
    }
  }

  /// What an operator works on; nil where that is nothing.
  ///
  /// - Parameter changing: `cw` changes a word and not the space behind it.
  func range(in line: ViKeys.Line, times: Int, changing: Bool) -> Range<Int>? {
    let scalars = line.scalars
    var target = target(in: line, times: times)
    switch self {
    case .end: target = scalars.count
    case .wordEnd: target = min(scalars.count, target + 1)
    case .wordForward(let big)
    where changing && line.cursor < scalars.count && scalars[line.cursor] != " ":
      target = repeated(line.cursor, times - 1) { Self.nextStart($0, scalars, big) }
      target = Self.runEnd(target, scalars, big)
    default: break
    }
    let range = min(line.cursor, target)..<max(line.cursor, target)
    return range.isEmpty ? nil : range
  }

  private func repeated(_ place: Int, _ times: Int, _ move: (Int) -> Int) -> Int {
    var place = place
    for _ in 0..<max(0, times) {
      let next = move(place)
      if next == place { break }
      place = next
    }
    return place
  }

  // MARK: Words

  /// 0 for a space; letters and signs are words of their own unless words are big.
  private static func kind(_ scalar: Unicode.Scalar, _ big: Bool) -> Int {
    if scalar == " " || scalar == "\t" || scalar == "\n" { return 0 }
    if big || scalar == "_" || scalar.properties.isAlphabetic { return 1 }
    return scalar.properties.numericType != nil || Composition.isMark(scalar) ? 1 : 2
  }

  /// The end of the run of one kind that begins at or before the place.
  private static func runEnd(_ place: Int, _ scalars: [Unicode.Scalar], _ big: Bool) -> Int {
    guard place < scalars.count else { return scalars.count }
    let here = kind(scalars[place], big)
    return scalars[place...].firstIndex { kind($0, big) != here } ?? scalars.count
  }

  private static func nextStart(_ place: Int, _ scalars: [Unicode.Scalar], _ big: Bool) -> Int {
    guard place < scalars.count else { return place }
    let end = kind(scalars[place], big) == 0 ? place : runEnd(place, scalars, big)
    return scalars[end...].firstIndex { kind($0, big) != 0 } ?? scalars.count
  }

  private static func end(_ place: Int, _ scalars: [Unicode.Scalar], _ big: Bool) -> Int {
    guard place + 1 < scalars.count,
      let start = scalars[(place + 1)...].firstIndex(where: { kind($0, big) != 0 })
    else { return max(0, scalars.count - 1) }
    return runEnd(start, scalars, big) - 1
  }

  private static func start(_ place: Int, _ scalars: [Unicode.Scalar], _ big: Bool) -> Int {
    let before = scalars[..<min(place, scalars.count)]
    guard let last = before.lastIndex(where: { kind($0, big) != 0 }) else { return 0 }
    let here = kind(scalars[last], big)
    return before[...last].lastIndex { kind($0, big) != here }.map { $0 + 1 } ?? 0
  }
}
