import Language
import Render

/// The lines by which two texts differ, as `diff -u` shows them and `patch` takes them.
///
/// Spaces at the end of a line make no difference.
struct UnifiedDifference {
  private struct Line {
    /// Space, minus or plus.
    let mark: Character
    let text: Substring
  }

  private var lines: [Line] = []

  init(_ old: String, _ new: String) {
    let (old, new) = (Self.lines(of: old), Self.lines(of: new))
    // Both hold the same commands as a rule: what each of them showed is compared by itself.
    let (oldStarts, newStarts) = (Self.starts(old), Self.starts(new))
    guard oldStarts.map({ Self.trimmed(old[$0]) }) == newStarts.map({ Self.trimmed(new[$0]) })
    else {
      add(old[...], new[...])
      return
    }
    var (i, j) = (0, 0)
    for (nextI, nextJ) in zip(oldStarts + [old.count], newStarts + [new.count]) {
      add(old[i..<nextI], new[j..<nextJ])
      (i, j) = (nextI, nextJ)
    }
  }

  var isEmpty: Bool { !lines.contains { $0.mark != " " } }

  /// Lines with their line feeds; the last may have none.
  private static func lines(of text: String) -> [Substring] {
    var lines: [Substring] = []
    var rest = text[...]
    while let end = rest.utf8.firstIndex(of: UInt8(ascii: "\n")) {
      let next = rest.utf8.index(after: end)
      lines.append(rest[..<next])
      rest = rest[next...]
    }
    return rest.isEmpty ? lines : lines + [rest]
  }

  private static func starts(_ lines: [Substring]) -> [Int] {
    lines.indices.filter { lines[$0].begins(with: "> ") }
  }

  private static func trimmed(_ line: Substring) -> Substring { line.trimmedAtEnd }

  /// Beyond so many comparisons all of a part counts as changed.
  private static let mostCompared = 20_000_000

  private mutating func add(_ old: ArraySlice<Substring>, _ new: ArraySlice<Substring>) {
    var (old, new) = (old, new)
    while let first = old.first, let other = new.first, Self.trimmed(first) == Self.trimmed(other) {
      lines.append(Line(mark: " ", text: first))
      (old, new) = (old.dropFirst(), new.dropFirst())
    }
    var same: [Line] = []
    while let last = old.last, let other = new.last, Self.trimmed(last) == Self.trimmed(other) {
      same.append(Line(mark: " ", text: last))
      (old, new) = (old.dropLast(), new.dropLast())
    }
    var (removed, inserted) = (Set(old.indices), Set(new.indices))
    if old.count * new.count <= Self.mostCompared {
      (removed, inserted) = ([], [])
      for change in new.map(Self.trimmed).difference(from: old.map(Self.trimmed)) {
        switch change {
        case .remove(let offset, _, _): removed.insert(old.startIndex + offset)
        case .insert(let offset, _, _): inserted.insert(new.startIndex + offset)
        }
      }
    }
    var (i, j) = (old.startIndex, new.startIndex)
    while i < old.endIndex || j < new.endIndex {
      if i < old.endIndex, removed.contains(i) {
        lines.append(Line(mark: "-", text: old[i]))
        i += 1
      } else if j < new.endIndex, inserted.contains(j) {
        lines.append(Line(mark: "+", text: new[j]))
        j += 1
      } else {
        guard i < old.endIndex, j < new.endIndex else { break }
        lines.append(Line(mark: " ", text: old[i]))
        (i, j) = (i + 1, j + 1)
      }
    }
    lines += same.reversed()
  }

  private static let context = 3

  /// The difference with three lines around each change; empty where there is none.
  func text(_ path: String) -> String {
    var shown = [Bool](repeating: false, count: lines.count)
    for (index, line) in lines.enumerated() where line.mark != " " {
      let near = max(0, index - Self.context)...min(lines.count - 1, index + Self.context)
      for place in near { shown[place] = true }
    }
    guard shown.contains(true) else { return "" }
    var out = "--- \(path)\trecorded\n+++ \(path)\tnow\n"
    var (oldLine, newLine, index) = (1, 1, 0)
    while index < lines.count {
      guard shown[index] else {
        // Outside of a hunk both texts are the same.
        (oldLine, newLine, index) = (oldLine + 1, newLine + 1, index + 1)
        continue
      }
      let hunk = lines[index...].prefix(shown[index...].prefix { $0 }.count)
      let (olds, news) = (hunk.count { $0.mark != "+" }, hunk.count { $0.mark != "-" })
      out += "@@ -\(Self.range(oldLine, olds)) +\(Self.range(newLine, news)) @@\n"
      for line in hunk {
        out += "\(line.mark)\(line.text)"
        if !line.text.ends(with: "\n") { out += "\n\\ No newline at end of file\n" }
      }
      (oldLine, newLine, index) = (oldLine + olds, newLine + news, index + hunk.count)
    }
    return out
  }

  /// `12,3`; the line before where there is none of them.
  private static func range(_ start: Int, _ count: Int) -> String {
    if count == 1 { return "\(start)" }
    return "\(count == 0 ? start - 1 : start),\(count)"
  }
}

extension Substring {
  /// The line without what cannot be seen at its end.
  var trimmedAtEnd: Substring {
    utf8.lastIndex { !" \t\n\r".utf8.contains($0) }.map { self[...$0] } ?? ""
  }
}
