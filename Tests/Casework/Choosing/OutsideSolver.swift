import Foundation
import Testing

/// A solver that knows nothing of this program. `CI=true Scripts/test` installs those that are
/// missing; without them the tests that ask them are skipped, but not in CI.
enum OutsideSolver: String {
  case highs, glpsol

  private static let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
  private static let python = "/\(root)/.build-peers/bin/python"

  var isThere: Bool {
    let files = FileManager.default
    guard self == .highs else { return files.isExecutableFile(atPath: "/usr/bin/glpsol") }
    let library = "/\(Self.root)/.build-peers/lib"
    return ((try? files.contentsOfDirectory(atPath: library)) ?? []).contains {
      files.fileExists(atPath: "\(library)/\($0)/site-packages/highspy")
    }
  }

  /// Whether the tests that ask it are to run: in CI they fail where it is not there.
  var isAsked: Bool { isThere || ProcessInfo.processInfo.environment["CI"] == "true" }

  /// The best value of the objective of each program, by name; nil where nothing is feasible.
  func values(_ programs: [String: [UInt8]]) throws -> [String: Int?] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in programs {
      try Data(text).write(to: folder.appending(path: "\(name).lp"))
    }
    var values: [String: Int?] = [:]
    switch self {
    case .highs:
      let script = "/\(Self.root)/Tests/Oracle/solver.py"
      let (status, output) = try Self.run(Self.python, [script, folder.path])
      try #require(status == 0, "\(output)")
      for line in output.split(separator: "\n") {
        let words = line.split(separator: " ")
        // HiGHS says its version above, whatever it is told.
        guard words.count == 2, words[0].hasSuffix(".lp") else { continue }
        values[String(words[0].dropLast(3))] = words[1] == "none" ? .some(nil) : Int(words[1])
      }
    case .glpsol:
      for name in programs.keys {
        let (file, answer) = ("\(folder.path)/\(name).lp", "\(folder.path)/\(name).txt")
        let (status, output) = try Self.run("/usr/bin/glpsol", ["--lp", file, "--write", answer])
        try #require(status == 0, "\(output)")
        let text = try String(contentsOfFile: answer, encoding: .utf8)
        // "s mip ROWS COLUMNS o VALUE": o is optimal, n is not feasible.
        let line = text.split(separator: "\n").first { $0.hasPrefix("s mip") }
        let words = try #require(line, "\(output)").split(separator: " ")
        values[name] = words[4] == "o" ? Int(Double(words[5]) ?? .nan) : .some(nil)
      }
    }
    return values
  }

  private static func run(_ program: String, _ arguments: [String]) throws -> (Int32, String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
