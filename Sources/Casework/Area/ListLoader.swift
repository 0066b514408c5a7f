import Guidance
import Language
import Table

/// What came of loading some files: the lists that were found, and what was refused.
public struct LoadReport: Sendable {
  public struct Refused: Sendable {
    public let file: String
    public let sheet: String?
    public let reason: String
    public let help: String
    /// Whether it is likely to be a list, which what `help` says would load.
    public var isLikelyList = false
  }

  public var loaded: [RecognisedList] = []
  public var refused: [Refused] = []

  public init() {}
}

/// Loads lists from workbooks and delimited files by their headings.
public struct ListLoader: Sendable {
  /// What the person said about a file, against what its headings say.
  public struct Wishes: Sendable {
    public var list: Int?
    public var sheet: String?
    public var headerRow: Int?
    /// Whether rows are taken in whose shape says that they are about no child.
    public var allRows = false
    /// How much of a file is read before it is refused.
    public var limits = ReadLimits.standard
    /// What quotes mean in delimited text.
    public var quoting = Quoting.standard

    public init(list: Int? = nil, sheet: String? = nil, headerRow: Int? = nil) {
      self.list = list
      self.sheet = sheet
      self.headerRow = headerRow
    }
  }

  private let edition: Edition
  private let wishes: Wishes
  private let recognition: ListRecognition
  private let corrections: Corrections
  private let watching: @Sendable (_ file: String) -> ReadWatch?

  public init(
    _ edition: Edition, wishes: Wishes = Wishes(), corrections: Corrections = Corrections(),
    watching: @escaping @Sendable (_ file: String) -> ReadWatch? = { _ in nil }
  ) {
    self.edition = edition
    self.wishes = wishes
    self.corrections = corrections
    self.watching = watching
    recognition = ListRecognition(
      edition, list: wishes.list, headerRow: wishes.headerRow, corrections: corrections)
  }

  /// Reads one file, or every workbook and delimited file of a folder, in the order of names.
  ///
  /// `shown` is the path as the person typed it, for messages.
  /// - Throws: `ReadError` where the file itself cannot be read.
  public func load(_ path: String, shown: String) throws(ReadError) -> LoadReport {
    guard let names = Folder.files(path) else { return try read(path, shown: shown) }
    let readable = names.filter { name in
      [".xlsx", ".xlsm", ".ods", ".csv", ".tsv", ".txt"].contains {
        name.lowercased().hasSuffix($0)
      }
    }
    guard !readable.isEmpty else {
      throw ReadError(
        code: "empty-folder", message: "the folder \"\(shown)\" holds no workbook and no CSV file",
        help: "name a file, or a folder with .xlsx, .ods or .csv files")
    }
    guard readable.count <= wishes.limits.entries else {
      throw ReadError(
        code: "too-large",
        message: "the folder \"\(shown)\" holds more than \(wishes.limits.entries) files",
        help: "load them in several folders; or, if you trust them, load … unlimited")
    }
    var report = LoadReport()
    let outcomes = try outcomes(of: readable, in: path, shown: shown)
    for name in readable {
      do throws(ReadError) {
        guard let part = try outcomes[name]?.get() else { continue }
        report.loaded += part.loaded
        report.refused += part.refused
      } catch {
        // One bad file of a folder does not keep the others out.
        report.refused.append(
          LoadReport.Refused(
            file: "\(shown)/\(name)", sheet: nil, reason: error.message, help: error.help))
      }
    }
    return report
  }

  /// A file of more bytes is read in blocks by several threads, one such file after the other.
  private static let mostBytesBesideOthers = 4 << 20

  /// What came of each file of a folder. Small ones are read side by side.
  ///
  /// - Throws: `interrupted`, and nothing else.
  private func outcomes(
    of names: [String], in path: String, shown: String
  ) throws(ReadError) -> [String: Result<LoadReport, ReadError>] {
    @Sendable func outcome(_ name: String) -> Result<LoadReport, ReadError> {
      Result { () throws(ReadError) in try read("\(path)/\(name)", shown: "\(shown)/\(name)") }
    }
    var outcomes: [String: Result<LoadReport, ReadError>] = [:]
    func note(_ outcome: Result<LoadReport, ReadError>, of name: String) throws(ReadError) {
      if case .failure(let error) = outcome, error.code == ReadError.interruptedCode { throw error }
      outcomes[name] = outcome
    }
    let small = names.filter {
      Folder.bytes("\(path)/\($0)") ?? 0 <= Self.mostBytesBesideOthers
    }
    for (name, outcome) in zip(small, concurrentMap(small, outcome)) {
      try note(outcome, of: name)
    }
    for name in names where outcomes[name] == nil { try note(outcome(name), of: name) }
    return outcomes
  }

