import Guidance
import Language

/// Reads a file of assumptions, and names the line and the field of a mistake.
struct AssumptionsReader {
  private let root: DataReader
  private let file: String
  private let tree: YamlNode
  private let edition: Edition

  /// More than 128 ways in which the facts may turn out are not looked at.
  static let mostFacts = 7

  init(_ tree: YamlNode, file: String, _ edition: Edition) throws(Diagnostic) {
    root = try DataReader(tree, files: [file], what: "assumptions", code: "bad-assumptions")
    self.file = file
    self.tree = tree
    self.edition = edition
  }

  func assumptions(_ bytes: [UInt8]) throws(Diagnostic) -> Assumptions {
    try root.allow(["assumptions", "about", "children", "facts", "errors", "schedule", "ranges"])
    guard edition.facts.count <= Self.mostFacts else {
      throw Diagnostic(
        "bad-assumptions",
        "\(edition.id) has \(edition.facts.count) additional facts, and simulations know at most "
          + "\(Self.mostFacts)", help: "jtai --edition names another edition")
    }
    let children = try children()
    let assumptions = Assumptions(
      name: try root.text("assumptions"), about: try root.optionalText("about") ?? "",
      children: children, facts: try facts(children.lists),
      errors: try errors(), schedule: try ScheduleReader(section("schedule"), edition).schedule(),
      ranges: try ranges(), bytes: bytes, file: file, tree: tree, edition: edition)
    for range in assumptions.ranges { try check(range, assumptions) }
    try checkThatAllCanBeDone(assumptions)
    return assumptions
  }

  /// No task waits for itself, by whatever way round.
  private func checkThatAllCanBeDone(_ assumptions: Assumptions) throws(Diagnostic) {
    for option in edition.options {
      _ = try SchedulePlan(
        option, GuidanceInForce(edition), assumptions,
        SchedulePlan.Counts(asked: 1, flagged: 1, tracked: 1),
        ScheduleCalendar(day: assumptions.schedule.day), notifiedOn: 0)
    }
  }

  private func section(_ key: String) throws(Diagnostic) -> DataReader {
    guard let reader = try root.reader(key) else { throw root.mistake("\"\(key)\" is missing") }
    return reader
  }

  // MARK: Children

  private func children() throws(Diagnostic) -> Assumptions.Children {
    let reader = try section("children")
    try reader.allow(["list", "age", "gender", "ethnic_group", "disability", "teams"])
    let lists = try proportions("list", of: reader)
    for name in lists.names where edition.list(named: name) == nil {
      let hint = Nearness.hint(name, among: edition.lists.map(\.name))
      throw reader.mistake(
        "\(edition.id) has no list \"\(name)\"\(hint.isEmpty ? "" : "; \(hint)")",
        at: reader.node("list"))
    }
    let teams = try reader.number("teams")
    guard (1...1_000).contains(teams) else {
      throw reader.mistake("\"teams\" must be 1 to 1,000", at: reader.node("teams"))
    }
    return Assumptions.Children(
      lists: lists, ages: try ages(reader), genders: try proportions("gender", of: reader),
      ethnicGroups: try proportions("ethnic_group", of: reader),
      disability: try reader.share("disability"), teams: teams)
  }

  private func ages(_ reader: DataReader) throws(Diagnostic) -> ClosedRange<Int> {
    let text = try reader.text("age")
    let ends = text.split(separator: "..", omittingEmptySubsequences: false).compactMap { Int($0) }
    guard ends.count == 2, 0...25 ~= ends[0], 0...25 ~= ends[1], ends[0] <= ends[1] else {
      throw reader.mistake(
        "\"age\" must be a range of whole years within 0..25, such as 0..17", at: reader.node("age")
      )
    }
    return ends[0]...ends[1]
  }

