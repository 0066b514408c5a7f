/// Writes a file whole or not at all: under a temporary name in the same folder, which becomes
/// its own once all of it is on the disk.
///
/// - Parameter isPrivate: whether only its owner may read it, whatever stood in its place.
public func writeFile(
  _ bytes: [UInt8], to path: String, isPrivate: Bool = false
) throws(WriteError) {
  let file = try TemporaryFile(for: path)
  do throws(WriteError) {
    try bytes.withUnsafeBufferPointer { bytes throws(WriteError) in
      try file.write(UnsafeRawBufferPointer(bytes))
    }
    try file.complete(isPrivate: isPrivate)
  } catch {
    file.abandon()
    throw error
  }
}
