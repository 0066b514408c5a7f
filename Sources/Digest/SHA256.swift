import CDigest

/// A SHA-256 digest, as 32 bytes.
public struct SHA256: Sendable, Hashable {
  public let bytes: [UInt8]

  /// The digest of the UTF-8 bytes of `text`.
  public init(_ text: String) {
    var text = text
    bytes = text.withUTF8 { Self.digest(UnsafeRawBufferPointer($0)) }
  }

  /// The digest of `buffer`.
  public init(_ buffer: UnsafeRawBufferPointer) {
    bytes = Self.digest(buffer)
  }

  public init(_ content: [UInt8]) {
    bytes = content.withUnsafeBytes { Self.digest($0) }
  }

  /// 64 lower-case hexadecimal digits.
  public var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: 64) { buffer in
      for (index, byte) in bytes.enumerated() {
        buffer[2 * index] = digits[Int(byte >> 4)]
        buffer[2 * index + 1] = digits[Int(byte & 15)]
      }
      return 64
    }
  }

  /// Whether a text is one as `hexadecimal` writes it.
  public static func isWritten(in text: some StringProtocol) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy(isDigit)
  }

  /// Whether a byte is one of the digits that `hexadecimal` writes.
  public static func isDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
    default: false
    }
  }

  /// The first eight bytes as a big-endian number: what a named draw is made of.
  public static func leadingNumber(of buffer: UnsafeRawBufferPointer) -> UInt64 {
    withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { digest in
      jtai_sha256(buffer.baseAddress, buffer.count, digest.baseAddress)
      return UInt64(bigEndian: digest.loadUnaligned(as: UInt64.self))
    }
  }

  /// The digest as eight numbers, the highest first, without memory of its own.
  public static func words(of buffer: UnsafeRawBufferPointer) -> SIMD8<UInt32> {
    withUnsafeTemporaryAllocation(byteCount: 32, alignment: 32) { digest in
      jtai_sha256(buffer.baseAddress, buffer.count, digest.baseAddress)
      var words = digest.loadUnaligned(as: SIMD8<UInt32>.self)
      for place in 0..<8 { words[place] = UInt32(bigEndian: words[place]) }
      return words
    }
  }

  fileprivate init(bytes: [UInt8]) { self.bytes = bytes }

  private static func digest(_ buffer: UnsafeRawBufferPointer) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
      jtai_sha256(buffer.baseAddress, buffer.count, digest.baseAddress)
      count = 32
    }
  }
}

/// A SHA-256 digest of bytes that come piece by piece.
public struct RunningSHA256: Sendable {
  private var state = jtai_sha256_state()

  public init() { jtai_sha256_begin(&state) }

  public mutating func update(_ piece: UnsafeRawBufferPointer) {
    jtai_sha256_update(&state, piece.baseAddress, piece.count)
  }

  /// The digest of all pieces; nothing may be added behind it.
  public mutating func finish() -> SHA256 {
    var bytes = [UInt8](repeating: 0, count: 32)
    jtai_sha256_end(&state, &bytes)
    return SHA256(bytes: bytes)
  }
}
