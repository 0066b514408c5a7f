import Casework
import Language
import Render

extension Command {
  static let use = Command(
    "use", .explore, "make a kept set the working set, or combine the two",
    .sequence([
      .slot("name", .set, "NAME", "the name of a kept set"),
      .optional(
        .sequence([
          .choice([
            .keyword("and", "those in both"), .keyword("or", "those in either"),
            .keyword("minus", "those in the first and not in the second"),
          ]),
          .slot("second", .set, "NAME"),
        ])),
    ]),
    examples: [
      .init("use first-look", "only those"),
      .init("use first-look minus seen", "those of the first that are not in the second"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    let first = try session.members(try arguments.required("name"))
    var members = first
    if let name = try arguments.literal("second") {
      let second = try session.members(name)
      let lookup = Set(second)
      if arguments.has("and") {
        members = first.filter(lookup.contains)
      } else if arguments.has("minus") {
        members = first.filter { !lookup.contains($0) }
      } else {
        let known = Set(first)
        members = first + second.filter { !known.contains($0) }
      }
    }
    let condition = Session.AppliedFilter(
      condition: "use" + arguments.statement.drop { $0 != " " }, before: session.working.count,
      after: members.count,
      unknown: 0, from: session.working, parsed: nil)
    let next = session.following {
      $0.working = ChildList(members)
      $0.workingOf = $0.area.count
      $0.filters = [condition]
    }
    return Outcome(next, Document([.line(next.workingText)]), result: condition.json)
  }
}

extension Session {
  fileprivate func members(_ name: Literal) throws(Diagnostic) -> [Int32] {
    if let set = sets.first(where: { $0.name.lowercased() == name.text.lowercased() }) {
      return set.members
    }
    let hint = Nearness.hint(name.text, among: sets.map(\.name))
    throw Diagnostic(
      "unknown-set", "there is no set \"\(name.text)\"", at: name.span,
      help: hint.isEmpty ? "sets shows those that were kept" : hint)
  }
}
