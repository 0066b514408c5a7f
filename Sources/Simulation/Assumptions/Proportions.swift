/// Names with their shares, which are 100% together.
public struct Proportions: Sendable {
  public let names: [String]
  public let shares: [Share]
  /// The sum of the shares up to each name, in ten-thousandths.
  private let ends: [UInt64]

  init(names: [String], shares: [Share]) {
    self.names = names
    self.shares = shares
    var end = 0
    ends = shares.map { share in
      end += share.tenThousandths
      return UInt64(end)
    }
  }

  /// The place of the name that a draw of 0..<10,000 falls on.
  func place(of draw: UInt64) -> Int {
    ends.firstIndex { draw < $0 } ?? max(0, names.count - 1)
  }
}
