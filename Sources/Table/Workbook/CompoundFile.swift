/// The directory of a compound file (MS-CFB), the container of old Office files and of new ones
/// that a password protects. Only the names in it are read.
struct CompoundFile {
  static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]
  private static let entryBytes = 128
  /// Sectors beyond which no directory goes on; also ends a chain that leads back into itself.
  private static let longestChain = 1024

  private let bytes: UnsafeRawBufferPointer
  private let sectorShift: Int
  /// The names of its streams and folders.
  private(set) var names: Set<String> = []

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    sectorShift = bytes.count >= 512 ? Int(bytes[30]) : 0
    guard sectorShift == 9 || sectorShift == 12 else { return }
    var sector = number(at: 48)
    var links = 0
    while let current = sector, let start = offset(ofSector: current), links < Self.longestChain {
      readNames(start)
      sector = following(current)
      links += 1
    }
  }

  private func number(at offset: Int) -> Int? {
    guard offset >= 0, offset + 4 <= bytes.count else { return nil }
    return (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << ($1 * 8) }
  }

  /// Where a sector begins; nil where there is none of that number, as at a chain's end.
  private func offset(ofSector sector: Int) -> Int? {
    let start = (sector + 1) << sectorShift
    return start + Self.entryBytes <= bytes.count ? start : nil
  }

  /// The sector behind one in its chain, by the tables that the header names.
  private func following(_ sector: Int) -> Int? {
    let linksInSector = 1 << (sectorShift - 2)
    let table = sector / linksInSector
    // The header holds the places of 109 tables: of files up to 6.8 MB, and all a directory
    // that is looked at here needs.
    guard table < 109, let place = number(at: 76 + table * 4),
      let start = offset(ofSector: place)
    else { return nil }
    return number(at: start + sector % linksInSector * 4)
  }

  private mutating func readNames(_ start: Int) {
    let end = min(start + 1 << sectorShift, bytes.count)
    var entry = start
    while entry + Self.entryBytes <= end {
      let length = min(Int(bytes[entry + 64]) | Int(bytes[entry + 65]) << 8, 64)
      let units = stride(from: 0, to: max(length - 2, 0), by: 2).map {
        UInt16(bytes[entry + $0]) | UInt16(bytes[entry + $0 + 1]) << 8
      }
      if !units.isEmpty { names.insert(String(decoding: units, as: UTF16.self)) }
      entry += Self.entryBytes
    }
  }
}