  /// The sheet of a workbook that fits best the one list that the person named; nil where no
  /// list was named, or the sheet was.
  private func bestSheet(_ path: String) throws(ReadError) -> Int? {
    guard wishes.list != nil, wishes.sheet == nil else { return nil }
    var best: (position: Int, fit: Int)?
    _ = try readFile(path, limits: wishes.limits, quoting: wishes.quoting) { preview in
      if case .success(let match) = recognition.match(preview) {
        let fit = match.understood + (match.named ? match.headings.count : 0)
        if fit > best?.fit ?? 0 { best = (preview.position, fit) }
      }
      return .skip
    }
    return best?.position
  }

  /// Recognises tables that were made and not read, by the same rules as a file's.
  public func load(_ tables: [SheetTable]) -> LoadReport {
    var report = LoadReport()
    for (position, table) in tables.enumerated() {
      let headings = PreviewRow(number: table.headerRow, cells: table.headings)
      let preview = SheetPreview(
        file: table.file, sheet: table.sheet, position: position + 1, hidden: table.hidden,
        rows: [headings])
      switch recognition.match(preview) {
      case .success(let match):
        report.loaded.append(
          RecognisedList(
            table, file: table.file, match: match, edition: edition, sha256: "",
            corrections: corrections, keepsAllRows: wishes.allRows))
      case .failure(let refused):
        report.refused.append(
          LoadReport.Refused(
            file: table.file, sheet: table.sheet, reason: refused.refusal.reason,
            help: refused.refusal.help, isLikelyList: refused.refusal.isLikelyList))
      }
    }
    return report
  }

  private func read(_ path: String, shown: String) throws(ReadError) -> LoadReport {
    var matches: [Int: SheetMatch] = [:]
    var report = LoadReport()
    let only = try bestSheet(path)
    let reading = try readFile(
      path, limits: wishes.limits, watch: watching(shown), quoting: wishes.quoting
    ) { preview in
      if let only, preview.position != only { return .skip }
      if let sheet = wishes.sheet, let name = preview.sheet,
        Spelling.ofName(sheet) != Spelling.ofName(name)
      {
        return .skip
      }
      switch recognition.match(preview) {
      case .success(let match):
        matches[preview.position] = match
        return .headings(row: match.headerRow)
      case .failure(let refused):
        report.refused.append(
          LoadReport.Refused(
            file: shown, sheet: preview.sheet, reason: refused.refusal.reason,
            help: refused.refusal.help, isLikelyList: refused.refusal.isLikelyList))
        return .skip
      }
    }
    if let sheet = wishes.sheet, matches.isEmpty, report.refused.isEmpty {
      let names = reading.sheets.filter { $0.kind == .worksheet }.map { "\"\($0.text)\"" }
        .joined(separator: ", ")
      if let found = reading.sheets.first(where: {
        Spelling.ofName($0.text) == Spelling.ofName(sheet)
      }), let words = found.kind.words {
        throw ReadError(
          code: "no-cells",
          message: "the sheet \"\(found.text)\" of \"\(shown)\" is \(words), which holds no list",
          help: names.isEmpty
            ? "the workbook has no other sheet" : "its sheets with cells: \(names)")
      }
      throw ReadError(
        code: "unknown-sheet", message: "\"\(shown)\" has no sheet \"\(sheet)\"",
        help: "its sheets: \(names)")
    }
    for (table, position) in zip(reading.tables, matches.keys.sorted()) {
      guard let match = matches[position] else { continue }
      report.loaded.append(
        RecognisedList(
          table, file: shown, match: match, edition: edition, sha256: reading.sha256,
          corrections: corrections, keepsAllRows: wishes.allRows))
    }
    if matches.isEmpty, report.refused.isEmpty {
      report.refused = reading.sheets.compactMap { sheet in
        sheet.kind.words.map { words in
          LoadReport.Refused(
            file: shown, sheet: sheet.text, reason: "it is \(words), which holds no list", help: "")
        }
      }
    }
    return report
  }
}
