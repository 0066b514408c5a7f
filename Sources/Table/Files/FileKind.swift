/// What a file is, from its first bytes, whatever its ending.
enum FileKind {
  /// A zip archive, as .xlsx and .ods are.
  case archive
  /// A workbook protected by a password.
  case encrypted
  /// A workbook of Excel 2 to 2003 (.xls).
  case oldWorkbook
  /// A file of another Office program.
  case otherOffice
  /// A workbook as one XML file: of Excel 2003, or a flat OpenDocument file (.fods).
  case plainXML
  /// A web page, which many systems call .xls when they export it.
  case webPage
  case text

  /// The first records of workbooks of Excel 2, 3, 4 and 5 without a compound file around them.
  private static let bareWorkbooks: [[UInt8]] = [
    [9, 0, 4, 0], [9, 2, 6, 0], [9, 4, 6, 0], [9, 8, 8, 0],
  ]

  init(_ bytes: FileBytes) {
    if bytes.starts(with: CompoundFile.signature) {
      self = Self.kind(of: CompoundFile(bytes.raw))
    } else if bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6]) {
      self = .archive
    } else if Self.bareWorkbooks.contains(where: bytes.starts) {
      self = .oldWorkbook
    } else {
      self = Self.kind(ofMarkup: bytes)
    }
  }

  private static func kind(of file: CompoundFile) -> FileKind {
    if file.names.contains("EncryptedPackage") { return .encrypted }
    if file.names.contains("WordDocument") || file.names.contains("PowerPoint Document") {
      return .otherOffice
    }
    return .oldWorkbook
  }

  private static func kind(ofMarkup bytes: FileBytes) -> FileKind {
    let beginning = String(decoding: bytes.raw.prefix(1024), as: UTF8.self).lowercased()
    guard let first = beginning.firstIndex(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) else {
      return .text
    }
    let text = beginning[first...]
    if ["<html", "<!doctype html", "<table", "<head", "<body"].contains(where: text.hasPrefix) {
      return .webPage
    }
    let opensXML = ["<?xml", "<office:document", "<workbook"].contains(where: text.hasPrefix)
    return opensXML ? .plainXML : .text
  }
}
