import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder that is deleted with all that is in it, once nobody holds it.
final class TemporaryFolder {
  let path: String

  init(_ purpose: String) throws {
    var template = Array("/tmp/jtai-\(purpose)-XXXXXX".utf8CString)
    path = String(cString: try #require(mkdtemp(&template)))
  }

  deinit { system("rm -rf '\(path)'") }

  /// Whether a shell in the folder finds the test of it true.
  func holds(_ test: String) -> Bool { system("cd '\(path)' && \(test)") == 0 }
}
