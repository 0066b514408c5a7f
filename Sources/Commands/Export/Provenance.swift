import Casework
import Guidance
import Render
import Table

/// How an export was made: the program, the edition, the dates, the filters and the files.
///
/// It holds no time of day, so that the same session makes the same bytes.
struct Provenance {
  struct Entry {
    let label: String
    let values: [String]
    /// Whether there may be several, and so a list of them in JSON.
    let isMany: Bool

    init(_ label: String, _ value: String) {
      self.label = label
      values = [value]
      isMany = false
    }

    init(_ label: String, many values: [String]) {
      self.label = label
      self.values = values
      isMany = true
    }
  }

  let entries: [Entry]

  init(_ content: ExportContent, _ session: Session) {
    let isGuarded = content.leavesSmallNumbersOut
    let choice = session.choice
    // A record of the choice names what was in force when it was made.
    let context = content.of == "choice" ? choice.context : nil
    let filters = context.map { (choice.stage == .track ? choice.first : nil) ?? $0 }?.filters
    let asOf = context.map { ($0.asOf, $0.asOfReason) } ?? (session.asOf, session.asOfReason)
    let notified = context.map(\.notified) ?? session.notified
    let seed = context.map(\.seed) ?? session.seed
    let readings = context?.readings ?? session.readings
    let says = { (filter: Session.AppliedFilter) in
      isGuarded ? filter.condition : Self.says(filter)
    }
    var entries: [Entry] = [
      .init("program", "jtai \(ProgramVersion.text)"),
      .init("edition", "\(session.edition.id): \(session.edition.title)"),
      .init("exported", content.says),
      .init(
        "as of", asOf.0.map { "\($0), \(asOf.1)" } ?? asOf.1),
      .init("notified", notified?.description ?? "not yet"),
      .init("filters", many: (filters ?? session.filters).map(says)),
      .init("option", choice.option ?? "not taken"),
      .init("seed", seed.map { "\($0.text), \($0.origin.rawValue)" } ?? "none"),
    ]
    if content.of != "choice", choice.stage != nil, !isGuarded {
      let made = choice.first ?? choice.context
      entries += [
        .init("choice", session.choiceText),
        .init("choice made from", made?.from ?? String.children(choice.pool.count)),
        .init("filters of the choice", many: (made?.filters ?? []).map(Self.says)),
      ]
    }
    entries += content.remarks
    let injections = session.injections
    if !injections.isEmpty {
      entries.append(.init("injected for training, no real events", many: injections))
    }
    entries += [
      .init(
        "readings taken",
        many: readings.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }),
      .init("rows", many: content.sheets.map { "\($0.name): \($0.rows.grouped)" }),
      .init(
        "inputs",
        many: session.area.lists.flatMap { list in
          list.parts.map { session.says($0, withRows: !isGuarded) }
        }),
      .init("where lists disagree", session.disagreementText(withNumber: !isGuarded)),
      .init(
        "how values are written",
        "codes in their short form, missing ones blank, unreadable ones as they were"),
    ]
    self.entries = entries
  }

  /// "age < 5: 57 of 1,561 children, 3 unknown".
  private static func says(_ filter: Session.AppliedFilter) -> String {
    "\(filter.condition): \(filter.after.grouped) of \(String.children(filter.before)), "
      + "\(filter.unknown.grouped) unknown"
  }

  /// A row for each value, and one for each entry that has none.
  var rows: [[String]] {
    entries.flatMap { entry in
      (entry.values.isEmpty ? ["none"] : entry.values).map { [entry.label, $0] }
    }
  }

  var sheet: WrittenSheet {
    let rows = rows
    return WrittenSheet(
      name: ProvenanceSheet.name, headings: ProvenanceSheet.headings, rows: rows.count
    ) { row, column in .text(rows[row][column]) }
  }

  var json: JSONValue {
    .object(
      entries.map { entry in
        let key = entry.label.replacing(" ", with: "_")
        return .init(key, entry.isMany ? .texts(entry.values) : .optional(entry.values.first))
      })
  }
}

extension Session {
  /// "cin: "Annex A.xlsx", sheet "List 6", headings in row 2, 1,204 rows, SHA-256 …".
  fileprivate func says(_ part: RecognisedList, withRows: Bool) -> String {
    let sheet = part.sheet.map { ", sheet \"\($0)\"" } ?? ""
    let digest = part.sha256.isEmpty ? "" : ", SHA-256 \(part.sha256)"
    let rows = withRows ? ", \(String.counted(part.rows, "row", "rows"))" : ""
    return "\(edition.lists[part.list].name): \"\(part.file)\"\(sheet), headings in row "
      + "\(part.headerRow.grouped)\(rows)\(digest)"
  }

  fileprivate func disagreementText(withNumber: Bool) -> String {
    let children = Set(area.disagreements.map(\.child)).count
    guard children > 0 || !withNumber else { return "they disagree about nobody" }
    let about = withNumber ? "about \(String.children(children)): " : ""
    return
      "\(about)the first of \(edition.order.joined(separator: ", "))"
      + " that says something decides for the child, in one list its latest event; each list has its"
      + " own value"
  }
}
