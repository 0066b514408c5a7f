import Language

/// The guidance in its own words, by paragraph and evaluation schedule number.
public struct GuidanceText: Sendable {
  public struct Passage: Sendable {
    /// Such as `22`, `23` or `Annex C`.
    public let id: String
    public let text: String
  }

  /// The edition whose guidance it is: the one in force, or one that it is built on.
  public let edition: String
  public let paragraphs: [Passage]
  public let criteria: [Passage]
  public let annexC: [AnnexRow]

  /// A row of the table in Annex C.
  public struct AnnexRow: Sendable {
    public let day: String
    public let time: String
    public let optionA: String
    public let optionB: String
  }

  /// The names of the edition and of those that it is built on, of which the program has the text.
  public static func editions(_ edition: Edition) -> [String] {
    ([edition.id] + edition.bases).filter { DataFiles.bytes("\($0).text.yaml") != nil }
  }

  /// The name of the edition whose paragraphs are meant where none is named: its own; or the
  /// nearest that it is built on, where it cites no paragraphs of its own.
  public static func unnamed(_ edition: Edition) -> String? {
    let known = editions(edition)
    let citesItself = edition.sources.contains { $0.name == edition.id }
    return citesItself ? known.first { $0 == edition.id } : known.first
  }

  /// The text of the edition of that name; nil where the program carries none.
  public static func load(named name: String) throws(Diagnostic) -> GuidanceText? {
    let file = "\(name).text.yaml"
    guard let bytes = DataFiles.bytes(file) else { return nil }
    let root = try DataReader(YamlReader.read(bytes, file: file), files: [file], what: "text")
    return GuidanceText(
      edition: name, paragraphs: try passages(root, "paragraphs"),
      criteria: try passages(root, "esn"),
      annexC: try root.items("annex-c").map { row throws(Diagnostic) in
        AnnexRow(
          day: try row.text("day"), time: try row.optionalText("time") ?? "",
          optionA: try row.passage("option-a") ?? "",
          optionB: try row.passage("option-b") ?? "")
      })
  }

  private static func passages(
    _ root: DataReader, _ key: String
  ) throws(Diagnostic) -> [Passage] {
    guard case .mapping(let entries, _)? = root.node(key) else {
      throw root.mistake("\"\(key)\" is missing")
    }
    return try entries.map { entry throws(Diagnostic) in
      guard case .scalar(let text, _) = entry.value else {
        throw root.mistake("\(key) \(entry.key) must be a text", at: entry.value)
      }
      return Passage(id: entry.key, text: text)
    }
  }
}
