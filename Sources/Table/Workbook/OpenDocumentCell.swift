/// A cell of an OpenDocument table while its elements come in (OpenDocument 1.3 part 3, 9.1.4
/// and 19.385): its value stands in its attributes or, if it is a text, in its paragraphs.
final class OpenDocumentCell {
  enum Kind {
    case paragraphs, number, boolean, date, duration, text
  }

  private let limits: ReadLimits
  private let text = CellText()
  /// What the cell shows of a number: its format may put zeros before it.
  private let shown = CellText()
  private let values: CellValues
  /// How deep the cell's own element stands; 0 where none is open.
  private var cellDepth = 0
  /// How deep the element stands whose text is none of the cell's; 0 outside one.
  private var passedDepth = 0
  private var inParagraph = false
  private var hasParagraph = false
  /// Whether white space that comes next is left out, as what follows other white space is.
  private var afterSpace = true
  private var kind = Kind.paragraphs

  /// How many columns the cell takes up, all with the same value.
  private(set) var repeats = 1
  private(set) var hasFormula = false
  /// Whether the cell has a value, though it may be an empty text.
  private(set) var isValued = false

  init(limits: ReadLimits) {
    self.limits = limits
    values = CellValues(
      strings: SharedStrings(limits: limits), formats: [],
      outline: WorkbookOutline(limits: limits))
  }

  var isOpen: Bool { cellDepth > 0 }

  /// The trimmed bytes of the cell's text, written as a workbook's are.
  var bytes: (start: UnsafePointer<UInt8>, length: Int) {
    switch kind {
    case .paragraphs, .text: text.bare
    case .number where LeadingZeros.areShown(in: shown, of: text): shown.bare
    case .number: values.bytes(text, .number, style: 0) ?? text.bare
    case .boolean: values.bytes(text, .boolean, style: 0) ?? text.bare
    case .date: values.bytes(text, .date, style: 0) ?? text.bare
    case .duration: values.bytes(text, .duration, style: 0) ?? text.bare
    }
  }

  // MARK: Elements

  func open(_ element: XMLElement, depth: Int) {
    cellDepth = depth
    text.buffer.removeAll()
    shown.buffer.removeAll()
    kind = .paragraphs
    (inParagraph, hasParagraph, hasFormula, isValued) = (false, false, false, false)
    repeats = element.count("number-columns-repeated")
    let attributes = OpenDocumentValue(element)
    hasFormula = attributes.hasFormula
    isValued = attributes.isValued
    // An error has an empty text for its value, and shows its name.
    guard !attributes.isError, let (value, kind) = attributes.value else { return }
    take(value, as: kind)
    if text.buffer.count == 0 { dropValue() }
  }

  /// - Returns: whether the cell ends.
  func end(_ name: UnsafePointer<CChar>, depth: Int) throws(ReadError) -> Bool {
    if depth == passedDepth {
      passedDepth = 0
    } else if depth == cellDepth {
      cellDepth = 0
      passedDepth = 0
      guard text.buffer.count <= limits.fieldBytes, isWithinLimit else { throw tooLong }
      return true
    } else if depth == cellDepth + 1, inParagraph {
      inParagraph = false
      let last = paragraphs.count - 1
      if afterSpace, last >= 0, paragraphs.start[last] == 0x20 { paragraphs.removeLast(1) }
    }
    return false
  }

  func begin(_ element: XMLElement, depth: Int) {
    guard passedDepth == 0 else { return }
    if depth == cellDepth + 1 {
      guard element.is("p") || element.is("h"), kind == .paragraphs || kind == .number else {
        passedDepth = depth
        return
      }
      if hasParagraph { append("\n") }
      (inParagraph, hasParagraph, afterSpace) = (true, true, true)
    } else if element.is("s") {
      // One more than the limit is as good as any number of spaces.
      for _ in 0..<min(element.count("c"), limits.fieldBytes + 1) where isWithinLimit {
        append(" ")
      }
      afterSpace = false
    } else if element.is("tab") {
      append("\t")
      afterSpace = false
    } else if element.is("line-break") {
      append("\n")
      afterSpace = false
    } else if Self.passed.contains(where: { element.is($0) }) {
      passedDepth = depth
    }
  }

  func append(_ bytes: UnsafePointer<UInt8>, _ count: Int) throws(ReadError) {
    guard inParagraph, passedDepth == 0 else { return }
    guard paragraphs.count + count <= limits.fieldBytes else { throw tooLong }
    for index in 0..<count {
      let byte = bytes[index]
      let isSpace = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
      if !(isSpace && afterSpace) { paragraphs.append(isSpace ? 0x20 : byte) }
      afterSpace = isSpace
    }
  }

  /// Elements of a paragraph whose text the cell does not show: notes, the reading of a word,
  /// and drawings.
  private static let passed: [StaticString] = [
    "annotation", "note", "ruby-text", "frame", "custom-shape", "g", "control", "caption",
  ]

  /// A text that becomes too long stays so until its cell ends, and is refused there.
  private func append(_ character: Unicode.Scalar) {
    if isWithinLimit { paragraphs.append(UInt8(ascii: character)) }
  }

  /// Where the text of the cell's paragraphs goes.
  private var paragraphs: ByteBuffer { kind == .number ? shown.buffer : text.buffer }

  private var isWithinLimit: Bool { paragraphs.count <= limits.fieldBytes }

  private var tooLong: ReadError {
    .tooLarge("has a cell of more than \(limits.fieldBytes) bytes")
  }

  private func take(_ value: UnsafePointer<CChar>, as kind: Kind) {
    self.kind = kind
    text.buffer.removeAll()
    var index = 0
    while value[index] != 0 {
      text.buffer.append(UInt8(bitPattern: value[index]))
      index += 1
    }
  }

  private func dropValue() {
    kind = .paragraphs
    text.buffer.removeAll()
  }
}
