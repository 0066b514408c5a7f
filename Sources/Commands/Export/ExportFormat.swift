import Language

/// The forms that an export takes.
enum ExportFormat: String, CaseIterable {
  case csv, xlsx, json, md

  /// The form that was asked for by `as`, or that the path ends in.
  ///
  /// - Throws: `no-format` for the output, which has no ending; `unknown-ending`;
  ///   `not-to-output` for a workbook.
  init(_ arguments: Arguments, _ path: Literal) throws(Diagnostic) {
    let asked = Self.allCases.first { arguments.has($0.rawValue) }
    if path.isOutput {
      guard let asked else {
        throw Diagnostic(
          "no-format", "the output has no ending that says what to write", at: path.span,
          help: "export - as csv, or as json, or as md")
      }
      guard asked != .xlsx else {
        throw Diagnostic(
          "not-to-output", "a workbook is written to a file, not to the output", at: path.span,
          help: "export children.xlsx; or export - as csv")
      }
      self = asked
      return
    }
    let ending = path.text.split(separator: "/").last?.split(separator: ".").dropFirst().last
    guard let format = asked ?? ending.flatMap({ Self(rawValue: $0.lowercased()) }) else {
      throw Diagnostic(
        "unknown-ending",
        "\"\(path.text)\" does not say by its ending what to write", at: path.span,
        help: "end it in .csv, .xlsx, .json or .md, or say as csv")
    }
    self = format
  }
}

extension Literal {
  /// Whether it is the `-` that stands for the standard output.
  var isOutput: Bool { text == "-" && !quoted }
}
