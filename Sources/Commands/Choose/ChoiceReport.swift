import Casework
import Guidance
import Render
import Table

/// What a choice shows: who, why, what they cover, what is not covered, and when it is due.
struct ChoiceReport {
  let session: Session
  let basis: CaseBasis
  let method: String
  /// How many could have been chosen.
  let from: Int
  let solution: ChoiceSolution?
  let uncovered: [(criterion: String, reason: String)]
  let notices: [Notice]

  func document() -> Document {
    var document = Document()
    let chosen = session.choice.chosen
    document.line(headline)
    let rows = chosen.enumerated().map { position, chosen in
      [
        String(position + 1), basis.area.ids[Int(chosen.child)],
        session.shown(rank: chosen.rank).map { $0.grouped } ?? "", covers(chosen),
        session.shownWhy(chosen),
      ]
    }
    if !rows.isEmpty {
      document.table(
        TextTable(
          [
            .init("", right: true), .init("child"), .init("rank", right: true),
            .init(session.choice.stage == .additional ? "may show" : "shows"), .init("why"),
          ], rows))
    }
    if session.choice.stage == .track || solution != nil { document.line(levels) }
    if let gap = solution?.gapText { document.line(gap) }
    if session.choice.stage == .track { appendUncovered(to: &document) }
    for notice in notices { document.line(notice.message) }
    appendDue(to: &document)
    document.next(next)
    return document
  }

  /// The seed by which it was drawn, whatever seed is in force by now.
  private var seed: Session.Seed? { session.choice.context?.seed }

  private var headline: String {
    let chosen = session.choice.chosen
    var line = "\(chosen.count) of \(from.grouped) chosen, \(method)"
    if let seed {
      line += " · seed \(seed.text), \(seed.origin.rawValue)"
    }
    if let solution { line += solution.proven ? " · proven best" : " · not proven" }
    return line
  }

  private func covers(_ chosen: Choice.Chosen) -> String {
    let numbers =
      session.choice.stage == .additional ? basis.mayCover(chosen.child) : chosen.covers
    return numbers.isEmpty ? "" : short(numbers)
  }

  /// "ESN 23 24 30, context 1".
  private func short(_ criteria: [String]) -> String {
    let word = session.edition.criterionWord
    let own = criteria.filter { $0.hasPrefix(word + " ") }
    let numbers = own.isEmpty ? [] : [word + own.map { $0.dropFirst(word.count) }.joined()]
    return (numbers + criteria.filter { !own.contains($0) }).joined(separator: ", ")
  }

  private var reached: ReachedLevels {
    basis.levels(of: session.choice.chosen.map(\.child))
  }

  var levels: String {
    let bound = solution?.bound.map {
      " (at most \($0.covered), \($0.twice) and \($0.attributes) are possible)"
    }
    let criteria =
      basis.isWeighted
      ? "in weight of the criteria that a child can show" : "criteria that a child can show"
    return "covered: \(reached.covered) of \(basis.possible) \(criteria), "
      + "\(reached.twice) of them twice, \(reached.attributes) attribute levels\(bound ?? "")"
  }

  private func appendUncovered(to document: inout Document) {
    let byChild = uncovered.filter { row in
      basis.shown.contains { $0.criterion.id == row.criterion }
    }
    for row in byChild { document.line("not covered: \(row.criterion), \(row.reason)") }
    let system = uncovered.count - byChild.count
    if system > 0 {
      document.line(
        String.counted(system, "further criterion is", "further criteria are")
          + " about the system: no child's row can show them")
    }
    if !basis.shown.isEmpty { document.line(session.edition.interpretationText) }
  }

  /// When the step is due, and the readings that bear on it.
  private func appendDue(to document: inout Document) {
    guard let option = session.option else { return }
    let id = session.choice.stage == .additional ? option.selectEvent : option.trackEvent
    guard let event = session.guidance.events(option.name).first(where: { $0.id == id }) else {
      return
    }
    if let dated = session.dated(event) {
      document.line("due \(dated) (\(session.guidance.cite(event.citations)))")
    }
    for note in session.guidance.notes(event, under: option.name) {
      document.line("reading \(note)")
    }
  }

