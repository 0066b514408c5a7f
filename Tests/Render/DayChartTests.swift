import Render
import Testing

@Suite struct DayChartTests {
  private static func lines(_ chart: DayChart, width: Int, plain: Bool = false) -> [String] {
    let text = TextRenderer(width: width, plain: plain).text(Document([.days(chart)]))
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  private static func chart(weeks: Int, _ rows: [DayChart.Row]) -> DayChart {
    DayChart(
      (0..<weeks * 5).map { day in
        .init(long: "Day \(day)", short: "d\(day)", isHoliday: day % 7 == 6)
      }, rows)
  }

  /// At every width each row has one deadline and as many signs as days, and no line is too long
  /// where a week fits at all.
  @Test func everyRowIsWhole() {
    for weeks in 1...10 {
      let rows = (0..<weeks * 5).map { day in
        DayChart.Row("event-\(day)", max(0, day - day % 4)...day)
      }
      let chart = Self.chart(weeks: weeks, rows)
      for width in [30, 40, 60, 80, 100, 200] {
        let lines = Self.lines(chart, width: width)
        for (day, row) in rows.enumerated() {
          let own = lines.filter { $0.contains("  \(row.label) ") }
          #expect(own.reduce(0) { $0 + $1.count { $0 == "●" } } == 1, "\(weeks) \(width) \(day)")
          let bar = own.reduce(0) { $0 + $1.count { $0 == "─" || $0 == "●" } }
          #expect(bar % row.days.count == 0 && bar >= row.days.count)
        }
        #expect(lines.allSatisfy { $0.count <= width })
      }
    }
  }

  /// The row of bank holidays is named in full beside short names of events.
  @Test func holidaysAreNamed() {
    let lines = Self.lines(Self.chart(weeks: 2, [.init("a", 0...2)]), width: 60)
    #expect(lines.contains { $0.hasPrefix("  bank holiday  ") && $0.hasSuffix("HHH") })
    #expect(!Self.lines(Self.chart(weeks: 1, [.init("a", 0...2)]), width: 60)[1].contains("bank"))
  }

  @Test func inWords() {
    let chart = Self.chart(weeks: 2, [.init("lists", 0...2, note: "15:00"), .init("call", 4...4)])
    #expect(
      Self.lines(chart, width: 80, plain: true) == [
        "  lists: Day 0 to Day 2 15:00", "  call: Day 4",
      ])
  }

  @Test func whatIsBeyondTheDaysIsLeftOut() {
    let chart = Self.chart(weeks: 1, [.init("late", 3...5), .init("early", -1...2)])
    #expect(chart.rows.isEmpty)
    #expect(Self.lines(Self.chart(weeks: 0, []), width: 80).isEmpty)
  }
}
