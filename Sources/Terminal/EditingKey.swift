/// Keys that reach libedit as one private character each.
///
/// They are C1 controls, which never come from the keyboard because the decoder drops them.
enum EditingKey: Unicode.Scalar, CaseIterable {
  /// Not a key on the keyboard: there is text to insert.
  case insert = "\u{80}"
  case up = "\u{81}"
  case down = "\u{82}"
  case right = "\u{83}"
  case left = "\u{84}"
  case home = "\u{85}"
  case end = "\u{86}"
  case delete = "\u{87}"
  case wordRight = "\u{88}"
  case wordLeft = "\u{89}"
  /// Not a key on the keyboard: the line is to be changed.
  case apply = "\u{8A}"

  /// As libedit's `bind` takes it: a backslash and three octal digits.
  var name: String { "\\" + String(rawValue.value, radix: 8) }

  /// What libedit does for it.
  var command: String {
    switch self {
    case .insert: "jtai-insert"
    case .up: "jtai-earlier"
    case .down: "jtai-later"
    case .right: "ed-next-char"
    case .left: "ed-prev-char"
    case .home: "ed-move-to-beg"
    case .end: "ed-move-to-end"
    case .delete: "ed-delete-next-char"
    case .wordRight: "em-next-word"
    case .wordLeft: "ed-prev-word"
    case .apply: "jtai-apply"
    }
  }
}
