/// What the parts of a workbook's cell say: `<v>`, its value, and `<is>`, its inline string
/// (ECMA-376 part 1, 18.3.1.4).
///
/// A cell should have the one that its type names: an inline string `<is>`, every other type
/// `<v>`. If it has both, in whatever order, that one counts and the other is not read. If it has
/// only the other, that is read, so that no text is lost. Of several the first counts.
struct CellParts {
  private enum Part {
    case value, inline
  }

  private let value = CellText()
  private let inline = CellText()
  private var run = TextRun()
  private var isInlineType = false
  private var hasInline = false
  private(set) var hasValue = false
  /// The part that is open; nil outside one, and in one that does not count.
  private var part: Part?

  /// Begins a cell.
  mutating func open(isInline: Bool) {
    value.buffer.removeAll()
    inline.buffer.removeAll()
    (isInlineType, hasInline, hasValue, part) = (isInline, false, false, nil)
  }

  /// Whether the inline string is the part that counts.
  var isInline: Bool { isInlineType ? hasInline || !hasValue : hasInline && !hasValue }

  /// The text of the part that counts.
  var text: CellText { isInline ? inline : value }

  /// - Parameter depth: how deep the element stands in the cell; 1 for its parts.
  mutating func begin(_ element: XMLElement, depth: Int) {
    guard depth > 1 else {
      part = nil
      if element.is("v"), !hasValue {
        (part, hasValue) = (.value, true)
      } else if element.is("is"), !hasInline {
        (part, hasInline) = (.inline, true)
        run = TextRun()
      }
      return
    }
    if part == .inline { run.begin(element, depth: depth - 1) } else { run.pass(depth: depth) }
  }

  mutating func end(depth: Int) {
    if depth == 1 {
      part = nil
    } else if part == .inline {
      run.end(depth: depth - 1)
    } else {
      run.endPassed(depth: depth)
    }
  }

  /// Appends a piece; false if the text becomes longer than `limit` bytes.
  func append(_ bytes: UnsafePointer<UInt8>, _ count: Int, limit: Int) -> Bool {
    switch part {
    case .value where !run.isPassing: value.append(bytes, count, limit: limit)
    case .inline where run.isOpen: inline.append(bytes, count, limit: limit)
    default: true
    }
  }
}
