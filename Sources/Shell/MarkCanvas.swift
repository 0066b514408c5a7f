import Language

/// Meanings laid over the bytes of a text, the later above the earlier.
struct MarkCanvas {
  let bytes: [UInt8]
  private var meanings: [Mark.Meaning?]

  init(_ text: String) {
    bytes = Array(text.utf8)
    meanings = [Mark.Meaning?](repeating: nil, count: bytes.count)
  }

  /// Widens the span to whole scalars, and cuts what lies outside the text.
  mutating func paint(_ span: Span, _ meaning: Mark.Meaning) {
    var start = min(max(0, span.start), bytes.count)
    var end = min(max(start, span.end), bytes.count)
    guard start < end else { return }
    while start > 0, isContinuation(start) { start -= 1 }
    while end < bytes.count, isContinuation(end) { end += 1 }
    for index in start..<end { meanings[index] = meaning }
  }

  private func isContinuation(_ index: Int) -> Bool { bytes[index] & 0xC0 == 0x80 }

  /// Each run of one meaning.
  var marks: [Mark] {
    var marks: [Mark] = []
    for (index, meaning) in meanings.enumerated() {
      guard let meaning else { continue }
      if let last = marks.last, last.span.end == index, last.meaning == meaning {
        marks[marks.count - 1].span.end = index + 1
      } else {
        marks.append(Mark(Span(index, index + 1), meaning))
      }
    }
    return marks
  }
}

/// A statement within a line, its parameters filled in.
struct StatementPart {
  let text: String
  let offset: Int
  var filled: Interpreter.Filled?
  var cursor = 0
  /// Where the line ends.
  var end = 0

  init(_ text: String, at offset: Int) {
    self.text = text
    self.offset = offset
  }

  /// Where a span of the filled text stands in the line.
  func source(_ span: Span) -> Span {
    guard let filled else { return Span(offset + span.start, offset + span.end) }
    let start = filled.origin(span.start)
    // The end of a value that was filled in is the end of its name.
    let last = filled.origin(max(span.start, span.end - 1))
    var next = span.end
    while next < filled.text.utf8.count, filled.origin(next) == last { next += 1 }
    return Span(offset + start, offset + max(filled.origin(next), start + 1))
  }

  /// Whether the end of the line, or the cursor, stands at the span's end or in it.
  func isUnfinished(_ span: Span) -> Bool {
    let span = source(span)
    return span.end >= end || (span.start < cursor && cursor <= span.end)
  }
}
