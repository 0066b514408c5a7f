import Guidance

/// Puts synthetic children into the rows of their lists.
struct SyntheticRows {
  let codes: SyntheticCodes
  let calendar: SyntheticCalendar
  private let withFacts: Bool
  private let dirt: Int
  /// One for each list, by its raw value.
  private var sheets: [SheetBuilder]
  private var knownToYOT = FirstDrawn()
  private var knownToNPS = FirstDrawn()

  init(
    _ request: SyntheticArea.Request, edition: Edition, codes: SyntheticCodes,
    calendar: SyntheticCalendar
  ) {
    self.codes = codes
    self.calendar = calendar
    withFacts = request.withFacts
    dirt = request.dirt
    sheets = SyntheticList.allCases.map {
      SheetBuilder($0, edition: edition, today: calendar.today)
    }
    write(.cin) { $0.reserve(request.children) }
  }

  /// Adds the rows of a child to every list that it is on.
  mutating func add(_ child: SyntheticChild) {
    var row = ChildRow(child, codes: codes, calendar: calendar, dirt: dirt)
    if let story = child.story {
      addNeed(&row, story)
      addPlan(&row, story)
      addCare(&row, story)
      addAssessments(&row, story)
      addEnquiries(&row, story)
      addMeetings(&row, story)
      addFacts(&row, story)
    }
    addReferrals(&row)
  }

  mutating func add(_ list: SyntheticList, _ values: [Int], _ row: inout ChildRow) {
    write(list) { $0.add(values, faults: &row.faults) }
  }

  /// Up to five cases each of the YOT and the NPS (csafe-2018 para 21): those drawn first among
  /// the flagged children that they know.
  mutating func addYouthOffendingAndProbation() {
    for var row in knownToYOT.rows { add(.yot, [row.id, row.listStatus], &row) }
    for var row in knownToNPS.rows { add(.nps, [row.id, row.listStatus], &row) }
  }

  /// The sheets in the edition's order.
  func finished(edition: Edition, seed: String, headingFaults: HeadingFaults?) -> [SyntheticSheet] {
    let wanted = sheets.filter { withFacts || $0.list != .additional }
    return edition.lists.compactMap { list in
      wanted.first { $0.list.name == list.name }?
        .sheet(seed: seed, headingFaults: headingFaults)
    }
  }

  private mutating func write(_ list: SyntheticList, _ body: (inout SheetBuilder) -> Void) {
    body(&sheets[list.rawValue])
  }

  private mutating func addFacts(_ row: inout ChildRow, _ story: SyntheticCase) {
    guard let facts = row.child.facts else { return }
    add(
      .additional,
      [
        row.id, facts.current, facts.multiAgency, facts.yot, facts.nps, facts.police,
        facts.intervention, facts.sarc,
      ], &row)
    guard story.status != .closed else { return }
    if facts.yot == codes.answers.yes { knownToYOT.add(row, row.child.draws.number("yot")) }
    if facts.nps == codes.answers.yes { knownToNPS.add(row, row.child.draws.number("nps")) }
  }
}

/// The five rows with the least draws.
private struct FirstDrawn {
  private static let limit = 5
  private var drawn: [(draw: UInt64, row: ChildRow)] = []

  var rows: [ChildRow] { drawn.map(\.row) }

  mutating func add(_ row: ChildRow, _ draw: UInt64) {
    let place = drawn.firstIndex { draw < $0.draw } ?? drawn.count
    guard place < Self.limit else { return }
    drawn.insert((draw, row), at: place)
    if drawn.count > Self.limit { drawn.removeLast() }
  }
}
