/// A sheet of a workbook as its list of sheets has it.
public struct SheetName: Sendable, Equatable {
  /// What kind of sheet it is. Only worksheets have cells that are read.
  public enum Kind: Sendable, Equatable {
    case worksheet, chart, dialogue, macros
    /// A sheet whose part the workbook does not name, or names as something else.
    case other

    /// By the last word of a relationship's type, such as "chartsheet".
    init(relationship: String?) {
      switch relationship?.lowercased() {
      case "worksheet": self = .worksheet
      case "chartsheet": self = .chart
      case "dialogsheet": self = .dialogue
      case "xlmacrosheet", "xlintlmacrosheet": self = .macros
      default: self = .other
      }
    }

    /// What such a sheet is, for messages; nil for a worksheet.
    public var words: String? {
      switch self {
      case .worksheet: nil
      case .chart: "a chart"
      case .dialogue: "a dialogue box"
      case .macros: "a sheet of macros"
      case .other: "no worksheet"
      }
    }
  }

  public let text: String
  public let kind: Kind

  public init(_ text: String, _ kind: Kind = .worksheet) {
    self.text = text
    self.kind = kind
  }
}
