/// What the interval of a difference allows to be said of it.
public enum DifferenceClaim: String, Sendable, Equatable, CaseIterable {
  /// The first comes to more: the interval lies above 0.
  case first
  /// The second comes to more: the interval lies below 0.
  case second
  /// Both come to as much: the whole interval lies within the margin, as two one-sided tests have it
  /// (Schuirmann 1987).
  case same
  /// The interval allows several of these.
  case open

  /// - Parameter margin: a difference smaller than this does not matter; above 0.
  public init(low: Double, high: Double, margin: Double) {
    if low > -margin, high < margin {
      self = .same
    } else if low > 0 {
      self = .first
    } else if high < 0 {
      self = .second
    } else {
      self = .open
    }
  }

  /// On which side of 0 an interval lies, however small the difference.
  public init(_ interval: (low: Double, high: Double)) {
    self = interval.low > 0 ? .first : interval.high < 0 ? .second : .open
  }
}

/// What the interval of a share allows to be said of it against a line.
public enum ShareClaim: String, Sendable, Equatable, CaseIterable {
  case above, below, open

  public init(low: Double, high: Double, line: Double) {
    self = low > line ? .above : high < line ? .below : .open
  }
}
