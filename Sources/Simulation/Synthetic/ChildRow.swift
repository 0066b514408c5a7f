/// A child while its rows are made, with the values that many lists share.
struct ChildRow {
  var child: SyntheticChild
  /// Nil where the lists are without faults.
  var faults: RowFaults?
  private let codes: SyntheticCodes
  private let calendar: SyntheticCalendar

  init(
    _ child: SyntheticChild, codes: SyntheticCodes, calendar: SyntheticCalendar, dirt: Int
  ) {
    self.child = child
    self.codes = codes
    self.calendar = calendar
    faults = dirt > 0 ? RowFaults(child.draws, share: dirt) : nil
  }

  var id: Int { child.person.number }
  var flag: Int { codes.answers.of(child.isFlagged) }
  var listStatus: Int { child.story.map { codes.listStatus($0.status) } ?? ColumnBuilder.blank }

  /// What the list says of the child itself: ID, gender, ethnicity, birth, expected birth, age.
  mutating func person(_ list: SyntheticList) -> [Int] {
    var person = child.person
    if let draw = faults?.disagreement(list) {
      person = person.disagreeing(draw, codes: codes, calendar: calendar)
    }
    return [
      person.number, person.gender, person.ethnicity, person.born, person.expected, person.age,
    ]
  }

  mutating func draw(_ name: StaticString) -> SharedDraw { SharedDraw(child.draws.number(name)) }
}
