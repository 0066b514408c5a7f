extension Double {
  /// With so many decimals, as people write it: `0.215`, `-0.460`, never `-0.000`.
  ///
  /// - Parameter decimals: 0 to 9.
  public func fixed(_ decimals: Int) -> String {
    guard isFinite else { return "-" }
    let decimals = Swift.min(Swift.max(decimals, 0), 9)
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (magnitude * scale).rounded(.toNearestOrAwayFromZero)
    guard scaled < 1e18 else { return "\(self)" }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: Swift.max(0, decimals + 1 - digits.count)) + digits
    let point = decimals == 0 ? "" : "." + padded.suffix(decimals)
    return (self < 0 && scaled > 0 ? "-" : "") + padded.dropLast(decimals) + point
  }

  /// The same with its sign: `+0.215`.
  public func signed(_ decimals: Int) -> String {
    let text = fixed(decimals)
    return text.hasPrefix("-") || self == 0 ? text : "+" + text
  }

  /// A share of 1 as a percentage: `91.9%`.
  public func percent(_ decimals: Int = 1) -> String { (self * 100).fixed(decimals) + "%" }
}

extension JSONValue {
  /// A number with six decimals at most, so that its last digits are the same everywhere.
  public static func rounded(_ number: Double) -> JSONValue {
    guard number.isFinite, number.magnitude < 1e9 else { return .number(number) }
    let rounded = (number * 1e6).rounded(.toNearestOrAwayFromZero) / 1e6
    return .number(rounded == 0 ? 0 : rounded)
  }
}
