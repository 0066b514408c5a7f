/// The reasons that arise in more than one place.
extension ReadError {
  static func tooLarge(_ what: String) -> ReadError {
    ReadError(
      code: "too-large", message: "the file \(what)",
      help: "split it, or delete what is not part of the lists, and load it again; or, if you "
        + "trust it, load … unlimited")
  }

  static func damaged(_ what: String) -> ReadError {
    ReadError(
      code: "damaged-workbook", message: "the workbook is damaged: \(what)",
      help: "open it in a spreadsheet program, save it as .xlsx under a new name and load that")
  }

  static var encrypted: ReadError {
    ReadError(
      code: "encrypted", message: "the workbook is protected by a password",
      help: "open it in a spreadsheet program, save it without a password, and load that")
  }

  static func notAWorkbook(_ what: String) -> ReadError {
    ReadError(
      code: "not-a-workbook", message: "the file is \(what)",
      help: "save the lists as .xlsx or as CSV and load that")
  }

  static func missingLibrary(_ name: String, package: String) -> ReadError {
    ReadError(
      code: "missing-library", message: "\(name) is needed to read workbooks and is not installed",
      help: "install it (on Debian and Ubuntu: apt install \(package)), or save as CSV")
  }

  /// The same reason with the places that are known further out, where it has none itself.
  func at(file: String, sheet: String?) -> ReadError {
    var placed = self
    placed.file = file
    placed.sheet = self.sheet ?? sheet
    return placed
  }
}
