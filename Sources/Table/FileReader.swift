/// Reads a workbook (.xlsx, .xlsm) or delimited text (.csv, .tsv, .txt). Which of them it is
/// shows in its first bytes, whatever its ending.
///
/// - Parameter choosing: says of each sheet where its headings are, or that it is skipped. A
///   blank sheet is shown with no rows.
public func readFile(
  _ path: String, limits: ReadLimits = .standard, choosing: (SheetPreview) -> HeadingDecision
) throws(ReadError) -> FileReading {
  do throws(ReadError) {
    let bytes = try FileBytes.read(path, limit: limits.fileBytes)
    let digest = BackgroundDigest(of: bytes)
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .oldWorkbook }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
    {
      let reader = try WorkbookReader(bytes, limits: limits)
      let (tables, sheets) = try reader.read(file: path, choosing: choosing)
      return FileReading(tables: tables, sha256: digest.hexadecimal(), sheets: sheets)
    }
    var reader = DelimitedReader(try DecodedText(bytes), limits: limits)
    let table = try reader.read(file: path, choosing: choosing)
    return FileReading(
      tables: table.map { [$0] } ?? [], sha256: digest.hexadecimal(), sheets: [])
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
