import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let calendar = Command(
    "calendar", .timetable, "the deadlines as a calendar file, and bank holidays of further years",
    .choice([
      .sequence([
        .keyword("add", "bank holidays of further years"),
        .slot("holidays", .path, "FILE", "GOV.UK's list, or one like the program's own"),
      ]),
      .sequence([
        .slot("path", .path, "PATH", "a file that ends in .ics"),
        .clauses([
          .sequence([.keyword("option"), .given(.option)]),
          .keyword("replace", "write over a file that is there already"),
        ]),
      ]),
    ]),
    details: """
      The file holds the events of the option, each a quarter of an hour that ends at its time, or a \
      whole day where the guidance gives none, with who it is due from, the source, the reading in \
      force and a reminder. It holds no child. Times are those of London, whatever the clocks do. \
      Of years beyond the known bank holidays nothing is guessed: calendar add reads them, in place \
      of what was known of the same years.
      """,
    examples: [
      .init("calendar inspection.ics", "for the calendars of those who have deadlines"),
      .init("calendar inspection.ics option B replace", "of another option"),
      .init("calendar add bank-holidays.json", "the list that GOV.UK publishes"),
    ]
  ) { arguments, session, world throws(Diagnostic) in
    if let file = try arguments.literal("holidays") {
      return try CalendarAddition(file, session, world).outcome()
    }
    let path = try arguments.required("path")
    try world.requireWriting(path)
    guard path.text.lowercased().hasSuffix(".ics") else {
      throw Diagnostic(
        "unknown-ending", "a calendar file ends in .ics", at: path.span,
        help: "calendar \(path.text).ics")
    }
    let typed = try session.typedOption(arguments)
    let option: CaseOption
    if let typed { option = typed } else { option = try session.optionOfTheTimetable() }
    let timetable = try session.timetable(option.name, session.calendar())
    try world.requireNew(path, replacing: arguments.has("replace"), command: "calendar")
    let file = CalendarFile(timetable, option, session.guidance)
    var files = ChildFiles(session, world)
    try files.write(.bytes(file.bytes), to: path)
    var document = Document()
    document.line(
      "\(String.counted(timetable.entries.count, "event", "events")) of option \(option.name) "
        + "written to \(path.text); \(timetable.dayZero)")
    for warning in timetable.warnings { document.line("warning: \(warning.message)") }
    document.note(files.notices)
    return Outcome(
      files.session, document,
      result: .object([
        .init("file", .text(path.text)), .init("option", .text(option.name)),
        .init("events", .whole(timetable.entries.count)),
      ]), notices: timetable.warnings.map { Notice($0.code, $0.message) } + files.notices)
  }
}

extension Session {
  /// The option in force, or the only one that there is.
  ///
  /// - Throws: `no-option` where there are several and none was taken.
  fileprivate func optionOfTheTimetable() throws(Diagnostic) -> CaseOption {
    if option == nil, edition.options.count == 1 { return edition.options[0] }
    return try requiredOption()
  }
}

extension CalendarFile {
  fileprivate init(_ timetable: Timetable, _ option: CaseOption, _ guidance: GuidanceInForce) {
    let edition = guidance.edition
    let stamp = Day(timetable.notified)
    let events = timetable.entries.map { entry in
      var details = ["\(entry.event.who) · \(guidance.cite(entry.event.citations))"]
      if entry.time == .endOfDay { details.append("by the end of the day") }
      details += entry.readings.map { "reading \($0)" }
      if let holiday = entry.holiday {
        let next = entry.nextWorking.map { ", the next working day is \($0.longWords)" } ?? ""
        details.append("a bank holiday: \(holiday.title)\(next)")
      }
      if let working = entry.working, working != entry.nominal {
        details.append("counted in working days: \(working.longWords)")
      }
      let minute: Int? = if case .minute(let minute)? = entry.time { minute } else { nil }
      return Event(
        identifier: "\(edition.id).\(option.name).\(entry.event.id).\(timetable.notified)@jtai",
        title: entry.event.title, details: details, categories: [entry.event.who],
        day: Day(entry.nominal), nextDay: Day(entry.nominal.adding(days: 1) ?? entry.nominal),
        minute: minute)
    }
    self.init(
      product: "jtai//\(ProgramVersion.text)",
      name: "\(edition.theme.isEmpty ? edition.title : edition.theme), option \(option.name)",
      stamp: stamp, events)
  }
}

extension CalendarFile.Day {
  fileprivate init(_ date: CivilDate) {
    self.init(year: date.year, month: date.month, day: date.day)
  }
}
