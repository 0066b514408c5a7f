import Casework
import Guidance
import Language
import Table

/// Reads a manifest: what of it was decided by persons, or drawn upon, for the rest to be computed
/// anew.
struct ManifestReader {
  private(set) var lines: [String] = []
  private(set) var request: CaseRequest
  private(set) var decisions: ChoiceManifest.Decisions
  private let session: Session

  /// - Throws: `not-a-manifest` with the line, and `unknown-child` where a child of the manifest is
  ///   in none of the loaded lists.
  init(_ text: String, _ session: Session, at span: Span) throws(Diagnostic) {
    self.session = session
    lines = text.lines().map(String.init)
    request = CaseRequest(
      pool: [], choosable: [], required: [], seed: "", count: 0, method: .random, quotas: [],
      onePerGroup: true)
    decisions = ChoiceManifest.Decisions(option: "", stage: .track, seedOrigin: "")
    guard lines.first == ChoiceManifest.heading else {
      throw Diagnostic(
        "not-a-manifest", "its first line is not \"\(ChoiceManifest.heading)\"", at: span,
        help: "a manifest is what manifest PATH writes")
    }
    var chosen: [Int32] = []
    var isByHand = false
    for (number, line) in lines.enumerated().dropFirst() {
      guard let words = Self.words(line), let key = words.first else {
        throw mistake(number, at: span)
      }
      let rest = Array(words.dropFirst())
      switch key {
      case "chosen:":
        guard rest.count == 2 else { throw mistake(number, at: span) }
        chosen.append(try child(rest[1], number, at: span))
      case "changed:": isByHand = true
      default: try take(key, rest, number, at: span)
      }
    }
    if isByHand { decisions.byHand = chosen }
  }

  private mutating func take(
    _ key: String, _ rest: [String], _ number: Int, at span: Span
  ) throws(Diagnostic) {
    switch (key, rest.count) {
    case ("edition:", _), ("base:", _), ("input:", _), ("as", _), ("levels:", _), ("proven:", _),
      ("relaxed:", _):
      return
    case ("option:", 1): decisions.option = rest[0]
    case ("stage:", 1):
      guard let stage = Choice.Stage(rawValue: rest[0]) else { throw mistake(number, at: span) }
      decisions.stage = stage
    case ("seed:", 2): (request.seed, decisions.seedOrigin) = (rest[0], rest[1])
    case ("method:", 1):
      guard let method = CaseSelection.Method(rawValue: rest[0]) else {
        throw mistake(number, at: span)
      }
      request.method = method
    case ("count:", 1):
      request.count = try self.number(rest[0], in: 0...100_000, number, at: span)
    case ("siblings:", 1): request.onePerGroup = rest[0] == "one"
    case ("effort:", 1):
      request.effort = try self.number(rest[0], in: 1...1_000, number, at: span)
    case ("weight:", 2):
      request.emphasis.weigh(
        rest[1], try self.number(rest[0], in: Emphasis.weights, number, at: span))
    case ("context:", 3):
      request.emphasis.weigh(
        context: rest[2], try self.number(rest[0], in: Emphasis.weights, number, at: span))
    case ("quota:", 5): request.quotas.append(try quota(rest, number, at: span))
    case ("picked:", 3): decisions.picked.append((rest[0], rest[2]))
    case ("dropped:", 3): decisions.dropped.append((rest[0], rest[2], false))
    case ("dropped:", 4):
      guard rest[3] == "injected" else { throw mistake(number, at: span) }
      decisions.dropped.append((rest[0], rest[2], true))
    case ("injected:", 3): decisions.injected.append((rest[0], rest[2]))
    case ("overruled:", 1): decisions.overruled = rest[0]
    case ("reading:", 2):
      let reading = session.edition.readings.first { $0.id == rest[0] }
      guard let reading, reading.choices.contains(where: { $0.name == rest[1] }) else {
        throw mistake(number, at: span)
      }
      decisions.readings.append((rest[0], rest[1]))
    case ("ticket:", 4):
      let child = try child(rest[3], number, at: span)
      request.pool.append(child)
      if rest[2] != "out" { request.choosable.append(child) }
      if rest[2] == "required" { request.required.insert(child) }
    default: throw mistake(number, at: span)
    }
  }

  private func quota(
    _ rest: [String], _ number: Int, at span: Span
  ) throws(Diagnostic) -> CaseSelection.Quota {
    let bound = try self.number(rest[2], in: 0...1_000, number, at: span)
    let space = session.space(decisions.stage).truth
    let condition = try Conditions.parse(rest[4], session.edition)
    return CaseSelection.Quota(
      condition: rest[4], minimum: rest[1] == "least" ? bound : nil,
      maximum: rest[1] == "least" ? nil : bound,
      verdicts: try Conditions.verdicts(condition, in: space).verdicts)
  }

  private func number(
    _ text: String, in range: ClosedRange<Int>, _ line: Int, at span: Span
  ) throws(Diagnostic) -> Int {
    guard let number = Int(text), range.contains(number) else { throw mistake(line, at: span) }
    return number
  }

  private func child(_ id: String, _ number: Int, at span: Span) throws(Diagnostic) -> Int32 {
    if let child = session.area.truth.child(id) { return Int32(child) }
    throw Diagnostic(
      "manifest-differs", "line \(number + 1) names a child that is in none of the loaded lists",
      at: span, help: "load the lists that the choice was made from", status: .expectationFailed)
  }

  private func mistake(_ number: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      "not-a-manifest", "line \(number + 1) is none of a manifest", at: span,
      help: "a manifest is what manifest PATH writes, unchanged")
  }

  /// The words of a line, quoted ones as the texts that they stand for; nil where it is none.
  static func words(_ line: String) -> [String]? { Literal.words(line)?.map(\.text) }
}
