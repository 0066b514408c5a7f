/// Writes a file whole or not at all: under a temporary name in the same folder, which becomes
/// its own once all of it is on the disk.
///
public func writeFile(
  _ bytes: [UInt8], to path: String, for readers: FileReaders = .usual
) throws(WriteError) {
  let file = try TemporaryFile(for: path)
  do throws(WriteError) {
    try bytes.withUnsafeBufferPointer { bytes throws(WriteError) in
      try file.write(UnsafeRawBufferPointer(bytes))
    }
    try file.complete(for: readers)
  } catch {
    file.abandon()
    throw error
  }
}
