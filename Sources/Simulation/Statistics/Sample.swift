/// Values of runs: their mean and how they scatter.
public struct Sample: Sendable, Equatable {
  public let count: Int
  /// 0 of no values.
  public let mean: Double
  /// The standard deviation of a sample, by one less than the number of values; 0 of fewer than two.
  public let deviation: Double

  /// - Parameter values: whole numbers, whose sum is exact in any order.
  public init(_ values: some Collection<Int>) {
    count = values.count
    guard count > 0 else {
      (mean, deviation) = (0, 0)
      return
    }
    let mean = Double(values.reduce(0, +)) / Double(count)
    self.mean = mean
    guard count > 1 else {
      deviation = 0
      return
    }
    let squares = values.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    deviation = (squares / Double(count - 1)).squareRoot()
  }

  /// The 95% interval of the mean by Student's t; the mean alone of fewer than two values.
  public var interval: (low: Double, high: Double) {
    guard count > 1 else { return (mean, mean) }
    return interval(confidence: 0.95)
  }

  func interval(confidence: Double) -> (low: Double, high: Double) {
    guard count > 1 else { return (-.infinity, .infinity) }
    let t = StudentT.quantile(degrees: count - 1, confidence: confidence)
    let half = t * deviation / Double(count).squareRoot()
    return (mean - half, mean + half)
  }

  /// The value below which a share of the values lies, by the nearest rank; nil of no values.
  ///
  /// - Parameter share: in hundredths, 0 to 100.
  public static func quantile(_ sorted: [Int], _ share: Int) -> Int? {
    guard !sorted.isEmpty else { return nil }
    let rank = (sorted.count * min(max(share, 0), 100) + 99) / 100
    return sorted[max(rank, 1) - 1]
  }
}
