extension ErrorCase {
  private static let workbooks = "\(CasePaths.root)/Tests/Workbooks"
  private static let data = "\(CasePaths.root)/Tests/Transcripts/data"
  private static let area = "generate children 5 seed 1\n"

  // MARK: Files

  static let files: [ErrorCase] = [
    .init("no-such-file", "load nowhere.csv", blames: "nowhere.csv"),
    .init("is-folder", area + "export \"/tmp\" as csv", blames: "\"/tmp\""),
    .init("not-a-file", "load /dev/null", blames: "/dev/null"),
    .init("no-such-folder", area + "export no/where.csv", blames: "no/where.csv"),
    .init(
      "file-exists", area + "export a.csv", blames: "a.csv", files: ["a.csv": "id\n"]),
    .init("safe-mode", area + "export a.csv", blames: "a.csv", isSafe: true),
    .init(
      "encrypted", "load \"\(workbooks)/password.xlsx\"", blames: "\"\(workbooks)/password.xlsx\""),
    .init(
      "web-page", "load \"\(workbooks)/web-page.xls\"", blames: "\"\(workbooks)/web-page.xls\""),
    .init("xml-workbook", "load \"\(workbooks)/flat.fods\"", blames: "\"\(workbooks)/flat.fods\""),
    .init("old-workbook", "load \"\(data)/old.xls\"", blames: "\"\(data)/old.xls\""),
    .init("damaged-workbook", "load \"\(data)/broken.xlsx\"", blames: "\"\(data)/broken.xlsx\""),
    .init(
      "not-a-workbook", "load \"\(workbooks)/letter.odt\"", blames: "\"\(workbooks)/letter.odt\""),
    .init("not-text", "load \"\(data)/not-text.csv\"", blames: "\"\(data)/not-text.csv\""),
    .init(
      "unknown-sheet", "load \"\(workbooks)/authority.xlsx\" sheet Nowhere",
      blames: "\"\(workbooks)/authority.xlsx\""),
    .init(
      "nothing-to-load", "load a.csv", blames: "a.csv", files: ["a.csv": "one,two\n1,2\n"]),
    .init(
      "unclosed-quote", "load a.csv", blames: "a.csv",
      files: ["a.csv": "Child Unique ID,Gender\n1,\"F\n2,M\n"]),
    .init(
      "nothing-to-load", "load a.csv as cin header 9", blames: "a.csv",
      files: ["a.csv": "Child Unique ID,Gender\n1,F\n"]),
  ]

  // MARK: Scripts

  static let scripts: [ErrorCase] = [
    .init("bad-parameter", "run a.jtai children", blames: "children", files: ["a.jtai": "say a\n"]),
    .init(
      "unknown-parameter", "run a.jtai kids=3", blames: "kids=3",
      files: ["a.jtai": "param children = 2\n"]),
    .init("unknown-parameter", "say $nothing", blames: "$nothing"),
    .init(
      "script-runs-itself", "run a.jtai", blames: "a.jtai",
      files: ["a.jtai": "run a.jtai\n"], place: "a.jtai:1:5"),
    .init("nothing-to-save", "save a.jtai"),
    .init("file-exists", area + "save b.jtai", blames: "b.jtai", files: ["b.jtai": "say x\n"]),
    .init("safe-mode", area + "save a.jtai", blames: "a.jtai", isSafe: true),
    .init("masked", area + "mask on\nsave a.jtai", blames: "a.jtai"),
    .init("no-such-line", "history save 1..3 a.jtai", blames: "1..3"),
    .init("prompt-only", "journal off"),
    .init("prompt-only", "recover anyway"),
    .init("prompt-only", "purge"),
    .init("expectation-failed", "expect children = 3", blames: "3"),
    .init("expectation-failed", "say a\nexpect output contains \"b\"", blames: "\"b\""),
    .init("expectation-failed", area + "expect rows cin in 7..9", blames: "7..9"),
    .init("expectation-failed", "expect covered ESN 30", blames: "30"),
    .init("expectation-failed", "expect picked in 5..7", blames: "5..7"),
    .init("expectation-failed", "expect-error no-clock: say a", blames: "say a"),
    .init("expectation-failed", "expect-error no-clock: filter agee=3", blames: "no-clock"),
    .init("requirement-failed", area + "require rows cin >= 61", blames: "61"),
    .init("requirement-failed", "require version >= 99", blames: "99"),
    .init("requirement-failed", "require edition = gardens", blames: "gardens"),
    .init(
      "requirement-failed", area + "require sha256 cin = \(String(repeating: "0", count: 64))",
      blames: String(repeating: "0", count: 64)),
    .init("bad-digest", "require sha256 cin = 0f", blames: "0f"),
    .init("bad-digest", "require edition csafe-2018 sha256 0f", blames: "0f"),
    .init(
      "requirement-failed",
      "require edition gardens own sha256 \(String(repeating: "0", count: 64))", blames: "gardens"),
    .init(
      "bad-parts",
      "require edition csafe-2018 sha256 \(String(repeating: "0", count: 64)) parts \"criteria:x\"",
      blames: "\"criteria:x\""),
    .init("bad-version", "require version >= 1.x", blames: "1.x"),
    .init("not-recording", "record stop"),
    .init("already-recording", "record a.transcript replace\nrecord b.transcript"),
    .init(
      "record-elsewhere", "record a.transcript replace\nrun stop.jtai", blames: nil,
      files: ["stop.jtai": "record stop\n"]),
    .init("file-exists", "record a.txt", blames: "a.txt", files: ["a.txt": "say a\n"]),
    .init("safe-mode", "record a.transcript", blames: "a.transcript", isSafe: true),
  ]

