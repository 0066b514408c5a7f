/// Bars of text, one below the other; or two of them back to back, as age and gender are drawn.
public struct BarChart: Sendable {
  public struct Bar: Sendable {
    public let label: String
    /// One number a side; nil where it is left out.
    public let counts: [Int?]
    /// Behind the bar, such as `12.5%`; empty where there is nothing to say.
    public let note: String

    public init(_ label: String, _ counts: [Int?], note: String = "") {
      self.label = CleanText.clean(label)
      self.counts = counts
      self.note = note
    }
  }

  /// What is counted; of two sides, what each is.
  public let title: String
  public let sides: [String]
  public let bars: [Bar]

  public init(title: String, sides: [String] = [], _ bars: [Bar]) {
    self.title = CleanText.clean(title)
    self.sides = sides.map { CleanText.clean($0) }
    self.bars = bars
  }

  // MARK: Text

  /// The lines, none wider than `width`; without bars where they would only be noise.
  func lines(width: Int, plain: Bool) -> [String] {
    if plain { return plainLines }
    return sides.count == 2 ? backToBack(width) : single(width)
  }

  private static func number(_ count: Int?) -> String { count?.grouped ?? "*" }

  private var plainLines: [String] {
    bars.flatMap { bar -> [String] in
      if sides.count == 2 {
        return zip(sides, bar.counts).map { side, count in
          "\(bar.label), \(side): \(Self.number(count))"
        }
      }
      let note = bar.note.isEmpty ? "" : ", \(bar.note)"
      return ["\(bar.label): \(Self.number(bar.counts.first ?? nil))\(note)"]
    }
  }

  private var longest: Int { bars.flatMap(\.counts).compactMap(\.self).max() ?? 0 }

  private func widest(_ texts: [String], atMost most: Int) -> Int {
    min(most, texts.map(TextWidth.of).max() ?? 0)
  }

  private func single(_ width: Int) -> [String] {
    let labels = bars.map(\.label)
    let numbers = bars.map { Self.number($0.counts.first ?? nil) }
    let labelWidth = widest(labels + [title], atMost: max(8, width / 3))
    let numberWidth = widest(numbers, atMost: width)
    let noteWidth = widest(bars.map(\.note), atMost: width)
    let room = max(4, width - labelWidth - numberWidth - noteWidth - 6)
    return zip(bars, zip(labels, numbers)).map { bar, texts in
      let label = TextWidth.padded(
        TextWidth.cut(texts.0, to: labelWidth), to: labelWidth, right: false)
      let number = TextWidth.padded(texts.1, to: numberWidth, right: true)
      let note = noteWidth == 0 ? "" : "  " + TextWidth.padded(bar.note, to: noteWidth, right: true)
      let drawn = Self.bar(bar.counts.first ?? nil, of: longest, room: room)
      return "\(label)  \(number)\(note)  \(drawn)"
    }
  }

  private func backToBack(_ width: Int) -> [String] {
    let labels = bars.map(\.label)
    let labelWidth = widest(labels, atMost: max(8, width / 4))
    let numberWidth = widest(
      bars.flatMap { $0.counts.map(Self.number) }, atMost: width)
    let room = max(3, (width - labelWidth - 2 * numberWidth - 8) / 2)
    let heads = sides.map { TextWidth.cut($0, to: room) }
    var lines = [
      TextWidth.padded(heads[0], to: room, right: true)
        + String(repeating: " ", count: numberWidth * 2 + labelWidth + 8) + heads[1]
    ]
    for (bar, label) in zip(bars, labels) {
      let left = Self.bar(bar.counts[0], of: longest, room: room, whole: true)
      let right = Self.bar(bar.counts[1], of: longest, room: room, whole: true)
      let middle = TextWidth.padded(
        TextWidth.cut(label, to: labelWidth), to: labelWidth, right: true)
      lines.append(
        TextWidth.padded(left, to: room, right: true) + "  "
          + TextWidth.padded(Self.number(bar.counts[0]), to: numberWidth, right: true)
          + "  \(middle)  "
          + TextWidth.padded(Self.number(bar.counts[1]), to: numberWidth, right: false)
          + "  \(right)")
    }
    return lines
  }

  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// A bar as long as its share of the longest; nothing that is there goes without a mark.
  private static func bar(_ count: Int?, of longest: Int, room: Int, whole: Bool = false) -> String
  {
    guard let count, count > 0, longest > 0 else { return "" }
    if whole {
      return String(repeating: "█", count: max(1, (count * room + longest / 2) / longest))
    }
    let parts = max(1, (count * room * 8 + longest / 2) / longest)
    return String(repeating: "█", count: parts / 8) + eighths[parts % 8]
  }
}
