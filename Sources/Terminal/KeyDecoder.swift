/// Bytes from a terminal into characters, key sequences and pastes.
///
/// It exists because libedit has no bracketed paste, and because libedit inserts the end of a
/// key sequence that it does not know (`~` of F5) into the line.
struct KeyDecoder {
  private enum State {
    case ground
    case character(missing: Int)
    case escape
    case paste
  }

  private var state = State.ground
  private var held: [UInt8] = []
  /// Whether Escape is a key of its own, as in vi. Otherwise it belongs to the key behind it.
  var escapeIsKey = false

  /// Bytes. A longer paste is read to its end, but not kept whole; it is too long for a line.
  static let longestPaste = 1 << 19
  private static let pasteBegins = Array("\u{1B}[200~".utf8)
  private static let pasteEnds = Array("\u{1B}[201~".utf8)
  private static let longestSequence = 32
  /// The sequences that the editor knows, without the escape character.
  private static let sequences: [String: EditingKey] = [
    "[A": .up, "OA": .up, "[B": .down, "OB": .down, "[C": .right, "OC": .right, "[D": .left,
    "OD": .left, "[H": .home, "OH": .home, "[1~": .home, "[7~": .home, "[F": .end, "OF": .end,
    "[4~": .end, "[8~": .end, "[3~": .delete, "[1;5C": .wordRight, "[1;3C": .wordRight,
    "[1;5D": .wordLeft, "[1;3D": .wordLeft,
  ]

  /// How long the next byte may take before `timeOut` has to be called, in milliseconds;
  /// negative: as long as it likes.
  var patience: Int32 {
    guard case .escape = state else { return -1 }
    // What a terminal sends for an arrow is there at once; a person is not so quick.
    if held.count == 1 { return escapeIsKey ? 50 : -1 }
    // Nobody types ESC [ by hand: the rest is on its way, if perhaps over a slow line.
    return 1000
  }

  /// Gives up waiting for the rest of a sequence: what is there are keys.
  mutating func timeOut() -> KeyEvent? {
    guard case .escape = state else { return nil }
    let keys = heldKeys
    reset()
    return .keys(keys)
  }

  mutating func accept(_ byte: UInt8) -> [KeyEvent] {
    switch state {
    case .ground: beginning(with: byte).map { [$0] } ?? []
    case .character(let missing): continuing(byte, missing: missing)
    case .escape: sequencing(byte)
    case .paste: pasting(byte).map { [$0] } ?? []
    }
  }

  private var heldKeys: [Unicode.Scalar] { held.map { Unicode.Scalar($0) } }

  private mutating func reset() {
    state = .ground
    held.removeAll(keepingCapacity: true)
  }

  private mutating func beginning(with byte: UInt8) -> KeyEvent? {
    switch byte {
    case 0x1B:
      state = .escape
      held = [byte]
      return nil
    case 0x00..<0x80: return .keys([Unicode.Scalar(byte)])
    case 0xC2..<0xE0: state = .character(missing: 1)
    case 0xE0..<0xF0: state = .character(missing: 2)
    case 0xF0..<0xF5: state = .character(missing: 3)
    default: return .keys(["\u{FFFD}"])
    }
    held = [byte]
    return nil
  }

  private mutating func continuing(_ byte: UInt8, missing: Int) -> [KeyEvent] {
    guard byte & 0xC0 == 0x80 else {
      reset()
      return [.keys(["\u{FFFD}"])] + accept(byte)
    }
    held.append(byte)
    guard missing == 1 else {
      state = .character(missing: missing - 1)
      return []
    }
    let scalars = Array(String(decoding: held, as: UTF8.self).unicodeScalars)
    reset()
    guard let scalar = scalars.first, scalars.count == 1 else { return [.keys(["\u{FFFD}"])] }
    // C1 controls are no keys; libedit would take them for bindings.
    return VisibleText.isControl(scalar) ? [] : [.keys([scalar])]
  }

  private mutating func sequencing(_ byte: UInt8) -> [KeyEvent] {
    let opening = held.count > 1 ? held[1] : byte
    if held.count == 1 {
      guard byte < 0x80, byte != 0x1B else {
        // ESC and a letter outside ASCII, or ESC twice: the first stands alone.
        let keys = heldKeys
        reset()
        return [.keys(keys)] + accept(byte)
      }
      held.append(byte)
      if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O") { return [] }
      let keys = heldKeys
      reset()
      return [.keys(keys)]
    }
    guard byte >= 0x20, byte < 0x7F, held.count < Self.longestSequence else {
      reset()  // a broken sequence
      return accept(byte)
    }
    held.append(byte)
    if opening == UInt8(ascii: "[") {
      // The Linux console's F1 to F5 are ESC [ [ and a letter.
      let isConsoleKey = held.count == 3 && byte == UInt8(ascii: "[")
      guard byte >= 0x40, !isConsoleKey else { return [] }
    }
    let isPaste = held == Self.pasteBegins
    let key = Self.sequences[String(decoding: held.dropFirst(), as: UTF8.self)]
    reset()
    if isPaste { state = .paste }
    return key.map { [.keys([$0.rawValue])] } ?? []
  }

  private mutating func pasting(_ byte: UInt8) -> KeyEvent? {
    held.append(byte)
    if byte == UInt8(ascii: "~"), held.suffix(Self.pasteEnds.count).elementsEqual(Self.pasteEnds) {
      let text = PastedText.clean(held.dropLast(Self.pasteEnds.count))
      reset()
      return .paste(text)
    }
    if held.count > 2 * Self.longestPaste {
      held.removeSubrange(Self.longestPaste..<(held.count - Self.pasteEnds.count))
    }
    return nil
  }
}
