import Casework
import Guidance
import Language
import Table

/// Reads a manifest: what of it was decided by persons, or drawn upon, for the rest to be computed
/// again.
///
/// Each line is one of the words below with what belongs to it, and nothing else. What is computed
/// is not taken from here: the lines are made again from what was read and compared as a whole, so
/// that nothing can stand in a manifest which was not understood.
struct ManifestReader {
  private(set) var lines: [String] = []
  private(set) var format = ChoiceManifest.Format.second
  private(set) var request: CaseRequest
  private(set) var decisions = ManifestDecisions()
  /// Those whom the manifest names as chosen.
  private(set) var chosen: [Int32] = []
  /// Whether a manifest of the first format was changed by hand.
  private(set) var isByHand = false
  private let session: Session
  private let span: Span
  private var keys: Set<String> = []

  /// What is computed again, and so is not read.
  private static let computed: Set<String> = [
    "edition:", "base:", "input:", "as", "levels:", "proven:", "bound:", "relaxed:", "digest:",
  ]
  /// What may stand there once.
  private static let single: Set<String> = [
    "as", "option:", "stage:", "first:", "pool:", "seed:", "method:", "count:", "siblings:",
    "effort:", "overruled:", "levels:", "proven:", "bound:", "changed:", "digest:",
  ]

