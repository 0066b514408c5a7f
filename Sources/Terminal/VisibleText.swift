/// Text from outside made safe to show.
enum VisibleText {
  /// Whether the scalar is a control character (C0, DEL, C1) or changes the direction or the
  /// line of what is shown, so that a screen would show something else than what is there.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  static func replacingControls(in text: String, with replacement: Unicode.Scalar) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      scalars.append(isControl(scalar) ? replacement : scalar)
    }
    return String(scalars)
  }
}
