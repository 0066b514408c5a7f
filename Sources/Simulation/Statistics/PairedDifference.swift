/// What one option comes to less another, run by run: both see the same children, errors and
/// durations.
public struct PairedDifference: Sendable, Equatable {
  public let sample: Sample
  /// The 95% interval of the mean difference.
  public let low: Double
  public let high: Double
  /// How many runs the first did better, as well, and worse.
  public let wins: Int
  public let ties: Int
  public let losses: Int
  /// How many times as many unpaired runs would be needed for an interval as narrow; nil where
  /// every run differs alike.
  public let efficiency: Double?

  /// - Parameters:
  ///   - left, right: one value a run, in the same order.
  public init(_ left: [Int], _ right: [Int]) {
    let differences = zip(left, right).map { $0 - $1 }
    sample = Sample(differences)
    (low, high) = sample.interval
    wins = differences.count { $0 > 0 }
    ties = differences.count { $0 == 0 }
    losses = differences.count { $0 < 0 }
    let apart = (Sample(left).deviation, Sample(right).deviation)
    efficiency =
      sample.deviation > 0
      ? (apart.0 * apart.0 + apart.1 * apart.1) / (sample.deviation * sample.deviation) : nil
  }

  /// Whether the interval lies on one side of 0.
  public var isClear: Bool { low > 0 || high < 0 }
}
