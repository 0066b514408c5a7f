import Digest
import Language

/// One of the files that an edition stands on, by digests of what it says: comments, spaces, quotes
/// and the order of its parts make no difference, and every word of it does.
///
/// Scripts, journals and manifests hold it, so that none of them is run under other guidance without
/// a word.
public struct EditionLayer: Sendable, Equatable {
  /// One of the parts that it is made of, such as `criteria`, and what that says.
  public struct Part: Sendable, Equatable {
    public let name: String
    /// The first eight digits of its SHA-256: enough to name what differs, and not to prove it.
    public let mark: String
  }

  /// The name of the edition that the file makes.
  public let edition: String
  /// Whether it is a file of one's own, and not one that the program carries.
  public let isOwn: Bool
  /// The SHA-256 of what it says.
  public let sha256: String
  /// In the order of their names; empty where they were not written down.
  public let parts: [Part]

  public init(edition: String, isOwn: Bool, sha256: String, parts: [Part]) {
    self.edition = edition
    self.isOwn = isOwn
    self.sha256 = sha256
    self.parts = parts
  }

  init(_ node: YamlNode, edition: String, isOwn: Bool) {
    var parts: [Part] = []
    var whole: [UInt8] = []
    for entry in node.entriesByName {
      let digest = SHA256(entry.value.meaning)
      parts.append(Part(name: entry.key, mark: String(digest.hexadecimal.prefix(8))))
      YamlNode.write(entry.key, to: &whole)
      whole += digest.bytes
    }
    self.init(
      edition: edition, isOwn: isOwn, sha256: SHA256(whole).hexadecimal, parts: parts)
  }

  // MARK: As a text

  /// `my-area own sha256 HEX parts "criteria:1a2b3c4d events:5e6f7a8b"`: what a manifest, a journal
  /// and `require edition` say of it.
  public var written: String {
    "\(edition)\(isOwn ? " own" : "") sha256 \(sha256) parts \(Literal.quote(writtenParts))"
  }

  public var writtenParts: String {
    parts.map { "\($0.name):\($0.mark)" }.joined(separator: " ")
  }

  /// nil where `written` does not write it so.
  public init?(written: String) {
    guard let words = Literal.words(written), words.count == 5 || words.count == 6 else {
      return nil
    }
    let texts = words.map(\.text)
    let isOwn = words.count == 6
    guard let parts = Self.parts(texts[texts.count - 1]) else { return nil }
    self.init(
      edition: texts[0], isOwn: isOwn, sha256: texts[texts.count - 3], parts: parts)
    guard self.written.utf8.elementsEqual(written.utf8), SHA256.isWritten(in: sha256) else {
      return nil
    }
  }

  /// The parts as `writtenParts` writes them; nil where it does not write them so.
  public static func parts(_ text: String) -> [Part]? {
    var parts: [Part] = []
    for word in text.split(separator: " ") {
      let halves = word.split(separator: ":", omittingEmptySubsequences: false)
      guard halves.count == 2, !halves[0].isEmpty, halves[1].utf8.count == 8,
        halves[1].utf8.allSatisfy(SHA256.isDigit)
      else { return nil }
      parts.append(Part(name: String(halves[0]), mark: String(halves[1])))
    }
    return parts
  }

  /// What this one says otherwise than `known` did: "changed: criteria, events; added: dates".
  func difference(from known: EditionLayer) -> String {
    let (was, now) = (Set(known.parts.map(\.name)), Set(parts.map(\.name)))
    let changed = parts.filter { part in
      known.parts.contains { $0.name == part.name && $0.mark != part.mark }
    }
    let clauses = [
      ("changed", changed.map(\.name)),
      ("added", parts.map(\.name).filter { !was.contains($0) }),
      ("taken out", known.parts.map(\.name).filter { !now.contains($0) }),
    ].filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1.joined(separator: ", "))" }
    return known.parts.isEmpty || clauses.isEmpty
      ? "it says something else" : clauses.joined(separator: "; ")
  }
}

/// How the edition that is in force is otherwise than what was written down.
public struct EditionDifference: Sendable, Equatable {
  /// "the edition my-area is not what it was (changed: criteria)".
  public let message: String
  /// Whether nothing may be done under it in the place of the other: it is another edition, or a
  /// file of one's own that was changed. Where the program carries a later one, that is only said.
  public let isRefused: Bool
}

extension Edition {
  /// The files that it stands on, its own first.
  public var layers: [EditionLayer] {
    zip(zip([id] + bases, files), nodes).map { entry, node in
      EditionLayer(node, edition: entry.0, isOwn: !entry.1.isBuiltIn)
    }
  }

  /// How what is in force differs from a layer as it was written down; nil where it says the same.
  public func difference(from known: EditionLayer) -> EditionDifference? {
    let layers = layers
    guard let layer = layers.first(where: { $0.edition == known.edition }) else {
      return EditionDifference(
        message: "the edition in force is \(id), which does not stand on \(known.edition)",
        isRefused: true)
    }
    guard layer.sha256 != known.sha256 else { return nil }
    let isRefused = layer.isOwn || known.isOwn
    let what = layer.difference(from: known)
    return EditionDifference(
      message: isRefused
        ? "the edition \(layer.edition) is not what it was (\(what))"
        : "this program carries another \(layer.edition) (\(what))",
      isRefused: isRefused)
  }
}

extension YamlNode {
  /// The parts of a mapping by the bytes of their names; none of anything else.
  fileprivate var entriesByName: [Entry] {
    guard case .mapping(let entries, _) = self else { return [] }
    return entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  /// What it says, without places, spaces, comments and quotes. Texts have their length before
  /// them, so that no two trees come to the same bytes. The order inside of a part may decide, and
  /// counts.
  fileprivate var meaning: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .scalar(let text, _): Self.write(text, to: &bytes)
    case .sequence(let items, _):
      bytes += Array("list \(items.count)\n".utf8)
      for item in items { item.write(to: &bytes) }
    case .mapping(let entries, _):
      bytes += Array("parts \(entries.count)\n".utf8)
      for entry in entries {
        Self.write(entry.key, to: &bytes)
        entry.value.write(to: &bytes)
      }
    }
  }

  fileprivate static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes += Array("text \(text.utf8.count)\n".utf8)
    bytes += text.utf8
    bytes.append(UInt8(ascii: "\n"))
  }
}
