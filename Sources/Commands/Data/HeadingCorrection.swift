import Casework
import Guidance
import Language
import Render

/// What a person says a heading stands for: checked against what is loaded, then applied.
struct HeadingCorrection {
  private let session: Session
  private let heading: Literal
  private let correction: Corrections.Heading
  private let target: NamedColumn?

  init(_ session: Session, _ heading: Literal, _ arguments: Arguments) throws(Diagnostic) {
    guard !heading.text.isEmpty else {
      throw Diagnostic(
        "blank-heading", "a column without a heading cannot be named", at: heading.span,
        help: "give it a heading in the file, and load that")
    }
    self.session = session
    self.heading = heading
    let list = try arguments.literal("list")
    if let field = try arguments.literal("field") {
      let target = try NamedColumn(field, in: list, session)
      self.target = target
      correction = Corrections.Heading(
        heading: heading.text, field: target.name, list: target.list)
      try requireFree(target, field)
    } else {
      target = nil
      if let list, session.edition.list(named: list.text) == nil {
        throw session.space.unknownList(list)
      }
      correction = Corrections.Heading(
        heading: heading.text, field: nil, list: list?.text.lowercased())
    }
  }

  func outcome() throws(Diagnostic) -> Outcome {
    var corrections = session.corrections
    corrections.add(correction)
    let next = session.correcting(corrections)
    try requireIDs(next)
    var document = Document()
    var json: [JSONValue] = []
    for (part, report) in columns(of: next) {
      let list = next.edition.lists[part.list].name
      let place = part.sheet.map { "\($0)!\(report.letter)" } ?? "column \(report.letter)"
      let isField = report.field.map { "is read as \($0)" } ?? "is kept, and read as no field"
      var line = "\(list): \"\(report.heading)\" (\(part.fileName), \(place)) \(isField)"
      if report.field != nil {
        let texts = part.rows - report.converted - report.missing - report.unreadable
        let read = texts > 0 ? "\(texts.grouped) kept as text" : "\(report.converted.grouped) read"
        line += ": \(read), \(report.missing.grouped) missing, "
        line += "\(report.unreadable.grouped) unreadable"
      }
      document.line(CleanText.clean(line))
      json.append(
        .object([
          .init("list", .text(list)), .init("file", .text(part.file)),
          .init("sheet", .optional(part.sheet)), .init("column", .text(report.letter)),
          .init("field", .optional(report.field)),
          .init("unreadable", .whole(report.unreadable)),
        ]))
    }
    let notices =
      session.filterNotices + next.lostChildren(since: session) + givenWay(next)
      + (json.isEmpty ? [notFound] : [])
    document.note(notices)
    return Outcome(
      next, document,
      result: .object([
        .init("header", .text(heading.text)), .init("field", .optional(correction.field)),
        .init("list", .optional(correction.list)), .init("applied", .list(json)),
      ]), notices: notices)
  }

  /// The columns under that heading, in the lists that the correction is about.
  private func columns(of session: Session) -> [(RecognisedList, ColumnReport)] {
    session.area.lists.filter(isAbout).flatMap(\.parts).flatMap { part in
      part.reports.filter { isSame($0.heading) }.map { (part, $0) }
    }
  }

  private func isAbout(_ list: AreaList) -> Bool {
    if let name = correction.list { return list.definition.name == name }
    guard let target else { return true }
    return target.columns.contains { $0.list.name == list.definition.name }
  }

  private func isSame(_ other: String) -> Bool {
    Corrections.key(other) == Corrections.key(heading.text)
  }

  /// The columns that were read as the field until now, by a guess or as the ID.
  private func givenWay(_ next: Session) -> [Notice] {
    next.area.lists.filter(isAbout).flatMap { list -> [Notice] in
      guard let before = session.area.list(named: list.definition.name) else { return [] }
      return zip(before.parts, list.parts).flatMap { old, new in
        zip(old.reports, new.reports).compactMap { old, new in
          guard let field = old.field, new.field == nil, !isSame(old.heading) else { return nil }
          return Notice(
            "column-gave-way",
            "\(list.definition.name): \"\(CleanText.clean(old.heading))\" is kept, and no longer "
              + "read as \(field)")
        }
      }
    }
  }

  // MARK: What cannot be

  /// - Throws: `field-taken` where another column is known to hold the field. A guess gives way,
  /// and so does the column of the ID, without which there would be no list in between.
  private func requireFree(_ target: NamedColumn, _ field: Literal) throws(Diagnostic) {
    for part in session.area.lists.filter(isAbout).flatMap(\.parts)
    where part.reports.contains(where: { isSame($0.heading) }) {
      let list = session.edition.lists[part.list].name
      guard
        let other = part.reports.first(where: {
          $0.field == target.name && $0.matched != .nearness && !isSame($0.heading)
        }), target.name != session.edition.lists[part.list].columns.first?.name
      else { continue }
      let name = CleanText.clean(other.heading)
      let place = part.sheet.map { "\($0)!\(other.letter)" } ?? "column \(other.letter)"
      throw Diagnostic(
        "field-taken", "in \(list), \(target.name) is read from \"\(name)\" (\(place)) already",
        at: field.span, help: "first: map header \(Literal.quote(name)) to nothing in \(list)")
    }
  }

  /// - Throws: `id-needed` where a list would lose the column by which its rows are joined.
  private func requireIDs(_ next: Session) throws(Diagnostic) {
    for part in next.area.lists.flatMap(\.parts) {
      let definition = next.edition.lists[part.list]
      guard let key = definition.columns.first,
        !part.reports.contains(where: { $0.field == key.name })
      else { continue }
      throw Diagnostic(
        "id-needed",
        "\(definition.name) would have no \(key.name), without which no row can be joined",
        at: heading.span, help: "say first which column it is: map header \"…\" to \(key.name)")
    }
  }

  private var notFound: Notice {
    guard !session.area.lists.isEmpty else {
      return Notice("not-loaded-yet", "it counts for the files that are loaded from now on")
    }
    let headings = session.area.lists.flatMap(\.parts).flatMap(\.reports).map(\.heading)
    let hint = Nearness.hint(heading.text, among: headings.map { CleanText.clean($0) })
    return Notice(
      "heading-not-found",
      "no list that is loaded has this heading; it counts for the files that are loaded from now on"
        + (hint.isEmpty ? "" : "; \(hint)"))
  }
}
