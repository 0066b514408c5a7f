/// The texts that a workbook's cells share (ECMA-376 part 1, 18.4), trimmed.
final class SharedStrings: XMLHandler {
  private let text = CellText()
  private let texts = ByteBuffer()
  private var ends: [Int] = []
  private var run = TextRun()
  private var inItem = false

  /// The text of an index; nil where there is none.
  func bytes(_ index: Int) -> (start: UnsafePointer<UInt8>, length: Int)? {
    guard ends.indices.contains(index) else { return nil }
    let start = index == 0 ? 0 : ends[index - 1]
    return (UnsafePointer(texts.start + start), ends[index] - start)
  }

  override func begin(_ element: XMLElement) {
    if depth == 2 {
      inItem = element.is("si")
      run = TextRun()
      text.buffer.removeAll()
    } else if inItem {
      run.begin(element, depth: depth - 2)
    }
  }

  override func end(_ name: UnsafePointer<CChar>) {
    if depth > 2 {
      if inItem { run.end(depth: depth - 2) }
    } else if depth == 2, XMLElement.equal(name, "si") {
      inItem = false
      guard ends.count < limits.distinctStrings else {
        fail(.tooLarge("has more than \(limits.distinctStrings) texts"))
        return
      }
      let (start, length) = text.bareUnescaped
      guard texts.count + length <= limits.textBytes else {
        fail(.tooLarge("has shared texts of more than \(limits.textBytes) bytes"))
        return
      }
      texts.append(start, length)
      ends.append(texts.count)
    }
  }

  override func text(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    guard inItem, run.isOpen else { return }
    if !text.append(bytes, count, limit: limits.fieldBytes) {
      fail(.tooLarge("has a cell of more than \(limits.fieldBytes) bytes"))
    }
  }
}