  /// Shares that are 100% together; the last may be `rest`.
  private func proportions(
    _ key: String, of reader: DataReader
  ) throws(Diagnostic) -> Proportions {
    guard let shares = try reader.reader(key), !shares.keys.isEmpty else {
      throw reader.mistake("\"\(key)\" must be shares by name, such as {F: 65%, M: rest}")
    }
    var values: [Share] = []
    var left = Share.whole
    for (place, name) in shares.keys.enumerated() {
      let isLast = place == shares.keys.count - 1
      if isLast, try shares.text(name) == "rest" {
        values.append(Share(tenThousandths: max(0, left)))
        left = min(left, 0)
      } else {
        let share = try shares.share(name)
        values.append(share)
        left -= share.tenThousandths
      }
      guard left >= 0 else { break }
    }
    guard left == 0 else {
      let sum = Share.whole - left
      throw shares.mistake(
        left > 0
          ? "the shares are \(Share(tenThousandths: sum).text) together, where 100% is wanted; "
            + "the last may be \"rest\""
          : "the shares are more than 100% together")
    }
    return Proportions(names: shares.keys, shares: values)
  }

  // MARK: Facts and errors

  private func facts(_ lists: Proportions) throws(Diagnostic) -> [Assumptions.Fact] {
    let reader = try section("facts")
    try reader.allow(edition.facts.map(\.name))
    var facts: [Assumptions.Fact] = []
    for fact in edition.facts {
      guard let node = reader.node(fact.name) else {
        throw reader.mistake("\"\(fact.name)\" is missing")
      }
      guard case .mapping = node, let own = try reader.reader(fact.name), own.node("share") != nil
      else {
        let shares = try byList(fact.name, of: reader, lists)
        facts.append(Assumptions.Fact(name: fact.name, shares: shares, fromAge: 0))
        continue
      }
      try own.allow(["share", "from-age"])
      let shares = try byList("share", of: own, lists)
      let fromAge = try own.optionalNumber("from-age") ?? 0
      guard 0...25 ~= fromAge else {
        throw own.mistake("\"from-age\" must be 0 to 25", at: own.node("from-age"))
      }
      facts.append(Assumptions.Fact(name: fact.name, shares: shares, fromAge: fromAge))
    }
    return facts
  }

  /// One share for all lists, or one for each.
  private func byList(
    _ key: String, of reader: DataReader, _ lists: Proportions
  ) throws(Diagnostic) -> [Share] {
    if case .mapping? = reader.node(key), let own = try reader.reader(key) {
      try own.allow(lists.names)
      var shares: [Share] = []
      for list in lists.names { shares.append(try own.share(list)) }
      return shares
    }
    return [Share](repeating: try reader.share(key), count: lists.names.count)
  }

  private func errors() throws(Diagnostic) -> [(option: String, share: Share)] {
    let reader = try section("errors")
    try reader.allow(edition.options.map(\.name))
    var errors: [(option: String, share: Share)] = []
    for option in reader.keys { errors.append((option, try reader.share(option))) }
    return errors
  }

  // MARK: Ranges

  private func ranges() throws(Diagnostic) -> [Assumptions.Range] {
    guard let reader = try root.reader("ranges") else { return [] }
    var ranges: [Assumptions.Range] = []
    for name in reader.keys {
      let text = try reader.text(name)
      let ends = text.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
      guard ends.count == 2, let low = Self.size(ends[0]), let high = Self.size(ends[1]), low < high
      else {
        throw reader.mistake(
          "\"\(name)\" must go from a lower value to a higher one, such as 1%..10%",
          at: reader.node(name))
      }
      ranges.append(Assumptions.Range(name: name, low: ends[0], high: ends[1]))
    }
    return ranges
  }

  private static func size(_ text: String) -> Int? {
    guard !text.hasSuffix("%") else { return Share(text)?.tenThousandths }
    return Int(text).flatMap { $0.magnitude <= 1_000_000 ? $0 : nil }
  }

  /// A range speaks of an assumption that there is.
  private func check(_ range: Assumptions.Range, _ assumptions: Assumptions) throws(Diagnostic) {
    guard assumptions.named(range.name) == nil else { return }
    let reader = try section("ranges")
    let hint = Nearness.hint(range.name, among: assumptions.names)
    throw reader.mistake(
      "there is no assumption \"\(range.name)\"\(hint.isEmpty ? "" : "; \(hint)")",
      at: reader.node(range.name))
  }
}

extension DataReader {
  /// A percentage of 0% to 100%, with at most two decimals.
  func share(_ key: String) throws(Diagnostic) -> Share {
    let text = try text(key)
    guard let share = Share(text) else {
      throw mistake(
        "\"\(key)\" must be a share of 0% to 100% with at most two decimals, and not \"\(text)\"",
        at: node(key))
    }
    return share
  }
}
