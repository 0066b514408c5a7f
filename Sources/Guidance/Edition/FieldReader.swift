import Language

extension [(name: String, reader: DataReader)] {
  func fields(_ codeSets: [CodeSet]) throws(Diagnostic) -> [Field] {
    try map { entry throws(Diagnostic) in
      try entry.reader.requireWord(entry.name)
      return try entry.reader.field(entry.name, codeSets)
    }
  }
}

extension DataReader {
  /// A field with everything said in its own place.
  func field(_ name: String, _ codeSets: [CodeSet]) throws(Diagnostic) -> Field {
    try allow([
      "field", "title", "type", "headings", "identifies", "cite", "note", "from", "compared",
      "optional",
    ])
    let title = try text("title")
    return Field(
      name: name, title: title, type: try type(codeSets),
      headings: [title] + (try texts("headings")),
      identifies: try truth("identifies"), citations: try texts("cite"),
      isCompared: try truth("compared"), isOptional: try truth("optional"))
  }

  private func type(_ codeSets: [CodeSet]) throws(Diagnostic) -> FieldType {
    let name = try text("type")
    switch name {
    case "id": return .id
    case "text": return .text
    case "date": return .date
    case "whole": return .whole
    case "age": return .age
    default:
      guard let position = codeSets.firstIndex(where: { $0.name == name }) else {
        let known = ["id", "text", "date", "whole", "age"] + codeSets.map(\.name)
        throw mistake(
          "there is no type \"\(name)\" \(Nearness.hint(name, among: known))", at: node("type"))
      }
      return .code(position)
    }
  }
}
