/// Makes children one by one: a child depends on the seed and its number, and on no other.
struct SyntheticChildren {
  private let draws: NamedDraws
  private let identifiers: SyntheticIdentifiers
  private let calendar: SyntheticCalendar
  private let codes: SyntheticCodes

  init(_ draws: NamedDraws, calendar: SyntheticCalendar, codes: SyntheticCodes) {
    self.draws = draws
    self.calendar = calendar
    self.codes = codes
    identifiers = SyntheticIdentifiers(draws)
  }

  /// Child `index` of those on lists 6, 7 and 8.
  func listed(_ index: Int) -> SyntheticChild {
    let number = identifiers.number(index, isListed: true)
    var own = draws.family("area/\(SyntheticIdentifiers.text(number))/")
    let siblings = SiblingBlock(child: index, draws: draws, calendar: calendar, codes: codes)
    var standing = SharedDraw(own.number("standing"))
    let turn = standing.below(1000)
    let isUnborn = standing.below(1000)
    let kind: SyntheticCase.Kind =
      siblings != nil || turn < 57 ? .care : turn < 181 ? .plan : .need
    let person = person(
      number, kind: kind, isUnborn: isUnborn < (kind == .plan ? 28 : kind == .need ? 12 : 0),
      siblings: siblings, draws: &own)
    let story = SyntheticCase(
      kind, earliest: person.earliest(calendar), isUnborn: person.isUnborn, calendar: calendar,
      draws: &own)
    let isFlagged = standing.happens(kind == .plan ? 92 : kind == .care ? 70 : 25)
    let team = siblings?.team ?? team(story, person, &standing)
    let worker = siblings?.worker ?? standing.below(SyntheticWords.workersOfTeam)
    let facts =
      isFlagged
      ? SyntheticFacts(own.number("facts"), person: person, kind: kind, answers: codes.answers)
      : nil
    return SyntheticChild(
      person: person, story: story, team: team,
      worker: team * SyntheticWords.workersOfTeam + worker + 1,
      siblings: siblings?.group ?? ColumnBuilder.blank, isFlagged: isFlagged, facts: facts,
      draws: own)
  }

  /// Child `index` of those about whom there were only contacts or referrals.
  func outside(_ index: Int) -> SyntheticChild {
    let number = identifiers.number(index, isListed: false)
    var own = draws.family("area/\(SyntheticIdentifiers.text(number))/")
    let person = person(number, kind: .need, isUnborn: false, siblings: nil, draws: &own)
    var standing = SharedDraw(own.number("standing"))
    let isFlagged = standing.happens(20)
    let worker = standing.below(SyntheticWords.workersOfTeam) + 1
    return SyntheticChild(
      person: person, story: nil, team: SyntheticWords.Team.frontDoor, worker: worker,
      siblings: ColumnBuilder.blank, isFlagged: isFlagged, facts: nil, draws: own)
  }

  private func person(
    _ number: Int, kind: SyntheticCase.Kind, isUnborn: Bool, siblings: SiblingBlock?,
    draws: inout NamedDraws.Family
  ) -> SyntheticPerson {
    var traits = SharedDraw(draws.number("traits"))
    let gender = codes.gender.pick(&traits)
    let ethnicity = codes.ethnicity.pick(&traits)
    let ability = traits.below(1000)
    var birth = SharedDraw(draws.number("birth"))
    guard !isUnborn else {
      return SyntheticPerson(
        number: number, gender: codes.unbornGender, ethnicity: ethnicity,
        born: ColumnBuilder.blank, expected: calendar.today + 1 + birth.below(200), age: -1,
        disability: ColumnBuilder.blank)
    }
    let born = siblings?.born ?? Self.born(kind, calendar, &birth)
    return SyntheticPerson(
      number: number, gender: gender, ethnicity: siblings?.ethnicity ?? ethnicity, born: born,
      expected: ColumnBuilder.blank, age: SyntheticPerson.age(born: born, calendar),
      disability: ability < 130
        ? codes.answers.yes : ability < 985 ? codes.answers.no : codes.answers.unknown)
  }

  /// Children on a plan are younger, those in care older than the others.
  private static func born(
    _ kind: SyntheticCase.Kind, _ calendar: SyntheticCalendar, _ draw: inout SharedDraw
  ) -> Int {
    let days = calendar.today - calendar.eldest + 1
    let first = draw.below(days)
    let second = draw.below(days)
    let isSkewed = draw.below(2) == 0
    switch kind {
    case .plan where isSkewed: return calendar.today - min(first, second)
    case .care where isSkewed: return calendar.today - max(first, second)
    case .need, .plan, .care: return calendar.today - first
    }
  }

  private func team(
    _ story: SyntheticCase, _ person: SyntheticPerson, _ draw: inout SharedDraw
  ) -> Int {
    let isForDisabled = draw.below(2) == 0
    let place = draw.below(30)
    switch story.status {
    case .inCare: return SyntheticWords.Team.inCare.lowerBound + place % 3
    case .openAssessment: return SyntheticWords.Team.assessment.lowerBound + place % 2
    case .onPlan, .inNeed, .closed:
      return person.disability == codes.answers.yes && isForDisabled
        ? SyntheticWords.Team.disabilities : SyntheticWords.Team.locality.lowerBound + place % 5
    }
  }
}
