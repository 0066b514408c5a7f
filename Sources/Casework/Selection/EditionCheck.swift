import Guidance
import Language
import Table

/// Whether an edition's conditions and names fit its own fields, asked before any list is there.
public enum EditionCheck {
  /// - Throws: `bad-edition` with the entry at fault.
  public static func check(_ edition: Edition) throws(Diagnostic) {
    let space = CaseSpace(Area(edition), asOf: nil)
    do {
      _ = try CaseBasis(space)
      for phrase in edition.phrases {
        _ = try Conditions.verdicts(Conditions.parse(phrase.means, edition), in: space)
      }
      for name in edition.shownFields { _ = try ChildField(.field(name), in: space) }
      _ = try QualityCheck(emptyLists(edition)).findings()
    } catch {
      guard error.code != "bad-edition" else { throw error }
      throw Diagnostic("bad-edition", "\(edition.file): \(error.message)", help: error.help)
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
