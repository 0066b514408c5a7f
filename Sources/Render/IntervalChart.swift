/// Numbers with intervals, one below the other on one axis, with a line at a number that they are
/// held against.
public struct IntervalChart: Sendable {
  public struct Row: Sendable {
    public let label: String
    public let low: Double
    /// What is marked between the ends; nil where the ends are all there is to say.
    public let middle: Double?
    public let high: Double
    /// Behind the interval, such as `49 wins, 25 losses`.
    public let note: String

    public init(_ label: String, low: Double, middle: Double?, high: Double, note: String = "") {
      self.label = CleanText.clean(label)
      self.low = Swift.min(low, high)
      self.middle = middle
      self.high = Swift.max(low, high)
      self.note = CleanText.clean(note)
    }
  }

  private static let leastRoom = 12

  public let rows: [Row]
  /// Where the line is.
  public let line: Double
  public let decimals: Int

  public init(_ rows: [Row], line: Double = 0, decimals: Int = 3) {
    self.rows = rows.filter { $0.low.isFinite && $0.high.isFinite }
    self.line = line
    self.decimals = decimals
  }

  /// The lines, none wider than `width`; in words where bars would only be noise.
  func lines(width: Int, plain: Bool) -> [String] {
    if plain { return rows.map(inWords) }
    let low = rows.map(\.low).min().map { min($0, line) } ?? line
    let high = rows.map(\.high).max().map { max($0, line) } ?? line
    let labels = min(rows.map { TextWidth.of($0.label) }.max() ?? 0, max(10, width / 3))
    let notes = rows.map { TextWidth.of($0.note) }.max() ?? 0
    let left = width - labels - 2
    // Notes that leave too little room are put below.
    let isBeside = notes == 0 || left - notes - 2 >= Self.leastRoom
    let room = max(Self.leastRoom, min(60, isBeside && notes > 0 ? left - notes - 2 : left))
    func cell(_ value: Double) -> Int {
      guard high > low else { return 0 }
      return min(room - 1, max(0, Int(((value - low) / (high - low) * Double(room - 1)).rounded())))
    }
    let front = String(repeating: " ", count: labels + 2)
    var lines: [String] = []
    for row in rows {
      var cells = [Character](repeating: " ", count: room)
      cells[cell(line)] = "│"
      for place in cell(row.low)...cell(row.high) { cells[place] = "─" }
      if cell(row.low) < cell(row.high) {
        cells[cell(row.low)] = "├"
        cells[cell(row.high)] = "┤"
        if (cell(row.low) + 1..<cell(row.high)).contains(cell(line)) { cells[cell(line)] = "┼" }
      }
      if let middle = row.middle { cells[cell(middle)] = "●" }
      let label = TextWidth.padded(TextWidth.cut(row.label, to: labels), to: labels, right: false)
      let drawn = "\(label)  \(String(cells))"
      if isBeside {
        lines.append(row.note.isEmpty ? drawn : "\(drawn)  \(row.note)")
      } else {
        lines += [drawn] + TextWidth.lines(row.note, width: left).map { front + $0 }
      }
    }
    lines.append(front + axis(low, high, room, cell(line)))
    return lines
  }

  /// The ends of the axis and the line, as far as they fit.
  private func axis(_ low: Double, _ high: Double, _ room: Int, _ place: Int) -> String {
    let ends = (low.fixed(decimals), high.fixed(decimals))
    var text = ends.0
    let middle = line.fixed(decimals)
    let from = place - middle.count / 2
    if low < line, line < high, from > text.count, from + middle.count + ends.1.count < room {
      text += String(repeating: " ", count: from - text.count) + middle
    }
    let gap = room - text.count - ends.1.count
    guard gap > 0, high > low else { return text }
    return text + String(repeating: " ", count: gap) + ends.1
  }

  private func inWords(_ row: Row) -> String {
    let ends = "\(row.low.fixed(decimals)) to \(row.high.fixed(decimals))"
    let middle = row.middle.map { "\($0.fixed(decimals)), from " } ?? ""
    return "\(row.label): \(middle)\(ends)" + (row.note.isEmpty ? "" : ", \(row.note)")
  }
}
