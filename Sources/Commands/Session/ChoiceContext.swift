import Casework
import Guidance
import Render
import Table

/// What was in force when a stage of the choice was made, so that a record of it names that and not
/// what a later command has changed.
public struct ChoiceContext: Sendable {
  /// The day at which ages and periods were counted, and why that day.
  public let asOf: CivilDate?
  public let asOfReason: String
  public let notified: CivilDate?
  public let seed: Session.Seed?
  /// The filters that led to those it was chosen from; masked as the session is.
  public var filters: [Session.AppliedFilter]
  /// How many children the lists held.
  public let everyone: Int
  /// The readings that were taken instead of the edition's own, by reading.
  public let readings: [String: String]
  /// The decisions by hand that were in force already.
  public let picked: [Choice.Decision]
  public let dropped: [Choice.Decision]
  /// How it was chosen, and how many were asked for; 0 where nobody asked for a number.
  public var method: String
  public var count: Int
  /// How many it was chosen from.
  public let pool: Int

  /// - Parameter filters: those that led to the pool.
  init(
    _ session: Session, filters: [Session.AppliedFilter], seed: Session.Seed?, method: String,
    count: Int, pool: Int
  ) {
    asOf = session.asOf
    asOfReason = session.asOfReason
    notified = session.notified
    self.seed = seed
    self.filters = filters
    everyone = session.area.count
    readings = session.readings
    picked = session.choice.picked
    dropped = session.choice.dropped
    self.method = method
    self.count = count
    self.pool = pool
  }

  /// "2,104 of 3,032 children".
  var from: String { "\(pool.grouped) of \(String.children(everyone))" }

  /// "20 by spread from 2,104 of 3,032 children, seed 1, typed, as of 2026-03-02".
  var says: String {
    var says = method == "by hand" ? "by hand" : "\(count.grouped) by \(method)"
    says += " from \(from)"
    if let seed { says += ", seed \(seed.text), \(seed.origin.rawValue)" }
    return says + (asOf.map { ", as of \($0)" } ?? "")
  }

  func moved(_ relocation: Relocation) -> ChoiceContext {
    var moved = self
    moved.filters = filters.map { $0.moved(relocation) }
    return moved
  }
}

extension Session {
  /// The filters that lead to a pool: those in force, or, where a stage is chosen again from the
  /// same children, those of the choice before.
  func filters(of pool: [Int32], _ stage: Choice.Stage) -> [AppliedFilter] {
    if stage == .track, !choice.additional.isEmpty { return [] }
    if stage == .additional, let first = choice.first { return first.filters }
    if let context = choice.context, choice.stage == stage, pool == choice.pool,
      filters.isEmpty || Set(pool) != Set(working)
    {
      return context.filters
    }
    return filters
  }

  /// The session with the day at which the choice counted ages and periods.
  func asOfChoice(_ context: ChoiceContext?) -> Session {
    guard let context else { return self }
    var then = self
    then.asOfSet = context.asOf
    // Without any date then, there is none in the lists.
    if context.asOf == nil { then.notified = nil }
    return then
  }

  /// What is lost of a choice where it is begun again; nil where nobody was chosen.
  ///
  /// - Parameter decisions: whether what was picked and dropped by hand goes as well.
  func givingUp(_ what: Choice, decisions: Bool = true) -> Notice? {
    guard !what.chosen.isEmpty || !what.additional.isEmpty else { return nil }
    var parts: [String] = []
    if !what.additional.isEmpty {
      parts.append("the \(what.additional.count.grouped) chosen for the additional facts")
    }
    if what.stage == .track || what.additional.isEmpty {
      let word = what.stage == .track ? " to be tracked" : ""
      parts.append("the \(what.chosen.count.grouped) chosen\(word)")
    }
    let byHand = what.picked.count + what.dropped.count { !$0.isInjected }
    if decisions, byHand > 0 {
      parts.append(String.counted(byHand, "decision by hand", "decisions by hand"))
    }
    return Notice(
      "choice-given-up",
      "given up: \(parts.joined(separator: ", ")); undo brings the choice back")
  }

  /// That some of those chosen, picked or dropped are in none of the lists any more.
  ///
  /// - Parameter before: the session before its lists changed.
  func lostChildren(since before: Session) -> [Notice] {
    let here = area.truth
    func gone(_ children: [Int32]) -> [String] {
      children.filter { here.child(before.area.truth.ids[Int($0)]) == nil }
        .map { before.area.ids[Int($0)] }
    }
    let choice = before.choice
    let chosen = gone(
      choice.chosen.map(\.child)
        + choice.additional.filter { child in
          !choice.chosen.contains { $0.child == child }
        })
    let chosenHere = Set(chosen)
    let decided = gone((choice.picked + choice.dropped).map(\.child))
      .filter { !chosenHere.contains($0) }
    var notices: [Notice] = []
    func note(_ code: String, _ ids: [String], _ what: String) {
      guard !ids.isEmpty else { return }
      notices.append(
        Notice(
          code,
          "\(String.children(ids.count)) \(what) in none of the lists any more: "
            + "\(ids.named(Self.mostNamed)); undo brings the choice back"))
    }
    note("chosen-gone", chosen, "who had been chosen are")
    note("decision-gone", decided, "picked or dropped by hand are")
    return notices
  }

  private static let mostNamed = 7
}

extension [String] {
  /// "1, 2, 3 and 4 more".
  fileprivate func named(_ most: Int) -> String {
    count <= most
      ? joined(separator: ", ")
      : "\(prefix(most).joined(separator: ", ")) and \(count - most) more"
  }
}
