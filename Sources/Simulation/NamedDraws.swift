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
    /// How much of the message is the stem; what stands behind it is of an earlier draw.
    private var stemLength: Int

    fileprivate init(stem: [UInt8]) {
      message = stem
      baseLength = stem.count
      stemLength = stem.count
    }

    /// Goes on with the streams that begin with the family's own stem and `part`.
    public mutating func enter(_ part: ArraySlice<UInt8>) {
      makeRoom(baseLength + part.count)
      message.replaceSubrange(baseLength..<(baseLength + part.count), with: part)
      stemLength = baseLength + part.count
    }

    private mutating func makeRoom(_ length: Int) {
      if message.count < length {
        message += [UInt8](repeating: 0, count: length - message.count + 64)
      }
    }

    /// The draw of the stream named by the stem and `name`.
    public mutating func number(_ name: StaticString, _ index: Int = 1) -> UInt64 {
      name.withUTF8Buffer { finish($0, index) }
    }

    /// The same for a name that is made at run time.
    @inline(__always)
    mutating func number(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 { finish(name, 1) }

    @inline(__always)
    private mutating func finish(_ name: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt64 {
      let nameEnd = stemLength + name.count
      // A comma, a sign and the digits of any index.
      makeRoom(nameEnd + 21)
      return message.withUnsafeMutableBytes { message in
        UnsafeMutableRawBufferPointer(rebasing: message[stemLength..<nameEnd])
          .copyMemory(from: UnsafeRawBufferPointer(name))
        message[nameEnd] = UInt8(ascii: ",")
        var end = nameEnd + 2
        if index == 1 {
          message[nameEnd + 1] = UInt8(ascii: "1")
        } else {
          let digits = String(index).utf8
          for (place, digit) in digits.enumerated() { message[nameEnd + 1 + place] = digit }
          end = nameEnd + 1 + digits.count
        }
        return SHA256.leadingNumber(of: UnsafeRawBufferPointer(rebasing: message[..<end]))
      }
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
