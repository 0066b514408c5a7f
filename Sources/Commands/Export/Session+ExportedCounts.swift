import Casework
import Guidance
import Language
import Render
import Table

extension Session {
  /// The numbers that `count by` shows, a row a group.
  func exportedCounts(_ arguments: Arguments) throws(Diagnostic) -> ExportContent {
    let groups = try ChildGroups(arguments, "by", self)
    let types = groups.fields.map(\.field.type)
    let headings = groups.fields.map(\.name) + ["children"]
    let sheet = WrittenSheet(
      name: "counts", headings: headings, rows: groups.groups.count
    ) { row, column in
      guard column < types.count else {
        return groups.shown(row).map(WrittenCell.whole) ?? .text("*")
      }
      return Self.cell(groups.groups[row].keys[column], types[column])
    }
    // Of how many they are a part, and how many the filters left out, would give numbers away.
    let children = groups.threshold == nil ? workingText : String.children(working.count)
    var content = ExportContent(
      of: "counts",
      says: "\(children), counted by \(headings.dropLast().joined(separator: ", "))",
      sheets: [sheet], noun: ("group", "groups"), isLists: false)
    content.notices = groups.notices
    content.leavesSmallNumbersOut = groups.threshold != nil
    let threshold = groups.threshold.map { "those below \($0) left out, marked *" }
    content.remarks = [.init("small numbers", threshold ?? "shown")]
    return content
  }

  private static func cell(_ key: String, _ type: FieldType) -> WrittenCell {
    switch type {
    case .whole, .age: Int(key).map(WrittenCell.whole) ?? .text(key)
    case .date: CivilDate.parse(key).map(WrittenCell.date) ?? .text(key)
    case .id, .text, .code: .text(key)
    }
  }
}
