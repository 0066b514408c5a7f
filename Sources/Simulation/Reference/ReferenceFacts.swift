/// The seven additional facts of a child of the reference area, bit f - 1 for fact F f.
public struct ReferenceFacts: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// F1: abuse in the family environment is a current or significant factor.
  public static let current = ReferenceFacts(rawValue: 1)
  /// F2: there is multi-agency involvement.
  public static let multiAgency = ReferenceFacts(rawValue: 2)
  /// F3: known to the YOT.
  public static let yot = ReferenceFacts(rawValue: 4)
  /// F4: the NPS works with an adult around the child.
  public static let nps = ReferenceFacts(rawValue: 8)
  /// F5: a police investigation or criminal proceedings.
  public static let police = ReferenceFacts(rawValue: 16)
  /// F6: intervention and support now or in the last six months.
  public static let intervention = ReferenceFacts(rawValue: 32)
  /// F7: attended the SARC or a paediatric assessment in the last twelve months.
  public static let sarc = ReferenceFacts(rawValue: 64)

  static let count = 7
}