  /// - Throws: `not-a-manifest` with the line, and `manifest-differs` where a child of the manifest
  ///   is in none of the loaded lists.
  init(_ bytes: [UInt8], _ session: Session, at span: Span) throws(Diagnostic) {
    self.session = session
    self.span = span
    request = CaseRequest(
      pool: [], choosable: [], required: [], seed: "", count: 0, method: .random, quotas: [],
      onePerGroup: true)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic(
        "not-a-manifest", "it is not a text in UTF-8", at: span,
        help: "a manifest is what manifest PATH writes, unchanged")
    }
    // On bytes: a line feed that a mark follows, or that follows a return, ends a line as well.
    lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String($0) ?? ""
    }
    guard lines.popLast() == "" else { throw mistake(lines.count, "ends without a line feed") }
    switch lines.first {
    case ChoiceManifest.Format.first.heading: format = .first
    case ChoiceManifest.Format.second.heading: format = .second
    default:
      throw Diagnostic(
        "not-a-manifest",
        "its first line is not \"\(ChoiceManifest.Format.second.heading)\"", at: span,
        help: "a manifest is what manifest PATH writes")
    }
    for (number, line) in lines.enumerated().dropFirst() {
      guard let words = Self.words(line), let key = words.first else { throw mistake(number) }
      guard keys.insert(key).inserted || !Self.single.contains(key) else {
        throw mistake(number, "is there twice")
      }
      try take(key, Array(words.dropFirst()), number)
    }
    decisions.edition = ManifestEdition(
      session, format, stated: lines.filter { $0.hasPrefix("edition: ") || $0.hasPrefix("base: ") })
    try checkOption()
  }

  /// The option must be one of the edition's, and have the stage.
  private func checkOption() throws(Diagnostic) {
    let option = session.edition.options.first { $0.name == decisions.option }
    let isTwoStaged = option?.select != nil
    let needsFirst = format == .second && isTwoStaged && decisions.stage == .track
    guard let option, decisions.stage == .track || isTwoStaged,
      (decisions.first != nil) == needsFirst,
      (decisions.poolSource == .first) == needsFirst
    else {
      throw Diagnostic(
        "manifest-differs",
        "its option is none of \(session.edition.id), or its stage is none of that option",
        at: span,
        help: "line \"option\" or \"stage\" is another, or line \"first\" is missing",
        status: .expectationFailed)
    }
    guard
      option.select == nil || decisions.first == nil
        || firstCount == request.pool.count
    else {
      throw Diagnostic(
        "manifest-differs", "the first stage chose another number than were looked at here",
        at: span, help: "line \"first\" or a ticket is another", status: .expectationFailed)
    }
  }

  private var firstCount: Int? {
    decisions.first.flatMap { Self.words($0)?.dropFirst().first.flatMap(Int.init) }
  }

  // MARK: Lines

  private mutating func take(_ key: String, _ rest: [String], _ number: Int) throws(Diagnostic) {
    if Self.computed.contains(key) { return }
    switch (key, rest.count) {
    case ("option:", 1): decisions.option = rest[0]
    case ("stage:", 1): decisions.stage = try one(of: Choice.Stage.init, rest[0], number)
    case ("seed:", 2...):
      request.seed = rest[0]
      decisions.seedOrigin = try origin(rest.dropFirst(), number)
    case ("method:", 1):
      request.method = try one(of: CaseSelection.Method.init, rest[0], number)
    case ("count:", 1): request.count = try self.number(rest[0], in: 0...100_000, number)
    case ("siblings:", 1):
      guard rest[0] == "one" || rest[0] == "any" else { throw mistake(number) }
      request.onePerGroup = rest[0] == "one"
    case ("effort:", 1): request.effort = try self.number(rest[0], in: 1...1_000, number)
    case ("weight:", 2):
      guard session.edition.criteria.contains(where: { $0.id == rest[1] && $0.when != nil }) else {
        throw mistake(number, "weighs what is no criterion of \(session.edition.id)")
      }
      request.emphasis.weigh(rest[1], try self.number(rest[0], in: Emphasis.weights, number))
    case ("context:", 3):
      request.emphasis.weigh(
        context: rest[2], try self.number(rest[0], in: Emphasis.weights, number))
    case ("quota:", 5), ("quota:", 7): request.quotas.append(try quota(rest, number))
    case ("injected:", 3): decisions.injected.append((rest[0], rest[2]))
    case ("overruled:", 1): decisions.overruled = rest[0]
    case ("reading:", 2):
      let reading = session.edition.readings.first { $0.id == rest[0] }
      guard let reading, reading.choices.contains(where: { $0.name == rest[1] }),
        !decisions.readings.contains(where: { $0.id == rest[0] })
      else { throw mistake(number) }
      decisions.readings.append((rest[0], rest[1]))
    case ("ticket:", 4): try ticket(rest, number)
    case ("chosen:", 2): chosen.append(try child(rest[1], number))
    case ("changed:", 3) where format == .first: isByHand = true
    case ("picked:", _), ("dropped:", _): try decision(key, rest, number)
    case _ where format == .second: try takeSecond(key, rest, number)
    default: throw mistake(number)
    }
  }

  /// The lines that the first format does not have.
  private mutating func takeSecond(
    _ key: String, _ rest: [String], _ number: Int
  ) throws(Diagnostic) {
    switch (key, rest.count) {
    case ("first:", 4), ("first:", 7...):
      let method =
        rest[0] == "hand"
        ? rest[0] : try one(of: CaseSelection.Method.init, rest[0], number).rawValue
      let count = try self.number(rest[1], in: 0...Int(Int32.max), number)
      let from = try self.number(rest[3], in: 0...Int(Int32.max), number)
      var first = "\(method) \(count) from \(from)"
      if rest.count > 4 {
        first += " seed \(Literal.quote(rest[5])) \(try origin(rest.dropFirst(6), number).rawValue)"
      }
      decisions.first = first
    case ("filter:", 7):
      func count(_ place: Int) throws(Diagnostic) -> Int {
        try self.number(rest[place], in: 0...Int(Int32.max), number)
      }
      decisions.filters.append(
        .init(condition: rest[0], before: try count(4), after: try count(2), unknown: try count(6)))
    case ("pool:", 3...):
      decisions.poolSource = try one(
        of: ManifestDecisions.PoolSource.init, rest.dropFirst(2).joined(separator: " "), number)
    case ("since:", 4...): decisions.since.append(try change(rest, number))
    default: throw mistake(number)
    }
  }

  private mutating func ticket(_ rest: [String], _ number: Int) throws(Diagnostic) {
    let child = try child(rest[3], number)
    let word = try one(of: ChoiceManifest.TicketWord.init, rest[2], number)
    if word != .outside { request.pool.append(child) }
    guard format == .first else { return }
    if word != .out { request.choosable.append(child) }
    if word == .required { request.required.insert(child) }
  }

  private mutating func decision(
    _ key: String, _ rest: [String], _ number: Int
  ) throws(Diagnostic) {
    let isFirst = format == .first
    let isInjected = rest.last == "injected" && rest.count == (isFirst ? 4 : 5)
    guard rest.count == (isFirst ? 3 : 4) + (isInjected ? 1 : 0),
      !isInjected || key == "dropped:"
    else { throw mistake(number) }
    let stage =
      isFirst ? decisions.stage : try one(of: Choice.Stage.init, rest[1], number)
    let decision = ManifestDecisions.Decision(
      id: rest[0], stage: stage, because: rest[isFirst ? 2 : 3], isInjected: isInjected)
    let others = key == "picked:" ? decisions.picked : decisions.dropped
    guard isFirst || !others.contains(where: { $0.id == decision.id && $0.stage == stage }) else {
      throw mistake(number, "is there twice")
    }
    if !isFirst { _ = try child(decision.id, number) }
    if key == "picked:" {
      decisions.picked.append(decision)
    } else {
      decisions.dropped.append(decision)
    }
  }

  private func change(_ rest: [String], _ number: Int) throws(Diagnostic)
    -> ManifestDecisions.Change
  {
    for id in [rest[1]] + (rest[0] == "swapped" ? [rest[3]] : []) { _ = try child(id, number) }
    switch (rest[0], rest.count) {
    case ("picked", 4): return .init(coming: rest[1], because: rest[3])
    case ("dropped", 4): return .init(out: rest[1], because: rest[3])
    case ("dropped", 5): return .init(out: rest[1], because: rest[3], isInjected: true)
    case ("swapped", 6): return .init(out: rest[1], coming: rest[3], because: rest[5])
    default: throw mistake(number)
    }
  }

  private func quota(_ rest: [String], _ number: Int) throws(Diagnostic) -> CaseSelection.Quota {
    guard rest[1] == "least" || rest[1] == "most", rest.count == (format == .first ? 5 : 7) else {
      throw mistake(number)
    }
    let bound = try self.number(rest[2], in: 0...1_000, number)
    let space = session.space(decisions.stage).truth
    let condition = try Conditions.parse(rest[4], session.edition)
    return CaseSelection.Quota(
      condition: rest[4], minimum: rest[1] == "least" ? bound : nil,
      maximum: rest[1] == "least" ? nil : bound,
      verdicts: try Conditions.verdicts(condition, in: space).verdicts)
  }

  // MARK: Words

  private func one<Value>(
    of make: (String) -> Value?, _ word: String, _ number: Int
  ) throws(Diagnostic) -> Value {
    guard let value = make(word) else { throw mistake(number) }
    return value
  }

  private func origin(
    _ words: some Sequence<String>, _ number: Int
  ) throws(Diagnostic) -> Session.Seed.Origin {
    try one(of: Session.Seed.Origin.init, words.joined(separator: " "), number)
  }

  private func number(
    _ text: String, in range: ClosedRange<Int>, _ line: Int
  ) throws(Diagnostic) -> Int {
    guard let number = Int(text), range.contains(number) else { throw mistake(line) }
    return number
  }

  private func child(_ id: String, _ number: Int) throws(Diagnostic) -> Int32 {
    if let child = session.area.truth.child(id) { return Int32(child) }
    throw Diagnostic(
      "manifest-differs", "line \(number + 1) names a child that is in none of the loaded lists",
      at: span, help: "load the lists that the choice was made from", status: .expectationFailed)
  }

  private func mistake(_ number: Int, _ what: String = "is none of a manifest") -> Diagnostic {
    Diagnostic(
      "not-a-manifest", "line \(number + 1) \(what)", at: span,
      help: "a manifest is what manifest PATH writes, unchanged")
  }

  /// The words of a line, quoted ones as the texts that they stand for; nil where it is none.
  static func words(_ line: String) -> [String]? { Literal.words(line)?.map(\.text) }
}
