import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let receive = Command(
    "receive", .choose, "read a form of additional facts that has come back",
    .slot("path", .path, "PATH", "the workbook or CSV file"),
    details: """
      Says of each child what is missing, not readable or not known, and which rows nobody asked \
      for; nothing of it is lost. A second form can follow: what it says goes before the first, and \
      where it is blank the first still stands.
      """,
    examples: [.init("receive form.xlsx", "then select 6 cover")]
  ) { arguments, session, world throws(Diagnostic) in
    let option = try session.requiredOption()
    let path = try arguments.required("path")
    let form = try FactsForm(session.edition)
    let asked = try session.askedAbout(option)
    var wishes = ListLoader.Wishes()
    wishes.list = form.list
    let loader = ListLoader(
      session.edition, wishes: wishes, corrections: session.corrections, watching: world.watching)
    let report: LoadReport
    do throws(ReadError) {
      report = try loader.load(world.readable(path.text), shown: path.text)
    } catch {
      throw Diagnostic(error, shown: path.text, at: path.span)
    }
    guard let answer = report.loaded.first else {
      throw Diagnostic(
        "not-the-form",
        "no sheet of \"\(path.text)\" is the form"
          + (report.refused.first.map { ": \($0.reason)" } ?? ""), at: path.span,
        help: "its headings are those that request writes")
    }
    let before = session
    let ids = asked.map { session.area.truth.ids[Int($0)] }
    let next = session.following { $0.receive(answer, form.list) }
    return try Receipt(form, ids, answer, before, next).outcome()
  }
}

extension Session {
  /// Takes a form in. Of two rows about a child the one that was received last counts.
  fileprivate mutating func receive(_ answer: RecognisedList, _ list: Int) {
    var lists = loaded
    let others = lists[list, default: []]
    lists[list] = [answer.received(after: others)] + others
    let (names, shown, filters) = (area.truth.ids, working, filters)
    adopt(lists)
    guard choice.chosen.isEmpty else { return }
    // What was shown is shown still: a stranger in the form may have moved the others along.
    let moved = Relocation(from: names, to: area.truth)
    if !shown.isEveryone { working = ChildList(moved.members(Array(shown))) }
    self.filters = filters.map { $0.moved(moved) }
  }
}

/// What came back, against what was asked.
private struct Receipt {
  private let form: FactsForm
  private let asked: [String]
  private let before: Session
  private let next: Session
  private let list: AreaList
  private let rowOf: [String: Int]

  init(
    _ form: FactsForm, _ asked: [String], _ answer: RecognisedList, _ before: Session,
    _ next: Session
  ) throws(Diagnostic) {
    self.form = form
    self.asked = asked
    self.before = before
    self.next = next
    guard let list = next.area.truth.list(named: form.definition.name),
      let ids = answer.columns.first(where: { $0.field.type == .id })
    else { throw Diagnostic("not-the-form", "the form has no column of IDs") }
    self.list = list
    var rowOf: [String: Int] = [:]
    for row in 0..<answer.rows where ids.value(row) == .text {
      let id = ids.written(row)
      if rowOf[id] == nil { rowOf[id] = row }
    }
    self.rowOf = rowOf
  }

  private enum Gap: String, CaseIterable {
    case blank = "blank"
    case unreadable = "not readable"
    case unknown = "unknown"
  }

  /// The name of a child as it may be shown.
  private func shown(_ id: String) -> String {
    next.area.truth.child(id).map { next.area.ids[$0] } ?? id
  }

  func outcome() -> Outcome {
    var gaps: [Gap: [(child: String, facts: [String])]] = [:]
    var answered = 0
    for id in asked {
      guard let row = rowOf[id] else { continue }
      var own: [Gap: [String]] = [:]
      for (field, _) in form.facts {
        guard let gap = gap(field, row) else {
          answered += 1
          continue
        }
        own[gap, default: []].append(field.name)
      }
      for (gap, facts) in own { gaps[gap, default: []].append((shown(id), facts)) }
    }
    let missing = asked.filter { rowOf[$0] == nil }
    let extra = rowOf.keys.filter { !asked.contains($0) }.sorted()
    let strangers = extra.filter { before.area.truth.child($0) == nil }
    let known = extra.filter { before.area.truth.child($0) != nil }
    var lines = [
      "\(asked.count - missing.count) of \(String.children(asked.count)) · \(answered.grouped) of "
        + "\((asked.count * form.facts.count).grouped) facts"
    ]
    for gap in Gap.allCases {
      guard let found = gaps[gap] else { continue }
      lines.append("\(gap.rawValue): \(words(found))")
    }
    if !missing.isEmpty {
      lines.append("no row about \(missing.map(shown).joined(separator: ", "))")
    }
    if !known.isEmpty {
      lines.append("not asked about, and kept: \(known.map(shown).joined(separator: ", "))")
    }
    if !strangers.isEmpty {
      lines.append("in none of the lists before: \(strangers.map(shown).joined(separator: ", "))")
    }
    var document = Document(lines.map(Document.Block.line))
    let option = next.option
    let notices = next.lostChildren(since: before)
    document.note(notices)
    document.next(
      "select \(option.map { next.usualTrack($0) } ?? 6) cover; or receive a corrected form")
    let json = Gap.allCases.map { gap in
      JSONValue.Member(
        gap.rawValue.replacingSpaces,
        .list(
          (gaps[gap] ?? []).map {
            .object([.init("id", .text($0.child)), .init("facts", .texts($0.facts))])
          }))
    }
    return Outcome(
      next, document,
      result: .object(
        [
          .init("children", .whole(asked.count - missing.count)),
          .init("asked", .whole(asked.count)),
          .init("facts", .whole(answered)),
        ] + json + [
          .init("missing", .texts(missing.map(shown))),
          .init("not_asked", .texts(known.map(shown))),
          .init("unknown_children", .texts(strangers.map(shown))),
        ]), notices: notices)
  }

  /// "yot, nps for 1004417; every fact for 1003020, 1003021".
  private func words(_ found: [(child: String, facts: [String])]) -> String {
    let whole = found.filter { $0.facts.count == form.facts.count }.map(\.child)
    var parts = found.filter { $0.facts.count < form.facts.count }.map {
      "\($0.facts.joined(separator: ", ")) for \($0.child)"
    }
    if !whole.isEmpty { parts.append("every fact for \(whole.joined(separator: ", "))") }
    return parts.joined(separator: "; ")
  }

  /// What a cell of the form lacks; nil where it answers.
  private func gap(_ field: Field, _ row: Int) -> Gap? {
    guard let column = list.column(named: field.name) else { return .blank }
    switch column.value(row) {
    case .missing: return .blank
    case .unreadable: return .unreadable
    case .code(let position):
      guard case .code(let set) = field.type else { return nil }
      return next.edition.codeSets[set].codes[position].unknown ? .unknown : nil
    case .text, .date, .whole: return nil
    }
  }
}

extension String {
  fileprivate var replacingSpaces: String { split(separator: " ").joined(separator: "_") }
}
