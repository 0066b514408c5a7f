import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let map = Command(
    "map", .data, "say what a heading, a value or a date stands for, or show what was said",
    .optional(
      .choice([
        .sequence([
          .keyword("header", "what a heading stands for"),
          .slot("header", .entry("heading"), "\"HEADING\"", "as it stands in the file"),
          .keyword("to"),
          .choice([
            .keyword("nothing", "no field: a guess is taken back"),
            .slot("field", .field, "FIELD", "the field that the column holds"),
          ]),
          .optional(
            .sequence([.keyword("in"), .slot("list", .list, "LIST", "in this list alone")])),
        ]),
        .sequence([
          .keyword("value", "what a text in the cells means"),
          .slot("value", .text, "\"TEXT\"", "as it stands in the cells"),
          .keyword("to"),
          .choice([
            .keyword("nothing", "no value: it is kept as it was written"),
            .keyword("missing", "the same as a blank cell"),
            .slot("meaning", .word, "VALUE", "a value of the field"),
          ]),
          .keyword("in"),
          .slot("field", .field, "FIELD", "the field whose cells it stands in"),
        ]),
        .sequence([
          .keyword("dates", "which of two numbers in a date is the day"), .keyword("in"),
          .slot("dates", .field, "FIELD", "the field that holds the dates"),
          .choice([
            .keyword("day", "as in 31/12/2025"), .keyword("month", "as in 12/31/2025"),
          ]),
          .keyword("first"),
        ]),
      ])),
    details: """
      It goes before everything that the program would read in a heading or a value. Lists that \
      are loaded are read again by it, without their files, and so is everything that is loaded \
      later: say it before loading where a sheet was refused for want of a heading. undo takes it \
      back; the last word counts. What is said of a date, such as 31/12/9999, holds of it in every \
      form: 9999-12-31 too.
      """,
    examples: [
      .init("map header \"Sex at birth\" to gender", "in every list that has the field"),
      .init("map header \"Ref date\" to date in referrals", "in one list"),
      .init("map header \"Gendr\" to nothing", "take a guess back"),
      .init("map value \"Femme\" to F in gender", "what a text in the cells means"),
      .init("map value \"n/k\" to missing in cin.need", "the same as a blank cell, in one list"),
      .init("map value \"31/12/9999\" to missing in cin.closed", "a date that stands for none"),
      .init("map dates in cin.start month first", "12/31/2025 is read as 31 December"),
      .init("map", "what has been said so far"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    if let header = try arguments.literal("header") {
      return try HeadingCorrection(session, header, arguments).outcome()
    }
    if arguments.has("dates") { return try DateOrderCorrection(session, arguments).outcome() }
    if let value = try arguments.literal("value") {
      return try ValueCorrection(session, value, arguments).outcome()
    }
    return session.saidSoFar
  }
}

extension Session {
  /// The session in which `corrections` hold, the loaded lists read again by them.
  func correcting(_ corrections: Corrections) -> Session {
    let lists = loaded.mapValues { parts in parts.map { $0.reread(corrections, edition) } }
    return following {
      $0.corrections = corrections
      if !lists.isEmpty { $0.adopt(lists) }
    }
  }

  /// That a correction takes the filters off, where there were any.
  var filterNotices: [Notice] {
    filters.isEmpty || loaded.isEmpty
      ? [] : [Notice("filters-reset", "the filters are taken off: all children are shown")]
  }

  fileprivate var saidSoFar: Outcome {
    var rows: [[String]] = []
    for heading in corrections.headings {
      let parts = area.lists.filter { heading.list == nil || $0.definition.name == heading.list }
        .flatMap(\.parts)
      let columns = parts.reduce(0) { sum, part in
        sum
          + part.reports.count {
            $0.matched == .mapped
              && Spelling.ofHeading($0.heading) == Spelling.ofHeading(heading.heading)
          }
      }
      rows.append([
        "header", heading.heading, heading.field ?? "nothing", heading.list ?? "every list",
        String.counted(columns, "column", "columns"),
      ])
    }
    for value in corrections.values {
      let field = value.list.map { "\($0).\(value.field)" } ?? value.field
      let count = cells(value)
      rows.append([
        "value", isMasked ? Pseudonyms.hidden : value.text, value.typed, field,
        String.counted(count, "cell", "cells"),
      ])
    }
    for order in corrections.orders {
      let field = order.list.map { "\($0).\(order.field)" } ?? order.field
      let count = area.lists.filter { order.list == nil || $0.definition.name == order.list }
        .flatMap(\.parts).flatMap(\.reports).filter { $0.field == order.field }
        .reduce(0) { $0 + $1.converted }
      rows.append([
        "dates", "", order.order.rawValue, field, String.counted(count, "cell", "cells"),
      ])
    }
    let titles = ["", "written", "stands for", "in", "found in"]
    let document =
      rows.isEmpty
      ? Document([.line("nothing has been said of headings, values or dates")])
      : Document([.table(TextTable(titles.map { .init($0) }, rows))])
    let json = rows.map { row in
      JSONValue.object([
        .init("kind", .text(row[0])), .init("written", .text(row[1])),
        .init("stands_for", .text(row[2])), .init("in", .text(row[3])),
      ])
    }
    return Outcome(self, document, result: .object([.init("mapped", .list(json))]))
  }

  /// How many cells were read as `value` says.
  func cells(_ value: Corrections.Value) -> Int {
    let lists = area.lists.filter { value.list == nil || $0.definition.name == value.list }
    return lists.flatMap(\.parts).flatMap(\.reports).filter { $0.field == value.field }
      .reduce(0) { sum, report in
        sum
          + report.readTexts.reduce(0) { sum, text in
            let isIt = text.matched == .mapped && report.isSame(text.written, value.text, edition)
            return sum + (isIt ? text.cells : 0)
          }
      }
  }
}
