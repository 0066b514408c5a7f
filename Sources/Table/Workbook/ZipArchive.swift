import CZip

/// The parts of a workbook, found by name without regard to case, as the packaging conventions
/// have it (ECMA-376 part 2, 6.2.2.3).
final class ZipArchive {
  private let bytes: FileBytes
  private let archive: OpaquePointer
  private var indices: [String: UInt64] = [:]
  private let limits: ReadLimits
  private let watch: ReadWatch?
  private var unpacked = 0
  /// What all parts unpack to, if the archive says the truth: it is shown, and never relied on.
  private var declared = 0

  init(
    _ bytes: FileBytes, limits: ReadLimits, watch: ReadWatch? = nil
  ) throws(ReadError) {
    var outcome = JTAI_ZIP_OPENED
    guard let opened = jtai_zip_open(bytes.start, bytes.count, &outcome) else {
      if outcome == JTAI_ZIP_NO_LIBRARY {
        throw .missingLibrary("The library libzip", package: "libzip4")
      }
      throw .damaged("its list of parts cannot be read, so it may have been cut short")
    }
    self.bytes = bytes
    self.limits = limits
    self.watch = watch
    archive = opened
    try readNames()
    guard !ZipDirectory(bytes.raw).hasOverlap else {
      throw .damaged("two of its parts lie over each other")
    }
  }

  deinit { jtai_zip_close(archive) }

  func contains(_ name: String) -> Bool { indices[name.lowercased()] != nil }

  /// Opens a part to be read; nil where there is none of that name.
  func open(_ name: String) throws(ReadError) -> Part? {
    guard let index = indices[name.lowercased()] else { return nil }
    guard let entry = jtai_zip_entry_open(archive, index) else {
      throw .damaged("its part \(name) cannot be opened")
    }
    return Part(archive: self, name: name, entry: entry)
  }

  /// The first bytes of a part as text; nil where there is none of that name.
  func beginning(of name: String) throws(ReadError) -> String? {
    guard let part = try open(name) else { return nil }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256, alignment: 1)
    defer { buffer.deallocate() }
    guard let start = buffer.baseAddress else { return "" }
    let count = try part.read(into: start, buffer.count)
    return String(decoding: buffer.prefix(count), as: UTF8.self)
  }

  private func add(_ bytes: Int) throws(ReadError) {
    unpacked += bytes
    let progress = ReadProgress(bytes: unpacked, of: max(declared, unpacked), rows: nil)
    if watch?.goesOn(progress) == false { throw .interrupted }
    guard unpacked <= limits.totalBytes else {
      throw .tooLarge("unpacks to more than \(limits.totalBytes) bytes")
    }
    // Some bytes can stand for any number: the sizes of a bomb's parts say nothing of it.
    guard unpacked <= limits.looseBytes || unpacked / limits.expansion <= self.bytes.count else {
      throw .tooLarge("unpacks to more than \(limits.expansion) times its size")
    }
  }

  private func readNames() throws(ReadError) {
    let count = jtai_zip_count(archive)
    guard count <= limits.entries else {
      throw .tooLarge("has more than \(limits.entries) parts")
    }
    for index in 0..<UInt64(max(count, 0)) {
      guard let characters = jtai_zip_name(archive, index) else {
        throw .damaged("one of its parts has no name")
      }
      let name = String(cString: characters)
      switch jtai_zip_encrypted(archive, index) {
      case 0: break
      case 1: throw .encrypted
      default: throw .damaged("its part \(name) cannot be read")
      }
      let (sum, overflow) = declared.addingReportingOverflow(
        Int(clamping: jtai_zip_size(archive, index)))
      declared = overflow ? Int.max : sum
      let key = String(name.map { $0 == "\\" ? "/" : $0 }).lowercased()
      guard indices.updateValue(index, forKey: key) == nil else {
        throw .damaged("it holds two parts of the name \(name)")
      }
    }
  }

  /// A part being read.
  final class Part {
    let name: String
    private let archive: ZipArchive
    private let entry: OpaquePointer
    private var count = 0

    init(archive: ZipArchive, name: String, entry: OpaquePointer) {
      self.archive = archive
      self.name = name
      self.entry = entry
    }

    deinit { jtai_zip_entry_close(entry) }

    /// Bytes unpacked into `buffer`; 0 at the end.
    func read(into buffer: UnsafeMutableRawPointer, _ capacity: Int) throws(ReadError) -> Int {
      let got = Int(jtai_zip_entry_read(entry, buffer, UInt64(capacity)))
      guard got >= 0 else {
        throw .damaged("its part \(name) breaks off or does not match its checksum")
      }
      count += got
      guard count <= archive.limits.entryBytes else {
        throw .tooLarge("unpacks to more than \(archive.limits.entryBytes) bytes in \(name)")
      }
      try archive.add(got)
      return got
    }
  }
}
