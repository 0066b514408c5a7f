/// Text by its bytes.
///
/// Swift compares strings by the characters that a person sees: `é` is the same in one scalar and in
/// two, CR LF is one character, and a mark that combines with a sign makes another sign of it. What is
/// read by the program goes by bytes, so that nothing is taken for what it only looks like.
extension StringProtocol where SubSequence == Substring {
  public func isExactly(_ other: some StringProtocol) -> Bool { utf8.elementsEqual(other.utf8) }

  public func begins(with start: some StringProtocol) -> Bool { utf8.starts(with: start.utf8) }

  public func ends(with end: some StringProtocol) -> Bool {
    let end = Array(end.utf8)
    guard utf8.count >= end.count else { return false }
    return utf8[utf8.index(startIndex, offsetBy: utf8.count - end.count)...].elementsEqual(end)
  }

  /// What stands behind a beginning; nil where it begins otherwise.
  public func rest(behind start: some StringProtocol) -> Substring? {
    begins(with: start) ? self[utf8.index(startIndex, offsetBy: start.utf8.count)...] : nil
  }

  /// The parts between the separators, empty ones too.
  public func parts(by separator: Unicode.Scalar) -> [Substring] {
    unicodeScalars.split(separator: separator, omittingEmptySubsequences: false)
      .map { self[$0.startIndex..<$0.endIndex] }
  }

  /// The lines of a file: LF ends them, and CR LF where `endings` allows it. A last line that is
  /// empty is none.
  public func lines(takingReturns: Bool = true) -> [Substring] {
    var lines = parts(by: "\n")
    if let last = lines.last, last.utf8.isEmpty { lines.removeLast() }
    guard takingReturns else { return lines }
    return lines.map { line in
      line.unicodeScalars.last == "\r"
        ? line[..<line.unicodeScalars.index(before: line.endIndex)] : line
    }
  }

  /// What stands before the first space or tab: of a statement, its command.
  public var firstWord: Substring {
    let end = utf8.firstIndex { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return self[..<(end ?? endIndex)]
  }
}
