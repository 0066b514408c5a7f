import Casework
import Guidance
import Language
import Render

/// Steps as a script that is run from where it lies.
struct SavedScript {
  private let steps: [Making.Step]
  private let folder: String

  /// - Parameter path: where the script is to lie.
  init(_ steps: [Making.Step], beside path: String) {
    self.steps = steps
    let parts = Folder.absolute(path).split(separator: "/").dropLast()
    folder = parts.map { "/\($0)" }.joined() + "/"
  }

  var count: Int { steps.count }

  func text(edition: Edition, path: Literal) -> String {
    let option = edition.id == Editions.standard ? "" : "--edition \(edition.id) "
    var lines = [
      "# The commands of a session of jtai \(ProgramVersion.text), edition \(edition.id).",
      "# To run it: jtai \(option)\(CleanText.clean(path.source))", "",
    ]
    for step in steps {
      lines.append(ParameterMark.escaped(step.written(drawsAnew: false, relative)))
      lines += guards(step)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The path from the script's folder on, where it lies in it.
  private func relative(_ path: String) -> String? {
    guard path.hasPrefix(folder), !path.split(separator: "/").contains("..") else { return nil }
    let rest = String(path.dropFirst(folder.count))
    return rest.isEmpty ? nil : rest
  }

  /// That the files are those that were read: a line for each file, by the first list in it.
  private func guards(_ step: Making.Step) -> [String] {
    var known = Set<String>()
    return step.inputs.compactMap { input in
      guard let list = input.list, known.insert(input.sha256).inserted else { return nil }
      return "require sha256 \(list) = \(input.sha256)"
    }
  }
}
