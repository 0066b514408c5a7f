import Casework
import Digest
import Guidance
import Language
import Table

/// A choice and all that it was made of, as lines of text: what an outsider needs to come to the
/// same choice, and to see where another one differs.
///
/// The lines are made anew from the request and the lists, and never copied from what was shown.
struct ChoiceManifest {
  /// What was decided by persons: it cannot be computed, and goes in as it was said.
  struct Decisions: Sendable {
    var option: String
    var stage: Choice.Stage
    var seedOrigin: String
    /// IDs and reasons.
    var picked: [(id: String, because: String)] = []
    var dropped: [(id: String, because: String, isInjected: Bool)] = []
    /// Arrivals that were made up for training.
    var injected: [(name: String, time: String)] = []
    var overruled: String?
    /// The readings that were taken instead of the edition's own, in the order of their names.
    var readings: [(id: String, choice: String)] = []
    /// Set where the choice was changed by hand since: then it is not computed.
    var byHand: [Int32]?
  }

  static let heading = "jtai manifest 1"

  let lines: [String]

  init(_ request: CaseRequest, _ decisions: Decisions, _ session: Session) throws(Diagnostic) {
    let basis = try CaseBasis(session.space(decisions.stage), request.emphasis)
    let area = session.area.truth
    func name(_ child: Int32) -> String { Literal.quote(area.ids[Int(child)]) }
    var lines = [Self.heading]
    let edition = session.edition
    lines += zip([edition.id] + edition.bases, edition.files).enumerated().map { place, entry in
      "\(place == 0 ? "edition" : "base"): \(entry.0) sha256 \(entry.1.sha256)"
    }
    lines += area.lists.flatMap { list in
      list.parts.map { part in
        let digest = part.sha256.isEmpty ? "none" : part.sha256
        return "input: \(list.definition.name) rows \(part.rows) sha256 \(digest)"
      }
    }
    lines += [
      "as of: \(session.asOf.map(\.description) ?? "unknown")", "option: \(decisions.option)",
      "stage: \(decisions.stage.rawValue)",
      "seed: \(Literal.quote(request.seed)) \(decisions.seedOrigin)",
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
    lines += request.quotas.map { quota in
      let bound = quota.minimum.map { "at least \($0)" } ?? "at most \(quota.maximum ?? 0)"
      return "quota: \(bound) where \(Literal.quote(quota.condition))"
    }
    lines += decisions.picked.map {
      "picked: \(Literal.quote($0.id)) because \(Literal.quote($0.because))"
    }
    lines += decisions.dropped.map {
      "dropped: \(Literal.quote($0.id)) because \(Literal.quote($0.because))"
        + ($0.isInjected ? " injected" : "")
    }
    lines += decisions.injected.map { "injected: \(Literal.quote($0.name)) late \($0.time)" }
    lines += decisions.readings.map {
      "reading: \(Literal.quote($0.id)) \(Literal.quote($0.choice))"
    }
    if let overruled = decisions.overruled {
      lines.append("overruled: \(Literal.quote(overruled))")
    }
    lines += Self.tickets(request, area)
    let result = request.answer(basis)
    let chosen = decisions.byHand ?? result.taken.map(\.child)
    lines += chosen.enumerated().map { "chosen: \($0 + 1) \(name($1))" }
    if decisions.byHand != nil { lines.append("changed: by hand since") }
    let levels = basis.levels(of: chosen)
    lines.append(
      "levels: covered \(levels.covered) twice \(levels.twice) attributes \(levels.attributes)")
    if decisions.byHand == nil, let solution = result.solution {
      lines.append("proven: \(solution.proven ? "yes" : "no")")
      lines += solution.relaxed.map { "relaxed: \(Literal.quote($0.says))" }
    }
    self.lines = lines
  }

  /// Everyone who was looked at in the order of the tickets, and who of them might be chosen.
  private static func tickets(_ request: CaseRequest, _ area: Area) -> [String] {
    let may = Set(request.choosable)
    return request.drawn(area).enumerated().map { place, entry in
      let word =
        request.required.contains(entry.child)
        ? "required" : may.contains(entry.child) ? "may" : "out"
      let id = Literal.quote(area.ids[Int(entry.child)])
      return "ticket: \(place + 1) \(entry.ticket.text) \(word) \(id)"
    }
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
