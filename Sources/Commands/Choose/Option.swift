import Casework
import Guidance
import Language
import Render

extension Command {
  static let option = Command(
    "option", .choose, "take one of the guidance's ways to choose the children",
    .sequence([
      .given(.option),
      .optional(.keyword("afresh", "begin the choice again under the same option")),
    ]),
    details: """
      Taking another option begins the choice again, and says what is given up; undo brings it \
      back. The option that is in force already stays as it is, with all that was chosen, unless \
      afresh is said.
      """,
    examples: [
      .init("option A", "then select 20"), .init("option B", "then select 6 cover"),
      .init("option A afresh", "the choice begins again under option A"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    guard let option = try session.typedOption(arguments) else {
      throw Diagnostic("missing-argument", "which option?", help: "see help option")
    }
    let name = option.name
    let begun = session.choice.stage != nil
    let cited = "\(option.title) (\(session.guidance.cite(option.citations)))"
    if begun, session.choice.option == name, !arguments.has("afresh") {
      return Outcome(
        session,
        Document([
          .line("option \(name): \(cited)"),
          .line("it is in force already, and the choice stays: \(session.choiceText)"),
          .next("option \(name) afresh begins the choice again"),
        ]), result: session.json(of: option),
        notices: [Notice("option-in-force", "option \(name) is in force already")])
    }
    let next = session.following {
      $0.choice = Choice()
      $0.choice.option = name
      $0.choice.dropped = session.choice.dropped.filter(\.isInjected)
      guard begun else { return }
      let start = session.startOfChoice
      $0.working = start?.working ?? ChildList(everyone: $0.area.count)
      $0.workingOf = start?.workingOf ?? $0.area.count
      $0.filters = start?.filters ?? []
    }
    var document = Document()
    document.line("option \(name): \(cited)")
    if begun { document.line("the choice begins again, from \(next.workingText)") }
    let notices = session.givingUp(session.choice).map { [$0] } ?? []
    document.note(notices)
    let select = next.guidance.select(option)
    document.next(
      select.map { "select \($0) spread seed S" }
        ?? "select \(next.usualTrack(option)) cover seed S")
    return Outcome(
      next, document, result: next.json(of: option), notices: notices)
  }
}

extension Session {
  fileprivate func json(of option: CaseOption) -> JSONValue {
    .object([
      .init("option", .text(option.name)), .init("select", .optional(guidance.select(option))),
      .init(
        "track",
        .list([
          .whole(guidance.track(option).lowerBound), .whole(guidance.track(option).upperBound),
        ])),
    ])
  }

  /// The option that was typed; nil where none was.
  func typedOption(_ arguments: Arguments) throws(Diagnostic) -> CaseOption? {
    guard let name = try arguments.literal("option")?.text else { return nil }
    return edition.options.first { $0.name == name }
  }

  /// The session before anybody was chosen, on the same lists; nil where that is beyond undo.
  fileprivate var startOfChoice: Session? {
    guard let earlier = history.last(where: { $0.choice.stage == nil }),
      earlier.area.truth === area.truth
    else {
      return nil
    }
    return earlier
  }
}
