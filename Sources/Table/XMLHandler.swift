import CExpat

/// What is done with the elements of a part; a subclass for each kind of part.
class XMLHandler {
  /// How deep the element stands that begins or ends; 1 for the outermost.
  fileprivate(set) var depth = 0
  let limits: ReadLimits
  fileprivate var parser: OpaquePointer?
  fileprivate var failure: ReadError?

  init(limits: ReadLimits) {
    self.limits = limits
  }

  func begin(_ element: XMLElement) {}
  func end(_ name: UnsafePointer<CChar>) {}
  func text(_ bytes: UnsafePointer<UInt8>, _ count: Int) {}

  /// Ends the reading with an error.
  final func fail(_ error: ReadError) {
    guard failure == nil else { return }
    failure = error
    if let parser { XML_StopParser(parser, 0) }
  }

  /// Interrupts the reading, so that whoever reads the part can decide whether it goes on.
  final func pause() {
    if let parser { XML_StopParser(parser, 1) }
  }

  /// Reads a part to its end.
  ///
  /// - Parameter resuming: says after each `pause` whether to go on.
  final func read(
    _ part: ZipArchive.Part, resuming: () throws(ReadError) -> Bool = { true }
  ) throws(ReadError) {
    guard let parser = XML_ParserCreate(nil) else { throw .damaged("memory is short") }
    self.parser = parser
    defer {
      self.parser = nil
      XML_ParserFree(parser)
    }
    connect(parser)
    let size: Int32 = 1 << 16
    while true {
      guard let buffer = XML_GetBuffer(parser, size) else { throw .damaged("memory is short") }
      let count = try part.read(into: buffer, Int(size))
      var status = XML_ParseBuffer(parser, Int32(count), count == 0 ? 1 : 0)
      while status == XML_STATUS_SUSPENDED {
        guard try resuming() else { return }
        status = XML_ResumeParser(parser)
      }
      if let failure { throw failure }
      guard status == XML_STATUS_OK else {
        let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? ""
        let line = XML_GetCurrentLineNumber(parser)
        throw .damaged("\(part.name), line \(line): \(reason)")
      }
      if count == 0 { return }
    }
  }

  private func connect(_ parser: OpaquePointer) {
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let data, let name, let attributes else { return }
        let handler = Unmanaged<XMLHandler>.fromOpaque(data).takeUnretainedValue()
        handler.depth += 1
        guard handler.depth <= handler.limits.depth else {
          handler.fail(.tooLarge("has elements more than \(handler.limits.depth) deep"))
          return
        }
        handler.begin(XMLElement(name: name, attributes: attributes))
      },
      { data, name in
        guard let data, let name else { return }
        let handler = Unmanaged<XMLHandler>.fromOpaque(data).takeUnretainedValue()
        handler.end(XMLElement.local(name))
        handler.depth -= 1
      })
    XML_SetCharacterDataHandler(parser) { data, characters, count in
      guard let data, let characters, count > 0 else { return }
      let handler = Unmanaged<XMLHandler>.fromOpaque(data).takeUnretainedValue()
      characters.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
        handler.text($0, Int(count))
      }
    }
    // No workbook has a document type; one that has means to define entities.
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      guard let data else { return }
      Unmanaged<XMLHandler>.fromOpaque(data).takeUnretainedValue().fail(
        ReadError(
          code: "doctype",
          message: "the workbook holds a document type declaration, which no workbook needs",
          help: "do not open it; ask whoever sent it to save it again as .xlsx"))
    }
  }
}
