import Language
import Render

extension Command {
  private static let onOff = Grammar.optional(.choice([.keyword("on"), .keyword("off")]))

  static let set = Command(
    "set", .help, "show or change how the prompt looks and behaves",
    .optional(
      .choice([
        .sequence([
          .keyword("width", "columns of output; auto follows the window"),
          .optional(.choice([.keyword("auto"), .slot("width", .number, "N")])),
        ]),
        .sequence([.keyword("pager", "show long output page by page"), onOff]),
        .sequence([
          .keyword("colour", "auto follows the terminal and NO_COLOR"),
          .optional(.choice(ShellSettings.Colour.allCases.map { .keyword($0.rawValue) })),
        ]),
        .sequence([.keyword("hints", "faint text that shows how the line could go on"), onOff]),
        .sequence([
          .keyword("keys", "how lines are edited"),
          .optional(.choice(ShellSettings.Keys.allCases.map { .keyword($0.rawValue) })),
        ]),
        .sequence([
          .keyword("dates", "iso is 2026-03-02, uk is 02/03/2026"),
          .optional(.choice(ShellSettings.Dates.allCases.map { .keyword($0.rawValue) })),
        ]),
        .sequence([
          .keyword("files", "who can read what is written about children"),
          .optional(
            .choice([
              .keyword("owner", "you alone"),
              .keyword("group", "your group too, for a shared folder"),
            ])),
        ]),
        .sequence([.keyword("plain", "no boxes, no redrawing: for screen readers"), onOff]),
      ])),
    details: """
      What stands in the file init.jtai of the folder jtai under your configuration folder \
      (~/.config) is run when the prompt starts, so settings there stay; jtai --no-init leaves it out.
      """,
    examples: [
      .init("set", "how everything is set"),
      .init("set hints on", "show what could be typed next"),
      .init("set width 80", "whatever the window is"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    var next = session
    next.settings = try session.settings.changed(by: arguments)
    var document = Document()
    var members: [JSONValue.Member] = []
    let only = ShellSettings.names.first { arguments.has($0) }
    for (name, value) in next.settings.values where only == nil || only == name {
      document.blocks.append(.pair(name, value))
      members.append(.init(name, .text(value)))
    }
    return Outcome(next, document, result: .object(members), effect: .remark)
  }
}

extension ShellSettings {
  fileprivate static let names = [
    "width", "pager", "colour", "hints", "keys", "dates", "files", "plain",
  ]

  /// Each setting by its name, in the order of the command.
  fileprivate var values: [(name: String, value: String)] {
    func onOff(_ isOn: Bool) -> String { isOn ? "on" : "off" }
    return [
      ("width", width.map { String($0) } ?? "auto"), ("pager", onOff(pager)),
      ("colour", colour.rawValue), ("hints", onOff(hints)), ("keys", keys.rawValue),
      ("dates", dates.rawValue), ("files", files.rawValue), ("plain", onOff(plain)),
    ]
  }

  fileprivate func changed(by arguments: Arguments) throws(Diagnostic) -> ShellSettings {
    var next = self
    if let width = try arguments.number("width", in: 20...1_000) { next.width = width }
    if arguments.has("width"), arguments.has("auto") { next.width = nil }
    let isOn = arguments.has("on")
    if isOn || arguments.has("off") {
      if arguments.has("pager") { next.pager = isOn }
      if arguments.has("hints") { next.hints = isOn }
      if arguments.has("plain") { next.plain = isOn }
    }
    func word<Choice: CaseIterable & RawRepresentable>(_ name: String, _ now: Choice) -> Choice
    where Choice.RawValue == String {
      guard arguments.has(name) else { return now }
      return Choice.allCases.first { arguments.has($0.rawValue) } ?? now
    }
    next.colour = word("colour", colour)
    next.keys = word("keys", keys)
    next.dates = word("dates", dates)
    next.files = word("files", files)
    if next.files != files { next.hasSaidReaders = false }
    return next
  }
}
