import CEditline

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the two ends of the program are, and what may be sent to them.
public struct TerminalCapabilities: Sendable {
  public let inputIsTerminal: Bool
  public let outputIsTerminal: Bool
  public let errorIsTerminal: Bool
  /// The screen's width in cells; nil where the output is no terminal or does not know it.
  public let columns: Int?
  /// The screen's height in cells; nil as with `columns`.
  public let rows: Int?
  /// No boxes, no redrawing, no motion: `--plain`, or `ACCESSIBLE` set to anything but 0.
  public let plain: Bool
  /// Whether lines can be edited. Otherwise `PlainReader` reads them.
  public let canEdit: Bool
  /// Whether a line of the error stream can be drawn anew.
  public let canRedraw: Bool
  private let colourChoice: ColourChoice
  private let colourIsWelcome: Bool

  /// From the process's own streams and environment.
  public init(colour: ColourChoice = .auto, plain: Bool = false) {
    var rows: Int32 = 0
    var columns: Int32 = 0
    let isSized = jtai_terminal_size(STDOUT_FILENO, &rows, &columns)
    self.init(
      inputIsTerminal: isatty(STDIN_FILENO) == 1, outputIsTerminal: isatty(STDOUT_FILENO) == 1,
      errorIsTerminal: isatty(STDERR_FILENO) == 1, columns: isSized ? Int(columns) : nil,
      rows: isSized ? Int(rows) : nil, colour: colour, plain: plain,
      variable: { name in getenv(name).map { String(cString: $0) } },
      knowsTerminal: { jtai_terminal_is_known($0) })
  }

  /// From values given.
  /// - Parameters:
  ///   - variable: the environment.
  ///   - knowsTerminal: whether the terminal database has a usable entry of that name; asked
  ///     only where everything else lets lines be edited.
  public init(
    inputIsTerminal: Bool, outputIsTerminal: Bool, errorIsTerminal: Bool, columns: Int?,
    rows: Int?, colour: ColourChoice, plain: Bool, variable: (String) -> String?,
    knowsTerminal: (String) -> Bool
  ) {
    self.inputIsTerminal = inputIsTerminal
    self.outputIsTerminal = outputIsTerminal
    self.errorIsTerminal = errorIsTerminal
    self.columns = outputIsTerminal ? columns : nil
    self.rows = outputIsTerminal ? rows : nil
    let accessible = variable("ACCESSIBLE") ?? ""
    let isPlain = plain || !(accessible.isEmpty || accessible == "0")
    self.plain = isPlain
    let terminal = variable("TERM") ?? ""
    let isCapable = !terminal.isEmpty && terminal != "dumb"
    colourChoice = colour
    colourIsWelcome = isCapable && !isPlain && (variable("NO_COLOR") ?? "").isEmpty
    canRedraw = errorIsTerminal && isCapable && !isPlain
    canEdit =
      inputIsTerminal && outputIsTerminal && isCapable && !isPlain && knowsTerminal(terminal)
  }

  /// Whether text that goes to the stream may be coloured.
  public func colour(for stream: StandardStream) -> Bool {
    switch colourChoice {
    case .always: return true
    case .never: return false
    case .auto:
      let isTerminal = stream == .output ? outputIsTerminal : errorIsTerminal
      return isTerminal && colourIsWelcome
    }
  }
}