  private var next: String {
    guard session.choice.stage == .additional else {
      return "pick, drop or swap; coverage; then confirm, which is the call"
    }
    return
      "request form.xlsx asks for the \(session.edition.facts.count) additional facts about them"
  }

  var json: JSONValue { json(nil) }

  /// With the mix, where it was asked for.
  func json(_ mix: JSONValue?) -> JSONValue {
    let chosen = session.choice.chosen.map { chosen in
      JSONValue.object([
        .init("id", .text(basis.area.ids[Int(chosen.child)])),
        .init("rank", .optional(session.shown(rank: chosen.rank))),
        .init("ticket", .optional(session.isMasked ? nil : chosen.ticket)),
        .init("covers", .texts(chosen.covers)), .init("why", .text(session.shownWhy(chosen))),
      ])
    }
    let levels = JSONValue.object([
      .init("covered", .whole(reached.covered)), .init("twice", .whole(reached.twice)),
      .init("attributes", .whole(reached.attributes)),
    ])
    let members: [JSONValue.Member] = [
      .init("option", .optional(session.choice.option)),
      .init("stage", .optional(session.choice.stage?.rawValue)), .init("method", .text(method)),
      .init("seed", .optional(seed?.text)), .init("chosen", .list(chosen)),
      .init("levels", levels), .init("proven", solution.map { .truth($0.proven) } ?? .null),
      .init(
        "relaxed",
        .texts((solution?.relaxed ?? []).map { session.isMasked ? $0.saysUnnamed : $0.says })),
      .init(
        "uncovered",
        .list(
          uncovered.map {
            .object([
              .init("criterion", .text($0.criterion)), .init("reason", .text($0.reason)),
            ])
          })),
      .init("bound", solution?.bound.map(\.json) ?? .null), .init("from", .whole(from)),
      .init("filters", .list((session.choice.context?.filters ?? []).map(\.json))),
    ]
    return .object(members + (mix.map { [.init("mix", $0)] } ?? []))
  }
}

extension Edition {
  /// Whose reading the criteria are, and how to see it.
  var interpretationText: String {
    interpretation + (criteria.first.map { ": guidance \($0.id)" } ?? "")
  }
}

extension ChoiceSolution {
  /// How far from the best a choice may be that is not proven; nil where it is proven.
  var gapText: String? {
    guard let bound else { return nil }
    let gaps = [
      (bound.covered - covered, "in what is covered"), (bound.twice - twice, "covered twice"),
      (bound.attributes - attributes, "in attribute levels"),
    ].filter { $0.0 > 0 }
    var parts: [String] = []
    if bound.quotaCost < quotaCost { parts.append("the quotas may be kept better") }
    if !gaps.isEmpty {
      let short = gaps.map { "\($0.0.grouped) \($0.1)" }.joined(separator: ", ")
      parts.append("it may be short of the best by up to \(short)")
    }
    if parts.isEmpty {
      parts.append("it is the best at each level, but an earlier choice by ticket may do as well")
    }
    return "not proven: \(parts.joined(separator: "; ")); effort N looks longer"
  }
}

extension ChoiceSolution.Bound {
  /// What no choice can exceed; of what broken quotas cost, what none can undercut.
  var json: JSONValue {
    .object([
      .init("covered", .whole(covered)), .init("twice", .whole(twice)),
      .init("attributes", .whole(attributes)), .init("quota_cost", .whole(quotaCost)),
    ])
  }
}

extension ChoiceSolution.Relaxation {
  /// "disability = Y at least 3: only 2 can be met".
  var says: String {
    switch side {
    case .minimum: "\(name): only \(met) can be met"
    case .maximum: "\(name): \(met) could not be avoided"
    }
  }

  /// The same without the condition, which may name a child.
  var saysUnnamed: String {
    var unnamed = self
    unnamed.name = "a quota"
    return unnamed.says
  }
}
