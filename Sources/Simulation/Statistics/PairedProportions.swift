/// Two deadlines in the same runs: how often only the one, and only the other, was met.
public struct PairedProportions: Sendable, Equatable {
  /// Runs in which only the first was met, and only the second.
  public let onlyFirst: Int
  public let onlySecond: Int
  public let runs: Int
  /// How often each of them was met.
  private let firstMet: Int
  private let secondMet: Int

  public init(_ first: [Bool], _ second: [Bool]) {
    onlyFirst = zip(first, second).count { $0 && !$1 }
    onlySecond = zip(first, second).count { !$0 && $1 }
    runs = min(first.count, second.count)
    let both = zip(first, second).count { $0 && $1 }
    (firstMet, secondMet) = (both + onlyFirst, both + onlySecond)
  }

  public var difference: Double {
    runs > 0 ? Double(onlyFirst - onlySecond) / Double(runs) : 0
  }

  public var standardError: Double {
    guard runs > 0 else { return 0 }
    let (b, c, n) = (Double(onlyFirst), Double(onlySecond), Double(runs))
    return max(0, b + c - (b - c) * (b - c) / n).squareRoot() / n
  }

  /// The 95% interval of the difference from the two Wilson intervals and the correlation: method
  /// 10 of Newcombe (1998), which holds where no run differs, too.
  public var interval: (low: Double, high: Double) { interval(confidence: 0.95) }

  public func interval(confidence: Double) -> (low: Double, high: Double) {
    guard runs > 0 else { return (-1, 1) }
    let (first, second) = (Proportion(firstMet, of: runs), Proportion(secondMet, of: runs))
    let one = first.interval(confidence: confidence)
    let other = second.interval(confidence: confidence)
    let correlation = correlation
    func reach(_ left: Double, _ right: Double) -> Double {
      max(0, left * left - 2 * correlation * left * right + right * right).squareRoot()
    }
    let down = reach(first.share - one.low, other.high - second.share)
    let up = reach(one.high - first.share, second.share - other.low)
    return (max(-1, difference - down), min(1, difference + up))
  }

  /// The correlation of the two, corrected for continuity where it is positive; 0 where one of them
  /// is always or never met.
  private var correlation: Double {
    let both = Double(firstMet - onlyFirst)
    let neither = Double(runs - firstMet - onlySecond)
    let (b, c, n) = (Double(onlyFirst), Double(onlySecond), Double(runs))
    let product = (both + b) * (c + neither) * (both + c) * (b + neither)
    guard product > 0 else { return 0 }
    let top = both * neither - b * c
    return (top > 0 ? max(0, top - n / 2) : top) / product.squareRoot()
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
