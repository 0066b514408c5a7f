import Language
import Testing

@testable import Guidance

/// The digest of what an edition's file says: every word counts, and nothing that says nothing.
@Suite struct EditionLayerTests {
  private static let small = """
    format: 1
    edition: small
    base: csafe-2018
    title: "Small"
    phrases:
      - {phrase: in a hurry, means: "age > 3", cite: project}
    attributes: [gender, team]

    """

  private func layer(_ text: String) throws -> EditionLayer {
    try #require(EditionFiles.read(["mine.yaml": text]).get().layers.first)
  }

  @Test(arguments: [
    ("format: 1\n", "# a remark\n\nformat:   1 # another\n"), ("\"Small\"", "Small"),
    ("[gender, team]", "\n  - gender\n  - 'team'"),
    ("format: 1\nedition: small\n", "edition: small\nformat: 1\n"),
    (
      "{phrase: in a hurry, means: \"age > 3\", cite: project}",
      "phrase: in a hurry\n    means: age > 3\n    cite: project"
    ),
  ])
  func whatSaysNothingChangesNothing(old: String, new: String) throws {
    let changed = Self.small.replacing(old, with: new)
    #expect(changed != Self.small)
    #expect(try layer(changed) == layer(Self.small))
  }

  @Test(arguments: [
    ("[gender, team]", "[team, gender]", "changed: attributes"),
    ("age > 3", "age > 4", "changed: phrases"),
    ("attributes: [gender, team]\n", "", "taken out: attributes"),
    ("attributes: [gender, team]", "theme: t", "added: theme; taken out: attributes"),
  ])
  func everyWordCounts(old: String, new: String, says: String) throws {
    let (was, now) = (try layer(Self.small), try layer(Self.small.replacing(old, with: new)))
    #expect(was.sha256 != now.sha256)
    #expect(now.difference(from: was) == says)
  }

  /// Any text of the edition that the program carries, changed: the part that it stands in is named,
  /// and no other.
  @Test func everyTextOfTheCarriedEditionCounts() throws {
    let edition = try Editions.load(Editions.standard)
    let node = edition.nodes[0]
    let was = EditionLayer(node, edition: "e", isOwn: false)
    let paths = node.paths
    #expect(paths.count > 1_000)
    for (place, path) in paths.enumerated() where place % 17 == 0 && !path.isEmpty {
      let text = try #require(node.text(at: path[...]))
      let changed = try #require(node.setting(path[...], to: text + "."))
      let now = EditionLayer(changed, edition: "e", isOwn: false)
      #expect(now.difference(from: was) == "changed: \(path[0])", "\(path)")
    }
  }

  @Test func writtenIsReadAsItWas() throws {
    for name in Editions.known {
      for layer in try Editions.load(name).layers {
        #expect(EditionLayer(written: layer.written) == layer)
        #expect(EditionLayer(written: layer.written + " ") == nil)
        #expect(EditionLayer(written: String(layer.written.dropLast())) == nil)
      }
    }
    let own = try layer(Self.small)
    #expect(own.isOwn && own.edition == "small" && EditionLayer(written: own.written) == own)
  }
}
