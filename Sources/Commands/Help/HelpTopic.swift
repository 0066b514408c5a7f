import Language
import Render

/// A page of help that belongs to no single command, or that stands behind a command's own.
public struct HelpTopic: Sendable {
  public let name: String
  public let summary: String
  /// What there is to know, a paragraph each.
  public let paragraphs: [String]
  /// Things to type; each is a whole command.
  public let examples: [Command.Example]
  /// Examples of what is loaded, where they serve better.
  private let onData: Command.DataExamples

  init(
    _ name: String, _ summary: String, _ paragraphs: [String], examples: [Command.Example],
    onData: Command.DataExamples = .none
  ) {
    self.name = name
    self.summary = summary
    self.paragraphs = paragraphs
    self.examples = examples
    self.onData = onData
  }

  public func examplesOnData(_ session: Session) -> [Command.Example] { onData.make(session) }

  /// The topic of that name; nil where there is none.
  public static func named(_ name: String) -> HelpTopic? { all.first { $0.name == name } }
}

extension HelpTopic {
  /// Every topic, in the order of the alphabet.
  public static let all: [HelpTopic] = [
    conditions, dates, fields, prompt, scripts, seeds, unknown,
  ]

  private static let conditions = HelpTopic(
    "conditions", "how to say which children: for filter, select … require, count in a list",
    [
      "A field and its value: disability=Y. A value is written as its code, in words, or as its "
        + "group; in quotes where it is more than a word.",
      "A phrase of the guidance, as one says it: NPS involved, on a plan. help filter lists them.",
      "A number: age >= 5, or age 5..15 for both ends and all between. A date: cpp.start before "
        + "2026-01-01, last_visit older than 6 weeks. A text: team contains \"Duty\". Several "
        + "values: gender in (F, M).",
      "What is not there: dob is missing (nobody wrote it), nps is unknown (it cannot be known).",
      "Lists and sets: on cpp, in my-set. In brackets, what some one row of a list must all be: "
        + "referrals[source = Police and nfa = N]. And how many rows: count referrals >= 2.",
      "Join them with and, or, not, and brackets. The comma is an and that binds last: "
        + "flagged or disabled, age < 5 means (flagged or disabled) and age < 5.",
    ],
    examples: Command.filter.examples, onData: .conditions)

  private static let dates = HelpTopic(
    "dates", "how a date is written, and from which day ages and periods are counted",
    [
      "A date is written 2026-03-02, 02/03/2026 or \"2 March 2026\": the day before the month, as "
        + "the lists have it; in quotes where it holds spaces.",
      "Ages and periods (within 6 months, older than 6 weeks) are counted at the as-of date: what "
        + "as-of set, else the day of notification, else the latest date in the lists.",
      "before and after leave the day itself out. A list's own date is LIST.field, such as "
        + "cpp.start; some one row of the list must fit.",
    ],
    examples: [
      .init("as-of 2026-03-02", "count ages and periods at this day"),
      .init("notify 2026-03-02", "the day of notification: every deadline follows from it"),
      .init("filter cpp.start before 2026-01-01", "a plan that began before the day"),
      .init("filter referrals[date within 6 months]", "a referral in the last six months"),
      .init("filter cin.last_seen older than 6 weeks", "not seen for longer than that"),
    ])

  private static let fields = HelpTopic(
    "fields", "what can be asked of a child and of a list, and how it is called",
    [
      "A field of the child, such as age or disability, has one value a child, joined from all "
        + "lists. Where lists disagree, the first in the stated order decides; where rows of one "
        + "list do, the latest event. check conflicts shows both.",
      "A list's own field is LIST.field, such as referrals.source; without the list's name where "
        + "only one list has it. There, some one row must fit.",
      "A field may also be called by its heading, in quotes: filter \"Allocated team\" is missing. "
        + "lists LIST shows which heading was read as which field, and map header corrects it.",
    ],
    examples: Command.fields.examples, onData: .fields)

