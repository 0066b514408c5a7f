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

  /// With fewer runs than this nothing is said of a difference: its scatter is hardly known.
  public static let leastRuns = 30

  /// Whether there are too few runs to say anything by.
  public var isOfFewRuns: Bool { sample.count < Self.leastRuns }

  /// Whether an interval by Student's t says anything: there are two runs or more, and they differ.
  public var hasInterval: Bool { sample.count > 1 && sample.deviation > 0 }

  /// The interval that words rest on.
  ///
  /// By Student's t; if every run differs alike, by the share of runs that may differ by one, though
  /// none of these does (Clopper and Pearson: 1 - a^(1/n), where a is half of what is not covered).
  public func interval(confidence: Double = 0.95) -> (low: Double, high: Double) {
    guard sample.count > 1, sample.deviation == 0 else {
      return sample.interval(confidence: confidence)
    }
    let half = Self.unseen(sample.count, (1 - confidence) / 2)
    return (sample.mean - half, sample.mean + half)
  }

  /// The share p at which nothing is seen in n runs with the chance `a`: (1 - p)^n = a.
  static func unseen(_ n: Int, _ a: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      var (power, base, left) = (1.0, 1 - middle, n)
      while left > 0 {
        if left & 1 == 1 { power *= base }
        base *= base
        left >>= 1
      }
      if power > a { low = middle } else { high = middle }
    }
    return high
  }

  public func claim(margin: Double, confidence: Double = 0.95) -> DifferenceClaim {
    let (low, high) = interval(confidence: confidence)
    return DifferenceClaim(low: low, high: high, margin: margin)
  }
}
