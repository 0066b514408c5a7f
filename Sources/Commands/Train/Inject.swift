import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let inject = Command(
    "inject", .train, "let something happen in a rehearsal: a delay, a child withdrawn",
    .choice([
      .sequence([
        .keyword("late", "it arrives so much behind its deadline"),
        .slot("item", .entry("arrival"), "ITEM", "an event of the timetable, or a list"),
        .slot("amount", .number, "N"),
        .choice([
          .keyword("minutes"), .keyword("hours"), .keyword("days", "working days"),
          .keyword("minute"), .keyword("hour"), .keyword("day"),
        ]),
      ]),
      .sequence([
        .keyword("withdraw", "it may no longer be chosen"), .slot("id", .child, "ID"),
        .keyword("because"), .slot("because", .text, "\"REASON\"", "kept with it"),
      ]),
    ]),
    details: """
      What was injected is called so in status, in received, in exports and in the manifest: it \
      is no real event. It arrives when the clock has come to it; undo takes it back. A child stays \
      withdrawn when another option is taken.
      """,
    examples: [
      .init("inject late lists 90 minutes", "and what then waits for them"),
      .init("inject late cic 1 day", "one of the lists, on the next working day"),
      .init("inject withdraw 1003020 because \"consent is withdrawn\"", "with what is lost"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    arguments.has("withdraw")
      ? try session.withdrawing(arguments) : try session.delaying(arguments)
  }
}

extension Session {
  /// What stands in front of all that was made up.
  private static let injected = "INJECTED for training, no real event"

  // MARK: Delays

  fileprivate func delaying(_ arguments: Arguments) throws(Diagnostic) -> Outcome {
    let typed = try arguments.required("item")
    let standing = try requiredStanding()
    let (event, list) = try awaited(typed)
    let lists = lists(dueAt: event)
    guard let item = standing.item(event.id), let clock else {
      throw Diagnostic("missing-argument", "what is late?", help: "see help inject")
    }
    let record = list.map { arrivals[.list($0)] } ?? arrivals.record(of: event.id, lists: lists)
    if case .arrived(let time, let origin) = record, origin != .byItself, time <= clock {
      throw Diagnostic(
        "arrived-already", "\(typed.text) arrived \(time.words)", at: typed.span,
        help: "due shows what is still waited for")
    }
    let time = try delayed(item, arguments)
    guard time > clock else {
      throw Diagnostic(
        "after-deadline", "it is \(clock.words) by the clock, and that would be \(time.words)",
        at: try arguments.required("amount").span, help: "inject a longer delay")
    }
    let next = following {
      if let list {
        $0.arrivals.note(.arrived(time, .injected), ofList: list, event: event.id, lists: lists)
      } else {
        $0.arrivals.note(.arrived(time, .injected), ofEvent: event.id, lists: lists)
      }
    }
    var then = next
    then.clock = time
    let delays = try then.requiredStanding().waiting(on: event.id)
    let name = list ?? event.id
    var document = Document([
      .line("\(Self.injected): \(name) arrives \(time.words)"),
      .line("due \(item.dueWords): \(event.title) (\(guidance.cite(event.citations)))"),
    ])
    for line in delays.lines { document.line(line) }
    if !delays.isEmpty { document.line(WorkingTimeText.rule) }
    document.next("clock next, then due")
    return Outcome(
      next, document,
      result: .object([
        .init("injected", .text("late")), .init("event", .text(event.id)),
        .init("list", .optional(list)), .init("arrives", .text(time.description)),
        .init("waiting", .list(delays.map(\.json))),
      ]))
  }

  /// - Throws: `delay-in-days` where the guidance gives no time of day, `date-beyond-calendar`.
  private func delayed(
    _ item: Standing.Item, _ arguments: Arguments
  ) throws(Diagnostic) -> LocalTime {
    let typed = try arguments.required("amount")
    let amount = try Arguments.number(typed, in: 1...10_000)
    let time: LocalTime?
    if arguments.has("days") || arguments.has("day") {
      let minute = min(item.deadline.minute, LocalTime.endOfWork)
      time = try calendar().workingDay(amount, after: item.deadline.date).map {
        LocalTime($0, minute: minute)
      }
    } else if item.deadline.minute == LocalTime.endOfDay {
      throw Diagnostic(
        "delay-in-days", "\(item.id) is due by the end of a day", at: typed.span,
        help: "inject late \(item.id) 1 day")
    } else {
      let isHours = arguments.has("hours") || arguments.has("hour")
      time = item.deadline.adding(minutes: isHours ? amount * 60 : amount)
    }
    guard let time else {
      throw Diagnostic(
        "date-beyond-calendar", "no bank holidays are known so far ahead", at: typed.span,
        help: "calendar add FILE reads further ones; or inject a shorter delay")
    }
    return time
  }

  // MARK: Children

  fileprivate func withdrawing(_ arguments: Arguments) throws(Diagnostic) -> Outcome {
    let option = try requiredOption()
    let id = try arguments.required("id")
    let child = try child(id)
    let because = try reason(arguments)
    guard !choice.dropped.contains(where: { $0.child == child }) else {
      throw Diagnostic(
        "out-already", "this child may no longer be chosen already", at: id.span,
        help: "status says why")
    }
    let stage = choice.stage ?? stage(option)
    let basis = try basis(stage)
    var changed = choice
    changed.chosen.removeAll { $0.child == child }
    changed.picked.removeAll { $0.child == child }
    changed.confirmed.removeAll { $0 == child }
    changed.additional.removeAll { $0 == child }
    changed.dropped.append(
      Choice.Decision(child: child, because: because, stage: stage, isInjected: true))
    changed.since.append(
      Choice.Change(out: child, coming: nil, because: because, isInjected: true))
    let wasChosen = changed.chosen.count < choice.chosen.count
    var outcome: Outcome
    if wasChosen {
      outcome = decided(changed, stage, basis, losses(changed, basis))
    } else {
      let next = following { $0.choice = changed }
      outcome = Outcome(
        next, Document([.line(choice.chosen.isEmpty ? "nobody is chosen yet" : "the choice stays")])
      )
    }
    let front =
      "\(Self.injected): \(area.ids[Int(child)]) is withdrawn: "
      + shown(reason: because)
    outcome.document.blocks.insert(.line(front), at: 0)
    let alone = onlyShown(by: child, outcome.session, basis)
    if !alone.isEmpty {
      outcome.document.line(
        "nobody else who may be chosen is known to show \(alone.joined(separator: ", "))")
    }
    outcome.result = .object([
      .init("injected", .text("withdraw")), .init("id", .text(area.ids[Int(child)])),
      .init("because", .text(shown(reason: because))), .init("was_chosen", .truth(wasChosen)),
      .init("only_it_shows", .texts(alone)),
      .init("choice", wasChosen ? outcome.result : .null),
    ])
    return outcome
  }

  /// The criteria of a child that nobody else shows who may be chosen still.
  private func onlyShown(by child: Int32, _ next: Session, _ basis: CaseBasis) -> [String] {
    let dropped = next.choice.droppedChildren
    let pool = choice.pool.isEmpty ? Array(working) : choice.pool
    let isTrack = next.choice.stage == .track
    let others = pool.filter { child in
      !dropped.contains(child) && basis.mayBeChosen(child)
        && !(isTrack && basis.eligible[Int(child)] == .no)
    }
    return basis.shown.filter { shown in
      shown.verdicts[Int(child)] == .yes && !others.contains { shown.verdicts[Int($0)] == .yes }
    }.map(\.criterion.id)
  }
}
