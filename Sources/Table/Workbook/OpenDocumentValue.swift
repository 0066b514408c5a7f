/// The value that an OpenDocument cell has in its attributes (OpenDocument 1.3 part 3, 19.385):
/// the one that its type names, whatever the order of the attributes. If that one is missing, the
/// cell's paragraphs are its text; a cell that names no type has whichever value is there.
struct OpenDocumentValue {
  typealias Text = UnsafePointer<CChar>

  /// Valid while the element is.
  private(set) var value: (text: Text, kind: OpenDocumentCell.Kind)?
  private(set) var hasFormula = false
  /// Whether the cell has a value, though it may be an empty text.
  private(set) var isValued = false
  private(set) var isError = false

  init(_ element: XMLElement) {
    var type: Text?
    var (number, date, duration): (Text?, Text?, Text?)
    var (boolean, string): (Text?, Text?)
    var errors = false
    var formula = false
    element.eachAttribute { name, text in
      if XMLElement.equal(name, "value-type") {
        // Programs add a type of their own, in which errors have a name.
        if XMLElement.equal(text, "error") { errors = true } else { type = type ?? text }
      } else if XMLElement.equal(name, "formula") {
        formula = true
      } else if XMLElement.equal(name, "value") {
        number = number ?? text
      } else if XMLElement.equal(name, "date-value") {
        date = date ?? text
      } else if XMLElement.equal(name, "time-value") {
        duration = duration ?? text
      } else if XMLElement.equal(name, "boolean-value") {
        boolean = boolean ?? text
      } else if XMLElement.equal(name, "string-value") {
        string = string ?? text
      }
    }
    hasFormula = formula
    isError = errors
    let any = number ?? date ?? duration ?? boolean ?? string
    isValued = type != nil || errors || any != nil
    switch type.flatMap(Self.kind) {
    case .number: value = number.map { ($0, .number) }
    case .date: value = date.map { ($0, .date) }
    case .duration: value = duration.map { ($0, .duration) }
    case .boolean: value = boolean.map { ($0, .boolean) }
    case .text: value = string.map { ($0, .text) }
    case .paragraphs, nil:
      guard type == nil else { return }
      value =
        number.map { ($0, .number) } ?? date.map { ($0, .date) }
        ?? duration.map { ($0, .duration) } ?? boolean.map { ($0, .boolean) }
        ?? string.map { ($0, .text) }
    }
  }

  /// The kind of value that a type has; nil for one that is not known, as `void` is.
  private static func kind(_ type: Text) -> OpenDocumentCell.Kind? {
    let numbers: [StaticString] = ["float", "percentage", "currency"]
    if numbers.contains(where: { XMLElement.equal(type, $0) }) { return .number }
    if XMLElement.equal(type, "date") { return .date }
    if XMLElement.equal(type, "time") { return .duration }
    if XMLElement.equal(type, "boolean") { return .boolean }
    return XMLElement.equal(type, "string") ? .text : nil
  }
}
