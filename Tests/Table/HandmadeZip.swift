/// A zip archive made by hand, so that it can hold what no program would write.
struct HandmadeZip {
  struct Entry {
    var name: String
    /// The bytes as they stand in the archive.
    var packed: [UInt8]
    /// 0 for stored, 8 for deflated.
    var method = 0
    /// What the headers say of the unpacked bytes.
    var size: Int
    var checksum: UInt32
    /// Where the directory says that the entry begins; where it does, unless said.
    var offset: Int?

    init(_ name: String, _ content: [UInt8]) {
      self.name = name
      packed = content
      size = content.count
      checksum = HandmadeZip.checksum(content)
    }

    init(_ name: String, _ content: String) { self.init(name, Array(content.utf8)) }
  }

  var entries: [Entry]
  /// Marks the entries as encrypted.
  var encrypted = false
  /// How many entries the archive says that it has, unless as many as it has.
  var declaredEntries: Int?

  init(_ entries: [Entry]) { self.entries = entries }

  var bytes: [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let name = Array(entry.name.utf8)
      let offset = entry.offset ?? file.count
      let shared =
        little(20, 2) + little(encrypted ? 1 : 0, 2) + little(entry.method, 2) + little(0, 2)
        + little(0x21, 2) + little(Int(entry.checksum), 4) + little(entry.packed.count, 4)
        + little(entry.size, 4) + little(name.count, 2) + little(0, 2)
      if entry.offset == nil { file += [0x50, 0x4B, 3, 4] + shared + name + entry.packed }
      directory +=
        [0x50, 0x4B, 1, 2] + little(20, 2) + shared + little(0, 2) + little(0, 2) + little(0, 2)
        + little(0, 4) + little(offset, 4) + name
    }
    let count = declaredEntries ?? entries.count
    let end =
      [0x50, 0x4B, 5, 6] + little(0, 4) + little(count, 2) + little(count, 2)
      + little(directory.count, 4) + little(file.count, 4) + little(0, 2)
    return file + directory + end
  }

  private func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  /// CRC-32 as zip files have it.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }

  /// A deflated stream (RFC 1951) of `beginning` and then of the four bytes of `unit` over and
  /// over, at two bits for 258 bytes: as much as the format can promise for as little.
  static func bomb(_ beginning: String, unit: String, bytes: Int) -> [UInt8] {
    var stream = BitStream()
    // The last block, with codes of its own: 286 for literals and lengths, 4 for distances, and
    // 18 lengths of codes for their lengths.
    stream.append(0b101, 3)
    stream.append(286 - 257, 5)
    stream.append(4 - 1, 5)
    stream.append(18 - 4, 4)
    // Of the lengths, 0, 1, 9 and 10 are used, in two bits each; the order is the format's.
    for used in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1] {
      stream.append([0, 1, 9, 10].contains(used) ? 2 : 0, 3)
    }
    // 255 literals of nine bits, the last one and the end of ten, a match of 258 of one bit;
    // and the distance of four, the only one, of one bit.
    for _ in 0..<255 { stream.appendCode(0b10, 2) }
    for _ in 0..<2 { stream.appendCode(0b11, 2) }
    for _ in 257..<285 { stream.appendCode(0b00, 2) }
    stream.appendCode(0b01, 2)
    for length in [0, 0, 0, 1] { stream.appendCode(length, 2) }
    for byte in (beginning + unit).utf8 { stream.appendCode(0b1_0000_0000 + Int(byte), 9) }
    for _ in 0..<bytes / 258 { stream.append(0, 2) }
    stream.appendCode(0b11_1111_1111, 10)
    return stream.bytes
  }
}

/// Bits packed into bytes from the lowest up.
private struct BitStream {
  var bytes: [UInt8] = []
  private var used = 8

  mutating func append(_ value: Int, _ count: Int) {
    for place in 0..<count { append(bit: value >> place & 1) }
  }

  /// A Huffman code, whose highest bit comes first.
  mutating func appendCode(_ value: Int, _ count: Int) {
    for place in (0..<count).reversed() { append(bit: value >> place & 1) }
  }

  private mutating func append(bit: Int) {
    if used == 8 {
      bytes.append(0)
      used = 0
    }
    bytes[bytes.count - 1] |= UInt8(bit << used)
    used += 1
  }
}
