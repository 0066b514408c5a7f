import Casework
import Guidance
import Language
import Render
import Table

/// What a person says of the order of day and month in the dates of a field: checked, then applied.
struct DateOrderCorrection {
  private let session: Session
  private let correction: Corrections.Order
  private let target: NamedColumn

  /// - Throws: `not-dates` of a field of anything else.
  init(_ session: Session, _ arguments: Arguments) throws(Diagnostic) {
    self.session = session
    let field = try arguments.required("dates")
    target = try NamedColumn(field, in: nil, session)
    guard target.columns.contains(where: { $0.field.type == .date }) else {
      throw Diagnostic(
        "not-dates", "\(target.name) holds no dates", at: field.span,
        help: "name a field of dates, such as start")
    }
    correction = Corrections.Order(
      field: target.name, list: target.list,
      order: arguments.has("month") ? .monthFirst : .dayFirst)
  }

  func outcome() -> Outcome {
    var corrections = session.corrections
    corrections.add(correction)
    let next = session.correcting(corrections)
    let name = target.list.map { "\($0).\(target.name)" } ?? target.name
    let reports = next.area.lists.filter { list in
      target.columns.contains { $0.list.name == list.definition.name }
    }.flatMap(\.parts).flatMap(\.reports).filter { $0.field == target.name }
    let read = reports.reduce(0) { $0 + $1.converted }
    let unreadable = reports.reduce(0) { $0 + $1.unreadable }
    var document = Document([
      .line(
        "\(name): dates in numbers are read \(correction.order.rawValue); "
          + "\(String.counted(read, "cell", "cells")) read, \(unreadable.grouped) unreadable")
    ])
    var notices = session.filterNotices
    if reports.isEmpty {
      notices.append(
        Notice("not-loaded-yet", "it counts for the files that are loaded from now on"))
    }
    document.note(notices)
    return Outcome(
      next, document,
      result: .object([
        .init("dates", .text(correction.field)), .init("list", .optional(correction.list)),
        .init("order", .text(correction.order.rawValue)), .init("read", .whole(read)),
        .init("unreadable", .whole(unreadable)),
      ]), notices: notices)
  }
}
