/// The list of an OpenDocument file's parts (OpenDocument 1.3 part 2, 3.2): it says which of
/// them are encrypted.
final class OpenDocumentManifest: XMLHandler {
  private(set) var isEncrypted = false

  override func begin(_ element: XMLElement) {
    if element.is("encryption-data") { isEncrypted = true }
  }
}
