/// The beginning of an element, as libexpat hands it over: valid during the call only. Names
/// are compared without their prefixes, so that the strict and the transitional form of a
/// workbook read alike.
struct XMLElement {
  let name: UnsafePointer<CChar>
  private let attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>

  init(
    name: UnsafePointer<CChar>, attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>
  ) {
    self.name = Self.local(name)
    self.attributes = attributes
  }

  func `is`(_ name: StaticString) -> Bool { Self.equal(self.name, name) }

  /// The value of the attribute of that name without a prefix.
  func value(_ name: StaticString) -> UnsafePointer<CChar>? {
    var index = 0
    while let key = attributes[index] {
      if Self.equal(key, name) { return attributes[index + 1] }
      index += 2
    }
    return nil
  }

  func text(_ name: StaticString) -> String? { value(name).map { String(cString: $0) } }

  /// The value of the attribute of that name with some prefix, such as `r:id`.
  func prefixedText(_ name: StaticString) -> String? {
    var index = 0
    while let key = attributes[index] {
      let bare = Self.local(key)
      if bare != key, Self.equal(bare, name) {
        return attributes[index + 1].map { String(cString: $0) }
      }
      index += 2
    }
    return nil
  }

  static func equal(_ left: UnsafePointer<CChar>, _ right: StaticString) -> Bool {
    let bytes = right.utf8Start
    var index = 0
    while index < right.utf8CodeUnitCount {
      // A name that is shorter ends in a zero, which differs here.
      guard UInt8(bitPattern: left[index]) == bytes[index] else { return false }
      index += 1
    }
    return left[index] == 0
  }

  static func local(_ name: UnsafePointer<CChar>) -> UnsafePointer<CChar> {
    var bare = name
    var index = 0
    while name[index] != 0 {
      if name[index] == CChar(bitPattern: UInt8(ascii: ":")) { bare = name + index + 1 }
      index += 1
    }
    return bare
  }
}
