/// Where the parts of a zip archive lie in its bytes, by its own directory (APPNOTE 6.3.9, 4.3).
///
/// libzip reads the parts; this looks only for parts that lie over each other, which no program
/// writes: some bytes would stand for many parts, as in an archive made to unpack without end.
struct ZipDirectory {
  private static let endBytes = 22
  private static let entryBytes = 46
  private static let longestComment = 65_535

  private let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// Whether two parts have bytes in common. False too where the directory is not to be read
  /// here: archives of more than 4 GiB keep it in another form.
  var hasOverlap: Bool {
    guard let end = endRecord else { return false }
    var ranges: [Range<Int>] = []
    var entry = number(end + 16, 4)
    for _ in 0..<number(end + 10, 2) {
      guard entry + Self.entryBytes <= end, number(entry, 4) == 0x0201_4B50 else { return false }
      let packed = number(entry + 20, 4)
      let name = number(entry + 28, 2)
      let offset = number(entry + 42, 4)
      guard packed < 0xFFFF_FFFF, offset < 0xFFFF_FFFF else { return false }
      // Behind the local header of 30 bytes stand the name and what there is of other fields.
      ranges.append(offset..<offset + 30 + name + packed)
      entry += Self.entryBytes + name + number(entry + 30, 2) + number(entry + 32, 2)
    }
    ranges.sort { $0.lowerBound < $1.lowerBound }
    return zip(ranges, ranges.dropFirst()).contains { $0.upperBound > $1.lowerBound }
  }

  /// The last record that ends a directory.
  private var endRecord: Int? {
    var place = bytes.count - Self.endBytes
    let first = max(0, place - Self.longestComment)
    while place >= first {
      if number(place, 4) == 0x0605_4B50 { return place }
      place -= 1
    }
    return nil
  }

  /// A little-endian number; 0 beyond the bytes.
  private func number(_ offset: Int, _ count: Int) -> Int {
    guard offset >= 0, offset + count <= bytes.count else { return 0 }
    return (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << ($1 * 8) }
  }
}
