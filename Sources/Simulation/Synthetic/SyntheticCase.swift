/// What has happened about a synthetic child, as days since 1 January 1970, in the order in
/// which it must: birth, referral, assessment, section 47 enquiry, conference, plan.
struct SyntheticCase {
  /// What brought the child onto the lists; it may have ended since.
  enum Kind { case need, plan, care }

  /// The workbook's case status.
  enum Status: Hashable { case inCare, onPlan, inNeed, openAssessment, closed }

  struct Assessment {
    let start: Int
    /// Nil while it is open.
    var authorised: Int?
  }

  struct Period {
    let start: Int
    let end: Int?
    let lastVisit: Int
  }

  let kind: Kind
  /// When services ceased, in the three months before the notification.
  private(set) var closed: Int?
  let referral: Int
  private(set) var assessment: Assessment
  private(set) var reassessment: Assessment?
  private(set) var enquiries: SyntheticEnquiries?
  private(set) var plan: Period?
  private(set) var care: Period?
  /// The referrals in the 12 months before the latest, the last first.
  private(set) var earlierReferrals: [Int] = []
  /// Nil for a child who is not born.
  private(set) var lastSeen: Int?

  /// - Parameter earliest: the day of birth.
  init(
    _ kind: Kind, earliest: Int, isUnborn: Bool, calendar: SyntheticCalendar,
    draws: inout NamedDraws.Family
  ) {
    self.kind = kind
    let today = calendar.today
    var opening = SharedDraw(draws.number("opening"))
    let closes = opening.happens(150)
    let closing = max(earliest, opening.between(calendar.threeMonths, today))
    closed = kind == .need && closes ? closing : nil
    let limit = closed ?? today
    referral = max(earliest, limit - Self.length(kind, &opening))
    let start = min(limit, referral + opening.below(4))
    let due = start + 10 + opening.below(48)
    let isOver = due <= limit || kind != .need || closed != nil
    assessment = Assessment(start: start, authorised: isOver ? min(due, limit) : nil)
    addPlanOrCare(earliest: earliest, calendar: calendar, draws: &draws)
    addHistory(earliest: earliest, isUnborn: isUnborn, calendar: calendar, draws: &draws)
  }

  var status: Status {
    if closed != nil { return .closed }
    if let care, care.end == nil { return .inCare }
    if let plan, plan.end == nil { return .onPlan }
    return assessment.authorised == nil ? .openAssessment : .inNeed
  }

  /// How many days ago it began: mostly not long, at times years.
  private static func length(_ kind: Kind, _ draw: inout SharedDraw) -> Int {
    switch kind {
    case .need: 3 + min(draw.below(560), draw.below(560))
    case .plan: 32 + min(draw.below(640), draw.below(640))
    case .care: 60 + min(draw.below(2_600), draw.below(2_600))
    }
  }

  private mutating func addPlanOrCare(
    earliest: Int, calendar: SyntheticCalendar, draws: inout NamedDraws.Family
  ) {
    let today = calendar.today
    let limit = closed ?? today
    var draw = SharedDraw(draws.number(kind == .care ? "care" : "plan"))
    // A plan beside being in care is rare, and ends when care begins to hold.
    let isBoth = kind == .care && draw.happens(30)
    enquiries = SyntheticEnquiries(
      kind: isBoth ? .plan : kind, assessment: assessment.start, earliest: earliest,
      limit: limit, isClosed: closed != nil, draws: &draws)
    if kind == .plan || isBoth, let conference = enquiries?.conference {
      let ends = draw.happens(110) && !isBoth
      let end = ends ? max(conference, draw.between(calendar.threeMonths, today)) : nil
      let visit = max(conference, (end ?? today) - draw.below(18))
      plan = Period(start: conference, end: end, lastVisit: visit)
    }
    guard kind == .care else { return }
    let start = min(
      today, (enquiries?.conference ?? enquiries?.start ?? assessment.start) + 3 + draw.below(90))
    let ends = draw.happens(110) && !isBoth
    let end = ends ? max(start, draw.between(calendar.sixMonths, today)) : nil
    care = Period(
      start: start, end: end, lastVisit: max(start, (end ?? today) - draw.below(40)))
    // Who has left care is in need still, or the case has been closed.
    if let end, draw.below(5) < 2 {
      closed = min(today, max(end, calendar.threeMonths) + draw.below(30))
    }
  }

  private mutating func addHistory(
    earliest: Int, isUnborn: Bool, calendar: SyntheticCalendar, draws: inout NamedDraws.Family
  ) {
    var draw = SharedDraw(draws.number("history"))
    let count = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2][draw.below(12)]
    var day = referral
    for _ in 0..<count {
      day -= 21 + draw.below(150)
      if day >= earliest { earlierReferrals.append(day) }
    }
    let seenBefore = draw.below(36)
    if !isUnborn {
      let latest = max(referral, plan?.start ?? referral, care?.start ?? referral)
      lastSeen = max(latest, (closed ?? calendar.today) - seenBefore)
    }
    guard closed == nil, draw.below(10) < 4 else { return }
    let start = draw.between(calendar.sixMonths, calendar.today)
    guard let previous = assessment.authorised, start > previous + 30 else { return }
    let due = start + 10 + draw.below(45)
    reassessment = Assessment(start: start, authorised: due <= calendar.today ? due : nil)
  }
}
