/// Reads a workbook (.xlsx, .xlsm) or delimited text (.csv, .tsv, .txt). Which of them it is
/// shows in its first bytes, whatever its ending.
///
/// - Parameters:
///   - watch: told how far the reading of a large file has come.
///   - choosing: says of each sheet where its headings are, or that it is skipped. A blank sheet
///     is shown with no rows; one that turns out to be differently encoded is shown again.
public func readFile(
  _ path: String, limits: ReadLimits = .standard, watch: ReadWatch? = nil,
  choosing: (SheetPreview) -> HeadingDecision
) throws(ReadError) -> FileReading {
  do throws(ReadError) {
    let file = try InputFile(path)
    guard file.size <= limits.fileBytes else {
      throw .tooLarge("has more than \(limits.fileBytes) bytes")
    }
    let isSmall = BlockPlan.standard.isSmall(file.size)
    let head =
      isSmall
      ? try FileBytes.read(file, limit: limits.fileBytes)
      : try FileBytes.head(of: file, BlockPlan.standard.length)
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .oldWorkbook }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      let bytes = isSmall ? head : try FileBytes.read(file, limit: limits.fileBytes)
      let digest = BackgroundDigest(of: bytes)
      let reader = try WorkbookReader(bytes, limits: limits)
      let (tables, sheets) = try reader.read(file: path, choosing: choosing)
      return FileReading(tables: tables, sha256: digest.hexadecimal(), sheets: sheets)
    }
    let (table, sha256) = try DelimitedReader.read(
      file, head: head, limits: limits, watch: watch, choosing: choosing)
    return FileReading(tables: table.map { [$0] } ?? [], sha256: sha256, sheets: [])
  } catch {
    throw error.at(file: path, sheet: nil)
  }
}

extension ReadError {
  fileprivate static var oldWorkbook: ReadError {
    ReadError(
      code: "old-workbook",
      message: "the file is an old workbook (.xls), or one that is protected by a password",
      help: "open it in a spreadsheet program, save it as .xlsx without a password, and load that")
  }
}
