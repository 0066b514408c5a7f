import Casework
import Guidance
import Language
import Render
import Table

/// Steps as a script that is run from where it lies.
struct SavedScript {
  private let steps: [Making.Step]
  private let folder: String

  /// - Parameter path: where the script is to lie.
  init(_ steps: [Making.Step], beside path: String) {
    self.steps = steps
    let parts = FilePath.parts(Folder.absolute(path)).dropLast()
    folder = parts.map { "/\($0)" }.joined() + "/"
  }

  var count: Int { steps.count }

  func text(edition: Edition, path: Literal) -> String {
    let isOwn = edition.files.first?.isBuiltIn == false
    let name = isOwn ? CleanText.clean(Literal.typed(edition.file)) : edition.id
    let option = name == Editions.standard ? "" : "--edition \(name) "
    var lines = [
      "# The commands of a session of jtai \(ProgramVersion.text), edition \(edition.id).",
      "# To run it: jtai \(option)\(CleanText.clean(path.source))", "",
    ]
    lines += edition.layers.map { "require edition \($0.written)" }
    for step in steps {
      let text = ParameterMark.escaped(step.written(drawsAnew: false, relative))
      lines.append(StatementReader.line(text))
      lines += guards(step)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The path from the script's folder on, where it lies in it.
  private func relative(_ path: String) -> String? {
    guard let rest = path.rest(behind: folder), !FilePath.parts(path).contains("..") else {
      return nil
    }
    return rest.isEmpty ? nil : String(rest)
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
