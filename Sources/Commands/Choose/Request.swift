import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let request = Command(
    "request", .choose, "write the form that asks for the additional facts",
    .sequence([
      .slot("path", .path, "PATH", "ends in .xlsx, or .csv for the bare form"),
      .optional(
        .choice([
          .keyword("replace", "write over a file that is there already"),
          .keyword("sent", "it went out before: nothing is written"),
        ])),
    ]),
    details: """
      About those whom the option takes first to ask about; where it takes none, about all who may \
      be chosen. The workbook has a row for each child, lists to choose the answers from, and a sheet that says \
      what each fact means and where it comes from. receive reads it back. A saved session \
      says sent, so that running it again writes over no form that is being filled in.
      """,
    examples: [
      .init("request form.xlsx", "for the authority to fill in"),
      .init("request form.csv", "the same without definitions"),
    ]
  ) { arguments, session, world throws(Diagnostic) in
    let option = try session.requiredOption()
    let path = try arguments.required("path")
    let isSent = arguments.has("sent")
    if !isSent {
      try session.requireUnmasked(at: path.span)
      try world.requireWriting(path)
      try world.requireNew(path, replacing: arguments.has("replace"), command: "request")
    }
    let form = try FactsForm(session.edition)
    let asked = try session.askedAbout(option)
    let isBare = path.text.lowercased().hasSuffix(".csv")
    guard isBare || path.text.lowercased().hasSuffix(".xlsx") else {
      throw Diagnostic(
        "unknown-ending", "the form is a workbook or CSV", at: path.span,
        help: "give a name that ends in .xlsx or .csv")
    }
    let due = session.guidance.events(option.name)
      .first { session.guidance.isDue(form.definition, at: $0.id, option.name) }
    let dated = due.flatMap { session.dated($0) }
    let sheets = form.sheets(
      asked.map { session.area.ids[Int($0)] }, due: dated.map { "by \($0)" })
    var files = ChildFiles(session, world)
    // Of a form that was sent, what was written stands as it is.
    if !isSent {
      try files.write(
        isBare ? .bytes(delimitedText(sheets[0])) : .workbook(sheets), to: path)
    }
    var document = Document()
    document.line(
      "\(form.facts.count) facts asked about \(String.children(asked.count)), "
        + "\((form.facts.count * asked.count).grouped) cells, in \(path.text)")
    if let due, let dated {
      document.line("due \(dated) (\(session.guidance.cite(due.citations)))")
      for note in session.guidance.notes(due, under: option.name) {
        document.line("reading \(note)")
      }
    }
    document.note(files.notices)
    document.next("receive \(path.text), once it is filled in")
    let next = files.session.following { $0.choice.requested = asked }
    var outcome = Outcome(
      next, document,
      result: .object([
        .init("file", .text(path.text)), .init("children", .whole(asked.count)),
        .init("cells", .whole(form.facts.count * asked.count)),
      ]), notices: files.notices)
    if !isSent {
      outcome.again = .instead("request \(path.source) sent")
    }
    return outcome
  }
}
