import Casework

/// A synthetic child of the reference area. Nothing about it is an estimate of a real place.
public struct ReferenceChild: Sendable {
  public enum List: UInt8, Sendable { case cin, cpp, cic }
  public enum Gender: UInt8, Sendable { case female, male }
  public enum EthnicGroup: UInt8, Sendable { case white, mixed, asian, black, other }

  /// 1...N: the identifier is "C" and this number with at least four digits.
  public var number: Int
  public var list: List
  /// 0...17 whole years.
  public var age: Int
  public var gender: Gender
  public var ethnicGroup: EthnicGroup
  public var disabled: Bool
  /// 1...6.
  public var team: Int
  /// The facts as they are.
  public var facts: ReferenceFacts
  /// For each fact, 0..<10000: it is reported wrongly where this is below the error rate.
  public var errorDraws: SIMD8<UInt16>
  public var ticket: Ticket

  /// 0 for 0-4, 1 for 5-9, 2 for 10-15, 3 for 16-17.
  public var ageBand: Int {
    switch age {
    case ...4: 0
    case ...9: 1
    case ...15: 2
    default: 3
    }
  }

  public var identifier: String { Self.identifier(number) }

  static func identifier(_ number: Int) -> String {
    let digits = String(number)
    return "C" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The facts as reported with an error rate in ten-thousandths. One draw serves every
  /// rate, so what is wrong at 2% is wrong at 5% too.
  public func reported(errorRate: Int) -> ReferenceFacts {
    var wrong: UInt8 = 0
    for fact in 0..<ReferenceFacts.count where Int(errorDraws[fact]) < errorRate {
      wrong |= 1 << UInt8(fact)
    }
    return ReferenceFacts(rawValue: facts.rawValue ^ wrong)
  }
}
