import Casework
import Commands
import Foundation
import Guidance
import Language
import Testing

/// What is exported loads again to the same area, whatever its cells hold.
@Suite struct ExportRoundTripTests {
  private static let dirt: [(seed: Int, dirt: Int)] = [(1, 0), (2, 3), (3, 50), (4, 50)]
  static let places = ["area.xlsx of everything", "area of everything as csv"]

  @Test(arguments: dirt, places)
  func generatedAreas(_ area: (seed: Int, dirt: Int), place: String) throws {
    try Workspace.with { workspace in
      try workspace.type("generate children 120 seed \(area.seed) dirt \(area.dirt)%")
      try comesBack(&workspace, place)
    }
  }

  @Test(.enabled(if: Workspace.hasSamples), arguments: places)
  func theSampleWorkbook(place: String) throws {
    try Workspace.with { workspace in
      try workspace.type("load \"\(Workspace.sample)\"")
      try comesBack(&workspace, place)
    }
  }

  /// The lists of the sample one by one, each into a file of its own.
  @Test(.enabled(if: Workspace.hasSamples), arguments: ["csv", "xlsx"])
  func eachListOfTheSampleWorkbook(ending: String) throws {
    try Workspace.with { workspace in
      try workspace.type("load \"\(Workspace.sample)\"")
      let before = AreaPicture(workspace.session.area)
      let names = workspace.session.area.lists.map(\.definition.name)
      for name in names { try workspace.type("export x-\(name).\(ending) of \(name)") }
      try workspace.begin()
      for name in names { try workspace.type("load x-\(name).\(ending) as \(name)") }
      #expect(AreaPicture(workspace.session.area) == before)
    }
  }

  private static let pieces = [
    "=", "'", "+", "-", "@", "''", "1", "23", ".5", "\t", "\r\n", "\r", "\n", "\u{1}", "\u{1B}[31m",
    "\u{7F}", "\u{9B}", "\u{202E}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}", "_x000D_", "_x005F_",
    "_x0041_x0042_", "_x00", "_", "__xABCD_", ";", "|", "\"", ",", "é", "漢", "😀", " ", "\u{A0}",
    "e\u{301}", "\u{301}", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{2212}", "\u{200B}",
    "\u{3000}", "<b>", "&amp;", "]]>", "\\", "word",
  ]
  private static let cells = [
    "N/A", "NULL", "-", "--", "#N/A", "", "00", "007", "1005.0", "1.5E+3", "31/02/2020", "45000",
    "1e5", "2012-03-04T10:00", "01/01/1899", "28/02/1900", "01/03/1900", "31/12/9999", "M",
    "b) Female",
    "WBRI", "a) WBRI", "1,005", "9.75", "-1", "'-1", "''=x", "'@", "+44 20", "-2.5", "TRUE",
  ]

  /// Cells and headings of everything that some reader or writer takes for something else.
  @Test(arguments: Array(1...12), places)
  func hostileCells(seed: UInt64, place: String) throws {
    var random = Random(seed)
    let known = [
      "Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child", "Allocated team",
      "Primary need code", "Child in need start date",
    ]
    var headings = known + (0..<4).map { _ in random.text(Self.pieces) }
    headings += ["x", "", "Gender", "=HYPERLINK(\"x\")", "'=x", "last"]
    let rows = (0..<60).map { _ in
      headings.indices.map { column in
        let cell =
          random.below(3) == 0
          ? Self.cells[random.below(Self.cells.count)] : random.text(Self.pieces)
        // A child whose ID has lost digits is named by its file and row, which an export changes.
        return column == 0 && cell == "1.5E+3" ? "1500" : cell
      }
    }
    let blank = [headings.map { _ in "N/A" }]
    let file = (rows + blank + rows.prefix(3)).reduce(line(headings)) { $0 + line($1) }
    try Workspace.with { workspace in
      try workspace.write(file, to: "in.csv")
      try workspace.type("load in.csv as cin")
      #expect(workspace.session.area.lists.first?.columns.count == headings.count)
      try comesBack(&workspace, place)
    }
  }

  /// A second export of what came back has the same bytes.
  private func comesBack(_ workspace: inout Workspace, _ place: String) throws {
    let before = AreaPicture(workspace.session.area)
    try workspace.type("export \(place)")
    let path = try #require(place.split(separator: " ").first)
    let lists = workspace.files.filter { $0.hasPrefix(path) && $0.hasSuffix(".csv") }
    let first = try lists.map { try workspace.bytes(of: $0) }
    try workspace.begin()
    try workspace.type("load \(path)")
    let after = AreaPicture(workspace.session.area)
    #expect(after.ids == before.ids)
    #expect(Set(after.lists.keys) == Set(before.lists.keys))
    for (name, list) in before.lists {
      let other = after.lists[name]
      #expect(other?.columns == list.columns, "\(name)")
      #expect(other?.rows.count == list.rows.count, "\(name)")
      for (row, cells) in list.rows.enumerated() {
        let now = other?.rows.indices.contains(row) == true ? other?.rows[row] : nil
        #expect(now == cells, "\(name), row \(row + 1)")
      }
    }
    #expect(after == before)
    try workspace.type("export \(place) replace")
    #expect(try lists.map { try workspace.bytes(of: $0) } == first)
  }

  /// As RFC 4180 has it, every cell quoted.
  private func line(_ cells: [String]) -> String {
    cells.map { "\"\($0.replacingOccurrences(of: "\"", with: "\"\""))\"" }.joined(separator: ",")
      + "\n"
  }
}

/// A sequence of numbers that a seed decides.
struct Random {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  mutating func text(_ pieces: [String]) -> String {
    (0..<below(6)).map { _ in pieces[below(pieces.count)] }.joined()
  }
}
