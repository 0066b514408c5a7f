import Casework
import Guidance
import Language
import Table

/// What a manifest holds that was decided by persons or happened to come first: it cannot be
/// computed from the lists, and goes in as it was said.
struct ManifestDecisions: Sendable {
  /// A decision about a child, by its ID.
  struct Decision: Sendable {
    var id: String
    var stage: Choice.Stage
    var because: String
    var isInjected = false
  }

  /// A change by hand since the choice was made.
  struct Change: Sendable {
    var out: String?
    var coming: String?
    var because: String
    var isInjected = false

    var line: String {
      let what =
        switch (out, coming) {
        case (let out?, let coming?):
          "swapped \(Literal.quote(out)) for \(Literal.quote(coming))"
        case (let out?, nil): "dropped \(Literal.quote(out))"
        case (nil, let coming): "picked \(Literal.quote(coming ?? ""))"
        }
      return "since: \(what) because \(Literal.quote(because))\(isInjected ? " injected" : "")"
    }
  }

  /// A filter that was on, with what it did.
  struct Filter: Sendable {
    var condition: String
    var before: Int
    var after: Int
    var unknown: Int

    var line: String {
      "filter: \(Literal.quote(condition)) keeps \(after) of \(before) unknown \(unknown)"
    }
  }

  /// Where those come from who were looked at: everyone, by the filters; the first stage; or as it
  /// is stated, where a kept set, an earlier choice or another day led to them.
  enum PoolSource: String {
    case filters
    case first = "the first stage"
    case statement
  }

  /// What a manifest that is read says of the edition.
  var edition: ManifestEdition?
  var option = ""
  var stage = Choice.Stage.track
  /// How the first stage was chosen, where the option has one and this is the second.
  var first: String?
  var filters: [Filter] = []
  var poolSource = PoolSource.statement
  var seedOrigin = Session.Seed.Origin.typed
  var picked: [Decision] = []
  var dropped: [Decision] = []
  /// Arrivals that were made up for training.
  var injected: [(name: String, time: String)] = []
  /// The readings that were taken instead of the edition's own, in the order of their names.
  var readings: [(id: String, choice: String)] = []
  var overruled: String?
  var since: [Change] = []

  init() {}

  /// What persons decided, as lines: decisions in the order of stages and IDs, so that no order is
  /// a statement of its own.
  var lines: [String] {
    func sorted(_ decisions: [Decision]) -> [Decision] {
      decisions.sorted { ($0.stage.rawValue, $0.id) < ($1.stage.rawValue, $1.id) }
    }
    var lines = sorted(picked).map {
      "picked: \(Literal.quote($0.id)) \($0.stage.rawValue) because \(Literal.quote($0.because))"
    }
    lines += sorted(dropped).map {
      "dropped: \(Literal.quote($0.id)) \($0.stage.rawValue) because "
        + Literal.quote($0.because) + ($0.isInjected ? " injected" : "")
    }
    return lines + others
  }

  /// The same as jtai 0.1 wrote it.
  var firstFormatLines: [String] {
    var lines = picked.map {
      "picked: \(Literal.quote($0.id)) because \(Literal.quote($0.because))"
    }
    lines += dropped.map {
      "dropped: \(Literal.quote($0.id)) because \(Literal.quote($0.because))"
        + ($0.isInjected ? " injected" : "")
    }
    return lines + others
  }

  private var others: [String] {
    var lines = injected.map { "injected: \(Literal.quote($0.name)) late \($0.time)" }
    lines += readings.sorted { $0.id < $1.id }.map {
      "reading: \(Literal.quote($0.id)) \(Literal.quote($0.choice))"
    }
    if let overruled { lines.append("overruled: \(Literal.quote(overruled))") }
    return lines
  }

  // MARK: What follows from them

  func required(_ session: Session) -> Set<Int32> {
    children(picked.filter { $0.stage == stage }.map(\.id), session)
  }

  func droppedChildren(_ session: Session) -> Set<Int32> { children(dropped.map(\.id), session) }

  private func children(_ ids: [String], _ session: Session) -> Set<Int32> {
    Set(ids.compactMap { session.area.truth.child($0).map(Int32.init) })
  }

