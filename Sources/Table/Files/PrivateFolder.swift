#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder that only its owner may look into (0700), for what a library writes on the way to a
/// file.
struct PrivateFolder {
  let path: String

  /// One beside a file that is being written, on the same drive.
  init(beside file: TemporaryFile) throws(WriteError) {
    path = file.path + ".parts"
    remove()
    guard mkdir(path, 0o700) == 0 else { throw TemporaryFile.failure(file.given, errno) }
  }

  /// Deletes it with the files in it.
  func remove() {
    guard let folder = opendir(path) else { return }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { unlink("\(path)/\(name)") }
    }
    closedir(folder)
    rmdir(path)
  }
}
