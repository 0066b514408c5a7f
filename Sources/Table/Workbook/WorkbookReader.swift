/// Reads the sheets of a workbook in the Office Open XML format, strict or transitional.
struct WorkbookReader {
  private let archive: ZipArchive
  private let limits: ReadLimits

  init(_ archive: ZipArchive, limits: ReadLimits) {
    self.archive = archive
    self.limits = limits
  }

  func read(
    file: String, choosing: (SheetPreview) -> HeadingDecision
  ) throws(ReadError) -> (tables: [SheetTable], sheets: [SheetName]) {
    let workbook = try workbookName()
    let outline = WorkbookOutline(limits: limits)
    guard try read(workbook, outline) else { throw .damaged("its part \(workbook) is missing") }
    let targets = try relationships(of: workbook)

    let strings = SharedStrings(limits: limits)
    let styles = Styles(limits: limits)
    for target in targets {
      if target.kind == "sharedStrings" { _ = try read(target.name, strings) }
      if target.kind == "styles" { _ = try read(target.name, styles) }
    }
    let values = CellValues(strings: strings, formats: styles.formats, outline: outline)

    let parts = Dictionary(
      targets.map { ($0.identifier, $0) }, uniquingKeysWith: { first, _ in first })
    var tables: [SheetTable] = []
    var seen: Set<String> = []
    for (index, sheet) in outline.sheets.enumerated() {
      // Chart sheets and dialogues have no cells.
      guard let target = parts[sheet.relationship], target.kind == "worksheet" else { continue }
      let name = target.name
      do throws(ReadError) {
        guard seen.insert(name.lowercased()).inserted else {
          throw .damaged("two of its sheets are in the same part")
        }
        guard let part = try archive.open(name) else {
          throw .damaged("its part \(name) is missing")
        }
        let place = SheetPlace(
          file: file, name: sheet.name, position: index + 1, hidden: sheet.hidden)
        let reader = SheetReader(place, values: values, limits: limits)
        if let table = try reader.table(part, choosing: choosing) { tables.append(table) }
      } catch {
        throw error.at(file: file, sheet: sheet.name)
      }
    }
    let sheets = outline.sheets.map { sheet in
      SheetName(sheet.name, SheetName.Kind(relationship: parts[sheet.relationship]?.kind))
    }
    return (tables, sheets)
  }

  /// The part that is the workbook itself.
  private func workbookName() throws(ReadError) -> String {
    let targets = try relationships(of: "")
    let name = targets.first { $0.kind == "officeDocument" }?.name ?? "xl/workbook.xml"
    if name.lowercased().hasSuffix(".bin") || archive.contains("xl/workbook.bin") {
      throw ReadError(
        code: "binary-workbook", message: "the file is a binary workbook (.xlsb)",
        help: "open it in a spreadsheet program, save it as .xlsx and load that")
    }
    let folder = name.lowercased().split(separator: "/").first
    guard archive.contains(name), folder != "word", folder != "ppt" else {
      throw .notAWorkbook("not an Excel workbook")
    }
    return name
  }

  private func relationships(of source: String) throws(ReadError) -> [Relationships.Target] {
    let handler = Relationships(of: source, limits: limits)
    _ = try read(Relationships.partName(of: source), handler)
    return handler.targets
  }

  /// Reads a part; false where there is none of that name.
  private func read(_ name: String, _ handler: XMLHandler) throws(ReadError) -> Bool {
    guard let part = try archive.open(name) else { return false }
    try handler.read(part)
    return true
  }
}
