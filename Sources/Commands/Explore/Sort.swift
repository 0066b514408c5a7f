import Casework
import Guidance
import Language
import Render

extension Command {
  static let sort = Command(
    "sort", .explore, "put the children of the working set in order",
    .sequence([
      .slot("field", .field, "FIELD", "the field to sort by"),
      .optional(.keyword("descending", "the largest or last first")),
    ]),
    details:
      "Children with the same value stay as they were; those without one come last, behind those whose value cannot be read.",
    examples: [
      .init("sort age", "the youngest first"),
      .init("sort cpp.start descending", "the latest plan first"),
    ],
    onData: .sort
  ) { arguments, session, _ throws(Diagnostic) in
    let name = try arguments.required("field")
    let field = try ChildField(name, in: session.space)
    let order = field.order()
    let descending = arguments.has("descending")
    let keys = session.working.enumerated().map { position, child -> (Int, Int, Int, Int32) in
      guard let entry = field.entry(of: child) else { return (2, 0, position, child) }
      switch field.column.values[entry] {
      case .missing: return (2, 0, position, child)
      case .unreadable: return (1, order[entry], position, child)
      case .text, .date, .whole, .code:
        return (0, descending ? -order[entry] : order[entry], position, child)
      }
    }
    let sorted = keys.sorted { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }.map(\.3)
    let next = session.following { $0.working = ChildList(sorted) }
    let notices = field.absence.map { [Notice($0.code, $0.words)] } ?? []
    var document = Document([
      .line(
        "\(String.counted(sorted.count, "child", "children")) sorted by \(name.text)"
          + (descending ? ", descending" : ""))
    ])
    document.note(notices)
    return Outcome(
      next, document,
      result: .object([
        .init("field", .text(field.name)), .init("descending", .truth(descending)),
        .init("children", .whole(sorted.count)),
      ]), notices: notices)
  }
}
