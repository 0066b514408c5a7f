import Casework
import Guidance
import Language
import Table

/// Writes what a session says of children into files: for nobody but their owner to read, unless
/// the children are made up.
struct ChildFiles {
  /// The session that has said so.
  private(set) var session: Session
  private(set) var notices: [Notice] = []
  private let world: World

  init(_ session: Session, _ world: World) {
    self.session = session
    self.world = world
  }

  /// Writes the file that was named, or one in the folder that was: see `World.write`.
  mutating func write(
    _ content: World.FileContent, to path: Literal, file: String? = nil
  ) throws(Diagnostic) {
    let name = file ?? path.text
    let replaced = session.area.truth.lists.first { list in
      list.parts.contains { world.isSame($0.file, name) }
    }
    try world.write(content, to: path, file: file, for: readers)
    if let replaced {
      notices.append(
        Notice(
          "replaces-list",
          "\(name) is the file that \(replaced.definition.name) was loaded from: it now holds what "
            + "was written, and the list as it was is in no file"))
    }
    guard session.holdsRealChildren, !session.settings.hasSaidReaders else { return }
    session.settings.hasSaidReaders = true
    notices.append(
      Notice(
        "private-file",
        session.settings.files == .owner
          ? "only you can read what is written about children; set files group lets your group "
            + "read it"
          : "you and your group can read what is written about children; set files owner keeps "
            + "it to you"))
  }

  private var readers: FileReaders {
    guard session.holdsRealChildren else { return .usual }
    return session.settings.files == .owner ? .owner : .group
  }
}

extension Session {
  /// Whether a list is loaded that `generate` has not made.
  var holdsRealChildren: Bool {
    area.truth.lists.contains { $0.parts.contains { !$0.isSynthetic } }
  }
}

extension World {
  /// Whether two paths lead to one file.
  fileprivate func isSame(_ one: String, _ other: String) -> Bool {
    let (one, other) = (resolve(one), resolve(other))
    return Folder.plain(one) == Folder.plain(other) || Folder.isSameFile(one, other)
  }
}
