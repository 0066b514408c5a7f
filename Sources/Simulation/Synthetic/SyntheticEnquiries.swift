/// The section 47 enquiries about a synthetic child in its present case, and those of the
/// 12 months before.
struct SyntheticEnquiries {
  enum Outcome {
    case open
    case noConference
    case conference(day: Int, plan: Bool)
  }

  struct Earlier {
    let start: Int
    let conference: Int?
  }

  let start: Int
  let outcome: Outcome
  /// The last first.
  let earlier: [Earlier]

  /// The day of the initial child protection conference, where there was one.
  var conference: Int? {
    if case .conference(let day, _) = outcome { return day }
    return nil
  }

  /// Nil where there was no enquiry: every plan begins with one (a conference follows it).
  init?(
    kind: SyntheticCase.Kind, assessment: Int, earliest: Int, limit: Int, isClosed: Bool,
    draws: inout NamedDraws.Family
  ) {
    var draw = SharedDraw(draws.number("enquiry"))
    let isOne = draw.happens(kind == .need ? 150 : 760)
    guard kind == .plan || isOne else { return nil }
    // Shorter than an assessment takes, so that the assessment is within the window too.
    start = min(limit, assessment + draw.below(10))
    let conference = min(limit, start + 4 + draw.below(12))
    let isNeeded = draw.happens(150)
    switch kind {
    case .plan: outcome = .conference(day: conference, plan: true)
    case .need where !isClosed && start > limit - 14: outcome = .open
    case .need, .care:
      outcome = isNeeded ? .conference(day: conference, plan: false) : .noConference
    }
    let count = draw.below(100)
    earlier = Self.earlier(
      count < 88 ? 0 : count < 98 ? 1 : 2, before: start, earliest: earliest, draws: &draws)
  }

  private static func earlier(
    _ count: Int, before start: Int, earliest: Int, draws: inout NamedDraws.Family
  ) -> [Earlier] {
    guard count > 0 else { return [] }
    var draw = SharedDraw(draws.number("earlier enquiries"))
    var day = start
    var earlier: [Earlier] = []
    for _ in 0..<count {
      day -= 30 + draw.below(150)
      let conference = draw.below(10) < 3 ? day + 5 + draw.below(10) : nil
      if day >= earliest { earlier.append(Earlier(start: day, conference: conference)) }
    }
    return earlier
  }
}
