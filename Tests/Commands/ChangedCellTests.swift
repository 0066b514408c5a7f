import Casework
import Commands
import Foundation
import Language
import Render
import Shell
import Table
import Testing

/// A transcript says which cell of a list has changed since, and cannot be asked what cells hold.
@Suite struct ChangedCellTests {
  /// A list as rows of a file, the headings in one of the first.
  private struct Grid {
    private static let headings = [
      "Child Unique ID", "Date of birth", "Gender", "Ethnicity", "Allocated team", "Case status",
      "Note, from us", "Child In Need start date", "Date child was last seen",
    ]
    var rows: [[String]] = []
    let first: Int
    private var random: SystemlessRandom

    init(seed: UInt64) {
      random = SystemlessRandom(state: seed)
      let titles = random.below(3)
      rows = Array(repeating: ["A title"], count: titles) + [Self.headings]
      first = rows.count
      for _ in 0..<(30 + random.below(90)) {
        if random.below(12) == 0 { rows.append([]) }
        rows.append(Self.headings.indices.map { content(ofColumn: $0) })
      }
    }

    private mutating func date() -> String {
      "\(10 + random.below(19))/\(10 + random.below(3))/\(2008 + random.below(14))"
    }

    private mutating func content(ofColumn column: Int) -> String {
      switch column {
      case 0: String(100_000 + random.below(900_000))
      case 2: ["a) Male", "b) Female"][random.below(2)]
      case 3, 5: ["", "a) One", "b) Two"][random.below(3)]
      case 4: "Team \(random.below(4))"
      case 6: random.below(9) == 0 ? "see \"file\", p. 2" : ""
      default: date()
      }
    }

    /// A cell that is not the same afterwards, by its row and column from 0.
    mutating func change(in row: Int? = nil, column: Int? = nil) -> (row: Int, column: Int) {
      var place = (row: 0, column: 0)
      repeat {
        place.row = row ?? first + random.below(rows.count - first)
        place.column = column ?? random.below(Self.headings.count)
      } while rows[place.row].isEmpty
      rows[place.row][place.column] += ["7", " b", "é"][random.below(3)]
      return place
    }

    mutating func below(_ count: Int) -> Int { random.below(count) }

    static func name(row: Int, column: Int) -> String {
      "cell \(["A", "B", "C", "D", "E", "F", "G", "H", "I"][column])\(row + 1), "
        + "\"\(headings[column])\", differs"
    }

