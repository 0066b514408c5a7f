import Foundation
import Synchronization

/// What the built program did, as a shell runs it.
struct ProgramRun {
  let output: String
  let errors: String
  let status: Int32

  static var program: String {
    get throws {
      let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      return URL(filePath: tests).deletingLastPathComponent().appending(path: "jtai")
        .path(percentEncoded: false)
    }
  }

  /// - Parameter environment: nil for that of the tests.
  init(
    _ arguments: [String], in folder: String, input: String = "",
    environment: [String: String]? = nil
  ) throws {
    try self.init(try Self.program, arguments, folder, input, environment)
  }

  /// - Parameter shell: a line in which `"$0"` is the program.
  init(shell: String, in folder: String, environment: [String: String]? = nil) throws {
    try self.init("/bin/sh", ["-c", shell, try Self.program], folder, "", environment)
  }

  private init(
    _ program: String, _ arguments: [String], _ folder: String, _ input: String,
    _ environment: [String: String]?
  ) throws {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    if let environment { process.environment = environment }
    let (into, out, errors) = (Pipe(), Pipe(), Pipe())
    process.standardInput = into
    process.standardOutput = out
    process.standardError = errors
    try process.run()
    into.fileHandleForWriting.write(Data(input.utf8))
    try into.fileHandleForWriting.close()
    // Both at once: a pipe that nobody reads holds up who writes to it.
    let said = Mutex(Data())
    let isRead = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      let data = errors.fileHandleForReading.readDataToEndOfFile()
      said.withLock { $0 = data }
      isRead.signal()
    }
    output = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    isRead.wait()
    self.errors = String(decoding: said.withLock { $0 }, as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
  }
}
