/// The bytes of a small file, such as a script or an edition.
///
/// - Throws: `ReadError` where it is not there, no file, not readable, or beyond 64 MiB.
public func fileContent(_ path: String) throws(ReadError) -> [UInt8] {
  do throws(ReadError) {
    let bytes = try FileBytes.read(path, limit: 64 << 20)
    return withExtendedLifetime(bytes) { Array($0.raw) }
  } catch {
    throw error.at(file: path, sheet: nil)
  }
}
