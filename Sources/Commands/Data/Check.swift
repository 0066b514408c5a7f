import Casework
import Guidance
import Language
import Render

extension Command {
  static let check = Command(
    "check", .data, "what is wrong with the lists: blanks, duplicates, conflicts and more",
    .sequence([
      .optional(
        .slot("what", .entry("rule"), "RULE or LIST", "one rule's findings, or one list's")),
      .clauses([
        .sequence([.keyword("first", "how many"), .slot("first", .number, "N")]),
        .keyword("all", "without leaving any out"),
      ]),
    ]),
    details: """
      The rules are the edition's. An error makes a row or a child unusable, a warning is likely \
      to be wrong, a note is worth knowing. Nothing is changed: what was misread is corrected with \
      map, what is wrong in the files is for the authority.
      """,
    examples: [
      .init("check", "every rule, with how much it found"),
      .init("check conflicts", "where lists disagree about a child"),
      .init("check cin", "what is wrong with one list"),
      .init("check blank-fields first 5", "the first findings of a rule"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    let asked = try arguments.number("first", in: 1...10_000_000)
    let first = asked ?? (arguments.has("all") ? Int.max : 50)
    let check = QualityCheck(session.space.truth)
    func found(inList list: Int? = nil) throws(Diagnostic) -> [RuleFindings] {
      var found: [RuleFindings] = []
      for rule in session.edition.quality.indices {
        found.append(
          try check.found(byRule: rule, inList: list, keeping: CheckReport.mostRemembered))
      }
      return found
    }
    guard let name = try arguments.literal("what") else {
      try session.requireLists()
      let report = CheckReport(session, try found())
      return report.outcome(report.summary(of: "every list"))
    }
    let word = name.text.lowercased()
    if let rule = session.edition.quality.firstIndex(where: { $0.id == word }) {
      try session.requireLists()
      let limit = max(first, CheckReport.mostRemembered)
      let report = CheckReport(session, [try check.found(byRule: rule, keeping: limit)])
      return report.outcome(report.listing(rule, first: first))
    }
    guard let definition = session.edition.list(named: word) else {
      throw session.unknownRule(name)
    }
    guard let list = session.area.lists.firstIndex(where: { $0.definition.name == definition.name })
    else {
      throw Diagnostic(
        "list-not-loaded", "the list \(definition.name) is not loaded", at: name.span,
        help: "lists shows those that are")
    }
    let report = CheckReport(session, try found(inList: list))
    return report.outcome(report.summary(of: definition.name))
  }
}

extension Session {
  fileprivate func requireLists() throws(Diagnostic) {
    guard area.lists.isEmpty else { return }
    throw Diagnostic(
      "no-lists", "there is nothing to check", help: "load a workbook, or generate children 300")
  }

  fileprivate func unknownRule(_ name: Literal) -> Diagnostic {
    let names = edition.quality.map(\.id) + edition.lists.map(\.name)
    let hint = Nearness.hint(name.text, among: names)
    return Diagnostic(
      "unknown-rule", "\"\(name.text)\" is neither a rule nor a list", at: name.span,
      help: hint.isEmpty ? "check shows the rules that found something" : hint)
  }
}
