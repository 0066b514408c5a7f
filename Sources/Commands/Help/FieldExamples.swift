import Casework
import Guidance
import Language
import Table

/// Examples with fields of the lists that are loaded: such that have values, and name nobody.
struct FieldExamples {
  private let session: Session

  init(_ session: Session) { self.session = session }

  /// Fields of a child of which at least two values occur, the derived ones first.
  private var varied: [String] {
    let edition = session.edition
    return (edition.derived.map(\.field) + edition.fields).filter { field in
      guard case .code = field.type, !field.identifies,
        let column = try? session.space.field(
          Literal(text: field.name, quoted: false, span: Span(0, 0))
        ).column
      else { return false }
      let counts = column.counts()
      return column.values.indices.count { !column.values[$0].isMissing && counts[$0] > 0 } > 1
    }.map(\.name)
  }

  /// The loaded lists that have rows, by their first own field of a type.
  private func owned(_ type: FieldType) -> [String] {
    let shared = session.edition.fields.map(\.name)
    return session.area.lists.filter { $0.rows > 0 }.compactMap { list in
      let field = list.columns.map(\.field).first {
        $0.type == type && !$0.identifies && !shared.contains($0.name)
      }
      return field.map { "\(list.definition.name).\($0.name)" }
    }
  }

  var count: [Command.Example] {
    let varied = varied
    guard let first = varied.first else { return [] }
    var examples = [Command.Example("count by \(first)", "in groups, missing values too")]
    if varied.count > 1 {
      examples.append(.init("count by \(varied[1]), \(first)", "by two fields"))
      examples.append(
        .init("count by \(varied[1]) suppress 5", "without the numbers of fewer than five"))
    }
    return examples
  }

  var show: [Command.Example] {
    let varied = varied.prefix(3)
    guard !varied.isEmpty else { return [] }
    var examples = [
      Command.Example("show", "the first 20, with their main fields"),
      .init("show id, \(varied.joined(separator: ", ")) first 5", "fields of the child"),
    ]
    if let date = owned(.date).first {
      examples.append(.init("show id, \(date) first 5", "a field of a list"))
    }
    if let list = session.area.lists.first(where: { $0.rows > 0 }) {
      examples.append(
        .init("show \(list.definition.name)", "the rows of a list that are about them"))
    }
    return examples
  }

  var sort: [Command.Example] {
    var examples: [Command.Example] = []
    if let age = session.edition.derived.map(\.field).first(where: { $0.type == .age }),
      session.area.count > 0
    {
      examples.append(.init("sort \(age.name)", "the youngest first"))
    }
    return examples
      + owned(.date).prefix(2).map { .init("sort \($0) descending", "the latest date first") }
  }

  var fields: [Command.Example] {
    let varied = varied.prefix(2).map { name in
      Command.Example("fields \(name)", "its values, with how many children have each")
    }
    let owned = owned(.date).prefix(1).map { Command.Example("fields \($0)", "a list's own field") }
    return varied.isEmpty
      ? [] : [.init("fields", "every field that can be asked for")] + varied + owned
  }
}

extension Command.DataExamples {
  static let conditions = Self { ConditionExamples($0).all }
  static let count = Self { FieldExamples($0).count }
  static let show = Self { FieldExamples($0).show }
  static let sort = Self { FieldExamples($0).sort }
  static let fields = Self { FieldExamples($0).fields }
}
