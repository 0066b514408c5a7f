import Casework
import Guidance
import Language
import Render

extension Command {
  static let option = Command(
    "option", .choose, "take one of the guidance's ways to choose the children",
    .given(.option),
    details: "Taking an option begins the choice again; undo brings the earlier one back.",
    examples: [.init("option A", "then select 20"), .init("option B", "then select 6 cover")]
  ) { arguments, session, _ throws(Diagnostic) in
    guard let option = try session.typedOption(arguments) else {
      throw Diagnostic("missing-argument", "which option?", help: "see help option")
    }
    let name = option.name
    let begun = session.choice.stage != nil
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
    document.line("option \(name): \(option.title) (\(session.guidance.cite(option.citations)))")
    if begun { document.line("the choice begins again, from \(next.workingText)") }
    let select = next.guidance.select(option)
    document.next(
      select.map { "select \($0) spread seed S" }
        ?? "select \(next.usualTrack(option)) cover seed S")
    return Outcome(
      next, document,
      result: .object([
        .init("option", .text(name)), .init("select", .optional(select)),
        .init(
          "track",
          .list([
            .whole(next.guidance.track(option).lowerBound),
            .whole(next.guidance.track(option).upperBound),
          ])),
      ]))
  }
}

extension Session {
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
