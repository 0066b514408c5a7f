import Commands
import Guidance
import Language

@testable import Shell

/// A journal of any bytes is read or refused; one that was written is read as what it was, and where
/// it is damaged or cut short, as the whole lines before that.
enum JournalTarget {
  private static let head =
    (try? Editions.load(Editions.standard)).map { edition in
      JournalText.head(edition, begun: "30 November 21:44")
    }

  static func run(_ input: UnsafeRawBufferPointer) {
    guard input.count < 4096, let head else { return }
    _ = try? JournalText(Array(input))
    // The last bytes say how it is damaged, so that any text is a seed.
    guard input.count > 3 else { return }
    let tail = input.suffix(3).map { Int($0) }
    let text = String(decoding: input.dropLast(3), as: UTF8.self)
    let parts = text.parts(by: "\u{1}").map(String.init)
    var bytes = head
    let steps = parts.enumerated().map { place, part in
      Making.Step(
        "say \(Literal.quote(part))" + part, inputs: [],
        drawn: place % 2 == 0 ? "\(place)" : nil)
    }
    for (place, step) in steps.enumerated() {
      bytes += JournalText.line(step, .init(loaded: place, inView: 0, chosen: 0))
    }
    guard let whole = try? JournalText(bytes) else {
      return LinesTarget.require(false, text, "it cannot be read")
    }
    let isSame =
      whole.lines.count == steps.count && !whole.isDamaged
      && zip(whole.lines, steps).allSatisfy {
        LinesTarget.same($0.text, $1.text) && $0.drawn == $1.drawn
      }
    LinesTarget.require(isSame, text, "it is read otherwise")
    var damaged = bytes
    let place = (tail[0] << 8 | tail[1]) % bytes.count
    if tail[2] == 0 {
      damaged = Array(bytes[..<place])
    } else {
      damaged[place] ^= UInt8(tail[2])
    }
    guard let less = try? JournalText(damaged) else { return }
    LinesTarget.require(
      less.lines.count <= whole.lines.count && zip(less.lines, whole.lines).allSatisfy { $0 == $1 },
      text, "a damaged line is read at byte \(place)")
  }
}
