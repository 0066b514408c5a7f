import Guidance

/// The edition's codes that a synthetic area uses, by their positions in their sets.
///
/// How often each is drawn is illustrative: no number here is an estimate of any place.
///
/// A class, since every child's rows hold it.
final class SyntheticCodes: Sendable {
  struct Answers {
    let yes: Int
    let no: Int
    let unknown: Int

    func of(_ truth: Bool) -> Int { truth ? yes : no }
  }

  let answers: Answers
  let seenAlone: Answers
  let furtherAction: Answers
  let gender: WeightedCodes
  let unbornGender: Int
  let male: Int
  let female: Int
  let ethnicity: WeightedCodes
  let need: WeightedCodes
  let closure: WeightedCodes
  let closedAfterAssessment: Int
  let abuse: WeightedCodes
  let themeAbuse: WeightedCodes
  let source: WeightedCodes
  let legalStatus: WeightedCodes
  let ceasedReason: WeightedCodes
  let fostering: WeightedCodes
  let residential: WeightedCodes
  let withParents: Int
  let ownProvision: WeightedCodes
  let otherProvision: WeightedCodes
  let parents: Int
  let location: WeightedCodes
  private let status: [SyntheticCase.Status: Int]
  private let listed: [SyntheticCase.Status: Int]

  init(_ edition: Edition) {
    func set(_ name: String) -> CodeSet? { edition.codeSet(named: name) }
    func code(_ name: String, _ code: String) -> Int {
      set(name)?.codes.firstIndex { $0.code == code } ?? ColumnBuilder.blank
    }
    func answers(_ name: String) -> Answers {
      Answers(yes: code(name, "Y"), no: code(name, "N"), unknown: code(name, "U"))
    }
    func weighted(_ name: String, _ weights: [(String, Int)]) -> WeightedCodes {
      WeightedCodes(set(name), weights)
    }
    self.answers = answers("yes-no")
    seenAlone = answers("seen-alone")
    furtherAction = answers("referral-nfa")
    gender = weighted("gender", [("M", 515), ("F", 480), ("U", 3), ("N", 2)])
    unbornGender = code("gender", "U")
    male = code("gender", "M")
    female = code("gender", "F")
    ethnicity = weighted("ethnicity", Self.ethnicities)
    need = weighted(
      "need",
      [("N1", 56), ("N2", 10), ("N3", 8), ("N4", 9), ("N5", 12), ("N6", 2), ("N7", 1), ("N8", 2)])
    closure = weighted("closure", [("RC7", 60), ("RC8", 25), ("RC5", 7), ("RC3", 4), ("RC9", 4)])
    closedAfterAssessment = code("closure", "RC8")
    abuse = weighted(
      "abuse", [("NEG", 48), ("EMO", 36), ("PHY", 8), ("SAB", 4), ("MUL", 4)])
    themeAbuse = weighted(
      "abuse", [("SAB", 55), ("NEG", 20), ("EMO", 13), ("MUL", 8), ("PHY", 4)])
    source = weighted("source", Self.sources)
    legalStatus = weighted(
      "legal-status", [("C2", 58), ("C1", 18), ("V2", 18), ("E1", 4), ("L2", 2)])
    ceasedReason = weighted(
      "ceased-reason", [("E4A", 40), ("E4B", 12), ("E45", 18), ("E41", 8), ("E13", 12), ("E8", 10)])
    fostering = weighted(
      "placement-type", [("U6", 40), ("U4", 26), ("U3", 18), ("U1", 12), ("U5", 4)])
    residential = weighted("placement-type", [("K2", 70), ("H5", 24), ("R1", 6)])
    withParents = code("placement-type", "P1")
    ownProvision = weighted("placement-provider", [("PR1", 70), ("PR4", 26), ("PR5", 4)])
    otherProvision = weighted("placement-provider", [("PR4", 84), ("PR5", 10), ("PR1", 6)])
    parents = code("placement-provider", "PR0")
    location = weighted("placement-location", [("IN", 66), ("OUT", 34)])
    status = [
      .inCare: code("case-status", "CIC"), .onPlan: code("case-status", "CPP"),
      .inNeed: code("case-status", "CIN"), .openAssessment: code("case-status", "OA"),
      .closed: code("case-status", "CLOSED"),
    ]
    listed = [
      .inCare: code("list-status", "CIC"), .onPlan: code("list-status", "CPP"),
      .inNeed: code("list-status", "CIN"), .openAssessment: code("list-status", "CIN"),
    ]
  }

  func caseStatus(_ status: SyntheticCase.Status) -> Int {
    self.status[status] ?? ColumnBuilder.blank
  }

  /// As the YOT's and the NPS's lists say it; blank for a closed case.
  func listStatus(_ status: SyntheticCase.Status) -> Int { listed[status] ?? ColumnBuilder.blank }

  private static let ethnicities = [
    ("WBRI", 660), ("WIRI", 5), ("WIRT", 4), ("WOTH", 52), ("WROM", 9), ("MWBC", 34),
    ("MWBA", 15), ("MWAS", 17), ("MOTH", 27), ("AIND", 11), ("APKN", 35), ("ABAN", 13),
    ("AOTH", 22), ("BCRB", 14), ("BAFR", 33), ("BOTH", 13), ("CHNE", 3), ("OOTH", 18),
    ("REFU", 3), ("NOBT", 12),
  ]

  private static let sources = [
    ("6", 270), ("2A", 170), ("1A", 80), ("1B", 15), ("1C", 10), ("1D", 20), ("2B", 25),
    ("3A", 30), ("3B", 25), ("3C", 10), ("3D", 30), ("3E", 50), ("3F", 20), ("4", 20),
    ("5A", 15), ("5B", 70), ("5C", 40), ("7", 40), ("8", 40), ("9", 15), ("10", 5),
  ]
}
