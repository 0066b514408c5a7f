import Testing

@testable import Table

/// A stray quote that swallows rows is noticed where it stands; notes and addresses of several lines
/// are not taken for it. Tables and strays are made at random, so the place is known.
@Suite struct StrayQuoteTests {
  private let headings = [
    "Child ID", "Gender", "Born", "Start", "Need", "Team", "Worker", "Flag", "Note", "Closed",
  ]

  private func row(_ number: Int, _ random: inout Random, width: Int) -> [String] {
    let date = "\(1 + random.below(28))/0\(1 + random.below(9))/20\(10 + random.below(15))"
    let cells = [
      "\(1000 + number)", ["a) Male", "F"][random.below(2)], date, date,
      ["N1", "N1 - Abuse or neglect", ""][random.below(3)],
      ["North", "", "South"][random.below(3)],
      "W\(random.below(40))", ["Y", "b) No"][random.below(2)], "", "",
    ]
    return Array(cells.prefix(width))
  }

  private func table(_ lines: [String], quoting: Quoting = .standard) throws -> SheetTable {
    let bytes = Array(lines.joined(separator: "\n").utf8)
    let owner = bytes.withUnsafeBytes { FileBytes(copying: $0) }
    return try #require(
      try DelimitedReader.read(
        owner, as: "made.csv", limits: .standard, plan: .standard, watch: nil, quoting: quoting
      ) { _ in .headings(row: 1) })
  }

  /// A quote before a cell of one row, and one behind a cell of a later one, as when somebody
  /// types one by mistake twice; the rows between them are swallowed.
  @Test func aStrayQuoteIsNoticed() throws {
    var random = Random(seed: 17)
    for _ in 0..<400 {
      let width = 4 + random.below(headings.count - 3)
      var rows = (0..<8).map { row($0, &random, width: width) }
      let opens = random.below(4)
      let closes = opens + 2 + random.below(3)
      let (from, to) = (1 + random.below(width - 1), 1 + random.below(width - 1))
      rows[opens][from] = "\"" + rows[opens][from]
      // A quote alone in its cell would open one.
      rows[closes][to] = (rows[closes][to].isEmpty ? "x" : rows[closes][to]) + "\""
      let lines =
        [headings.prefix(width).joined(separator: ",")] + rows.map { $0.joined(separator: ",") }
      let found = try table(lines)
      #expect(found.rowCount == 8 - (closes - opens))
      let place = TextDoubts.Place(row: opens + 2, column: letters(ofColumn: from))
      #expect(found.text.rowsInCells.places == [place], "\(lines)")
      let whole = try table(lines, quoting: .none)
      #expect(whole.rowCount == 8)
      #expect(whole.text.rowsInCells.count == 0)
      #expect(whole.text.openQuotes.places == [place])
      #expect((0..<8).allSatisfy { whole.columns[0][$0] == "\(1000 + $0)" })
    }
  }

  /// Addresses, notes and letters, with commas, numbers, dates and quotes in them.
  @Test func textsOfSeveralLinesAreNone() throws {
    var random = Random(seed: 2018)
    let pieces = [
      "12 High Street", "Flat 3", "LS1 4AB", "Leeds", "seen, alone", "mother, father", "03/04/2015",
      "3 April, at home, with the school, by W12", "1. visit", "- no access", "he said \"\"no\"\"",
      "",
      "telephone 0113 496 0123", "Team A, Team B, Team C", "10.30am, strategy meeting",
      "15, then 16",
    ]
    for _ in 0..<1000 {
      let width = 3 + random.below(headings.count - 2)
      let at = 1 + random.below(width - 1)
      let rows = (0..<5).map { number -> [String] in
        var cells = row(number, &random, width: width)
        let lines = (0...1 + random.below(5)).map { _ in
          (0...random.below(3)).map { _ in pieces[random.below(pieces.count)] }
            .joined(separator: ", ")
        }
        cells[at] = "\"" + lines.joined(separator: ["\n", "\r\n"][random.below(2)]) + "\""
        return cells
      }
      let lines =
        [headings.prefix(width).joined(separator: ",")] + rows.map { $0.joined(separator: ",") }
      let found = try table(lines)
      #expect(found.rowCount == 5)
      #expect(found.text.rowsInCells.count == 0, "\(lines)")
    }
  }

  /// Where quotes mean nothing, each line is split at its delimiters, and each field that this takes
  /// apart is said: worked out here line by line.
  @Test func withoutQuotesEachLineIsARow() throws {
    var random = Random(seed: 4180)
    let cells = [
      "1", "\"a\"", "\"a,b\"", "\"a", "b\"", "\"x\"\"y\"", "", " \"c\" ", "plain", "\"d,e,f\"",
    ]
    for _ in 0..<400 {
      let lines = (0..<6).map { _ in
        "1," + (0..<3).map { _ in cells[random.below(cells.count)] }.joined(separator: ",")
      }
      let found = try table(["A,B,C,D,E,F,G,H,I,J"] + lines, quoting: .none)
      var apart: [TextDoubts.Place] = []
      var open: [TextDoubts.Place] = []
      for (row, line) in lines.enumerated() {
        let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(Self.trimmed)
        for (column, field) in fields.enumerated() {
          let isWhole = field.count > 1 && field.hasPrefix("\"") && field.hasSuffix("\"")
          let bare =
            isWhole
            ? field.dropFirst().dropLast().split(separator: "\"\"").joined(separator: "\"") : field
          #expect(found.columns[column][row] == bare, "\(line)")
          guard field.hasPrefix("\""), !isWhole else { continue }
          let place = TextDoubts.Place(row: row + 2, column: letters(ofColumn: column))
          if fields[(column + 1)...].contains(where: { $0.hasSuffix("\"") }) {
            apart.append(place)
          } else {
            open.append(place)
          }
        }
      }
      #expect(found.text.takenApart.places == apart, "\(lines)")
      #expect(found.text.openQuotes.places == open, "\(lines)")
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
