/// Statements on one line each, for the files that hold a statement a line.
extension StatementReader {
  /// What was typed, on one line that is read as the same statements.
  ///
  /// Inside quotation marks and patterns an escape stands for what ends a line or cannot be seen.
  /// Elsewhere a line end is a space or, where it ends a statement, a semicolon; a comment that ends
  /// with it is left out.
  public static func line(ofSource text: String) -> String { line(text, isStatement: false) }

  /// A statement that was read, on one line that is read as that statement, whatever stands behind
  /// it: one that ends with `\`, or in an open bracket, is ended by a semicolon.
  public static func line(_ statement: String) -> String { line(statement, isStatement: true) }

  private static func line(_ text: String, isStatement: Bool) -> String {
    var reader = StatementReader(text)
    reader.read()
    return reader.oneLine(isStatement: isStatement)
  }

  private func oneLine(isStatement: Bool) -> String {
    var out = ""
    var position = 0
    func plain(to end: Int) {
      guard position < end else { return }
      for scalar in String(decoding: bytes[position..<end], as: UTF8.self).unicodeScalars {
        switch scalar {
        case "\n", "\r": out += " "
        case "\t": out += "\t"
        case _ where Self.isControl(scalar): out += Literal.visible(scalar)
        default: out.unicodeScalars.append(scalar)
        }
      }
      position = end
    }
    for piece in pieces where piece.span.start >= position {
      plain(to: piece.span.start)
      let text = String(decoding: bytes[piece.span.start..<piece.span.end], as: UTF8.self)
      switch piece.kind {
      case .quotation(let mark): out += Self.escaped(text, in: mark)
      case .nothing: break
      case .space:
        // At the end of a statement it joins nothing, and stands for itself.
        out += isStatement && piece.span.end == bytes.count ? "\\" : " "
      case .end: if !out.isEmpty, piece.span.end < bytes.count { out += ";" }
      }
      position = piece.span.end
    }
    plain(to: bytes.count)
    guard openQuote == nil else { return out }
    while let last = out.utf8.last, isSpace(last) { out.unicodeScalars.removeLast() }
    return bracketsOpen || out.utf8.last == UInt8(ascii: "\\") ? out + ";" : out
  }

  private enum PieceKind {
    case quotation(UInt8)
    case nothing, space, end
  }

  private var pieces: [(span: Span, kind: PieceKind)] {
    let left = comments.filter { $0.end < bytes.count || bracketsOpen }
    return
      (quotations.map { ($0.span, .quotation($0.mark)) } + left.map { ($0, .nothing) }
      + continuations.map { ($0, .space) } + statementEnds.map { (Span($0, $0 + 1), .end) })
      .sorted { $0.0.start < $1.0.start }
  }

  private static func escaped(_ text: String, in mark: UInt8) -> String {
    var out = ""
    var isEscaped = false
    for scalar in text.unicodeScalars {
      let visible =
        scalar == "\t"
        ? "\t" : mark == UInt8(ascii: "/") ? patternEscape(scalar) : Literal.visible(scalar)
      let isPlain = visible.unicodeScalars.count == 1
      if isEscaped {
        // In a text a `\` before any other sign stands for itself; in a pattern the escape already
        // says what both of them say.
        if !isPlain, mark != UInt8(ascii: "/") { out += "\\\\" } else if isPlain { out += "\\" }
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
        continue
      }
      out += visible
    }
    return isEscaped ? out + "\\" : out
  }

  private static func patternEscape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": return "\\n"
    case "\r": return "\\r"
    case _ where Literal.isHidden(scalar):
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    default: return String(scalar)
    }
  }

  // MARK: Control characters

  /// The first control character outside of quotations and comments.
  var control: (scalar: Unicode.Scalar, span: Span)? {
    guard bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else { return nil }
    let inside = (quotations.map(\.span) + comments).sorted { $0.start < $1.start }
    var next = inside.startIndex
    var index = 0
    while index < bytes.count {
      while next < inside.endIndex, inside[next].end <= index { next += 1 }
      if next < inside.endIndex, inside[next].start <= index {
        index = inside[next].end
        continue
      }
      let isTwo =
        bytes[index] == 0xC2 && index + 1 < bytes.count && (0x80..<0xA0).contains(bytes[index + 1])
      let scalar = Unicode.Scalar(isTwo ? bytes[index + 1] : bytes[index])
      if isTwo || bytes[index] < 0x80, Self.isControl(scalar) {
        return (scalar, Span(index, index + (isTwo ? 2 : 1)))
      }
      index += isTwo ? 2 : 1
    }
    return nil
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t", "\n", "\r": false
    default: scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
    }
  }
}
