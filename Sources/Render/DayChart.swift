/// Working days side by side, week by week, and a bar a row that ends with a deadline.
public struct DayChart: Sendable {
  public struct Day: Sendable {
    /// Such as `Mon 2 Mar` and, where there is little room, `02/03`.
    public let long: String
    public let short: String
    public let isHoliday: Bool

    public init(long: String, short: String, isHoliday: Bool) {
      self.long = long
      self.short = short
      self.isHoliday = isHoliday
    }
  }

  public struct Row: Sendable {
    public let label: String
    /// Places among the days, both included.
    public let days: ClosedRange<Int>
    /// Behind the bar in words, such as `15:00`.
    public let note: String

    public init(_ label: String, _ days: ClosedRange<Int>, note: String = "") {
      self.label = CleanText.clean(label)
      self.days = days
      self.note = CleanText.clean(note)
    }
  }

  private static let week = 5
  private static let holiday = "bank holiday"
  private static let mostSigns = 3

  /// Whole weeks of five days.
  public let days: [Day]
  public let rows: [Row]

  public init(_ days: [Day], _ rows: [Row]) {
    self.days = days
    self.rows = rows.filter { $0.days.lowerBound >= 0 && $0.days.upperBound < days.count }
  }

  /// The lines, none wider than `width` where a week fits it; in words where bars would only be
  /// noise.
  func lines(width: Int, plain: Bool) -> [String] {
    if plain { return rows.map(inWords) }
    let words = rows.map(\.label) + (days.contains(where: \.isHoliday) ? [Self.holiday] : [])
    let labels = min(words.map(TextWidth.of).max() ?? 0, max(8, width / 4))
    let room = width - labels - 2
    let weeks = days.count / Self.week
    let signs = (1...Self.mostSigns).last { weeks * (Self.week * $0 + 1) - 1 <= room } ?? 1
    let atOnce = max(1, min(weeks, (room + 1) / (Self.week * signs + 1)))
    var lines: [String] = []
    for first in stride(from: 0, to: weeks, by: atOnce) {
      if first > 0 { lines.append("") }
      let part = first..<min(first + atOnce, weeks)
      lines += self.lines(of: part, signs, labels)
    }
    return lines
  }

  private func inWords(_ row: Row) -> String {
    let (first, last) = (days[row.days.lowerBound].long, days[row.days.upperBound].long)
    let end = row.note.isEmpty ? last : "\(last) \(row.note)"
    return first == last ? "\(row.label): \(end)" : "\(row.label): \(first) to \(end)"
  }

  /// The head of some weeks, where holidays are, and the rows that reach into them.
  private func lines(of weeks: Range<Int>, _ signs: Int, _ labels: Int) -> [String] {
    let shown = weeks.lowerBound * Self.week..<weeks.upperBound * Self.week
    func line(_ label: String, _ cell: (Int) -> String) -> String {
      let cells = weeks.map { week in
        (0..<Self.week).map { cell(week * Self.week + $0) }.joined()
      }
      let front = TextWidth.padded(TextWidth.cut(label, to: labels), to: labels, right: false)
      return Self.trimmed("\(front)  \(cells.joined(separator: " "))")
    }
    let head = weeks.map { week in
      let day = days[week * Self.week]
      return TextWidth.padded(
        signs > 1 ? day.long : day.short, to: Self.week * signs, right: false)
    }
    var lines = [
      Self.trimmed(String(repeating: " ", count: labels + 2) + head.joined(separator: " "))
    ]
    if shown.contains(where: { days[$0].isHoliday }) {
      lines.append(
        line(Self.holiday) {
          days[$0].isHoliday ? Self.repeated("H", signs) : Self.repeated(" ", signs)
        })
    }
    for row in rows where row.days.overlaps(shown) {
      lines.append(
        line(row.label) { day in
          if day == row.days.upperBound { return Self.repeated("─", signs - 1) + "●" }
          return Self.repeated(row.days.contains(day) ? "─" : "·", signs)
        })
    }
    return lines
  }

  private static func repeated(_ sign: Character, _ count: Int) -> String {
    String(repeating: sign, count: max(0, count))
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
