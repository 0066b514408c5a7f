/// Candidates in aligned columns.
enum CompletionList {
  static let mostRows = 40
  private static let gap = 2

  /// The rows to show, each narrower than `columns`, read downwards first; at most `mostRows`
  /// and one that says how many candidates are not shown.
  static func rows(_ candidates: [Completion], columns: Int) -> [String] {
    let width = max(1, columns - 1)  // a full row would make the terminal wrap
    let texts = candidates.map { shown($0.text) }
    let notes = candidates.map { shown($0.note) }
    let textWidth = min(width, texts.map { DisplayWidth.of($0) }.max() ?? 0)
    let noteRoom = max(0, width - textWidth - gap)
    let noteWidth = min(noteRoom, notes.map { DisplayWidth.of($0) }.max() ?? 0)
    let cellWidth = textWidth + (noteWidth > 0 ? gap + noteWidth : 0)
    let across = max(1, (width + gap + 1) / (cellWidth + gap + 1))
    let all = (candidates.count + across - 1) / across
    let down = min(all, mostRows)

    var rows: [String] = []
    for row in 0..<down {
      var line = ""
      for column in 0..<across {
        let index = column * down + row
        guard index < candidates.count else { break }
        line = DisplayWidth.pad(line, to: column * (cellWidth + gap + 1))
        line += DisplayWidth.fit(texts[index], to: textWidth)
        guard noteWidth > 0, !notes[index].isEmpty else { continue }
        line = DisplayWidth.pad(line, to: column * (cellWidth + gap + 1) + textWidth + gap)
        line += DisplayWidth.fit(notes[index], to: noteWidth)
      }
      rows.append(line)
    }
    let hidden = candidates.count - down * across
    if hidden > 0 { rows.append(DisplayWidth.fit("… and \(hidden) more", to: width)) }
    return rows
  }

  private static func shown(_ text: String) -> String {
    VisibleText.replacingControls(in: Composition.composing(text), with: "\u{FFFD}")
  }
}
