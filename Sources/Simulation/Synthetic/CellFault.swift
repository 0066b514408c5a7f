import Guidance
import Table

/// What is wrong with one cell: one of the faults that real lists show for its type.
///
/// About a tenth of the faults cannot be read. The others are spellings that can, and marks for
/// a missing value.
struct CellFault {
  typealias Content = (text: String, cell: WrittenCell)

  private static let noBreakSpace = "\u{A0}"
  private static let missingMarks = ["#N/A", "NULL", "N/A", "(blank)", noBreakSpace]

  private let draw: SharedDraw

  init(_ draw: SharedDraw) { self.draw = draw }

  /// The faulty cell in the place of the cell `clean`, whose value is `value`.
  func written(_ value: Int, clean: Content, kind: ColumnBuilder.Kind) -> Content {
    var draw = draw
    guard !clean.text.isEmpty else { return Self.missing(&draw) }
    let turn = draw.below(100)
    switch kind {
    case .identifier:
      // A row without an ID can be joined to no child: rare in real lists.
      return turn < 2 ? Self.missing(&draw) : Self.identifier(clean, &draw)
    case .phrase, .label, .dropped:
      return turn < 25 ? Self.missing(&draw) : Self.spaced(clean, &draw)
    case .code(let set):
      if turn < 10 { return Self.text(Self.outside[draw.below(Self.outside.count)]) }
      return turn < 30 ? Self.missing(&draw) : Self.code(value, set, clean, &draw)
    case .day:
      if turn < 10 { return Self.impossibleDay(value, &draw) }
      return turn < 25 ? Self.missing(&draw) : Self.day(value, clean, &draw)
    case .whole:
      if turn < 10 { return Self.text("several") }
      return turn < 30 ? Self.missing(&draw) : Self.whole(clean, fraction: ".0", &draw)
    case .age:
      if turn < 10 { return Self.text("not known yet") }
      let fraction = value < 0 ? ".0" : [".25", ".5", ".75", ".9"][draw.below(4)]
      return turn < 30 ? Self.missing(&draw) : Self.whole(clean, fraction: fraction, &draw)
    }
  }

  private static let outside = ["z) Not in the set", "XX", "See notes", "99"]

  private static func text(_ text: String) -> Content { (text, .text(text)) }

  /// White space at the end, which readers take away.
  private static func spaced(_ clean: Content, _ draw: inout SharedDraw) -> Content {
    (clean.text, .text(clean.text + (draw.below(2) == 0 ? " " : noBreakSpace)))
  }

  private static func missing(_ draw: inout SharedDraw) -> Content {
    let mark = missingMarks[draw.below(missingMarks.count)]
    return mark == noBreakSpace ? ("", .text(mark)) : text(mark)
  }

  /// A number of a workbook, where no zero in front was lost by it.
  private static func identifier(_ clean: Content, _ draw: inout SharedDraw) -> Content {
    if draw.below(2) == 0, !clean.text.hasPrefix("0") { return text(clean.text + ".0") }
    return spaced(clean, &draw)
  }

  private static func code(
    _ value: Int, _ set: CodeSet, _ clean: Content, _ draw: inout SharedDraw
  ) -> Content {
    guard set.codes.indices.contains(value) else { return spaced(clean, &draw) }
    switch draw.below(5) {
    case 0: return text(set.codes[value].code)
    case 1: return text(set.codes[value].label)
    case 2: return text(set.codes[value].label.lowercased())
    case 3: return text(set.codes[value].code.lowercased())
    default: return spaced(clean, &draw)
    }
  }

  private static func day(
    _ value: Int, _ clean: Content, _ draw: inout SharedDraw
  ) -> Content {
    guard let date = CivilDate(days: value) else { return clean }
    let (year, month, day) = date.parts
    switch draw.below(4) {
    case 0: return text(clean.text)
    case 1:
      // The number that a workbook stores for a day, its format lost.
      let serial = value + 25_569
      return (10_000...80_000).contains(serial)
        ? (String(serial), .whole(serial)) : text(clean.text)
    case 2: return text("\(day).\(month).\(digits(year, 4))")
    default:
      let slashes = "\(digits(day, 2))/\(digits(month, 2))/\(digits(year, 4))"
      return (slashes, .text(slashes + noBreakSpace))
    }
  }

  private static func impossibleDay(_ value: Int, _ draw: inout SharedDraw) -> Content {
    let year = CivilDate(days: value).map(\.year) ?? 2000
    return text(["31/02/", "30/02/", "31/06/", "00/01/"][draw.below(4)] + digits(year, 4))
  }

  private static func whole(
    _ clean: Content, fraction: String, _ draw: inout SharedDraw
  ) -> Content {
    // A minus with something else than a number behind it is taken for a formula by writers.
    if clean.text.hasPrefix("-") || draw.below(3) > 0 { return text(clean.text + fraction) }
    return spaced(clean, &draw)
  }
}
