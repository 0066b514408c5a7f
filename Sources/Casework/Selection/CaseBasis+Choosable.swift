extension CaseBasis {
  /// Those of a pool who may be chosen by the rules, and behind them those picked from outside it.
  ///
  /// - Parameters:
  ///   - isTrack: whether eligibility is asked for.
  ///   - isOverruled: whether those may be chosen, too, of whom it is not known.
  ///   - required: picked by hand: in whatever the rules say.
  public func choosable(
    of pool: [Int32], isTrack: Bool, isOverruled: Bool, dropped: Set<Int32>, required: Set<Int32>
  ) -> [Int32] {
    var from = pool.filter { mayBeChosen($0) && !dropped.contains($0) }
    if isTrack {
      from = from.filter { child in
        isOverruled ? eligible[Int(child)] != .no : eligible[Int(child)] == .yes
      }
    }
    let inside = Set(from)
    return from + required.filter { !inside.contains($0) }.sorted()
  }
}
