import Language

/// The guidance in its own words, by paragraph and evaluation schedule number.
public struct GuidanceText: Sendable {
  public struct Passage: Sendable {
    /// Such as `22`, `23` or `Annex C`.
    public let id: String
    public let text: String
  }

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

  /// The text that belongs to an edition, or nil where the program carries none.
  public static func load(edition: String) throws(Diagnostic) -> GuidanceText? {
    let file = "\(edition).text.yaml"
    guard let bytes = DataFiles.bytes(file) else { return nil }
    let root = try DataReader(YamlReader.read(bytes, file: file), file: file, what: "text")
    return GuidanceText(
      paragraphs: try passages(root, "paragraphs"), criteria: try passages(root, "esn"),
      annexC: try root.items("annex-c").map { row throws(Diagnostic) in
        AnnexRow(
          day: try row.text("day"), time: try row.optionalText("time") ?? "",
          optionA: try row.optionalText("option-a") ?? "",
          optionB: try row.optionalText("option-b") ?? "")
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
