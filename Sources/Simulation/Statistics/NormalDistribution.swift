/// The standard normal distribution, by sums, products and quotients alone, so that it is the same
/// on every machine.
enum NormalDistribution {
  /// The value between which and its opposite a share of the distribution lies.
  ///
  /// - Parameter confidence: above 0 and below 1; at most 1 - 1e-12 counts.
  static func quantile(confidence: Double) -> Double {
    // To the last digit as it has always been, since published figures rest on it.
    if confidence == 0.95 { return 1.959963984540054 }
    let wanted = min(max(confidence, 0), 1 - 1e-12)
    var (low, high) = (0.0, 8.0)
    while true {
      let middle = (low + high) / 2
      guard middle > low, middle < high else { return high }
      if inside(middle) < wanted { low = middle } else { high = middle }
    }
  }

  /// The share between -x and x: Abramowitz and Stegun, 26.2.11.
  static func inside(_ x: Double) -> Double {
    var (sum, term, k) = (0.0, x, 1.0)
    while term > 1e-18 * sum || k < 2 * x {
      sum += term
      k += 2
      term *= x * x / k
      if term == 0 { break }
    }
    return min(1, 0.7978845608028654 * exponential(-x * x / 2) * sum)
  }

  /// By the series of a small part of the exponent, and squaring.
  private static func exponential(_ y: Double) -> Double {
    let part = y / 64
    var (sum, term) = (1.0, 1.0)
    for k in 1...30 {
      term *= part / Double(k)
      sum += term
    }
    for _ in 0..<6 { sum *= sum }
    return sum
  }
}
