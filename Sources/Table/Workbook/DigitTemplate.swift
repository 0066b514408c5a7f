/// A number format of zeros, such as `0000000`, and perhaps of marks between them, such as
/// `"CH-"000000`: it shows a whole number with all of its places filled (ECMA-376 part 1, 18.8.31).
struct DigitTemplate: Sendable, Equatable {
  private enum Piece: Equatable {
    case digit
    case mark([UInt8])
  }

  private var pieces: [Piece] = []

  /// Nil for any other format, and for one with marks and fewer than three zeros, which is likely
  /// to be a unit.
  init?(code: String) {
    var bytes = Array(code.utf8)[...]
    reading: while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "0"): pieces.append(.digit)
      case UInt8(ascii: "\""):
        pieces.append(.mark(Array(bytes.prefix { $0 != UInt8(ascii: "\"") })))
        bytes = bytes.drop { $0 != UInt8(ascii: "\"") }.dropFirst()
      case UInt8(ascii: "\\"):
        guard let mark = bytes.popFirst() else { return nil }
        pieces.append(.mark([mark]))
      case UInt8(ascii: "-"), UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"):
        pieces.append(.mark([byte]))
      case UInt8(ascii: "_"): bytes = bytes.dropFirst()
      case UInt8(ascii: "["):
        // A locale or a colour; a condition would choose another section.
        let bracket = bytes.prefix { $0 != UInt8(ascii: "]") }
        guard let first = bracket.first, !"<>=".utf8.contains(first) else { return nil }
        guard first != UInt8(ascii: "h"), first != UInt8(ascii: "m"), first != UInt8(ascii: "s")
        else { return nil }
        bytes = bytes.dropFirst(bracket.count + 1)
      case UInt8(ascii: ";"): break reading
      default: return nil
      }
    }
    let digits = pieces.count { $0 == .digit }
    guard digits >= (digits == pieces.count ? 2 : 3) else { return nil }
  }

  /// What the format shows of a number that is not negative.
  func text(of number: Int) -> String {
    var digits = Array(String(number).utf8)
    let places = pieces.count { $0 == .digit }
    if digits.count < places {
      digits.insert(
        contentsOf: repeatElement(UInt8(ascii: "0"), count: places - digits.count), at: 0)
    }
    // The first place takes all digits that have no other.
    var left = digits[...]
    var text: [UInt8] = []
    var remaining = places
    for piece in pieces {
      switch piece {
      case .mark(let mark): text += mark
      case .digit:
        remaining -= 1
        let count = left.count - remaining
        text += left.prefix(count)
        left = left.dropFirst(count)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
