/// How many of some runs something held in, with what that says about the chance of it.
public struct Proportion: Sendable, Equatable {
  /// The value between which and its opposite 95% of a normal distribution lie.
  private static let z = 1.959963984540054

  public let count: Int
  public let of: Int

  public init(_ count: Int, of: Int) {
    self.count = count
    self.of = of
  }

  /// 0 of no runs.
  public var share: Double { of > 0 ? Double(count) / Double(of) : 0 }

  /// Wilson's 95% interval; 0 to 1 of no runs.
  public var interval: (low: Double, high: Double) {
    guard of > 0 else { return (0, 1) }
    let (n, p, z) = (Double(of), share, Self.z)
    let middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    return (max(0, middle - half), min(1, middle + half))
  }
}

/// Two deadlines in the same runs: how often only the one, and only the other, was met.
public struct PairedProportions: Sendable, Equatable {
  /// Runs in which only the first was met, and only the second.
  public let onlyFirst: Int
  public let onlySecond: Int
  public let runs: Int

  public init(_ first: [Bool], _ second: [Bool]) {
    onlyFirst = zip(first, second).count { $0 && !$1 }
    onlySecond = zip(first, second).count { !$0 && $1 }
    runs = min(first.count, second.count)
  }

  init(onlyFirst: Int, onlySecond: Int, runs: Int) {
    self.onlyFirst = onlyFirst
    self.onlySecond = onlySecond
    self.runs = runs
  }

  public var difference: Double {
    runs > 0 ? Double(onlyFirst - onlySecond) / Double(runs) : 0
  }

  public var standardError: Double {
    guard runs > 0 else { return 0 }
    let (b, c, n) = (Double(onlyFirst), Double(onlySecond), Double(runs))
    return max(0, b + c - (b - c) * (b - c) / n).squareRoot() / n
  }

  /// McNemar's exact test: how likely a split at least as uneven would be if both were as good.
  public var chance: Double {
    let n = onlyFirst + onlySecond
    // The sum of the binomial coefficients up to the smaller number, kept small by powers of two.
    var (sum, term, exponent) = (0.0, 1.0, 0)
    for k in 0...min(onlyFirst, onlySecond) {
      sum += term
      term *= Double(n - k) / Double(k + 1)
      if sum > 0x1p500 {
        sum *= 0x1p-500
        term *= 0x1p-500
        exponent += 500
      }
    }
    var left = n - 1 - exponent
    while left > 0, sum > 0 {
      let step = min(left, 1000)
      sum *= Double(sign: .plus, exponent: -step, significand: 1)
      left -= step
    }
    return left < 0 ? 1 : min(1, sum)
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
