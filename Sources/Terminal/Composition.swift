/// Accents joined with the letters they stand on.
///
/// libedit loses a combining mark when it draws a line anew. The standard library has no public
/// normalisation, but compares characters by canonical equivalence: so a table of composed
/// letters, asked with a decomposed one, answers with its composed form (NFC). It covers Latin,
/// Greek, Cyrillic and kana; other marks stay as they are, in the text if not on the screen.
enum Composition {
  private static let ranges: [ClosedRange<UInt32>] = [
    0x00C0...0x024F, 0x0386...0x03CE, 0x0400...0x04FF, 0x1E00...0x1FFC, 0x304C...0x30FE,
  ]

  private static let composed: [Character: Unicode.Scalar] = {
    var table: [Character: Unicode.Scalar] = [:]
    for range in ranges {
      for value in range {
        guard let scalar = Unicode.Scalar(value) else { continue }
        // Two scalars can be the same character; NFC prefers the first of them.
        let character = Character(scalar)
        if table[character] == nil { table[character] = scalar }
      }
    }
    return table
  }()

  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    return scalar.properties.canonicalCombiningClass != .notReordered
  }

  /// The one scalar that stands for the two, or nil.
  static func compose(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
    guard isMark(mark) else { return nil }
    var pair = String.UnicodeScalarView()
    pair.append(base)
    pair.append(mark)
    let text = String(pair)
    guard let character = text.first, text.count == 1 else { return nil }
    return composed[character]
  }

  static func composing(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isMark) else { return text }
    var result: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      if let base = result.last, let whole = compose(base, scalar) {
        result[result.count - 1] = whole
      } else {
        result.append(scalar)
      }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: result)
    return String(view)
  }
}
