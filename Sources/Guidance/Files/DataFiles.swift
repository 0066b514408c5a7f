import CGuidance

/// The data files that are part of the program.
public enum DataFiles {
  /// The bytes of the file of that name, or nil where there is none.
  public static func bytes(_ name: String) -> UnsafeBufferPointer<UInt8>? {
    guard let file = jtai_data_file_named(name) else { return nil }
    return UnsafeBufferPointer(start: file.pointee.bytes, count: file.pointee.count)
  }
}
