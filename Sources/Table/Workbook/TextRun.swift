/// Where the text of a string item stands: in its `<t>`, and in the `<t>` of its runs `<r>`
/// (ECMA-376 part 1, 18.4.8 and 18.4.4). Phonetic runs and extensions hold texts that are not
/// shown.
struct TextRun {
  private var inRun = false
  /// How deep the `<t>` stands that is open; 0 outside one.
  private var textDepth = 0
  /// How deep the element stands whose content is passed over; 0 outside one.
  private var passedDepth = 0

  /// Whether what comes next is text of the item.
  var isOpen: Bool { textDepth > 0 && passedDepth == 0 }

  /// Whether what comes next stands in an element that has no place there.
  var isPassing: Bool { passedDepth > 0 }

  /// - Parameter depth: how deep the element stands in the item; 1 for its children.
  mutating func begin(_ element: XMLElement, depth: Int) {
    guard passedDepth == 0 else { return }
    if textDepth == 0, element.is("t"), depth == 1 || (depth == 2 && inRun) {
      textDepth = depth
    } else if textDepth == 0, element.is("r"), depth == 1 {
      inRun = true
    } else {
      passedDepth = depth
    }
  }

  mutating func end(depth: Int) {
    if passedDepth > 0 {
      if depth == passedDepth { passedDepth = 0 }
    } else if depth == textDepth {
      textDepth = 0
    } else if depth == 1 {
      inRun = false
    }
  }

  /// Passes over an element, and what it holds, that begins at that depth.
  mutating func pass(depth: Int) {
    if passedDepth == 0 { passedDepth = depth }
  }

  mutating func endPassed(depth: Int) {
    if depth == passedDepth { passedDepth = 0 }
  }
}
