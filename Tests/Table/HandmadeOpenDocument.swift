/// An OpenDocument spreadsheet made by hand.
struct HandmadeOpenDocument {
  static let spreadsheet = "application/vnd.oasis.opendocument.spreadsheet"

  var type = spreadsheet
  /// The elements within `office:automatic-styles`.
  var styles = ""
  /// The elements within `office:spreadsheet`.
  var tables: String
  /// The elements within the manifest.
  var manifest = ""

  /// One table named T with the given rows.
  init(rows: String) {
    tables = "<table:table table:name=\"T\">\(rows)</table:table>"
  }

  init(tables: String) { self.tables = tables }

  var content: String {
    let spaces = ["office", "table", "text", "style", "calcext", "draw", "m"].map {
      " xmlns:\($0)=\"urn:\($0)\""
    }.joined()
    return "<office:document-content\(spaces)><office:automatic-styles>\(styles)"
      + "</office:automatic-styles><office:body><office:spreadsheet>\(tables)"
      + "</office:spreadsheet></office:body></office:document-content>"
  }

  var bytes: [UInt8] { zip.bytes }

  var zip: HandmadeZip {
    HandmadeZip([
      .init("mimetype", type), .init("content.xml", content),
      .init(
        "META-INF/manifest.xml",
        "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">\(manifest)"
          + "</m:manifest>"),
    ])
  }

  /// A cell with a text of one paragraph.
  static func text(_ text: String, _ attributes: String = "") -> String {
    "<table:table-cell office:value-type=\"string\" \(attributes)><text:p>\(text)</text:p>"
      + "</table:table-cell>"
  }

  static func row(_ cells: String, _ attributes: String = "") -> String {
    "<table:table-row \(attributes)>\(cells)</table:table-row>"
  }

  /// A row of the headings a and b.
  static let heading = row(text("a") + text("b"))
}
