extension FileBytes {
  /// A copy of bytes that are in memory already.
  convenience init(copying bytes: UnsafeRawBufferPointer) {
    let start = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + Self.padding)
    UnsafeMutableRawBufferPointer(start: start, count: bytes.count).copyMemory(from: bytes)
    self.init(taking: start, count: bytes.count)
  }
}
