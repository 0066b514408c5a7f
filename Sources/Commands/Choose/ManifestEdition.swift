import Digest
import Guidance
import Language

/// What a manifest says of the edition, against the one that is in force.
///
/// A later program may carry a fuller edition: that is said, and the choice is computed again all the
/// same. Another edition, or a file of one's own that was changed, is refused.
struct ManifestEdition {
  /// The lines of a manifest that is computed again under this edition.
  let lines: [String]
  /// What the program carries otherwise than the one that wrote the manifest.
  private(set) var changes: [String] = []
  /// The words that the lines begin with of which that is so: `edition`, `base`.
  private(set) var changedKeys: Set<String> = []
  /// Why the edition in force cannot stand for that of the manifest.
  private(set) var refusal: String?

  /// - Parameter stated: the lines of the manifest, or nil where one is written.
  init(_ session: Session, _ format: ChoiceManifest.Format, stated: [String]? = nil) {
    let layers = session.edition.layers
    let files = session.edition.files
    let own = zip(layers, files).enumerated().map { place, entry in
      let layer = entry.0
      let key = Self.key(place)
      return switch format {
      // jtai 0.1 wrote the digest of the file's bytes.
      case .first: "\(key): \(layer.edition) sha256 \(entry.1.sha256)"
      case .second: "\(key): \(layer.written)"
      }
    }
    guard let stated, stated != own, stated.count == own.count else {
      lines = own
      return
    }
    for (place, line) in stated.enumerated() where !line.utf8.elementsEqual(own[place].utf8) {
      switch format {
      case .first:
        guard Self.names(layers[place], line, place), !layers[place].isOwn else { continue }
        changedKeys.insert(Self.key(place))
        changes.append(
          "jtai 0.1 carried another \(layers[place].edition); what differs it does not say")
      case .second:
        guard let rest = line.rest(behind: "\(Self.key(place)): "),
          let known = EditionLayer(written: String(rest)), known.edition == layers[place].edition,
          let difference = session.edition.difference(from: known)
        else { continue }
        if difference.isRefused {
          refusal = difference.message
        } else {
          changedKeys.insert(Self.key(place))
          changes.append(difference.message)
        }
      }
    }
    let differing = zip(stated, own).count { !$0.utf8.elementsEqual($1.utf8) }
    lines = changes.count == differing ? stated : own
  }

  /// The word that the line of a layer begins with.
  private static func key(_ place: Int) -> String { place == 0 ? "edition" : "base" }

  /// Whether a line of jtai 0.1 is of that layer.
  private static func names(_ layer: EditionLayer, _ line: String, _ place: Int) -> Bool {
    let start = "\(key(place)): \(layer.edition) sha256 "
    guard let digest = line.rest(behind: start) else { return false }
    return SHA256.isWritten(in: digest)
  }
}
