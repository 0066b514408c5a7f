import Language

/// One mapping of a data file while it is being read: values by key, mistakes by line.
public struct DataReader {
  /// The files that are read together, by their numbers.
  let files: [String]
  let place: YamlNode.Place
  /// What is being read, such as `lists cin`, for messages.
  let what: String
  let entries: [YamlNode.Entry]
  /// The code of the error that a mistake is, such as `bad-edition`.
  private let code: String

  public init(
    _ node: YamlNode, files: [String], what: String, code: String = "bad-edition"
  ) throws(Diagnostic) {
    guard case .mapping(let entries, let place) = node else {
      throw Self.mistake("\(what) must be a mapping (key: value)", files, node.place, code)
    }
    self.files = files
    self.place = place
    self.what = what
    self.entries = entries
    self.code = code
  }

  private static func mistake(
    _ message: String, _ files: [String], _ place: YamlNode.Place, _ code: String
  ) -> Diagnostic {
    let file = files.indices.contains(place.file) ? files[place.file] : ""
    return Diagnostic(
      code, "\(file):\(place.line): \(message)", help: "mend that line and load it again")
  }

  public func mistake(_ message: String, at node: YamlNode? = nil) -> Diagnostic {
    Self.mistake("\(what): \(message)", files, node?.place ?? place, code)
  }

  /// Refuses keys that are not understood, so that a misspelt one is not silently without effect.
  public func allow(_ keys: [String]) throws(Diagnostic) {
    for entry in entries where !keys.contains(entry.key) {
      let hint = Nearness.hint(entry.key, among: keys)
      throw Self.mistake(
        "\(what): there is no key \"\(entry.key)\"\(hint.isEmpty ? "" : "; \(hint)")", files,
        entry.place, code)
    }
  }

  /// The keys, in the order of the file.
  public var keys: [String] { entries.map(\.key) }

  public func node(_ key: String) -> YamlNode? { entries.first { $0.key == key }?.value }

  public func text(_ key: String) throws(Diagnostic) -> String {
    guard let text = try optionalText(key) else { throw mistake("\"\(key)\" is missing") }
    return text
  }

  /// A text of one line: where it stands in several, they are joined by spaces.
  public func optionalText(_ key: String) throws(Diagnostic) -> String? {
    try passage(key).map(Self.folded)
  }

  /// A text with its lines.
  public func passage(_ key: String) throws(Diagnostic) -> String? {
    guard let node = node(key) else { return nil }
    guard case .scalar(let text, _) = node else {
      throw mistake("\"\(key)\" must be a text", at: node)
    }
    return text
  }

  private static func folded(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
    return text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.map { String($0) }
      .joined(separator: " ")
  }

  public func number(_ key: String) throws(Diagnostic) -> Int {
    guard let number = try optionalNumber(key) else { throw mistake("\"\(key)\" is missing") }
    return number
  }

  public func optionalNumber(_ key: String) throws(Diagnostic) -> Int? {
    guard let text = try optionalText(key) else { return nil }
    guard let number = Int(text), number.magnitude <= 1_000_000 else {
      throw mistake("\"\(key)\" must be a whole number", at: node(key))
    }
    return number
  }

  public func truth(_ key: String) throws(Diagnostic) -> Bool {
    switch try optionalText(key) {
    case nil, "false", "no": return false
    case "true", "yes": return true
    default: throw mistake("\"\(key)\" must be true or false", at: node(key))
    }
  }

  /// A text or a list of texts; none where the key is not there.
  public func texts(_ key: String) throws(Diagnostic) -> [String] {
    guard let node = node(key) else { return [] }
    switch node {
    case .scalar(let text, _): return [Self.folded(text)]
    case .sequence(let items, _):
      var texts: [String] = []
      for item in items {
        guard case .scalar(let text, _) = item else {
          throw mistake("\"\(key)\" must hold texts", at: item)
        }
        texts.append(Self.folded(text))
      }
      return texts
    case .mapping: throw mistake("\"\(key)\" must be a text or a list of texts", at: node)
    }
  }

  public func reader(_ key: String) throws(Diagnostic) -> DataReader? {
    guard let node = node(key) else { return nil }
    return try DataReader(node, files: files, what: "\(what) \(key)", code: code)
  }

  /// The entries of a list of mappings; each is named by its `id`, `name` or `field` in messages.
  public func items(_ key: String) throws(Diagnostic) -> [DataReader] {
    guard let node = node(key) else { return [] }
    guard case .sequence(let items, _) = node else {
      throw mistake("\"\(key)\" must be a list (lines that begin with -)", at: node)
    }
    var readers: [DataReader] = []
    for item in items {
      let reader = try DataReader(item, files: files, what: key, code: code)
      let name = reader.name
      readers.append(
        try DataReader(
          item, files: files, what: name.isEmpty ? key : "\(key) \(name)", code: code))
    }
    return readers
  }

  /// The entries of a mapping of mappings, in the file's order.
  public func named(_ key: String) throws(Diagnostic) -> [(name: String, reader: DataReader)] {
    guard let node = node(key) else { return [] }
    guard case .mapping(let entries, _) = node else {
      throw mistake("\"\(key)\" must be a mapping of names", at: node)
    }
    var readers: [(String, DataReader)] = []
    for entry in entries {
      let what = "\(key) \(entry.key)"
      readers.append((entry.key, try DataReader(entry.value, files: files, what: what, code: code)))
    }
    return readers
  }

  private var name: String {
    for key in ["id", "name", "field", "phrase", "code", "number", "task"] {
      if case .scalar(let text, _)? = node(key) { return text }
    }
    return ""
  }
}
