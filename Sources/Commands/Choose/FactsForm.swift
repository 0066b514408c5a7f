import Casework
import Guidance
import Language
import Render
import Table

/// The form on which the additional facts about some children are asked for and answered.
struct FactsForm {
  /// The position of the list that it is read back as, in the edition.
  let list: Int
  let definition: ListDefinition
  /// The facts, in the order of the list's columns.
  let facts: [(field: Field, fact: Edition.Fact)]
  private let edition: Edition

  /// - Throws: `no-form` where no list of the edition holds the facts.
  init(_ edition: Edition) throws(Diagnostic) {
    let found = edition.lists.indices.first { position in
      let names = edition.lists[position].columns.map(\.name)
      return edition.facts.allSatisfy { names.contains($0.name) }
        && edition.lists[position].columns.count == edition.facts.count + 1
    }
    guard let found, !edition.facts.isEmpty else {
      throw Diagnostic(
        "no-form", "the edition \(edition.id) has no list of additional facts",
        help: "guidance shows what it has")
    }
    self.edition = edition
    list = found
    definition = edition.lists[found]
    facts = definition.columns.compactMap { field in
      edition.facts.first { $0.name == field.name }.map { (field, $0) }
    }
  }

  /// A row a child, the answers blank, with a list to choose them from; and what is meant.
  func sheets(_ ids: [String], due: String?) -> [WrittenSheet] {
    let key = definition.columns.first { $0.type == .id }
    var form = WrittenSheet(
      name: definition.title, headings: [key?.title ?? "id"] + facts.map(\.field.title),
      rows: ids.count
    ) { row, column in column == 0 ? .text(ids[row]) : .blank }
    for (place, entry) in facts.enumerated() {
      guard case .code(let set) = entry.field.type else { continue }
      form.choices[place + 1] = edition.codeSets[set].codes.map(\.code)
    }
    return [form, definitions(due)]
  }

  private func definitions(_ due: String?) -> WrittenSheet {
    let guidance = GuidanceInForce(edition)
    var rows = facts.map { entry in
      [
        entry.fact.number, entry.field.title, entry.fact.question,
        guidance.cite(entry.fact.citations),
      ]
    }
    rows.append(["", "", "An answer that is not known is U; a blank is asked again.", "project"])
    if let due { rows.append(["", "", "Please send it back \(due).", ""]) }
    let lines = rows
    return WrittenSheet(
      name: "Definitions", headings: ["Fact", "Column", "Question", "Source"], rows: lines.count
    ) { row, column in .text(lines[row][column]) }
  }
}

extension Session {
  /// Of whom the additional facts are asked: the children of option A's first stage; with option B
  /// all of the working set who may be chosen.
  func askedAbout(_ option: CaseOption) throws(Diagnostic) -> [Int32] {
    if option.select != nil {
      guard !choice.additional.isEmpty else {
        throw Diagnostic(
          "nothing-chosen", "the children to ask about are not chosen yet",
          help: "select \(guidance.select(option) ?? 20) spread")
      }
      return choice.additional
    }
    let basis = try basis(.track)
    let pool = choice.stage == nil ? Array(working) : choice.pool
    let asked = pool.filter(basis.mayBeChosen)
    guard !asked.isEmpty else {
      throw Diagnostic(
        "nobody-to-choose", "nobody of the children shown now may be chosen",
        help: "filters shows what narrowed them down; reset widens them")
    }
    return asked
  }
}
