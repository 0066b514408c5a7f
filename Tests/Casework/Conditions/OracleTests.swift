import Casework
import Guidance
import Table
import Testing

/// Areas and conditions of Tests/Oracle, whose answers were made by its script from the design
/// alone: loading, joining and the condition language against an independent reading.
@Suite struct OracleTests {
  @Test(arguments: 1...10)
  func area(_ number: Int) throws {
    let folder = "\(TestFiles.root)/Tests/Oracle/areas/\(number)"
    let text = String(decoding: try fileContent("\(folder)/answers.tsv"), as: UTF8.self)
    let lines = text.split(separator: "\n")
    let asOf = try #require(lines.first?.split(separator: " ").last.map(String.init))
    let children = lines[1].split(separator: " ").dropFirst(2).map(String.init)
    let area = try TestFiles.area("\(folder)/lists", Editions.load(Editions.standard))
    #expect(area.ids.elementsEqual(children))

    let space = CaseSpace(area, asOf: CivilDate.parse(asOf))
    #expect(lines.count == 62)
    for line in lines.dropFirst(2) {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let (yes, unknown) = try space.children(cells[0])
      #expect(yes.count == Int(cells[1]), "\(cells[0])")
      #expect(unknown.count == Int(cells[2]), "\(cells[0])")
      #expect(yes == cells[3].split(separator: " ").map(String.init), "\(cells[0])")
      #expect(unknown == cells[4].split(separator: " ").map(String.init), "\(cells[0])")
    }
  }
}
