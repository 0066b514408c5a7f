import Digest

/// Draws that are named by what they are for, never by when they are taken.
///
/// So two options see the same child, the same error and the same duration, and adding a run
/// or a child changes no other draw. A draw is the first eight bytes, big endian, of the
/// SHA-256 of "seed,stream,index".
public struct NamedDraws: Sendable {
  private let opening: [UInt8]

  /// - Parameter seed: any text.
  public init(seed: String) {
    opening = Array(seed.utf8) + [UInt8(ascii: ",")]
  }

  /// The draw of `stream` with index 1.
  public func number(_ stream: String) -> UInt64 {
    number(stream, 1)
  }

  public func number(_ stream: String, _ index: Int) -> UInt64 {
    var family = family(stream)
    return family.number("", index)
  }

  /// The draws of all streams that begin with `stem`, for taking many.
  public func family(_ stem: String) -> Family {
    Family(stem: opening + Array(stem.utf8))
  }

  /// The draws whose streams begin alike. The beginning is written once, into a buffer that
  /// every draw uses again.
  public struct Family: Sendable {
    private var message: [UInt8]
    private let baseLength: Int
    private var stemLength: Int

    fileprivate init(stem: [UInt8]) {
      message = stem
      baseLength = stem.count
      stemLength = stem.count
      message.reserveCapacity(stem.count + 32)
    }

    /// Goes on with the streams that begin with the family's own stem and `part`.
    public mutating func enter(_ part: ArraySlice<UInt8>) {
      message.removeLast(message.count - baseLength)
      message.append(contentsOf: part)
      stemLength = message.count
    }

    /// The draw of the stream named by the stem and `name`.
    public mutating func number(_ name: StaticString, _ index: Int = 1) -> UInt64 {
      name.withUTF8Buffer { finish($0, index) }
    }

    /// The same for a name that is made at run time.
    public mutating func number(bytes name: [UInt8]) -> UInt64 {
      name.withUnsafeBufferPointer { finish($0, 1) }
    }

    private mutating func finish(_ name: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt64 {
      message.removeLast(message.count - stemLength)
      message.append(contentsOf: name)
      message.append(UInt8(ascii: ","))
      if index == 1 {
        message.append(UInt8(ascii: "1"))
      } else {
        message.append(contentsOf: String(index).utf8)
      }
      return message.withUnsafeBytes { SHA256.leadingNumber(of: $0) }
    }
  }

  /// `u` brought evenly to `0..<n`: the high half of the 128-bit product; 0 where `n` is 0.
  @inlinable
  public static func scale(_ u: UInt64, _ n: UInt64) -> UInt64 {
    u.multipliedFullWidth(by: n).high
  }

  /// `u` brought to 0 ..< 1, in steps of 2^-53.
  @inlinable
  public static func unit(_ u: UInt64) -> Double {
    Double(u >> 11) * 0x1p-53
  }
}
