import Foundation
import Testing

/// The blocks of Docs/Verifying.md that are not this program's: Python, a shell, and what they show.
enum VerifyingPage {
  /// The block behind marks such as "python check.py".
  static func block(_ marks: String) throws -> String {
    let page = try String(
      contentsOfFile: "\(CasePaths.root)/Docs/Verifying.md", encoding: .utf8)
    let parts = page.components(separatedBy: "\n```\(marks)\n")
    try #require(parts.count == 2, "one block \(marks)")
    return parts[1].components(separatedBy: "```")[0]
  }

  /// What a block needs besides Python itself, or a program of its own.
  enum Need {
    case nothing, highspy, sampler, calendar, glpsol

    private static let peers = "\(CasePaths.root)/.build-peers"

    var program: String {
      switch self {
      case .nothing: "/usr/bin/python3"
      case .highspy, .sampler, .calendar: "\(Self.peers)/bin/python"
      case .glpsol: "/bin/sh"
      }
    }

    /// Whether the test is to run: in CI, which installs what is missing, it fails where it is not
    /// there.
    var isAsked: Bool {
      isThere || self != .nothing && ProcessInfo.processInfo.environment["CI"] == "true"
    }

    private var isThere: Bool {
      let files = FileManager.default
      switch self {
      case .nothing: return files.isExecutableFile(atPath: program)
      case .glpsol: return files.isExecutableFile(atPath: "/usr/bin/glpsol")
      case .highspy, .sampler, .calendar:
        let package =
          self == .highspy ? "highspy" : self == .sampler ? "consistent_sampler" : "icalendar"
        let folders = (try? files.contentsOfDirectory(atPath: "\(Self.peers)/lib")) ?? []
        return folders.contains {
          files.fileExists(atPath: "\(Self.peers)/lib/\($0)/site-packages/\(package)")
        }
      }
    }
  }

  /// Runs a block with what it needs, in a folder.
  static func run(
    _ block: String, _ need: Need, _ arguments: String..., in folder: String
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: need.program)
    process.arguments = ["-"] + arguments
    if need == .glpsol { process.arguments = ["-s"] + arguments }
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = input
    process.standardOutput = output
    process.standardError = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(block.utf8))
    try input.fileHandleForWriting.close()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }
}