    var text: String {
      rows.map { row in
        row.map { "\"\($0.replacingOccurrences(of: "\"", with: "\"\""))\"" }
          .joined(separator: ",") + "\n"
      }.joined()
    }
  }

  /// Numbers that are the same in each run.
  private struct SystemlessRandom {
    var state: UInt64

    mutating func below(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
  }

  private static func record(_ text: String, in workspace: Workspace) throws -> String {
    try workspace.write(text, to: "list.csv")
    return try record(of: "list.csv", in: workspace)
  }

  private static func record(of file: String, in workspace: Workspace) throws -> String {
    let console = Console.memory(.text, TextRenderer())
    var session = Session(workspace.session.edition)
    var runner = ScriptRunner(console, ScriptRunner.Settings()) { "1" }
    _ = runner.run(
      SourceText(name: "typed", text: "record a.transcript; load \(file) as cin; record stop"),
      folder: workspace.folder, on: &session)
    return try workspace.text(of: "a.transcript")
  }

  /// What a check says of the list after it was replaced.
  private static func check(_ text: String, in workspace: Workspace) throws -> String {
    try workspace.write(text, to: "list.csv")
    return try check(of: "list.csv", in: workspace)
  }

  private static func check(of file: String, in workspace: Workspace) throws -> String {
    let console = Console.memory(.text, TextRenderer())
    let status = try TranscriptCheck(console, .init()).run(
      "\(workspace.folder)/a.transcript", .check)
    #expect(status == .otherInput)
    let line = String(console.written.prefix { $0 != "\n" })
    let start = "  \(file) has changed: "
    #expect(line.hasPrefix(start))
    return String(line.dropFirst(start.count))
  }

  @Test(arguments: UInt64(1)...6)
  func theChangedCellIsNamed(seed: UInt64) throws {
    try Workspace.with { workspace in
      let before = Grid(seed: seed)
      let transcript = try Self.record(before.text, in: workspace)
      #expect(transcript.contains("\n#     marks "))
      var dice = SystemlessRandom(state: seed)
      for _ in 0..<12 {
        var now = before
        for _ in 0..<dice.below(40) { _ = now.below(2) }
        let place = now.change()
        let said = try Self.check(now.text, in: workspace)
        #expect(said == "cin " + Grid.name(row: place.row, column: place.column))
      }
    }
  }

  /// Where several cells have changed, no single one is blamed.
  @Test(arguments: UInt64(1)...6)
  func severalChangedCellsAreNotCalledOne(seed: UInt64) throws {
    try Workspace.with { workspace in
      let before = Grid(seed: seed)
      _ = try Self.record(before.text, in: workspace)
      var dice = SystemlessRandom(state: seed &+ 99)
      for _ in 0..<6 {
        var now = before
        for _ in 0..<dice.below(40) { _ = now.below(2) }
        let first = now.change()
        var row = now
        _ = row.change(in: first.row, column: first.column + (first.column > 1 ? -2 : 2))
        #expect(
          try Self.check(row.text, in: workspace)
            == "cin row \(first.row + 1) differs in several cells")

        var column = now
        var second: Int
        repeat { second = column.change(column: first.column).row } while second == first.row
        let name = Grid.name(row: 0, column: first.column).split(separator: ", ", maxSplits: 1)
        let letter = name[0].dropFirst("cell ".count).dropLast()
        #expect(
          try Self.check(column.text, in: workspace)
            == "cin column \(letter), \(name[1].dropLast("differs".count))differs in several rows"
        )

        var other = now
        repeat {
          second = other.change(column: (first.column + 1) % 9).row
        } while second
          == first.row
        let said = try Self.check(other.text, in: workspace)
        #expect(said == "cin differs in several cells")
      }
    }
  }

  @Test func aHeadingIsNoCell() throws {
    try Workspace.with { workspace in
      let text = Grid(seed: 5).text
      _ = try Self.record(text, in: workspace)
      let renamed = text.replacingOccurrences(of: "Note, from us", with: "Note of ours")
      #expect(
        try Self.check(renamed, in: workspace)
          == "no cell of a list, so a heading, another sheet, or how it is written")
      let spaced = text.replacingOccurrences(of: "\n", with: "\r\n")
      #expect(try Self.check(spaced, in: workspace).hasPrefix("no cell of a list"))
    }
  }

  @Test func theCellOfAWorkbookIsNamed() throws {
    try Workspace.with { workspace in
      func write(_ grid: Grid) throws {
        let rows = grid.rows[(grid.first)...].filter { !$0.isEmpty }
        let sheet = WrittenSheet(
          name: "List 6", headings: grid.rows[grid.first - 1], rows: rows.count
        ) { row, column in .text(rows[row][column]) }
        try writeWorkbook([sheet], to: "\(workspace.folder)/list.xlsx")
      }
      var grid = Grid(seed: 4)
      grid.rows.removeAll(where: \.isEmpty)
      try write(grid)
      _ = try Self.record(of: "list.xlsx", in: workspace)
      let place = grid.change()
      try write(grid)
      let name = Grid.name(row: place.row - grid.first + 1, column: place.column)
      #expect(try Self.check(of: "list.xlsx", in: workspace) == "cin \(name)")
    }
  }

  /// The key of a half is the other one: with one cell of that otherwise, none of the marks is as it
  /// was, so that nobody can try out a cell who does not know them all.
  @Test func marksOfAHalfHangOnAllOfTheOther() throws {
    try Workspace.with { workspace in
      func marks(_ text: String) throws -> [[Substring]] {
        let transcript = try Self.record(text, in: workspace)
        try FileManager.default.removeItem(atPath: "\(workspace.folder)/a.transcript")
        let line = try #require(
          transcript.split(separator: "\n").first { $0.hasPrefix("#     marks ") })
        return line.dropFirst("#     marks ".count).split(separator: " ").map {
          let digits = $0.filter { $0 != "/" }
          return stride(from: 0, to: digits.count, by: 4).map { place in
            Substring(digits.dropFirst(place).prefix(4))
          }
        }
      }
      let grid = Grid(seed: 8)
      let before = try marks(grid.text)
      #expect(try marks(grid.text) == before)
      for column in 0..<6 {
        var other = grid
        _ = other.change(column: column)
        let now = try marks(other.text)
        // Sums of nothing are 0 in any case: those of a column digit that no column of a half has.
        let kept = zip(before[1 - column % 2], now[1 - column % 2]).filter {
          $0 == $1 && $0 != "0000"
        }
        #expect(kept.isEmpty, "\(column): \(kept)")
      }
    }
  }

  /// Few cells could be tried out one against the other.
  @Test func aShortListHasNoMarks() throws {
    try Workspace.with { workspace in
      var grid = Grid(seed: 3)
      grid.rows.removeSubrange((grid.first + 6)...)
      let transcript = try Self.record(grid.text, in: workspace)
      #expect(transcript.contains("rows, 9 columns\n") && !transcript.contains("marks"))
      _ = grid.change(in: grid.first, column: 2)
      #expect(
        try Self.check(grid.text, in: workspace)
          == "cin has as many rows and columns as then, perhaps with other cells")
    }
  }
}