  /// Those who were looked at: by the filters, or those whom the request has already.
  ///
  /// - Throws: `manifest-differs` where the filters do not do what is stated of them.
  func pool(of request: CaseRequest, _ session: Session) throws(Diagnostic) -> [Int32] {
    guard poolSource == .filters else { return request.pool }
    guard let pool = filtered(session) else {
      throw Diagnostic(
        "manifest-differs", "a filter does not keep whom it is said to keep",
        help: "it is not the same choice, or not from the same lists, edition or day",
        status: .expectationFailed)
    }
    return pool
  }

  /// Those of everyone whom the filters keep, in the area's order; nil where a filter cannot be
  /// asked without the session that it was typed in, or does something else than it says.
  func filtered(_ session: Session) -> [Int32]? {
    // Without kept sets: they are of another session.
    let space = CaseSpace(session.area.truth, asOf: session.asOf)
    var left = ChildList(everyone: session.area.count)
    for filter in filters {
      guard filter.before == left.count,
        let condition = try? Conditions.parse(filter.condition, session.edition),
        let verdicts = try? Conditions.verdicts(condition, in: space).verdicts
      else { return nil }
      let (kept, unknown) = left.kept(by: verdicts)
      guard kept.count == filter.after, unknown == filter.unknown else { return nil }
      left = kept
    }
    return Array(left)
  }

  /// Who is chosen after the changes by hand.
  ///
  /// - Throws: `manifest-differs` where somebody goes who is not in, or comes who is.
  func changed(_ chosen: [Int32], _ session: Session) throws(Diagnostic) -> [Int32] {
    var chosen = chosen
    for change in since {
      let out = change.out.flatMap { session.area.truth.child($0).map(Int32.init) }
      let coming = change.coming.flatMap { session.area.truth.child($0).map(Int32.init) }
      let place = out.flatMap(chosen.firstIndex)
      let isPossible = (out == nil || place != nil) && !(coming.map(chosen.contains) ?? false)
      guard isPossible || change.isInjected else {
        throw Diagnostic(
          "manifest-differs", "a change by hand is of a child that was not chosen, or was already",
          help: "it is not the same choice, or a line of it is missing or twice there",
          status: .expectationFailed)
      }
      if let place { chosen.remove(at: place) }
      if let coming { chosen.insert(coming, at: place ?? chosen.count) }
    }
    return chosen
  }
}

extension ManifestDecisions {
  /// What was decided for the choice of a session.
  init(_ session: Session, _ stage: Choice.Stage, _ context: ChoiceContext) {
    let choice = session.choice
    func id(_ child: Int32) -> String { session.area.truth.ids[Int(child)] }
    func named(_ decisions: [Choice.Decision]) -> [Decision] {
      decisions.map {
        Decision(
          id: id($0.child), stage: $0.stage, because: $0.because, isInjected: $0.isInjected)
      }
    }
    self.init()
    option = choice.option ?? ""
    self.stage = stage
    seedOrigin = context.seed?.origin ?? .typed
    picked = named(context.picked)
    dropped = named(context.dropped)
    injected = session.injectedArrivals.map { ($0.name, $0.time.description) }
    readings = context.readings.map { (id: $0.key, choice: $0.value) }
    overruled = choice.overruled
    since = choice.since.map {
      Change(
        out: $0.out.map(id), coming: $0.coming.map(id), because: $0.because,
        isInjected: $0.isInjected)
    }
    let isSecond = stage == .track && session.option?.select != nil
    let source = isSecond ? choice.first : context
    filters = (source?.filters ?? []).map {
      Filter(condition: $0.condition, before: $0.before, after: $0.after, unknown: $0.unknown)
    }
    if isSecond {
      poolSource = .first
      first = Self.first(choice.first, count: choice.additional.count)
    } else if let pool = filtered(session), let request = choice.request,
      Set(pool) == Set(request.pool)
    {
      poolSource = .filters
    }
  }

  /// `spread 20 from 1499 seed "1" typed`, or `hand 20 from 1499`.
  private static func first(_ context: ChoiceContext?, count: Int) -> String {
    let method = context.flatMap { CaseSelection.Method(rawValue: $0.method) }
    let words = "\(method?.rawValue ?? "hand") \(count) from \(context?.pool ?? 0)"
    guard let seed = context?.seed else { return words }
    return "\(words) seed \(Literal.quote(seed.text)) \(seed.origin.rawValue)"
  }
}
