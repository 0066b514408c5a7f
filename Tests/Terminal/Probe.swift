#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program `LineEditorProbe`, which the package builds beside the tests.
enum Probe {
  static let prompt = "probe> "

  static func start(
    _ arguments: [String] = [], terminal: String? = "xterm-256color",
    environment: [String: String] = [:], rows: Int = 24, columns: Int = 80
  ) throws -> PseudoTerminal {
    var variables = environment
    variables["TERM"] = terminal
    return try PseudoTerminal(
      program: try program(), arguments: arguments, environment: variables, rows: rows,
      columns: columns)
  }

  /// A probe that shows its first prompt.
  static func editing(
    _ arguments: [String] = [], environment: [String: String] = [:], rows: Int = 24,
    columns: Int = 80
  ) throws -> PseudoTerminal {
    let terminal = try start(
      arguments, environment: environment, rows: rows, columns: columns)
    try terminal.expect("editing")
    try terminal.expectLine("probe>", cursor: 7)
    return terminal
  }

  /// The path of a program that the package builds beside the running test program.
  static func program(_ name: String = "LineEditorProbe") throws -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let bytes = buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
    let path = String(decoding: bytes, as: UTF8.self)
    guard let slash = path.lastIndex(of: "/") else {
      throw PseudoTerminal.Failure(description: "no folder in \(path)")
    }
    let program = path[..<slash] + "/\(name)"
    guard access(String(program), X_OK) == 0 else {
      throw PseudoTerminal.Failure(description: "\(program) is not built")
    }
    return String(program)
  }
}

extension PseudoTerminal {
  /// Waits until the probe has answered with the line, and asks for the next: a key that is
  /// pressed before that is echoed by the terminal, or means something to it.
  func expectAnswer(_ line: String) throws {
    try expect("[line] \(line)\r\n")
    try expect(Probe.prompt)
  }
}
