import Render

extension JSONValue {
  /// What stands under a key of an object.
  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  var items: [JSONValue]? {
    guard case .list(let items) = self else { return nil }
    return items
  }
}
