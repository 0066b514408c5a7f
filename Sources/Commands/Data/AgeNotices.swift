import Guidance
import Render

extension [RecognisedList] {
  /// That ages were not written as whole years, and how they were read, with the first places.
  var ageNotice: Notice? {
    var count = 0
    var places: [String] = []
    var example: ColumnReport.CutAges?
    for list in self {
      for report in list.reports {
        guard let cut = report.cutAges else { continue }
        count += cut.rows.count
        example = example ?? cut
        places.append("\(list.fileName) \(list.places(cut.rows, report))")
      }
    }
    guard let example else { return nil }
    let more =
      places.count > 3
      ? ", and in \(String.counted(places.count - 3, "further list", "further lists"))" : ""
    return Notice(
      "ages-cut",
      CleanText.clean(
        "\(String.counted(count, "age", "ages")) read as whole years, such as \"\(example.written)\" "
          + "as \(example.years): \(places.prefix(3).joined(separator: ", "))\(more)"))
  }
}
