/// Student's t distribution, by sums, products, quotients and square roots alone, so that it is the
/// same on every machine.
public enum StudentT {
  /// The value between which and its opposite a share lies: t(degrees, 0.975) for 95%.
  ///
  /// - Parameters:
  ///   - degrees: of freedom; below 1 counts as 1.
  ///   - confidence: 0.5 or more; at most 1 - 1e-12 counts.
  public static func quantile(degrees: Int, confidence: Double = 0.95) -> Double {
    let degrees = max(degrees, 1)
    let wanted = min(max(confidence, 0.5), 1 - 1e-12)
    var (low, high) = wanted == 0.95 ? (1.9, 12.8) : (0.0, 16.0)
    while high < 1e15, inside(high, degrees) < wanted { high *= 2 }
    while true {
      let middle = (low + high) / 2
      guard middle > low, middle < high else { return high }
      if inside(middle, degrees) < wanted { low = middle } else { high = middle }
    }
  }

  /// The chance of a value between -t and t: the finite sums of Abramowitz and Stegun, 26.7.3-4.
  static func inside(_ t: Double, _ degrees: Int) -> Double {
    let n = Double(degrees)
    let sine = t / (n + t * t).squareRoot()
    let square = n / (n + t * t)
    var sum = 0.0
    if degrees.isMultiple(of: 2) {
      var term = 1.0
      var k = 0
      while k <= degrees - 2, term > 1e-18 {
        sum += term
        k += 2
        term *= square * Double(k - 1) / Double(k)
      }
      return sine * sum
    }
    var term = square.squareRoot()
    var k = 1
    while k <= degrees - 2, term > 1e-18 {
      sum += term
      k += 2
      term *= square * Double(k - 1) / Double(k)
    }
    return 2 / Double.pi * (arcTangent(t / n.squareRoot()) + sine * sum)
  }

  /// By halving the angle until the series needs few terms.
  private static func arcTangent(_ x: Double) -> Double {
    var (x, halvings) = (x, 0)
    while x > 0.05 {
      x = x / (1 + (1 + x * x).squareRoot())
      halvings += 1
    }
    var (sum, power) = (0.0, x)
    for k in 0..<12 {
      sum += (k.isMultiple(of: 2) ? power : -power) / Double(2 * k + 1)
      power *= x * x
    }
    for _ in 0..<halvings { sum *= 2 }
    return sum
  }
}
