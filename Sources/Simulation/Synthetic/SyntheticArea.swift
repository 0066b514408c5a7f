import Guidance
import Table

/// A synthetic local area: lists in the shape of real ones, about nobody.
///
/// Every share and duration is illustrative: no number in it is an estimate of any place. About
/// 12 children in a hundred are on a plan and 8 in care; all of them are on the list of children
/// in need too, where the case status tells. One in 28 carries the theme's flag.
///
/// Every value follows from the seed by draws that are named after the child, so the same
/// request makes the same bytes, and asking for more children changes nothing about the others
/// but who is among the five cases of the YOT and the NPS.
public struct SyntheticArea: Sendable {
  public struct Request: Sendable {
    /// The number of children on lists 6, 7 and 8 together, 1 to 1,000,000. One more for each
    /// four has only contacts or referrals.
    public var children: Int
    public var seed: String
    /// The day of the notification: lists are as of that day.
    public var inspected: CivilDate
    /// The share of faulty cells, in hundredths of a percent, 0 to 5000.
    public var dirt: Int
    /// Whether the seven additional facts of the flagged children are known.
    public var withFacts: Bool

    /// Values beyond their range are brought to its nearest end.
    public init(
      children: Int, seed: String, inspected: CivilDate, dirt: Int = 0, withFacts: Bool = true
    ) {
      self.children = min(max(children, 1), SyntheticIdentifiers.capacity)
      self.seed = seed
      self.inspected = inspected
      self.dirt = min(max(dirt, 0), 5000)
      self.withFacts = withFacts
    }
  }

  public let request: Request
  /// In the edition's order.
  public let sheets: [SyntheticSheet]

  public init(_ request: Request, edition: Edition) {
    // Properties may have been set since the request was made.
    let request = Request(
      children: request.children, seed: request.seed, inspected: request.inspected,
      dirt: request.dirt, withFacts: request.withFacts)
    self.request = request
    let draws = NamedDraws(seed: request.seed)
    let calendar = SyntheticCalendar(request.inspected)
    let codes = SyntheticCodes(edition)
    let children = SyntheticChildren(draws, calendar: calendar, codes: codes)
    var rows = SyntheticRows(request, edition: edition, codes: codes, calendar: calendar)
    for index in 0..<request.children { rows.add(children.listed(index)) }
    for index in 0..<Self.outside(request.children) { rows.add(children.outside(index)) }
    rows.addYouthOffendingAndProbation()
    sheets = rows.finished(
      edition: edition, seed: request.seed,
      headingFaults: request.dirt > 0 ? HeadingFaults(draws) : nil)
  }

  /// How many children have only contacts or referrals, beside `children` on the lists.
  public static func outside(_ children: Int) -> Int { (children + 3) / 4 }

  /// What the area is called wherever it is named: SYNTHETIC, and its seed.
  public static func name(seed: String) -> String { "SYNTHETIC area, seed \(seed)" }

  /// The name of the file of a list, such as `SYNTHETIC-cin.csv`.
  public static func fileName(list: String) -> String { "SYNTHETIC-\(list).csv" }
}
