/// What pressing Tab does to the line.
enum CompletionStep: Equatable {
  case nothing
  /// Take away so many scalars before the cursor, then insert; step over the space that follows
  /// the cursor already, rather than add a second one.
  case insert(deleting: Int, text: String, stepsOverSpace: Bool)
  /// Show the candidates.
  case list

  /// - Parameters:
  ///   - line: the line as Unicode scalars.
  ///   - cursor: how many of them stand before the cursor.
  init(line: [Unicode.Scalar], cursor: Int, answer: CompletionAnswer) {
    let before = Array(line.prefix(cursor))
    let typed = before.suffix(from: Self.wordStart(in: before, offset: answer.start))
    guard let first = answer.candidates.first else {
      self = .nothing
      return
    }
    var text = Composition.composing(first.text)
    let isOnly = answer.candidates.count == 1
    if !isOnly {
      text = Self.common(answer.candidates.map { Composition.composing($0.text) })
      // A common part that is shorter than what was typed would take text away.
      guard text.unicodeScalars.count >= typed.count else {
        self = .list
        return
      }
    }
    let spaceFollows = cursor < line.count && line[cursor] == " "
    let closes = isOnly && first.closes
    var scalars = Array(text.unicodeScalars)
    var deleting = typed.count
    if scalars.starts(with: typed) {
      scalars.removeFirst(deleting)
      deleting = 0
    }
    if closes, !spaceFollows { scalars.append(" ") }
    var inserted = String.UnicodeScalarView()
    inserted.append(contentsOf: scalars)
    if scalars.isEmpty, deleting == 0, !(closes && spaceFollows) {
      self = isOnly ? .nothing : .list
    } else {
      self = .insert(
        deleting: deleting, text: String(inserted), stepsOverSpace: closes && spaceFollows)
    }
  }

  /// The index of the scalar that holds the UTF-8 offset.
  private static func wordStart(in before: [Unicode.Scalar], offset: Int) -> Int {
    var bytes = 0
    for (index, scalar) in before.enumerated() {
      bytes += UTF8.width(scalar)
      if bytes > offset { return index }
    }
    return before.count
  }

  private static func common(_ texts: [String]) -> String {
    guard var common = texts.first.map(Array.init) else { return "" }
    for text in texts.dropFirst() {
      let shared = zip(common, text).prefix { $0 == $1 }.count
      common.removeLast(common.count - shared)
    }
    return String(common)
  }
}
