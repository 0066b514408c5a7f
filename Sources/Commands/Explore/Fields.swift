import Casework
import Guidance
import Language
import Render

extension Command {
  static let fields = Command(
    "fields", .explore, "the fields that can be asked for, or all about one of them",
    .optional(.slot("field", .field, "FIELD", "the field to tell about")),
    examples: [
      .init("fields", "fields of a child, then those of each loaded list"),
      .init(
        "fields ethnicity", "its values with how many children have each, and where it comes from"),
    ],
    onData: .fields
  ) { arguments, session, _ throws(Diagnostic) in
    if let name = try arguments.literal("field") { return try about(name, session) }
    var rows: [[String]] = []
    let shared = session.edition.derived.map(\.field) + session.edition.fields
    for field in shared {
      rows.append([field.name, field.title, session.edition.typeName(field.type)])
    }
    var document = Document([
      .table(TextTable([.init("field"), .init("what"), .init("type")], rows))
    ])
    for list in session.area.lists {
      let own = list.columns.map(\.field).filter { field in
        !rows.contains { $0[0] == field.name } && field.type != .id
      }
      document.line("\(list.definition.name): \(own.map(\.name).joined(separator: ", "))")
    }
    document.next("fields FIELD shows its values")
    return Outcome(
      session, document, result: .object([.init("fields", .texts(session.space.fieldNames))]))
  }

  private static func about(
    _ name: Literal, _ session: Session
  ) throws(Diagnostic) -> Outcome {
    let found = try session.space.field(name)
    let field = found.column.field
    var document = Document([
      .pair(field.name, field.title),
      .pair("type", session.edition.typeName(field.type)),
    ])
    if let list = found.list {
      document.blocks.append(.pair("list", list.definition.name))
    }
    if !field.citations.isEmpty {
      document.blocks.append(.pair("source", session.guidance.cite(field.citations)))
    }
    if let absence = found.absence { document.line(absence.words) }
    guard case .code(let set) = field.type else {
      return Outcome(session, document, result: .object([.init("field", .text(field.name))]))
    }
    let counts = found.column.counts()
    let codes = session.edition.codeSets[set].codes
    let rows = codes.enumerated().map { position, code in
      let held = found.column.values.enumerated().reduce(0) { sum, entry in
        entry.element == .code(position) ? sum + counts[entry.offset] : sum
      }
      return [code.code, code.label, code.group, held.grouped]
    }
    let noun = found.list == nil ? "children" : "rows"
    document.table(
      TextTable(
        [.init("value"), .init("meaning"), .init("group"), .init(noun, right: true)], rows))
    return Outcome(
      session, document,
      result: .object([
        .init("field", .text(field.name)), .init("values", .texts(codes.map(\.code))),
      ]))
  }
}

extension Edition {
  /// How a person would call the type of a field.
  func typeName(_ type: FieldType) -> String {
    switch type {
    case .id: "ID"
    case .text: "text"
    case .date: "date"
    case .whole: "whole number"
    case .age: "years, -1 unborn"
    case .code(let set):
      codeSets[set].yes != nil ? "yes/no" : "\(codeSets[set].codes.count) values"
    }
  }
}
