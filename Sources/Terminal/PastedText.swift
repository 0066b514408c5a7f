/// The rules for text that a terminal hands over as pasted.
///
/// A paste is only ever inserted: Enter has to be pressed to run it. Line breaks inside it stay
/// line breaks (turned into spaces or `;` they would change what comments, quotes and `\` mean)
/// and are shown as such; those at its end are left out, and so is every control character but
/// the tab, because a screen would not show what it does.
enum PastedText {
  static func clean(_ bytes: some Collection<UInt8>) -> String {
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar = "\0"
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      defer { previous = scalar }
      switch scalar {
      case "\n" where previous == "\r": continue
      case "\n", "\r": scalars.append("\n")
      case "\t": scalars.append(scalar)
      default: if !VisibleText.isControl(scalar) { scalars.append(scalar) }
      }
    }
    while scalars.last == "\n" { scalars.removeLast() }
    return Composition.composing(String(scalars))
  }
}
