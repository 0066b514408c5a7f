/// How many of some runs something held in, with what that says about the chance of it.
public struct Proportion: Sendable, Equatable {
  public let count: Int
  public let of: Int

  public init(_ count: Int, of: Int) {
    self.count = count
    self.of = of
  }

  /// 0 of no runs.
  public var share: Double { of > 0 ? Double(count) / Double(of) : 0 }

  /// Wilson's 95% interval; 0 to 1 of no runs.
  public var interval: (low: Double, high: Double) { interval(confidence: 0.95) }

  public func interval(confidence: Double) -> (low: Double, high: Double) {
    guard of > 0 else { return (0, 1) }
    let (n, p) = (Double(of), share)
    let z = NormalDistribution.quantile(confidence: confidence)
    let middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    return (max(0, middle - half), min(1, middle + half))
  }

  /// What may be said of the chance: only what lies beyond Wilson's interval and is as unlikely by
  /// the binomial distribution itself, since Wilson's is a little too narrow for some numbers.
  public func claim(line: Double, confidence: Double = 0.95) -> ShareClaim {
    let (low, high) = interval(confidence: confidence)
    let claim = ShareClaim(low: low, high: high, line: line)
    let chance =
      switch claim {
      case .below: Self.chance(ofAtMost: count, of: of, line)
      case .above: Self.chance(ofAtMost: of - count, of: of, 1 - line)
      case .open: 1.0
      }
    return chance < (1 - confidence) / 2 ? claim : .open
  }

  /// The chance of at most `count` of `of`, each with the chance `p`.
  static func chance(ofAtMost count: Int, of: Int, _ p: Double) -> Double {
    guard count < of, p > 0, p < 1 else { return count >= of || p <= 0 ? 1 : 0 }
    // Terms as multiples of the first, kept small by powers of two.
    var (sum, term, exponent) = (0.0, 1.0, 0)
    for k in 0...max(0, count) {
      sum += term
      term *= Double(of - k) / Double(k + 1) * (p / (1 - p))
      if sum > 0x1p500 {
        sum *= 0x1p-500
        term *= 0x1p-500
        exponent += 500
      }
    }
    for _ in 0..<of {
      sum *= 1 - p
      if sum < 0x1p-500, exponent > 0 {
        sum *= 0x1p500
        exponent -= 500
      }
    }
    while exponent > 0 {
      sum *= 0x1p500
      exponent -= 500
    }
    return min(1, sum)
  }
}

/// Chances of drawing some children of a pool by lot, counted and not simulated.
public enum Drawing {
  /// The chance that `drawn` of `pool` hold none of its `carriers`; 1 where nobody is a carrier.
  public static func chanceOfNone(drawn: Int, pool: Int, carriers: Int) -> Double {
    guard carriers > 0, drawn > 0, pool > 0 else { return 1 }
    guard drawn + carriers <= pool else { return 0 }
    var chance = 1.0
    for k in 0..<min(drawn, carriers) {
      // The smaller of the two counts the factors: C(pool - carriers, drawn) / C(pool, drawn).
      chance *= Double(pool - max(drawn, carriers) - k) / Double(pool - k)
    }
    return chance
  }
}
