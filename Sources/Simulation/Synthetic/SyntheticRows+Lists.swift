/// Lists 6, 7 and 8 (csafe-2018 para 20), and the meetings of the fieldwork week (para 31).
extension SyntheticRows {
  mutating func addNeed(_ row: inout ChildRow, _ story: SyntheticCase) {
    var draw = row.draw("need")
    let need = codes.need.pick(&draw)
    let reason = codes.closure.pick(&draw)
    var closure = ColumnBuilder.blank
    if let closed = story.closed {
      let isAfterAssessment = story.kind == .need && story.assessment.authorised == closed
      closure = isAfterAssessment ? codes.closedAfterAssessment : reason
    }
    add(
      .cin,
      row.person(.cin) + [
        row.child.person.disability, story.referral, need, story.lastSeen.orBlank,
        story.closed.orBlank, closure, row.child.team, row.child.worker, row.flag,
        codes.caseStatus(story.status),
      ], &row)
  }

  mutating func addPlan(_ row: inout ChildRow, _ story: SyntheticCase) {
    guard let plan = story.plan else { return }
    var draw = row.draw("plan details")
    let weights = row.child.isFlagged ? codes.themeAbuse : codes.abuse
    let initial = weights.pick(&draw)
    let later = weights.pick(&draw)
    let latest = draw.below(10) == 0 ? later : initial
    let alone = draw.below(100)
    let isProtected = draw.below(100) < 8
    let previous = max(0, draw.below(8) - 5)
    let person = row.child.person
    let seenAlone =
      person.age < 4
      ? codes.seenAlone.no : alone < 3 ? codes.seenAlone.unknown : codes.seenAlone.of(alone < 78)
    add(
      .cpp,
      row.person(.cpp) + [
        person.disability, plan.start, initial, latest, plan.lastVisit, seenAlone,
        plan.end.orBlank, codes.answers.of(isProtected), previous, row.child.team,
        row.child.worker, row.flag,
      ], &row)
  }

  mutating func addCare(_ row: inout ChildRow, _ story: SyntheticCase) {
    guard let care = story.care else { return }
    var draw = row.draw("care details")
    let need = codes.need.pick(&draw)
    let legal = codes.legalStatus.pick(&draw)
    let isSecond = draw.below(100) < 6
    let isReturning = draw.below(100) < 18
    let reason = codes.ceasedReason.pick(&draw)
    let ceased = care.end == nil ? ColumnBuilder.blank : reason
    let placement = placement(&row, care)
    var person = row.person(.cic)
    // List 8 has no column for an expected birth.
    person.remove(at: 4)
    add(
      .cic,
      person + [
        row.child.person.disability, care.start, need, codes.answers.of(isSecond), legal,
        care.lastVisit, codes.answers.of(isReturning), care.end.orBlank, ceased,
      ] + placement + [row.child.team, row.child.worker, row.child.siblings, row.flag], &row)
  }

  /// Start, type, provider, its name, address, URN and location of the latest placement.
  private func placement(_ row: inout ChildRow, _ care: SyntheticCase.Period) -> [Int] {
    var draw = row.draw("placement")
    let stop = care.end ?? calendar.today
    let start = draw.between(max(care.start, stop - 700), stop)
    let home = draw.below(100)
    let address = 1 + draw.below(9_000)
    let name = 1 + draw.below(40)
    let isResidential = home >= 80 && row.child.person.age >= 8
    if home < 8 {
      return [
        start, codes.withParents, codes.parents, ColumnBuilder.blank, address,
        ColumnBuilder.blank, codes.location.pick(&draw),
      ]
    }
    var kind = row.draw("placement kind")
    let type = isResidential ? codes.residential.pick(&kind) : codes.fostering.pick(&kind)
    let provider =
      isResidential ? codes.otherProvision.pick(&kind) : codes.ownProvision.pick(&kind)
    return [
      start, type, provider, name, address,
      isResidential ? address : ColumnBuilder.blank, codes.location.pick(&draw),
    ]
  }

  /// About one plan in 15 and one child in care in 25 has its review in the fieldwork week.
  mutating func addMeetings(_ row: inout ChildRow, _ story: SyntheticCase) {
    var draw = row.draw("meetings")
    var kinds: [Int] = []
    let turn = draw.below(1000)
    switch story.status {
    case .closed: return
    case .inCare where turn < 40: kinds.append(SyntheticWords.Meeting.careReview)
    case .onPlan where turn < 66: kinds.append(SyntheticWords.Meeting.reviewConference)
    case .inNeed where turn < 12: kinds.append(SyntheticWords.Meeting.needReview)
    case .inCare, .onPlan, .inNeed, .openAssessment: break
    }
    if case .open? = story.enquiries?.outcome, draw.below(10) < 4 {
      kinds.append(SyntheticWords.Meeting.initialConference)
    }
    if row.child.isFlagged, draw.below(10) == 0 { kinds.append(SyntheticWords.Meeting.strategy) }
    guard !kinds.isEmpty else { return }
    var place = row.draw("meeting places")
    for kind in kinds {
      let values = [
        row.id, calendar.fieldwork + place.below(5), place.below(SyntheticWords.times.count),
        kind, place.below(SyntheticWords.places.count),
      ]
      add(.meetings, values, &row)
    }
  }
}

extension Int? {
  /// The value of a cell: blank for nil.
  var orBlank: Int { self ?? ColumnBuilder.blank }
}
