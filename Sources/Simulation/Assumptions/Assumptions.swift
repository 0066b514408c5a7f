import Digest
import Guidance
import Language
import Table

/// What the simulations assume: how children are made up, how often a fact is so and how often it
/// is reported wrongly, who does what in the first weeks and how long it takes.
///
/// Every value stands in a file that a person copies and edits; the code knows none.
public struct Assumptions: Sendable {
  /// How a child that is made up comes by what the lists say of it.
  public struct Children: Sendable {
    public let lists: Proportions
    /// Whole years.
    public let ages: ClosedRange<Int>
    public let genders: Proportions
    public let ethnicGroups: Proportions
    public let disability: Share
    /// How many teams there are.
    public let teams: Int
  }

  /// How often an additional fact is so, by the list that the child is on.
  public struct Fact: Sendable {
    public let name: String
    /// For each of `children.lists`.
    public let shares: [Share]
    /// The age from which on it can be so.
    public let fromAge: Int
  }

  /// Between what an assumption might well lie.
  public struct Range: Sendable {
    public let name: String
    public let low: String
    public let high: String
  }

  /// The name that results rest on, such as `reference`.
  public let name: String
  public let about: String
  /// The SHA-256 of the file, in hexadecimal; of what was changed since, `changes` tells.
  public var sha256: String { SHA256(bytes).hexadecimal }
  public let children: Children
  /// In the order of the edition.
  public let facts: [Fact]
  public let errors: [(option: String, share: Share)]
  public let schedule: ScheduleAssumptions
  public let ranges: [Range]
  /// What was set otherwise than in the file, as `NAME = VALUE`.
  public private(set) var changes: [String] = []
  /// The file as it was read, with its comments.
  public let bytes: [UInt8]
  /// Its name as it was typed, for messages.
  let file: String
  private let tree: YamlNode
  private let entries: [Entry]
  private let edition: Edition

  /// Those that the program carries.
  public static let known = ["reference", "fieldwork"]

  /// The file of one that the program carries; nil where it carries none of that name.
  public static func text(of name: String) -> [UInt8]? {
    DataFiles.bytes("assumptions/\(name).yaml").map { Array($0) }
  }

  /// Those that hold unless others are taken, or others that the program carries.
  ///
  /// - Throws: `bad-assumptions` where they do not fit the edition.
  public static func carried(
    _ edition: Edition, name: String = known[0]
  ) throws(Diagnostic) -> Assumptions {
    try Assumptions(text(of: name) ?? [], file: "\(name).yaml", edition)
  }

  /// Reads a file.
  ///
  /// - Parameter file: its name as it was typed, for messages.
  /// - Throws: `bad-yaml` or `bad-assumptions`, with file, line and field.
  public init(_ bytes: [UInt8], file: String, _ edition: Edition) throws(Diagnostic) {
    self = try AssumptionsReader(
      YamlReader.read(bytes, file: file), file: file, edition
    ).assumptions(bytes)
  }

  init(
    name: String, about: String, children: Children, facts: [Fact],
    errors: [(option: String, share: Share)], schedule: ScheduleAssumptions, ranges: [Range],
    bytes: [UInt8], file: String, tree: YamlNode, edition: Edition
  ) {
    self.name = name
    self.about = about
    self.children = children
    self.facts = facts
    self.errors = errors
    self.schedule = schedule
    self.ranges = ranges
    self.bytes = bytes
    self.file = file
    self.tree = tree
    entries = Self.entries(of: tree)
    self.edition = edition
  }

  /// How often a fact is reported wrongly under an option; never, where the file says nothing.
  public func error(_ option: String) -> Share {
    errors.first { $0.option == option }?.share ?? Share(tenThousandths: 0)
  }
}

// MARK: - One assumption at a time

extension Assumptions {
  /// Something that can be set.
  struct Entry: Sendable {
    let name: String
    /// The name in small letters, with `_` for any sign.
    let key: String
    let path: [String]
    let value: String
  }

  static func entries(of tree: YamlNode) -> [Entry] {
    tree.paths.compactMap { path in
      guard path.first != "ranges", !path.contains("not-before"),
        let value = tree.text(at: path[...]),
        value.hasSuffix("%") || Int(value) != nil || value == "any"
      else { return nil }
      let name = name(of: path)
      return Entry(name: name, key: key(name), path: path, value: value)
    }
  }

  private static func name(of path: [String]) -> String {
    var parts = path
    if parts.first == "schedule" { parts.removeFirst() }
    if parts.first == "tasks", parts.count == 4, parts[2] == "minutes" {
      parts = ["minutes", parts[1], parts[3]]
    }
    if let last = parts.last, ["people", "share"].contains(last) { parts.removeLast() }
    return parts.joined(separator: ".")
  }

  private static func key(_ name: String) -> String {
    String(name.lowercased().map { ".- ".contains($0) ? "_" : $0 })
  }

  /// The names of all that can be set: `errors.B`, `facts.nps`, `roles.social workers`,
  /// `minutes.F.likely`, in the order of the file.
  public var names: [String] { entries.map(\.name) }

  /// The assumption of how many find out the facts at once; nil where nobody does.
  public var workersName: String? {
    schedule.factFinders.map { "roles.\(schedule.roles[$0].name)" }
  }

  /// The assumption that `name` means, without regard to case, and with `_` for any sign.
  public func named(_ name: String) -> String? {
    let key = Self.key(name)
    return entries.first { $0.key == key }?.name
  }

  /// What an assumption is set to, as the file has it.
  public func value(of name: String) -> String? { entries.first { $0.name == name }?.value }

  /// The same with one assumption set otherwise; nil where there is none of that name.
  ///
  /// - Throws: `bad-assumptions` where the others do not go with it.
  public func setting(_ name: String, to value: String) throws(Diagnostic) -> Assumptions? {
    guard let entry = entries.first(where: { $0.name == name }) else { return nil }
    guard entry.value != value else { return self }
    guard let changed = tree.setting(entry.path[...], to: value) else { return nil }
    var assumptions = try AssumptionsReader(changed, file: file, edition)
      .assumptions(bytes)
    assumptions.changes = changes.filter { !$0.hasPrefix("\(name) = ") } + ["\(name) = \(value)"]
    return assumptions
  }
}
