/// A synthetic child with everything that several lists say of it.
struct SyntheticChild {
  var person: SyntheticPerson
  /// Nil for a child on none of lists 6, 7 and 8.
  let story: SyntheticCase?
  let team: Int
  let worker: Int
  /// The number of its sibling group; blank for none.
  let siblings: Int
  let isFlagged: Bool
  /// Known for flagged children of the lists.
  let facts: SyntheticFacts?
  /// The draws of the streams "area/<id>/…".
  var draws: NamedDraws.Family
}
