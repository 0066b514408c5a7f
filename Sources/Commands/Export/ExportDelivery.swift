import Casework
import Guidance
import Language
import Render
import Table

/// Brings an export to where it was asked for.
struct ExportDelivery {
  private let content: ExportContent
  private let provenance: Provenance
  private let format: ExportFormat
  private let path: Literal
  private let isRaw: Bool

  init(
    _ content: ExportContent, _ provenance: Provenance, _ format: ExportFormat, _ path: Literal,
    isRaw: Bool
  ) {
    self.content = content
    self.provenance = provenance
    self.format = format
    self.path = path
    self.isRaw = isRaw
  }

  /// The text for the output.
  ///
  /// - Throws: `several-lists` where several would have to be one CSV text.
  func toOutput() throws(Diagnostic) -> ExportReport {
    var text = ExportText(content, provenance, isRaw: isRaw)
    let bytes = try oneText(&text, help: "of LIST for one of them, or as json")
    return report([], formulaCells: text.formulaCells, data: bytes)
  }

  /// Writes one file or, for several lists as CSV, a folder of them; each whole or not at all.
  ///
  /// - Throws: `file-exists`, `is-folder`, `several-lists`, and what cannot be written.
  func toFiles(
    _ files: inout ChildFiles, _ world: World, replacing: Bool
  ) throws(Diagnostic) -> ExportReport {
    let resolved = world.writable(path.text)
    if format == .csv, content.isMany, !path.text.lowercased().hasSuffix(".csv") {
      return try toFolder(
        &files, world, present: Folder.files(resolved) ?? [], replacing: replacing)
    }
    guard Folder.files(resolved) == nil else {
      throw Diagnostic(
        "is-folder", "\"\(path.text)\" is a folder", at: path.span,
        help: "give the name of a file in it")
    }
    if !replacing, Folder.holds(resolved) { throw exists(path.text) }
    var text = ExportText(content, provenance, isRaw: isRaw)
    if format == .xlsx {
      try files.write(.workbook(content.sheets + [provenance.sheet]), to: path)
    } else {
      let bytes = try oneText(
        &text, help: "name a folder, which gets a file for each: export FOLDER of … as csv")
      try files.write(.bytes(bytes), to: path)
    }
    return report([path.text], formulaCells: text.formulaCells)
  }

  /// What a folder of CSV files holds beside the lists; its ending keeps it from being loaded.
  private static let made = "how-this-was-made.md"

  private func toFolder(
    _ files: inout ChildFiles, _ world: World, present: [String], replacing: Bool
  ) throws(Diagnostic) -> ExportReport {
    let names = content.sheets.map { "\($0.name).csv" } + [Self.made]
    if !replacing, let there = names.first(where: present.contains) {
      throw exists("\(path.text)/\(there)")
    }
    var text = ExportText(content, provenance, isRaw: isRaw)
    try world.makeFolder(path)
    for sheet in content.sheets {
      try files.write(
        .bytes(text.csv(sheet)), to: path, file: "\(path.text)/\(sheet.name).csv")
    }
    try files.write(
      .bytes(Array(text.made.utf8)), to: path, file: "\(path.text)/\(Self.made)")
    var report = report(
      names.map { "\(path.text)/\($0)" }, formulaCells: text.formulaCells)
    let others = present.filter { !names.contains($0) }.count
    if others > 0 {
      let files = String.counted(others, "other file", "other files")
      report.notices.append(
        Notice(
          "other-files", "\(path.text) holds \(files) besides: loading the folder looks at all"))
    }
    return report
  }

  private func oneText(_ text: inout ExportText, help: String) throws(Diagnostic) -> [UInt8] {
    switch format {
    case .json: return text.json
    case .md: return text.markdown
    case .csv, .xlsx:
      guard let sheet = content.sheets.first, !content.isMany else {
        throw Diagnostic(
          "several-lists", "one CSV text holds one list", at: path.span, help: help)
      }
      return text.csv(sheet)
    }
  }

  private func report(
    _ files: [String], formulaCells: Int, data: [UInt8]? = nil
  ) -> ExportReport {
    ExportReport(
      content: content, format: format, path: path, files: files, formulaCells: formulaCells,
      isRaw: isRaw, data: data, notices: content.notices)
  }

  private func exists(_ file: String) -> Diagnostic {
    Diagnostic(
      "file-exists", "\"\(file)\" is there already", at: path.span,
      help: "name another place, or say replace")
  }
}
