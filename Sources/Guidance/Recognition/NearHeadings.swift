/// What lies near to the headings of one row: looked for once, however many lists are tried on it.
final class NearHeadings {
  private let nearness: HeadingNearness
  private var neighbours: [String: HeadingNearness.Neighbours] = [:]

  init(_ nearness: HeadingNearness) { self.nearness = nearness }

  /// The position of the column of `list` that the heading stands for; nil where none is near, or
  /// more than one is.
  func column(for heading: String, of list: ListDefinition) -> Int? {
    if let known = neighbours[heading] { return nearness.column(of: list, among: known) }
    let found = nearness.neighbours(of: heading)
    neighbours[heading] = found
    return nearness.column(of: list, among: found)
  }
}
