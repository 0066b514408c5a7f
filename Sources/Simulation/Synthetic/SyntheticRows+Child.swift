/// The child-level lists (csafe-2018 paras 32 and 33).
extension SyntheticRows {
  /// Assessments of the last six months, open ones too.
  mutating func addAssessments(_ row: inout ChildRow, _ story: SyntheticCase) {
    var draw = row.draw("assessments")
    for assessment in [story.assessment, story.reassessment].compactMap(\.self) {
      let isSeen = draw.below(100) < 94 && !row.child.person.isUnborn
      let end = assessment.authorised ?? calendar.today
      guard max(assessment.start, end) >= calendar.sixMonths else { continue }
      add(
        .assessments,
        row.person(.assessments) + [
          row.child.person.disability, assessment.start, codes.answers.of(isSeen),
          assessment.authorised.orBlank, row.child.team, row.child.worker, row.flag,
        ], &row)
    }
  }

  /// Enquiries of the last six months. Counts leave the latest out, and are the same on every
  /// row of a child (annex-a 2019 Guidance, List 5).
  mutating func addEnquiries(_ row: inout ChildRow, _ story: SyntheticCase) {
    guard let enquiries = story.enquiries else { return }
    let conferences = enquiries.earlier.count { $0.conference != nil }
    for (start, conference) in conferenceValues(enquiries) where start >= calendar.sixMonths {
      add(
        .s47,
        row.person(.s47) + [row.child.person.disability, start, enquiries.earlier.count]
          + conference + [conferences, row.child.team, row.child.worker, row.flag], &row)
    }
  }

  /// For each enquiry its start, and whether a conference was unnecessary, when there was one,
  /// and whether it led to a plan.
  private func conferenceValues(
    _ enquiries: SyntheticEnquiries
  ) -> [(start: Int, conference: [Int])] {
    let blank = ColumnBuilder.blank
    let unnecessary = [codes.answers.yes, blank, blank]
    let latest =
      switch enquiries.outcome {
      case .open: [blank, blank, blank]
      case .noConference: unnecessary
      case .conference(let day, let plan): [codes.answers.no, day, codes.answers.of(plan)]
      }
    return [(enquiries.start, latest)]
      + enquiries.earlier.map { earlier in
        let day = earlier.conference
        return (earlier.start, day.map { [codes.answers.no, $0, codes.answers.no] } ?? unnecessary)
      }
  }

  /// Contacts and referrals of the last three months, and the referrals among them that are of
  /// the theme: those of flagged children.
  mutating func addReferrals(_ row: inout ChildRow) {
    var draw = row.draw("contacts")
    if let story = row.child.story {
      let days = [story.referral] + story.earlierReferrals
      for (place, day) in days.enumerated() {
        let source = codes.source.pick(&draw)
        addContact(&row, day, source)
        // The latest led to the case; those before it led to nothing further.
        addReferral(
          &row, day, source, nfa: place > 0, previous: story.earlierReferrals.count)
      }
    }
    let day = draw.between(calendar.threeMonths, calendar.today)
    let isContact = row.child.story == nil || draw.below(100) < 12
    let source = codes.source.pick(&draw)
    guard isContact, day >= row.child.person.earliest(calendar), isFree(day, row) else { return }
    addContact(&row, day, source)
    if row.child.story == nil, draw.below(10) < 4 {
      addReferral(&row, day, source, nfa: draw.below(10) < 9, previous: 0)
    }
  }

  private func isFree(_ day: Int, _ row: ChildRow) -> Bool {
    guard let story = row.child.story else { return true }
    return day != story.referral && !story.earlierReferrals.contains(day)
  }

  private mutating func addContact(_ row: inout ChildRow, _ day: Int, _ source: Int) {
    guard day >= calendar.threeMonths else { return }
    add(.contacts, row.person(.contacts) + [day, source], &row)
  }

  private mutating func addReferral(
    _ row: inout ChildRow, _ day: Int, _ source: Int, nfa: Bool, previous: Int
  ) {
    guard day >= calendar.threeMonths else { return }
    let values = [
      day, source, codes.furtherAction.of(nfa), previous, row.child.team, row.child.worker,
    ]
    add(.referrals, row.person(.referrals) + values, &row)
    guard row.child.isFlagged else { return }
    add(.themeReferrals, row.person(.themeReferrals) + values, &row)
  }
}
