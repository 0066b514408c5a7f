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

  /// Hands over each attribute whose name is one letter, as most of a worksheet's are.
  @inline(__always)
  func eachShortAttribute(_ body: (UInt8, UnsafePointer<CChar>) -> Void) {
    var index = 0
    while let key = attributes[index], let value = attributes[index + 1] {
      if key[0] != 0, key[1] == 0 { body(UInt8(bitPattern: key[0]), value) }
      index += 2
    }
  }

  /// Hands over each attribute, its name without a prefix.
  @inline(__always)
  func eachAttribute(_ body: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Void) {
    var index = 0
    while let key = attributes[index], let value = attributes[index + 1] {
      body(Self.local(key), value)
      index += 2
    }
  }

  /// The value of the first attribute of that name with whatever prefix.
  func local(_ name: StaticString) -> String? {
    var found: String?
    eachAttribute { key, value in
      if found == nil, Self.equal(key, name) { found = String(cString: value) }
    }
    return found
  }

  /// A number of times, from the attribute of that name with whatever prefix: 1 where there is
  /// none or it is none, and no more than a sheet has rows.
  func count(_ name: StaticString) -> Int {
    var count = 1
    eachAttribute { key, value in
      if Self.equal(key, name) { count = Int(String(cString: value)) ?? 1 }
    }
    return min(max(count, 1), CellReference.lastRow)
  }

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
