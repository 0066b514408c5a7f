import Language

/// Things that have to be handed over together: of the area, or of each tracked child.
public struct DocumentGroup: Sendable {
  public struct Item: Sendable {
    /// Such as `1.4` or `chronology`; no two of an edition are the same.
    public let id: String
    public let title: String
    /// From whom it comes; empty where the guidance names no one.
    public let agency: String
    public let citations: [String]
  }

  /// Such as `annex-a`.
  public let id: String
  public let title: String
  /// Whether each tracked child has its own.
  public let isForEachChild: Bool
  /// The event at which they are due.
  public let event: String?
  public let items: [Item]
}

enum DocumentReader {
  static func groups(_ root: DataReader) throws(Diagnostic) -> [DocumentGroup] {
    try root.named("documents").map { entry throws(Diagnostic) in
      let reader = entry.reader
      try reader.requireWord(entry.name)
      try reader.allow(["title", "each", "event", "items", "cite", "note"])
      let each = try reader.optionalText("each")
      guard each == nil || each == "child" else {
        throw reader.mistake("\"each\" must be child, or be left out", at: reader.node("each"))
      }
      let citations = try reader.texts("cite")
      let items = try reader.items("items").map { item throws(Diagnostic) in
        try item.allow(["id", "title", "agency", "cite", "note"])
        let own = try item.texts("cite")
        return DocumentGroup.Item(
          id: try item.word("id"), title: try item.text("title"),
          agency: try item.optionalText("agency") ?? "", citations: own.isEmpty ? citations : own)
      }
      guard !items.isEmpty else { throw reader.mistake("\"items\" is empty") }
      return DocumentGroup(
        id: entry.name, title: try reader.text("title"), isForEachChild: each != nil,
        event: try reader.optionalText("event"), items: items)
    }
  }
}
