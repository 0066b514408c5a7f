/// Reads the sheets of an OpenDocument spreadsheet (.ods).
struct OpenDocumentReader {
  private static let kind = "application/vnd.oasis.opendocument."

  private let archive: ZipArchive
  private let limits: ReadLimits

  init(_ archive: ZipArchive, limits: ReadLimits) {
    self.archive = archive
    self.limits = limits
  }

  /// Whether the archive is an OpenDocument file of any kind.
  static func claims(_ archive: ZipArchive) -> Bool {
    !archive.contains("[Content_Types].xml")
      && (archive.contains("content.xml") || archive.contains("encrypted-package"))
  }

  func read(
    file: String, choosing: (SheetPreview) -> HeadingDecision
  ) throws(ReadError) -> (tables: [SheetTable], sheets: [SheetName]) {
    if let type = try archive.beginning(of: "mimetype"), type.hasPrefix(Self.kind),
      !type.dropFirst(Self.kind.count).hasPrefix("spreadsheet")
    {
      throw .notAWorkbook("an OpenDocument file, but no spreadsheet")
    }
    let manifest = OpenDocumentManifest(limits: limits)
    if let part = try archive.open("META-INF/manifest.xml") { try manifest.read(part) }
    guard !manifest.isEncrypted, let content = try archive.open("content.xml") else {
      throw .encrypted
    }
    let tables = OpenDocumentTables(file: file, limits: limits)
    try tables.read(content, choosing: choosing)
    guard tables.isSpreadsheet else {
      throw .notAWorkbook("an OpenDocument file, but no spreadsheet")
    }
    return (tables.tables, tables.sheets.map { SheetName($0) })
  }
}
