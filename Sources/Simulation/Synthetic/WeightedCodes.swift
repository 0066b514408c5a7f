import Guidance

/// Codes of a set, each with how often it is drawn.
struct WeightedCodes: Sendable {
  private var positions: [Int] = []
  private var limits: [Int] = []

  /// Codes that the edition's set does not have are left out.
  init(_ set: CodeSet?, _ weights: [(code: String, weight: Int)]) {
    var sum = 0
    for (code, weight) in weights {
      guard let position = set?.codes.firstIndex(where: { $0.code == code }) else { continue }
      sum += weight
      positions.append(position)
      limits.append(sum)
    }
  }

  /// The position of a code in its set; blank where there is none to draw.
  func pick(_ draw: inout SharedDraw) -> Int {
    let place = draw.below(limits.last ?? 0)
    for (index, limit) in limits.enumerated() where place < limit { return positions[index] }
    return ColumnBuilder.blank
  }
}
