/// The relationships of a part (ECMA-376 part 2, 6.5): what it points to, by identifier.
final class Relationships: XMLHandler {
  struct Target {
    let identifier: String
    /// The last word of its type, such as "worksheet", in either form of the format.
    let kind: String
    /// The name of the part, without a slash before it.
    let name: String
  }

  private(set) var targets: [Target] = []
  private let folder: [Substring]

  /// - Parameter source: the part whose relationships these are; "" for the package.
  init(of source: String, limits: ReadLimits) {
    folder = source.split(separator: "/").dropLast()
    super.init(limits: limits)
  }

  /// The name of the part that holds the relationships of `source`.
  static func partName(of source: String) -> String {
    let pieces = source.split(separator: "/")
    let folder = pieces.dropLast().map { $0 + "/" }.joined()
    return "\(folder)_rels/\(pieces.last ?? "").rels"
  }

  override func begin(_ element: XMLElement) {
    guard depth == 2, element.is("Relationship"), let identifier = element.text("Id"),
      let type = element.text("Type"), let target = element.text("Target"),
      element.text("TargetMode") != "External"
    else { return }
    guard targets.count < limits.entries else {
      fail(.tooLarge("has more than \(limits.entries) relationships"))
      return
    }
    let kind = type.split(separator: "/").last.map(String.init) ?? ""
    targets.append(Target(identifier: identifier, kind: kind, name: resolved(target)))
  }

  /// A target's part: from the package's root where it begins with a slash, else from the folder
  /// of the source.
  private func resolved(_ target: String) -> String {
    var pieces = target.hasPrefix("/") ? [] : folder
    for piece in target.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
      switch piece {
      case ".": break
      case "..": _ = pieces.popLast()
      default: pieces.append(piece)
      }
    }
    return pieces.joined(separator: "/")
  }
}
