/// The seven additional facts of a flagged child (csafe-2018 paras 23 and 26), as positions in
/// the set of yes and no.
struct SyntheticFacts {
  let current: Int
  let multiAgency: Int
  let yot: Int
  let nps: Int
  let police: Int
  let intervention: Int
  let sarc: Int

  /// A small share is unknown: neither yes nor no.
  init(
    _ draw: UInt64, person: SyntheticPerson, kind: SyntheticCase.Kind,
    answers: SyntheticCodes.Answers
  ) {
    var draw = SharedDraw(draw)
    func answer(_ percent: Int, when possible: Bool = true) -> Int {
      let turn = draw.below(100)
      guard possible else { return answers.no }
      if turn >= 97 { return answers.unknown }
      return answers.of(turn < percent)
    }
    current = answer(72)
    multiAgency = answer(kind == .need ? 62 : 90)
    // Nobody under 10 is of the age of criminal responsibility.
    yot = answer(22, when: person.age >= 10)
    nps = answer(28)
    police = answer(kind == .plan ? 52 : 34)
    intervention = answer(52, when: !person.isUnborn)
    sarc = answer(kind == .plan ? 26 : 14, when: !person.isUnborn)
  }
}
