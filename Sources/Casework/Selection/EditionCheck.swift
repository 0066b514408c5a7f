import Guidance
import Language

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
    } catch {
      guard error.code != "bad-edition" else { throw error }
      throw Diagnostic("bad-edition", "\(edition.file): \(error.message)", help: error.help)
    }
  }
}
