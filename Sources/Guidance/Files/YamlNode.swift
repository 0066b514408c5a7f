import CYaml
import Language

/// A part of a YAML file, with the place at which it stands.
public indirect enum YamlNode: Sendable {
  case scalar(String, at: Place)
  case sequence([YamlNode], at: Place)
  case mapping([Entry], at: Place)

  /// A line, counted from 1, of one of the files that are read together.
  public struct Place: Sendable, Hashable {
    /// The file's number among them, from 0.
    public let file: Int
    public let line: Int
  }

  public struct Entry: Sendable {
    public let key: String
    public let place: Place
    public let value: YamlNode
  }

  public var place: Place {
    switch self {
    case .scalar(_, let place), .sequence(_, let place), .mapping(_, let place): place
    }
  }

  /// The same with another text in the place of the one at a path of keys; nil where there is
  /// none. Entries of a sequence go by the first value of their mapping: all that are so named.
  public func setting(_ path: ArraySlice<String>, to text: String) -> YamlNode? {
    switch self {
    case .scalar(_, let place): return path.isEmpty ? .scalar(text, at: place) : nil
    case .mapping(var entries, let place):
      guard let key = path.first, let index = entries.firstIndex(where: { $0.key == key }),
        let value = entries[index].value.setting(path.dropFirst(), to: text)
      else { return nil }
      entries[index] = Entry(key: entries[index].key, place: entries[index].place, value: value)
      return .mapping(entries, at: place)
    case .sequence(var items, let place):
      var isSet = false
      for (index, item) in items.enumerated() where item.name == path.first {
        guard let value = item.setting(path.dropFirst(), to: text) else { continue }
        items[index] = value
        isSet = true
      }
      return isSet ? .sequence(items, at: place) : nil
    }
  }

  /// The paths of keys to every text below, in the order of the file, each once.
  public var paths: [[String]] {
    switch self {
    case .scalar: return [[]]
    case .mapping(let entries, _):
      return entries.flatMap { entry in entry.value.paths.map { [entry.key] + $0 } }
    case .sequence(let items, _):
      var paths: [[String]] = []
      var seen = Set<[String]>()
      for item in items {
        guard let name = item.name else { continue }
        for path in item.paths.map({ [name] + $0 }) where seen.insert(path).inserted {
          paths.append(path)
        }
      }
      return paths
    }
  }

  /// The text at a path of keys; nil where there is none.
  public func text(at path: ArraySlice<String>) -> String? {
    switch self {
    case .scalar(let text, _): return path.isEmpty ? text : nil
    case .mapping(let entries, _):
      return entries.first { $0.key == path.first }?.value.text(at: path.dropFirst())
    case .sequence(let items, _):
      return items.lazy.filter { $0.name == path.first }
        .compactMap { $0.text(at: path.dropFirst()) }.first
    }
  }

  /// What an entry of a sequence goes by.
  private var name: String? {
    guard case .mapping(let entries, _) = self, case .scalar(let text, _)? = entries.first?.value
    else { return nil }
    return text
  }
}

/// Reads one YAML document with libyaml: plain mappings, sequences and scalars.
///
/// Anchors, aliases and tags are refused: a data file is read by people, and an alias is
/// also how a small file is made to unfold without end.
public struct YamlReader {
  private let file: String
  private let number: Int
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private var depth = 0

  private static let deepest = 32
  /// How many texts, keys and groups a file may hold: twenty times those of the largest edition.
  static let mostNodes = 100_000
  private var nodes = 0

  /// Reads a file of one's own.
  ///
  /// - Throws: `bad-yaml` with file and line.
  public static func read(_ bytes: [UInt8], file: String) throws(Diagnostic) -> YamlNode {
    let node = bytes.withUnsafeBufferPointer { bytes in
      Result { () throws(Diagnostic) in try read(bytes, file: file) }
    }
    return try node.get()
  }

