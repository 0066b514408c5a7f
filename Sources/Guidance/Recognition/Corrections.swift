import Table

/// What a person said about headings and values, against what the program would read in them.
///
/// The last word on a heading, or on a value of a field, counts.
public struct Corrections: Sendable, Equatable {
  /// What a heading stands for.
  public struct Heading: Sendable, Equatable {
    public let heading: String
    /// The name of the field; nil where it stands for none.
    public let field: String?
    /// The name of the list; nil where it holds of every list that has the field.
    public let list: String?

    public init(heading: String, field: String?, list: String?) {
      self.heading = heading
      self.field = field
      self.list = list
    }
  }

  /// What a text means in the cells of a field.
  public struct Value: Sendable, Equatable {
    public let text: String
    public let field: String
    /// The name of the list; nil where it holds of every list that has the field.
    public let list: String?
    /// The meaning: a value, `missing`, or `unreadable` where it has none.
    public let meaning: Guidance.Value
    /// The meaning as it was typed.
    public let typed: String

    public init(
      text: String, field: String, list: String?, meaning: Guidance.Value, typed: String
    ) {
      self.text = text
      self.field = field
      self.list = list
      self.meaning = meaning
      self.typed = typed
    }
  }

  /// Which of two numbers in the dates of a field is the day.
  public struct Order: Sendable, Equatable {
    public let field: String
    /// The name of the list; nil where it holds of every list that has the field.
    public let list: String?
    public let order: WrittenDate.Order

    public init(field: String, list: String?, order: WrittenDate.Order) {
      self.field = field
      self.list = list
      self.order = order
    }
  }

  public private(set) var headings: [Heading] = []
  public private(set) var values: [Value] = []
  public private(set) var orders: [Order] = []

  public init() {}

  public var isEmpty: Bool { headings.isEmpty && values.isEmpty && orders.isEmpty }

  public mutating func add(_ order: Order) {
    // What is said of every list takes the place of what was said of one.
    orders.removeAll {
      $0.field == order.field && ($0.list == order.list || order.list == nil)
    }
    orders.append(order)
  }

  public mutating func add(_ heading: Heading) {
    let key = Self.key(heading.heading)
    headings.removeAll { Self.key($0.heading) == key && $0.list == heading.list }
    headings.append(heading)
  }

  public mutating func add(_ value: Value) {
    let key = Spelling.ofValue(value.text)
    values.removeAll {
      Spelling.ofValue($0.text) == key && $0.field == value.field && $0.list == value.list
    }
    values.append(value)
  }

  /// What was said of a heading, for the list itself before for all of them: the field, nil where
  /// it is none, and how late it was said. Nil where nothing was.
  func field(of text: String, in list: ListDefinition) -> (field: String?, said: Int)? {
    guard !headings.isEmpty else { return nil }
    let key = Self.key(text)
    let said = headings.enumerated().filter { Self.key($0.element.heading) == key }
    let own = said.last { $0.element.list == list.name }
    let any = said.last { _, heading in
      guard heading.list == nil else { return false }
      guard let field = heading.field else { return true }
      return list.columns.contains { $0.name == field }
    }
    return (own ?? any).map { ($0.element.field, $0.offset) }
  }

  /// What was said of the values of a field in a list, by `Spelling.ofValue`.
  func values(of field: String, in list: ListDefinition) -> [String: Guidance.Value] {
    var meanings: [String: Guidance.Value] = [:]
    for own in [false, true] {
      for value in values where value.field == field && (value.list == list.name) == own {
        guard own || value.list == nil else { continue }
        meanings[Spelling.ofValue(value.text)] = value.meaning
      }
    }
    return meanings
  }

  /// In which order the dates of a field are written in a list: day first, unless it was said.
  func order(of field: String, in list: ListDefinition) -> WrittenDate.Order {
    let said = orders.filter { $0.field == field }
    let own = said.last { $0.list == list.name } ?? said.last { $0.list == nil }
    return own?.order ?? .dayFirst
  }

  /// Headings without a letter or a digit are told apart as they are written.
  public static func key(_ heading: String) -> String {
    let key = Spelling.ofHeading(heading)
    return key.isEmpty ? heading : key
  }
}