  private static let prompt = HelpTopic(
    "prompt", "keys, quotes, and several commands on a line",
    [
      "Tab completes what can stand next, or shows it. The arrows up and down bring earlier lines "
        + "back, Ctrl-R searches them. Ctrl-C drops the line, Ctrl-D on an empty line ends the "
        + "session.",
      "; parts commands, # begins a comment, a \\ at the end continues the line. A name or path "
        + "with a space in it stands in quotes: load \"Annex A.xlsx\".",
      "At the prompt the beginning of a command is enough where it is the only one: filt, coun. "
        + "In scripts it is written out.",
      "Everything can be taken back with undo, and done again with redo.",
    ],
    examples: [
      .init("count by gender; count by age_band", "two commands on one line"),
      .init("load \"Annex A.xlsx\"", "quotes around a name with a space"),
      .init("undo", "take the last change back"),
    ])

  private static let scripts = HelpTopic(
    "scripts", "how to save commands in a file and run them again",
    [
      "A script is a text file of commands, a line each. jtai FILE runs it, and so does run FILE at "
        + "the prompt; paths in it are relative to the script. The first error stops it.",
      "param NAME = VALUE declares what may change, and $NAME stands for it: jtai FILE NAME=VALUE. "
        + "require stops the script where a list, a file or the program is not what it was made "
        + "for (status 4); expect and expect-error where a result is not what it should be (status 3).",
      "The same script on the same lists, with the same seed, shows the same lines on any machine.",
      "save FILE writes what was done at the prompt as a script, without what was undone; history "
        + "save N..M FILE writes lines as they were typed. A $ that begins no parameter is written "
        + "\\$ between quotation marks.",
      "record FILE writes down what is typed and shown, with the SHA-256 of each file that is read, "
        + "until record stop. jtai --check FILE runs it again anywhere and shows what differs: "
        + "status 3, or 4 where a file that it read has changed, with the cell if it is one; "
        + "jtai --update FILE takes it over.",
      "A first line #!/usr/bin/env jtai makes a script a program, once chmod +x FILE was said.",
      "Each command of the prompt that changes something is kept in a journal that only you can "
        + "read. quit deletes it; after a crash recover takes the session up.",
    ],
    examples: [
      .init("run which-option.jtai children=120", "with a parameter"),
      .init("param children = 3000", "then generate children $children"),
      .init("expect picked in 5..7", "stop where it is not so"),
      .init("save choice.jtai", "what was done until now, as a script"),
      .init("record first-look.transcript", "what is typed and shown from now on"),
      .init("require rows cin >= 10", "stop where the list is another"),
      .init("demo", "scripts that come with the program"),
    ])

  private static let seeds = HelpTopic(
    "seeds", "why a draw can be repeated, and how to show that it was fair",
    [
      "Who is drawn follows from a seed, which may be any text. The same seed draws the same "
        + "children on every machine, whatever the order of the rows.",
      "A command that needs a seed and has none takes one from the system, shows it, and keeps it. "
        + "To leave no doubt, agree on one beforehand that nobody can steer.",
    ],
    examples: [
      .init("seed 20250911090000000001", "for all that follows"),
      .init("select 20 spread seed 314159", "for one draw"), .init("seed", "which it is"),
    ])

  private static let unknown = HelpTopic(
    "unknown", "why unknown is not No, and what a filter does with it",
    [
      "A condition is true of a child, false, or not known: where a cell is blank or unreadable, "
        + "where a list was not sent, or before the additional facts arrive.",
      "filter keeps those of whom it is true, and says how many were unknown and why. not does not "
        + "turn unknown into true: filter not disabled leaves out those of whom it is not known.",
      "To look at them: FIELD is unknown, which is true of everybody where the list was not sent. FIELD "
        + "is missing finds what nobody wrote: not what was refused or is not readable.",
    ],
    examples: [
      .init("filter disability is unknown", "of whom it is not known"),
      .init("filter disability is missing", "of whom nobody wrote it"),
      .init("filter disability=Y or disability is unknown", "true, or perhaps true"),
      .init("check blank-fields", "where cells are blank"),
    ])
}

extension Registry {
  /// What `help` knows a page of: every command, and the topics that are none.
  public static var topics: [(name: String, summary: String)] {
    let names = Set(commands.map(\.name))
    return commands.map { ($0.name, $0.summary) }
      + HelpTopic.all.filter { !names.contains($0.name) }.map { ($0.name, $0.summary) }
  }
}
