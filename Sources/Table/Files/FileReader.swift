/// Reads a workbook (.xlsx, .xlsm, .ods) or delimited text (.csv, .tsv, .txt). Which of them it
/// is shows in its first bytes, whatever its ending.
///
/// - Parameters:
///   - watch: told how far the reading of a large file has come.
///   - quoting: what quotes mean in delimited text.
///   - choosing: says of each sheet where its headings are, or that it is skipped. A blank sheet
///     is shown with no rows; one that turns out to be differently encoded is shown again.
public func readFile(
  _ path: String, limits: ReadLimits = .standard, watch: ReadWatch? = nil,
  quoting: Quoting = .standard, choosing: (SheetPreview) -> HeadingDecision
) throws(ReadError) -> FileReading {
  defer { watch?.finished() }
  do throws(ReadError) {
    let file = try InputFile(path)
    guard file.size <= limits.fileBytes else { throw .tooManyBytes(limits.fileBytes) }
    if let reading = try readLargeText(
      file, limits: limits, watch: watch, quoting: quoting, choosing: choosing)
    {
      return reading
    }
    let bytes = try FileBytes.read(file, limit: limits.fileBytes)
    return try read(
      bytes, as: path, limits: limits, watch: watch, quoting: quoting, choosing: choosing)
  } catch {
    throw error.at(file: path, sheet: nil).within(limits)
  }
}

/// Reads bytes as `readFile` reads those of a file.
///
/// - Parameter name: stands for the path in what is read and in errors.
public func readBytes(
  _ bytes: UnsafeRawBufferPointer, as name: String, limits: ReadLimits = .standard,
  choosing: (SheetPreview) -> HeadingDecision
) throws(ReadError) -> FileReading {
  do throws(ReadError) {
    return try read(
      FileBytes(copying: bytes), as: name, limits: limits, watch: nil, quoting: .standard,
      choosing: choosing)
  } catch {
    throw error.at(file: name, sheet: nil).within(limits)
  }
}

/// A large text as it goes, never in memory as a whole; nil for any other file.
private func readLargeText(
  _ file: InputFile, limits: ReadLimits, watch: ReadWatch?, quoting: Quoting,
  choosing: (SheetPreview) -> HeadingDecision
) throws(ReadError) -> FileReading? {
  let plan = BlockPlan.standard
  guard !plan.isSmall(file.size) else { return nil }
  let head = try FileBytes.head(of: file, plan.length)
  guard FileKind(head) == .text else { return nil }
  let found = try DelimitedReader.read(
    file, head: head, limits: limits, plan: plan, watch: watch, quoting: quoting,
    choosing: choosing)
  return found.map { table, sha256 in
    FileReading(tables: table.map { [$0] } ?? [], sha256: sha256, sheets: [])
  }
}

private func read(
  _ bytes: FileBytes, as file: String, limits: ReadLimits, watch: ReadWatch?, quoting: Quoting,
  choosing: (SheetPreview) -> HeadingDecision
) throws(ReadError) -> FileReading {
  guard bytes.count <= limits.fileBytes else { throw .tooManyBytes(limits.fileBytes) }
  let digest = BackgroundDigest(of: bytes)
  let kind = FileKind(bytes)
  if let refusal = ReadError.refusal(of: kind) { throw refusal }
  guard kind == .archive else {
    let table = try DelimitedReader.read(
      bytes, as: file, limits: limits, plan: .standard, watch: watch, quoting: quoting,
      choosing: choosing)
    return FileReading(tables: table.map { [$0] } ?? [], sha256: digest.hexadecimal(), sheets: [])
  }
  let archive = try ZipArchive(bytes, limits: limits, watch: watch)
  let (tables, sheets) =
    OpenDocumentReader.claims(archive)
    ? try OpenDocumentReader(archive, limits: limits).read(file: file, choosing: choosing)
    : try WorkbookReader(archive, limits: limits).read(file: file, choosing: choosing)
  return FileReading(tables: tables, sha256: digest.hexadecimal(), sheets: sheets)
}

extension ReadError {
  fileprivate static func tooManyBytes(_ limit: Int) -> ReadError {
    .tooLarge("has more than \(limit) bytes")
  }

  /// Why a file of that kind is not read; nil where it is.
  fileprivate static func refusal(of kind: FileKind) -> ReadError? {
    switch kind {
    case .archive, .text: nil
    case .encrypted: .encrypted
    case .otherOffice: .notAWorkbook("not an Excel workbook")
    case .oldWorkbook:
      ReadError(
        code: "old-workbook", message: "the file is an old workbook (.xls)",
        help: "open it in a spreadsheet program, save it as .xlsx and load that")
    case .plainXML:
      ReadError(
        code: "xml-workbook", message: "the file is XML, as a flat workbook (.fods, .xml) is",
        help: "open it in a spreadsheet program, save it as .xlsx and load that")
    case .webPage:
      ReadError(
        code: "web-page", message: "the file is a web page, whatever it is called",
        help: "open it in a spreadsheet program, save it as .xlsx and load that")
    }
  }

  /// The same reason, without the advice to lift limits that are lifted.
  fileprivate func within(_ limits: ReadLimits) -> ReadError {
    guard limits.areLifted, code == "too-large" else { return self }
    return ReadError(
      code: code, message: message, help: "split it, or delete what is not part of the lists",
      file: file, sheet: sheet, row: row, column: column)
  }
}
