import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let compare = Command(
    "compare", .choose, "what two options, asking about some or about all, would choose",
    .sequence([
      .optional(
        .slot("count", .number, "N", "how many are tracked; the edition's number if left out")),
      .clauses([
        .choice([
          .keyword("random", "the first stage: the first by ticket"),
          .keyword("spread", "the first stage: in turn over disability and age"),
          .keyword("cover", "the first stage: what the lists alone can show"),
        ]),
        .sequence([.keyword("seed"), .slot("seed", .seed, "S", "any text")]),
      ]),
    ]),
    details: """
      Both choose from the children shown now by the same tickets: the one asks the additional \
      facts of those it takes first, and then chooses among them; the other asks them of all, and \
      chooses at once. It shows what each asks of the authority, what each comes to, and who is \
      chosen by both. The facts must be there, as in an area that was generated with them.
      """,
    examples: [
      .init("compare", "with the seed in force"),
      .init("compare 6 random seed 314159", "had the 20 been drawn by lot"),
    ]
  ) { arguments, session, world throws(Diagnostic) in
    let comparison = try Comparison(arguments, session, world)
    var outcome = comparison.outcome(session.taking(comparison.seed))
    outcome.again = .sayingSeed(comparison.seed, after: session)
    return outcome
  }
}

/// What both options come to on the same children.
private struct Comparison {
  /// What one option comes to.
  private struct Side {
    /// Of whom the facts are asked.
    let asked: [Int32]
    let eligible: Int
    /// Of whom it is not known.
    let perhapsEligible: Int
    let chosen: [Int32]
    let levels: ReachedLevels
    let uncovered: [String]
  }

  let seed: Session.Seed
  private let session: Session
  private let basis: CaseBasis
  /// The option that asks about some first, and the one that asks about all.
  private let names: [String]
  private let sides: [Side]

  init(_ arguments: Arguments, _ session: Session, _ world: World) throws(Diagnostic) {
    let (first, last) = try session.requiredBothOptions()
    names = [first.name, last.name]
    guard session.area.count > 0 else {
      throw Diagnostic(
        "no-lists", "there are no children to choose from",
        help: "load a workbook, or generate children 300")
    }
    self.session = session
    seed = try session.drawingSeed(arguments, world)
    basis = try session.basis(.track)
    let count = try arguments.number("count", in: 1...1_000) ?? session.usualTrack(last)
    let method: CaseSelection.Method =
      arguments.has("random") ? .random : arguments.has("cover") ? .cover : .spread
    let pool = Array(session.working)
    let might = pool.filter(basis.mayBeChosen)
    let select = session.guidance.select(first) ?? might.count
    let additional = CaseRequest(
      pool: pool, choosable: might, required: [], seed: seed.text, count: select, method: method,
      quotas: [], onePerGroup: true)
    let taken = additional.answer(try session.basis(.additional)).taken.map(\.child)
    let asked = [taken, might]
    sides = asked.map { [basis, seed] asked in
      Self.side(asked, pool, count, seed.text, basis, session)
    }
    guard sides.contains(where: { !$0.chosen.isEmpty }) else {
      throw Diagnostic(
        "nobody-eligible",
        "none of \(String.children(might.count)) is known to be eligible "
          + "(\(basis.edition.eligibility.when))",
        help: "load the additional facts, or generate children 300")
    }
  }

  private static func side(
    _ asked: [Int32], _ pool: [Int32], _ count: Int, _ seed: String, _ basis: CaseBasis,
    _ session: Session
  ) -> Side {
    let eligible = asked.filter { basis.eligible[Int($0)] == .yes }
    let request = CaseRequest(
      pool: pool, choosable: eligible, required: [], seed: seed, count: count, method: .cover,
      quotas: [], onePerGroup: true)
    let chosen = request.answer(basis).taken.map(\.child)
    let covered = basis.criteria(of: chosen).once
    return Side(
      asked: asked, eligible: eligible.count,
      perhapsEligible: asked.count { basis.eligible[Int($0)] == .unknown }, chosen: chosen,
      levels: basis.levels(of: chosen),
      uncovered: basis.shown.map(\.criterion.id).filter { !covered.contains($0) })
  }

  private func ids(_ children: [Int32]) -> [String] {
    children.map { session.area.ids[Int($0)] }
  }

  private func cells(_ side: Side) -> Int { side.asked.count * session.edition.facts.count }

  func outcome(_ next: Session) -> Outcome {
    let (a, b) = (sides[0], sides[1])
    let possible = basis.possible
    func row(_ label: String, _ value: (Side) -> String) -> [String] {
      [label, value(a), value(b)]
    }
    var document = Document()
    let filters = session.filters.map(\.condition).joined(separator: "; ")
    document.line(
      "from \(session.workingText)" + (filters.isEmpty ? "" : ", those left by: \(filters)")
        + " · seed \(seed.text), \(seed.origin.rawValue)")
    document.table(
      TextTable(
        [.init("")] + names.map { .init("option \($0)", right: true) },
        [
          row("children asked about") { $0.asked.count.grouped },
          row("cells of information asked for") { cells($0).grouped },
          row("eligible among them") { $0.eligible.grouped },
          row("not known to be eligible") { $0.perhapsEligible.grouped },
          row("chosen") { $0.chosen.count.grouped },
          row("criteria covered, of \(possible)") { $0.levels.covered.grouped },
          row("criteria covered twice") { $0.levels.twice.grouped },
          row("attribute levels") { $0.levels.attributes.grouped },
        ]))
    if Set(a.asked) == Set(b.asked) {
      document.line("both options ask about the same children: whom they choose cannot differ")
    }
    let both = a.chosen.filter(b.chosen.contains)
    say("chosen by both", both, &document)
    say("by \(names[0]) alone", a.chosen.filter { !both.contains($0) }, &document)
    say("by \(names[1]) alone", b.chosen.filter { !both.contains($0) }, &document)
    for (name, side) in zip(names, sides) where !side.uncovered.isEmpty {
      document.line("not covered by \(name): \(side.uncovered.joined(separator: ", "))")
    }
    document.line(
      "with the facts as the lists have them; errors in facts that are asked in a hurry are not "
        + "part of this")
    return Outcome(next, document, result: json(both))
  }

  private func say(_ what: String, _ children: [Int32], _ document: inout Document) {
    guard !children.isEmpty else { return }
    document.line("\(what): \(ids(children).joined(separator: ", "))")
  }

  private func json(_ both: [Int32]) -> JSONValue {
    func object(_ side: Side) -> JSONValue {
      .object([
        .init("asked", .whole(side.asked.count)), .init("cells", .whole(cells(side))),
        .init("eligible", .whole(side.eligible)),
        .init("eligible_unknown", .whole(side.perhapsEligible)),
        .init("chosen", .texts(ids(side.chosen))),
        .init(
          "levels",
          .object([
            .init("covered", .whole(side.levels.covered)),
            .init("twice", .whole(side.levels.twice)),
            .init("attributes", .whole(side.levels.attributes)),
          ])),
        .init("uncovered", .texts(side.uncovered)),
      ])
    }
    return .object([
      .init("seed", .text(seed.text)), .init("options", .texts(names)),
      .init("a", object(sides[0])), .init("b", object(sides[1])), .init("both", .texts(ids(both))),
      .init("from", .whole(session.working.count)),
      .init("filters", .list(session.filters.map(\.json))),
      .init("as_of", .optional(session.asOf?.description)),
    ])
  }
}
