import Commands
import Language
import Terminal

/// How the line at the prompt looks, in the terms of the terminal.
struct LinePainter {
  private let highlighter: Highlighter
  private let hints: Bool

  /// Bytes of the lines before and of this one: beyond, a pause would be felt.
  private static let longest = 2048

  init(_ session: Session?) {
    highlighter = Highlighter(session)
    hints = session?.settings.hints ?? false
  }

  /// - Parameter pending: the lines before, which this one carries on.
  func paint(_ line: String, cursor: Int, pending: String) -> LinePaint {
    let front = pending.isEmpty ? "" : pending + "\n"
    let text = front + line
    guard text.utf8.count <= Self.longest else { return .none }
    let start = front.utf8.count
    var paint = LinePaint()
    for mark in highlighter.marks(text, cursor: start + cursor) where mark.span.end > start {
      let begin = max(0, mark.span.start - start)
      paint.pieces.append(.init(begin, mark.span.end - start, mark.meaning.tone))
    }
    for bracket in Highlighter.brackets(in: text, cursor: start + cursor) where bracket >= start {
      paint.pieces.append(.init(bracket - start, bracket - start + 1, .bracket))
    }
    if hints, cursor == line.utf8.count, !line.isEmpty { paint.ghost = highlighter.rest(of: text) }
    return paint
  }
}

extension Mark.Meaning {
  fileprivate var tone: LinePaint.Tone {
    switch self {
    case .command: .command
    case .keyword: .keyword
    case .field, .list, .set, .phrase: .name
    case .operation: .operation
    case .value: .value
    case .number: .number
    case .comment: .comment
    case .unknown: .unknown
    }
  }
}
