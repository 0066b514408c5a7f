/// Brothers and sisters who are in care together: children of consecutive numbers, so that a
/// child's group follows from its own number alone.
///
/// Every three numbers make a block; the first two or three of a drawn block are siblings. The
/// last children of an area may belong to a group whose others are beyond its end.
struct SiblingBlock {
  private static let size = 3

  let group: Int
  let team: Int
  let worker: Int
  let ethnicity: Int
  let born: Int

  /// Nil where the child belongs to no group.
  init?(
    child index: Int, draws: NamedDraws, calendar: SyntheticCalendar, codes: SyntheticCodes
  ) {
    let block = index / Self.size
    var family = draws.family("area/siblings/\(block)/")
    var draw = SharedDraw(family.number("care"))
    guard draw.happens(29), index % Self.size < 2 + draw.below(2) else { return nil }
    group = block + 1
    team = SyntheticWords.Team.inCare.lowerBound + draw.below(SyntheticWords.Team.inCare.count)
    worker = draw.below(SyntheticWords.workersOfTeam)
    ethnicity = codes.ethnicity.pick(&draw)
    // The first is the youngest; the others are between a year and three years apart.
    var ages = SharedDraw(family.number("ages"))
    let youngest = ages.below(max(1, calendar.today - calendar.eldest - 2_100))
    let second = youngest + 330 + ages.below(700)
    let third = second + 330 + ages.below(700)
    born = calendar.today - [youngest, second, third][index % Self.size]
  }
}
