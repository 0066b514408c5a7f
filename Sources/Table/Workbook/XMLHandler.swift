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
    guard let parser = jtai_parser_create(limits.parserBytes) else {
      throw .damaged("memory is short")
    }
    let unpacked = UnpackedPart(part)
    self.parser = parser
    defer {
      unpacked.stop()
      self.parser = nil
      XML_ParserFree(parser)
    }
    connect(parser)
    while true {
      // The parser copies what it is given, so that a pause may outlast the piece.
      let piece = try unpacked.next()
      var status = XML_Parse(
        parser, piece.bindMemory(to: CChar.self).baseAddress, Int32(piece.count),
        piece.isEmpty ? 1 : 0)
      while status == XML_STATUS_SUSPENDED {
        guard try resuming() else { return }
        status = XML_ResumeParser(parser)
      }
      if let failure { throw failure }
      guard status == XML_STATUS_OK else { throw failure(of: parser, in: part) }
      if piece.isEmpty { return }
    }
  }

  private func failure(of parser: OpaquePointer, in part: ZipArchive.Part) -> ReadError {
    let code = XML_GetErrorCode(parser)
    if code == XML_ERROR_NO_MEMORY {
      return .tooLarge("holds names or tags of more than \(limits.parserBytes) bytes")
    }
    let reason = XML_ErrorString(code).map { String(cString: $0) } ?? ""
    return .damaged("\(part.name), line \(XML_GetCurrentLineNumber(parser)): \(reason)")
  }

  private func connect(_ parser: OpaquePointer) {
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let data, let name, let attributes else { return }
        Unmanaged<XMLHandler>.fromOpaque(data)._withUnsafeGuaranteedRef { handler in
          handler.depth += 1
          guard handler.depth <= handler.limits.depth else {
            handler.fail(.tooLarge("has elements more than \(handler.limits.depth) deep"))
            return
          }
          handler.begin(XMLElement(name: name, attributes: attributes))
        }
      },
      { data, name in
        guard let data, let name else { return }
        Unmanaged<XMLHandler>.fromOpaque(data)._withUnsafeGuaranteedRef { handler in
          handler.end(XMLElement.local(name))
          handler.depth -= 1
        }
      })
    XML_SetCharacterDataHandler(parser) { data, characters, count in
      guard let data, let characters, count > 0 else { return }
      let bytes = UnsafeRawPointer(characters).assumingMemoryBound(to: UInt8.self)
      Unmanaged<XMLHandler>.fromOpaque(data)._withUnsafeGuaranteedRef {
        $0.text(bytes, Int(count))
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
