import Casework
import Language
import Table

/// What is exported: its sheets, and what a person should know of them.
struct ExportContent {
  /// What was asked for: `children`, the name of a list, `lists`, `everything`, `choice`
  /// or `counts`.
  let of: String
  /// The same in words, for the sheet that says how the export was made.
  let says: String
  let sheets: [WrittenSheet]
  /// What the rows of a sheet are called.
  let noun: (one: String, many: String)
  /// Whether it can be loaded again.
  let isLists: Bool
  var notices: [Notice] = []
  /// Whether how it was made is told without numbers of children, too.
  var leavesSmallNumbersOut = false
  /// What else is to be told of how it was made.
  var remarks: [Provenance.Entry] = []

  /// Whether it is more than one sheet may hold, whatever the number of lists.
  var isMany: Bool { of == "everything" || of == "lists" }

  var rows: Int { sheets.reduce(0) { $0 + $1.rows } }

  init(
    of: String, says: String, sheets: [WrittenSheet], noun: (one: String, many: String),
    isLists: Bool
  ) {
    self.of = of
    self.says = says
    self.sheets = sheets
    self.noun = noun
    self.isLists = isLists
  }

  /// What the arguments ask for.
  ///
  /// - Throws: `no-lists` where nothing is loaded, and what each kind of content throws.
  init(_ arguments: Arguments, _ session: Session) throws(Diagnostic) {
    guard !session.area.lists.isEmpty else {
      throw Diagnostic(
        "no-lists", "there is nothing to export: no list is loaded",
        help: "load a workbook, or generate children 300")
    }
    let fields = arguments.literals("columns")
    let isChildren = !arguments.has("of")
    if !isChildren, let span = fields.first?.span ?? arguments.span(ofKeyword: "all") {
      throw Diagnostic(
        "fields-of-children", "fields are chosen of the children; a list goes out whole",
        at: span, help: "leave them out, or leave out: of …")
    }
    if isChildren {
      self = try session.exportedChildren(fields, all: arguments.has("all"))
    } else if arguments.has("choice") {
      self = try session.exportedChoice()
    } else if arguments.has("counts") {
      self = try session.exportedCounts(arguments)
    } else if let name = try arguments.literal("list") {
      self = try session.exportedList(name)
    } else {
      self = session.exportedLists(whole: arguments.has("everything"))
    }
  }
}
