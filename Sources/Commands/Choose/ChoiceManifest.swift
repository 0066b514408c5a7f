import Casework
import Digest
import Guidance
import Language
import Table

/// A choice and all that it was made of, as lines of text: what an outsider needs to come to the
/// same choice, and to see where another one differs.
///
/// The lines are made again from the lists and from what persons decided, and never copied from
/// what was shown.
struct ChoiceManifest {
  /// The format that is written, and the one that jtai 0.1 wrote.
  enum Format: Int {
    case first = 1
    case second = 2

    var heading: String { "jtai manifest \(rawValue)" }
  }

  let lines: [String]
  /// Who is chosen, in the order of the choice.
  let chosen: [Int32]
  /// Whether the pool comes from the filters of the manifest, or is as it says.
  let isPoolComputed: Bool

  /// - Parameters:
  ///   - decisions: of a manifest that is written, those of the choice; of one that is read, those
  ///     that it states.
  ///   - session: with the day at which the choice counted ages and periods.
  /// - Throws: `manifest-differs` where what is stated cannot have been done.
  init(
    _ request: CaseRequest, _ decisions: ManifestDecisions, _ session: Session
  ) throws(Diagnostic) {
    let basis = try CaseBasis(session.space(decisions.stage), request.emphasis)
    let area = session.area.truth
    func name(_ child: Int32) -> String { Literal.quote(area.ids[Int(child)]) }
    let pool = try decisions.pool(of: request, session)
    isPoolComputed = decisions.poolSource == .filters
    var request = request
    request.pool = pool
    request.required = decisions.required(session)
    request.choosable = basis.choosable(
      of: pool, isTrack: decisions.stage == .track, isOverruled: decisions.overruled != nil,
      dropped: decisions.droppedChildren(session), required: request.required)
    let result = request.answer(basis)
    let chosen = try decisions.changed(result.taken.map(\.child), session)

    var lines =
      [Format.second.heading]
      + (decisions.edition ?? ManifestEdition(session, .second)).lines + Self.inputs(session)
    lines += [
      "as of: \(session.asOf.map(\.description) ?? "unknown")", "option: \(decisions.option)",
      "stage: \(decisions.stage.rawValue)",
    ]
    if let first = decisions.first { lines.append("first: \(first)") }
    lines += decisions.filters.map(\.line)
    lines.append("pool: \(pool.count) by \(decisions.poolSource.rawValue)")
    lines += Self.rules(request, decisions) { quota in
      " met \(chosen.count { quota.verdicts[Int($0)] == .yes })"
    }
    lines += decisions.lines
    lines += Self.tickets(request, decisions, session)
    lines += decisions.since.map(\.line)
    lines += chosen.enumerated().map { "chosen: \($0 + 1) \(name($1))" }
    lines.append(Self.levels(basis, chosen))
    if decisions.since.isEmpty, let solution = result.solution { lines += Self.proof(solution) }
    self.chosen = chosen
    self.lines = lines + [Self.digest(lines)]
  }

  // MARK: Lines of both formats

  static func inputs(_ session: Session) -> [String] {
    session.area.truth.lists.flatMap { list in
      list.parts.map { part in
        let digest = part.sha256.isEmpty ? "none" : part.sha256
        return "input: \(list.definition.name) rows \(part.rows) sha256 \(digest)"
      }
    }
  }

  /// How was chosen, and by what rules.
  ///
  /// - Parameter met: what follows a quota.
  static func rules(
    _ request: CaseRequest, _ decisions: ManifestDecisions,
    met: (CaseSelection.Quota) -> String
  ) -> [String] {
    var lines = [
      "seed: \(Literal.quote(request.seed)) \(decisions.seedOrigin.rawValue)",
      "method: \(request.method.rawValue)", "count: \(request.count)",
      "siblings: \(request.onePerGroup ? "one" : "any")",
    ]
    if request.effort != 1 { lines.append("effort: \(request.effort)") }
    lines += request.emphasis.weights.map {
      "weight: \($0.weight) \(Literal.quote($0.criterion))"
    }
    lines += request.emphasis.contexts.map {
      "context: \($0.weight) where \(Literal.quote($0.condition))"
    }
    return lines
      + request.quotas.map { quota in
        let bound = quota.minimum.map { "at least \($0)" } ?? "at most \(quota.maximum ?? 0)"
        return "quota: \(bound) where \(Literal.quote(quota.condition))\(met(quota))"
      }
  }

  static func levels(_ basis: CaseBasis, _ chosen: [Int32]) -> String {
    let levels = basis.levels(of: chosen)
    return "levels: covered \(levels.covered) twice \(levels.twice) attributes \(levels.attributes)"
  }

  // MARK: Lines of this format

  /// Whether the choice is proven best; where it is not, what no choice can exceed at each level, or
  /// undercut of what broken quotas cost; and the quotas that gave way.
  static func proof(_ solution: ChoiceSolution) -> [String] {
    var lines = ["proven: \(solution.proven ? "yes" : "no")"]
    if let bound = solution.bound {
      lines.append(
        "bound: covered \(bound.covered) twice \(bound.twice) attributes \(bound.attributes)"
          + " cost \(bound.quotaCost) of \(solution.quotaCost)")
    }
    return lines + solution.relaxed.map { "relaxed: \(Literal.quote($0.says))" }
  }

  /// Everyone who was looked at in the order of the tickets, and who of them might be chosen.
  private static func tickets(
    _ request: CaseRequest, _ decisions: ManifestDecisions, _ session: Session
  ) -> [String] {
    let area = session.area.truth
    let (may, pool) = (Set(request.choosable), Set(request.pool))
    let dropped = decisions.droppedChildren(session)
    return request.drawn(area).enumerated().map { place, entry in
      let child = entry.child
      let word: TicketWord =
        if !pool.contains(child) {
          .outside
        } else if request.required.contains(child) {
          .required
        } else if dropped.contains(child) {
          .dropped
        } else {
          may.contains(child) ? .may : .out
        }
      let id = Literal.quote(area.ids[Int(child)])
      return "ticket: \(place + 1) \(entry.ticket.text) \(word.rawValue) \(id)"
    }
  }

  /// What a ticket says of its child: whether it may be chosen, was picked by hand (of the pool, or
  /// from outside it), was dropped by hand, or is left out by the rules.
  enum TicketWord: String {
    case may, required, outside, dropped, out
  }

  /// The digest of all lines before it, each with its line feed. It shows damage; whoever forges
  /// the lines makes it again.
  static func digest(_ lines: [String]) -> String {
    let text = lines.map { $0 + "\n" }.joined()
    return "digest: sha256 \(SHA256(Array(text.utf8)).hexadecimal)"
  }
}

extension Edition.File {
  /// The digest of the file; empty where it is no longer there.
  public var sha256: String {
    if isBuiltIn, let bytes = DataFiles.bytes(name) {
      return SHA256(UnsafeRawBufferPointer(bytes)).hexadecimal
    }
    guard !isBuiltIn, let bytes = try? fileContent(name) else { return "" }
    return SHA256(bytes).hexadecimal
  }
}
