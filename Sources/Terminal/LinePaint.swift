/// How a line looks while it is typed.
public struct LinePaint: Sendable, Equatable {
  /// What a piece of the line is, as far as its look is concerned.
  public enum Tone: Sendable, CaseIterable {
    case command
    case keyword
    case name
    case operation
    case value
    case number
    case comment
    /// Not known; underlined too, because colour alone would carry the meaning.
    case unknown
    /// One of two brackets that belong together.
    case bracket
  }

  public struct Piece: Sendable, Equatable {
    /// UTF-8 offsets in the line. An offset inside a character counts as the one before it.
    public var start: Int
    public var end: Int
    public var tone: Tone

    public init(_ start: Int, _ end: Int, _ tone: Tone) {
      self.start = start
      self.end = end
      self.tone = tone
    }
  }

  /// Where two overlap, the later counts.
  public var pieces: [Piece]
  /// Faint text behind the line, which is no part of it.
  public var ghost: String

  public init(pieces: [Piece] = [], ghost: String = "") {
    self.pieces = pieces
    self.ghost = ghost
  }

  public static let none = LinePaint()

  /// A tone, or none, for each scalar of the line.
  func tones(of line: [Unicode.Scalar]) -> [Tone?] {
    var tones: [Tone?] = []
    var offset = 0
    for scalar in line {
      let end = offset + UTF8.width(scalar)
      tones.append(pieces.last { $0.start < end && $0.end >= end }?.tone)
      offset = end
    }
    return tones
  }

  /// The line with escapes before and behind each run of one tone; it takes the same cells.
  func escaped(_ line: [Unicode.Scalar]) -> String {
    var text = ""
    var current: Tone?
    for (scalar, tone) in zip(line, tones(of: line)) {
      if tone != current {
        if current != nil { text += Self.plain }
        if let tone { text += tone.escape }
        current = tone
      }
      text.unicodeScalars.append(scalar)
    }
    return current == nil ? text : text + Self.plain
  }

  static let plain = "\u{1B}[0m"
  static let faint = "\u{1B}[2m"
}

extension LinePaint.Tone {
  /// Of the 16 colours that every terminal lets its user choose.
  var escape: String {
    switch self {
    case .command: "\u{1B}[1m"
    case .keyword: "\u{1B}[35m"
    case .name: "\u{1B}[36m"
    case .operation: "\u{1B}[33m"
    case .value, .number: "\u{1B}[32m"
    case .comment: "\u{1B}[2m"
    case .unknown: "\u{1B}[4;31m"
    case .bracket: "\u{1B}[1;7m"
    }
  }
}
