/// How often something is so, in ten-thousandths: 0 to 10,000.
///
/// A share is a whole number, so that a draw below it is the same on every machine.
public struct Share: Sendable, Hashable, Comparable {
  public static let whole = 10_000

  public let tenThousandths: Int

  /// What lies beyond 0 to 10,000 is brought to its nearest end.
  public init(tenThousandths: Int) {
    self.tenThousandths = min(max(tenThousandths, 0), Self.whole)
  }

  /// `15%` or `6.25%`; nil for anything else, and for what is over 100%.
  public init?(_ text: String) {
    guard text.hasSuffix("%") else { return nil }
    let parts = text.dropLast().split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), !parts[0].isEmpty, parts[0].utf8.count <= 3,
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let percent = Int(parts[0])
    else { return nil }
    var hundredths = 0
    if parts.count == 2 {
      guard (1...2).contains(parts[1].utf8.count), let digits = Int(parts[1]) else { return nil }
      hundredths = parts[1].utf8.count == 1 ? digits * 10 : digits
    }
    let all = percent * 100 + hundredths
    guard all <= Self.whole else { return nil }
    tenThousandths = all
  }

  /// `15%`, `6.5%`, `6.25%`.
  public var text: String {
    let (percent, hundredths) = tenThousandths.quotientAndRemainder(dividingBy: 100)
    guard hundredths > 0 else { return "\(percent)%" }
    if hundredths.isMultiple(of: 10) { return "\(percent).\(hundredths / 10)%" }
    return "\(percent).\(hundredths < 10 ? "0" : "")\(hundredths)%"
  }

  public static func < (left: Share, right: Share) -> Bool {
    left.tenThousandths < right.tenThousandths
  }
}
