import Commands
import Digest
import Language
import Table

extension TranscriptCheck {
  /// The path of the script that began the recording, where it says something else by now.
  static func changedScript(_ recorded: TranscriptHeader?, _ folder: String) -> String? {
    guard let script = recorded?.script,
      let bytes = try? fileContent(World(folder: folder, safe: true) { "" }.resolve(script.path)),
      SHA256(bytes).hexadecimal != script.sha256
    else { return nil }
    return script.path
  }

  /// A line for each file that is not what was recorded.
  static func changes(_ recorded: TranscriptHeader?, _ rerun: TranscriptRerun) -> [String] {
    guard let recorded, let header = rerun.header else { return [] }
    let world = World(folder: rerun.folder, safe: true) { "" }
    let written = Set(recorded.outputs.map(\.path))
    // What the session itself wrote is made again, and no input.
    return recorded.inputs.filter { !written.contains($0.path) }.compactMap { input in
      guard let bytes = try? fileContent(world.resolve(input.path)) else {
        return "\(input.path) is not there any more"
      }
      let digest = SHA256(bytes).hexadecimal
      guard digest != input.sha256 else { return nil }
      let now = header.inputs.first { $0.path == input.path }
      return "\(input.path) has changed: \(difference(input, now))"
    }
  }

  private static func difference(_ input: Ledger.Input, _ now: Ledger.Input?) -> String {
    guard let now, !input.lists.isEmpty else { return "its content is another" }
    let before = input.lists.map(\.shape)
    let after = now.lists.map(\.shape)
    let gone = before.filter { !after.contains($0) }
    let new = after.filter { !before.contains($0) }
    guard !gone.isEmpty || !new.isEmpty else { return changedCells(input.lists, now.lists) }
    return [("then", gone), ("now", new)].filter { !$0.1.isEmpty }
      .map { "\($0) \($1.joined(separator: "; "))" }.joined(separator: "; ")
  }

  /// Where lists differ that have as many rows and columns as then.
  private static func changedCells(
    _ before: [Ledger.FoundList], _ after: [Ledger.FoundList]
  ) -> String {
    var changes: [String] = []
    var unmarked: [String] = []
    for list in before {
      let name = String(list.shape.parts(by: ":")[0])
      guard let now = after.first(where: { $0.shape == list.shape }), let then = list.marks,
        let marks = now.marks
      else {
        unmarked.append(name)
        continue
      }
      func column(_ letters: String) -> String {
        now.headings[letters].map { ", \(Literal.quote($0))," } ?? ""
      }
      switch then.change(to: marks) {
      case .nothing: break
      case .cell(let row, let letters):
        changes.append("\(name) cell \(letters)\(row)\(column(letters)) differs")
      case .row(let row): changes.append("\(name) row \(row) differs in several cells")
      case .column(let letters):
        changes.append("\(name) column \(letters)\(column(letters)) differs in several rows")
      case .cells: changes.append("\(name) differs in several cells")
      }
    }
    if let first = unmarked.first {
      let have =
        switch unmarked.count {
        case 1: "\(first) has"
        case 2: "\(first) and \(unmarked[1]) have"
        case let count: "\(first), \(unmarked[1]) and \(count - 2) more lists have"
        }
      changes.append(
        "\(have) as many rows and columns as then, perhaps with other cells")
    }
    return changes.isEmpty
      ? "no cell of a list, so a heading, another sheet, or how it is written"
      : changes.joined(separator: "; ")
  }
}