  /// `number` is the file's among those that are read together.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, file: String, number: Int = 0
  ) throws(Diagnostic) -> YamlNode {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else {
      throw Diagnostic("bad-yaml", "\(file): there is no memory to read it")
    }
    defer { yaml_parser_delete(parser) }
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    var reader = YamlReader(file: file, number: number, parser: parser)
    return try reader.document()
  }

  private init(file: String, number: Int, parser: UnsafeMutablePointer<yaml_parser_t>) {
    self.file = file
    self.number = number
    self.parser = parser
  }

  private struct Event {
    let type: yaml_event_type_t
    let text: String
    let line: Int
    let decorated: Bool
  }

  private mutating func document() throws(Diagnostic) -> YamlNode {
    while true {
      let event = try next()
      switch event.type {
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_START_EVENT: continue
      case YAML_STREAM_END_EVENT: throw error("the file is empty", line: event.line)
      default: return try node(event)
      }
    }
  }

  private mutating func node(_ event: Event) throws(Diagnostic) -> YamlNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw error("nested too deeply", line: event.line) }
    nodes += 1
    guard nodes <= Self.mostNodes else {
      throw Diagnostic(
        "bad-yaml", "\(file):\(event.line): the file holds more than \(Self.mostNodes) entries",
        help: "an edition has some thousands: leave out what is none of it, and load it again")
    }
    guard !event.decorated else {
      throw error("anchors, aliases and tags have no place in a data file", line: event.line)
    }
    let place = place(event)
    switch event.type {
    case YAML_SCALAR_EVENT: return .scalar(event.text, at: place)
    case YAML_SEQUENCE_START_EVENT: return .sequence(try items(), at: place)
    case YAML_MAPPING_START_EVENT: return .mapping(try entries(), at: place)
    default: throw error("anchors, aliases and tags have no place in a data file", line: event.line)
    }
  }

  private func place(_ event: Event) -> YamlNode.Place {
    YamlNode.Place(file: number, line: event.line)
  }

  private mutating func items() throws(Diagnostic) -> [YamlNode] {
    var items: [YamlNode] = []
    while true {
      let event = try next()
      if event.type == YAML_SEQUENCE_END_EVENT { return items }
      items.append(try node(event))
    }
  }

  private mutating func entries() throws(Diagnostic) -> [YamlNode.Entry] {
    var entries: [YamlNode.Entry] = []
    var keys = Set<String>()
    while true {
      let event = try next()
      if event.type == YAML_MAPPING_END_EVENT { return entries }
      guard event.type == YAML_SCALAR_EVENT else {
        throw error("a key must be a plain word", line: event.line)
      }
      if !keys.insert(event.text).inserted {
        throw error("\"\(event.text)\" stands here twice", line: event.line)
      }
      let value = try node(try next())
      entries.append(YamlNode.Entry(key: event.text, place: place(event), value: value))
    }
  }

  private mutating func next() throws(Diagnostic) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else {
      let problem = parser.pointee.problem.map { String(cString: $0) } ?? "it cannot be read"
      throw error(problem, line: Int(parser.pointee.problem_mark.line) + 1)
    }
    defer { yaml_event_delete(&event) }
    let line = Int(event.start_mark.line) + 1
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return Event(
        type: event.type, text: String(decoding: bytes, as: UTF8.self), line: line,
        decorated: scalar.anchor != nil || scalar.tag != nil)
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      return Event(
        type: event.type, text: "", line: line, decorated: start.anchor != nil || start.tag != nil)
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      return Event(
        type: event.type, text: "", line: line, decorated: start.anchor != nil || start.tag != nil)
    default:
      return Event(
        type: event.type, text: "", line: line, decorated: event.type == YAML_ALIAS_EVENT)
    }
  }

  private func error(_ message: String, line: Int) -> Diagnostic {
    Diagnostic("bad-yaml", "\(file):\(line): \(message)", help: "mend that line and load it again")
  }
}
