import Table

/// The sheet of an exported workbook that says how it was made: no list, whatever stands in it.
public enum ProvenanceSheet {
  public static let name = "How this was made"
  public static let headings = ["what", "how"]

  static func isShown(by preview: SheetPreview) -> Bool {
    preview.sheet == name && preview.rows.first?.cells == headings
  }
}
