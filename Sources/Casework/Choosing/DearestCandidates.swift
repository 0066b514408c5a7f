/// The dearest of those listed, one of them early where that is asked for.
///
/// A candidate's place is that in the list, which is in ticket order, the early ones first.
final class DearestCandidates {
  /// More cannot be held.
  static let most = 32

  private let gains: UnsafeMutablePointer<Int>
  private let places: UnsafeMutablePointer<Int>
  private var wanted = 0
  private var held = 0
  private var early = 0
  private var bestEarly = (gain: Int.min, place: 0)

  /// What they are worth together.
  private(set) var sum = 0
  /// What an early and a late candidate must be worth to be one of such dearest; less costs
  /// the sum as much as is missing.
  private(set) var lowestEarly = 0
  private(set) var lowestLate = 0

  init() {
    gains = .allocate(capacity: Self.most)
    gains.initialize(repeating: 0, count: Self.most)
    places = .allocate(capacity: Self.most)
    places.initialize(repeating: 0, count: Self.most)
  }

  deinit {
    gains.deallocate()
    places.deallocate()
  }

  /// - Parameters:
  ///   - wanted: how many, from 2 to `most`.
  ///   - early: how many of the list are early; with 0 nobody need be.
  func begin(_ wanted: Int, early: Int) {
    self.wanted = wanted
    self.early = early
    held = 0
    bestEarly.gain = Int.min
  }

  @inline(__always)
  func see(_ gain: Int, at place: Int) {
    if place < early, gain > bestEarly.gain { bestEarly = (gain, place) }
    guard held < wanted || gain > gains[held - 1] else { return }
    if held < wanted { held += 1 }
    var rank = held - 1
    while rank > 0, gains[rank - 1] < gain {
      gains[rank] = gains[rank - 1]
      places[rank] = places[rank - 1]
      rank -= 1
    }
    gains[rank] = gain
    places[rank] = place
  }

  /// At least as many as are wanted must have been seen.
  func end() {
    let last = held - 1
    lowestEarly = gains[last]
    lowestLate = gains[last]
    if early > 0, !(0..<held).contains(where: { places[$0] < early }) {
      // The last place is an early one's; a late one would have to take the place before.
      lowestEarly = bestEarly.gain
      lowestLate = gains[last - 1]
      gains[last] = bestEarly.gain
      places[last] = bestEarly.place
    }
    sum = (0..<held).reduce(0) { $0 + gains[$1] }
  }

  func forEachPlace(_ body: (Int) -> Void) {
    for rank in 0..<held { body(places[rank]) }
  }
}
