import Guidance
import Language
import Table

/// Whether an edition's conditions and names fit its own fields, asked before any list is there.
public enum EditionCheck {
  /// Something of an edition that names fields: in which part, under which key, and its text.
  private struct Part {
    let what: String
    let key: String
    let text: String
  }

  /// - Throws: `bad-edition` with the file, the line and the entry at fault.
  public static func check(_ edition: Edition) throws(Diagnostic) {
    let space = CaseSpace(Area(edition), asOf: nil)
    for part in conditions(of: edition) {
      try asking(part, edition) { () throws(Diagnostic) in
        _ = try Conditions.verdicts(Conditions.parse(part.text, edition), in: space)
      }
    }
    for part in fields(of: edition) {
      try asking(part, edition) { () throws(Diagnostic) in
        _ = try ChildField(.field(part.text), in: space)
      }
    }
    let quality = QualityCheck(emptyLists(edition))
    for (position, rule) in edition.quality.enumerated() {
      let part = Part(what: "quality \(rule.id)", key: "id", text: rule.id)
      try asking(part, edition) { () throws(Diagnostic) in
        _ = try quality.findings(ofRule: position)
      }
    }
    _ = try CaseBasis(space)
  }

  private static func conditions(of edition: Edition) -> [Part] {
    var parts = edition.phrases.map {
      Part(what: "phrases \($0.phrase)", key: "means", text: $0.means)
    }
    let rules = [edition.candidates.who, edition.candidates.except].compactMap { $0 }
    parts += rules.map { Part(what: "candidates", key: "when", text: $0.when) }
    parts += edition.spread.first.map { Part(what: "spread", key: "when", text: $0.rule.when) }
    parts.append(Part(what: "spread", key: "disabled", text: edition.spread.disabled))
    parts.append(Part(what: "eligible", key: "when", text: edition.eligibility.when))
    for criterion in edition.criteria {
      guard let when = criterion.when else { continue }
      parts.append(Part(what: "criteria \(criterion.id)", key: "when", text: when))
    }
    return parts
  }

  private static func fields(of edition: Edition) -> [Part] {
    var parts = edition.shownFields.map { Part(what: "show", key: "show", text: $0) }
    parts += edition.attributes.map { Part(what: "attributes", key: "attributes", text: $0) }
    if let siblings = edition.siblings {
      parts.append(Part(what: "siblings", key: "siblings", text: siblings))
    }
    parts.append(Part(what: "candidates", key: "flag", text: edition.candidates.flag))
    parts.append(Part(what: "spread", key: "age-band", text: edition.spread.ageBand))
    return parts
  }

  private static func asking(
    _ part: Part, _ edition: Edition, _ body: () throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    do {
      try body()
    } catch {
      let place = edition.place(of: part.text, under: part.key) ?? edition.file
      throw Diagnostic("bad-edition", "\(place): \(part.what): \(error.message)", help: error.help)
    }
  }

  /// Every list with all its headings and no row, so that each rule finds the fields it names.
  private static func emptyLists(_ edition: Edition) -> CaseSpace {
    var loaded: [Int: [RecognisedList]] = [:]
    for (position, list) in edition.lists.enumerated() {
      let table = SheetTable(
        file: list.name, sheet: nil, hidden: false, headerRow: 1,
        headings: list.columns.map(\.title), columnLetters: list.columns.map(\.name),
        columns: list.columns.map { _ in TextColumn([]) }, rowNumbers: [], dateSystem: .from1900)
      let loader = ListLoader(edition, wishes: ListLoader.Wishes(list: position))
      loaded[position] = loader.load([table]).loaded
    }
    return CaseSpace(Area(edition, loaded), asOf: CivilDate.parse("2000-01-01"))
  }
}
