import Language
import Table

extension Edition {
  /// Where a text stands in the edition's files, as `FILE:LINE`; nil where it is not found.
  ///
  /// The files are read again for it: a mistake that shows only when a condition is asked of the
  /// fields is worth that, and an edition without one keeps no lines.
  public func place(of text: String, under key: String) -> String? {
    guard let file = files.first, let tree = Self.tree(file) else { return nil }
    guard let place = Self.place(of: text, under: key, in: tree.root),
      tree.files.indices.contains(place.file)
    else { return nil }
    return "\(tree.files[place.file].name):\(place.line)"
  }

  private static func tree(_ file: File) -> EditionTree? {
    func read(_ bytes: UnsafeBufferPointer<UInt8>) -> EditionTree? {
      try? EditionTree.read(bytes, file: file)
    }
    if file.isBuiltIn { return DataFiles.bytes(file.name).flatMap(read) }
    guard let content = try? fileContent(file.name) else { return nil }
    return content.withUnsafeBufferPointer(read)
  }

  private static func place(
    of text: String, under key: String, in node: YamlNode
  ) -> YamlNode.Place? {
    func isText(_ node: YamlNode) -> Bool {
      if case .scalar(text, _) = node { return true }
      return false
    }
    switch node {
    case .scalar: return nil
    case .sequence(let items, _):
      for item in items {
        if let found = place(of: text, under: key, in: item) { return found }
      }
      return nil
    case .mapping(let entries, _):
      for entry in entries {
        if entry.key == key {
          if isText(entry.value) { return entry.value.place }
          if case .sequence(let items, _) = entry.value, let item = items.first(where: isText) {
            return item.place
          }
        }
        if let found = place(of: text, under: key, in: entry.value) { return found }
      }
      return nil
    }
  }
}
