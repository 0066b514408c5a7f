/// A kind of file that authorities send and that is none of the edition's lists.
public struct NotList: Sendable {
  public let name: String
  public let title: String
  /// What it is and why it is not read: a sentence without its full stop.
  public let says: String
  public let citations: [String]
  /// How many of its headings a sheet must have; fewer where its name fits as well.
  public let least: Int
  /// Its headings as `Spelling.ofHeading` makes them.
  let headings: Set<String>
  private let sheets: Set<String>

  init(
    name: String, title: String, says: String, citations: [String], least: Int,
    headings: [String], sheets: [String]
  ) {
    self.name = name
    self.title = title
    self.says = says
    self.citations = citations
    self.least = least
    self.headings = Set(headings.map(Spelling.ofHeading))
    self.sheets = Set(sheets.map(Spelling.ofName))
  }

  /// How many of its headings are among those of a sheet; nil where they are too few for it.
  func fit(headings given: [String], names: [String]) -> Int? {
    let count = Set(given.map(Spelling.ofHeading)).intersection(headings).count
    let named = names.contains { sheets.contains(Spelling.ofName($0)) }
    return count >= (named ? min(2, least) : least) ? count : nil
  }
}