  /// Codes that no script of this table causes, each with the reason or the test that does.
  static let others: [String: String] = [
    "ambiguous-command": "at the prompt alone: RegistryTests",
    "control-character": "what no keyboard types: LiteralTests",
    "implausible-date": "odd-dates.transcript",
    "no-cells": "sheets-without-cells.transcript",
    "no-temporary-folder": "CheckOutputsTests",
    "not-dates": "date-orders.transcript",
    "statement-too-long": "BoundTests",
    "too-many-words": "BoundTests",
    "bad-edition": "an edition of one's own: EditionMistakeTests",
    "nothing-to-make": "an edition of one's own without the known lists",
    "no-form": "an edition without a list of the facts",
    "no-consent": "an edition that asks for none",
    "circular-phrase": "an edition of one's own",
    "unknown-phrase": "an edition of one's own",
    "unknown-option": "an edition of one's own",
    "unknown-edition": "the program's arguments: ProgramTests",
    "wrong-use": "the program's arguments: ProgramTests, ManualTests",
    "not-a-transcript": "the program's arguments: ProgramTests",
    "unmerged": "a transcript's file: RecordingTests",
    "later-transcript": "a transcript's file: TranscriptFileTests",
    "no-calendar": "a program that was built without it",
    "interrupted": "Ctrl-C at a pause: TrainingTests",
    "out-already": "by the ID of a child: TrainingTests",
    "choice-outdated": "a guard: what a choice was made of is kept with it",
    "manifest-damaged": "a manifest with another digest: ManifestTests",
    "missing-argument": "the grammar asks for it before",
    "missing-library": "a machine without the library",
    "no-permission": "the tests may run as somebody who may read everything",
    "cannot-read": "a drive that fails",
    "cannot-write": "a drive that fails, or a full output: ProgramTests",
    "disk-full": "a full drive",
    "file-changed": "a file that shrinks while it is read",
    "too-large": "HostileWorkbookTests",
    "doctype": "HostileWorkbookTests",
    "out-of-range": "HostileWorkbookTests",
    "binary-workbook": "WorkbookTests",
    "no-headings": "a row of headings that is gone when the file is read again",
    "not-a-sheet-name": "WritingTests",
    "cell-too-long": "WritingTests",
    "condition-too-long": "a condition of more than 20,000 parts",
    "too-many-quotas": "more than 64 rules",
    "scripts-too-deep": "seventeen scripts that run one another",
    "nothing-to-recover": "at the prompt alone: RecoveryTests",
    "session-begun": "at the prompt alone: RecoveryTests",
    "taken-up": "two prompts that take up one session in the same moment",
    "other-edition": "a session of another edition: JournalTests",
    "cannot-recover": "a journal whose file has gone: JournalTests",
    "input-changed": "a journal whose file has changed: JournalTests",
    "result-changed": "a journal whose command comes to something else: JournalTests",
    "edition-changed": "a journal of an edition file that has changed: JournalTests",
    "empty-folder": "an empty folder: other-files.transcript",
  ]
}
