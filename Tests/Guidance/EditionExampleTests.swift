import Foundation
import Language
import Testing

@testable import Guidance

/// The files of Docs/Editions.md, changed in every place: a mistake is said with its file and line,
/// and nothing ends the program.
@Suite struct EditionExampleTests {
  private static let saved = (try? EditionFiles.saved(on: "Editions.md")) ?? [:]

  @Test func theExamplesAreThere() throws {
    #expect(Self.saved.keys.sorted() == ["carers.yaml", "gardens.csv", "gardens.yaml"])
    for name in ["carers.yaml", "gardens.yaml"] {
      #expect(try EditionFiles.mistake(Self.saved, name) == nil)
    }
    let lines = try #require(Self.saved["carers.yaml"]).split(separator: "\n").count
    #expect((60...100).contains(lines))
  }

  /// The mistake that the page shows is the one that is said.
  @Test func theMistakeOfThePage() throws {
    var files = Self.saved
    files["carers.yaml"] = files["carers.yaml"]?.replacing("needs: [facts]", with: "needs: [fact]")
    let page = try String(
      contentsOfFile: "\(EditionFiles.root)/Docs/Editions.md", encoding: .utf8)
    #expect(page.contains("\n\(try #require(try EditionFiles.mistake(files, "carers.yaml")))\n"))
  }

  /// Every key that a file may hold is on the page, in code.
  @Test func everyKeyIsOnThePage() throws {
    let page = try String(
      contentsOfFile: "\(EditionFiles.root)/Docs/Editions.md", encoding: .utf8)
    let folder = "\(EditionFiles.root)/Sources/Guidance/Edition"
    var keys: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
      for call in text.matches(of: /allow\(\[([^\]]*)\]/) {
        keys.formUnion(call.output.1.matches(of: /"([a-z-]+)"/).map { String($0.output.1) })
      }
    }
    #expect(keys.count > 70)
    for key in keys.sorted() {
      #expect(page.contains("`\(key)`") || page.contains("`\(key):"), "\(key)")
    }
  }

  // MARK: Changed in every place

  /// What is done to the value at a place of the tree.
  private enum Change: CaseIterable { case gone, text, mapping, list }

  /// A tree as YAML, an entry a line; notes the line of each place that `changing` may choose.
  private struct Writer {
    var lines: [String] = []
    var place = 0
    let changed: Int
    let change: Change
    /// The lines of the changed place and of those that hold it.
    var blamed: Set<Int> = []
    var isText = false

    mutating func write(_ node: YamlNode, _ front: String, _ back: String, _ above: [Int]) {
      let mine = place
      place += 1
      let lines = above + [self.lines.count + 1]
      guard mine != changed else {
        blamed = Set(lines)
        if case .scalar = node { isText = true }
        switch change {
        case .gone: break
        case .text: self.lines.append("\(front)\"changed\"\(back)")
        case .mapping: self.lines.append("\(front){odd: {a: b}}\(back)")
        case .list: self.lines.append("\(front)[[a]]\(back)")
        }
        return
      }
      switch node {
      case .scalar(let text, _):
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        self.lines.append("\(front)\"\(escaped)\"\(back)")
      case .mapping(let entries, _):
        self.lines.append("\(front){")
        for entry in entries { write(entry.value, "\"\(entry.key)\": ", ",", lines) }
        self.lines.append("}\(back)")
      case .sequence(let items, _):
        self.lines.append("\(front)[")
        for item in items { write(item, "", ",", lines) }
        self.lines.append("]\(back)")
      }
    }
  }

  private static func tree(_ text: String) throws -> YamlNode {
    let bytes = Array(text.utf8)
    return try bytes.withUnsafeBufferPointer { try YamlReader.read($0, file: "x.yaml") }
  }

  /// Keys whose value may be of more than one kind, or that nobody reads.
  private static let loose = ["note"]

  @Test(arguments: ["gardens.yaml", "carers.yaml"])
  func everyPlaceChanged(name: String) throws {
    let root = try Self.tree(try #require(Self.saved[name]))
    var count = Writer(changed: -1, change: .gone)
    count.write(root, "", "", [])
    var refused = 0
    // The larger one reads its base each time: every third place of it.
    for place in stride(from: 1, to: count.place, by: name == "gardens.yaml" ? 1 : 3) {
      for change in Change.allCases {
        var writer = Writer(changed: place, change: change)
        writer.write(root, "", "", [])
        var files = Self.saved
        files[name] = writer.lines.joined(separator: "\n") + "\n"
        guard let found = try EditionFiles.mistake(files, name) else {
          // A mapping is right nowhere that something else was right, nor a list of lists.
          let line = writer.lines[(writer.blamed.max() ?? 1) - 1]
          #expect(change == .gone || change == .text, "\(line)")
          continue
        }
        refused += 1
        let front = try #require(found.wholeMatch(of: /([a-z0-9-]+\.yaml):(\d+): .+/), "\(found)")
        let line = try #require(Int(front.output.2))
        if front.output.1 == name {
          #expect((1...writer.lines.count).contains(line), "\(found)")
          if change == .mapping || change == .list {
            #expect(writer.blamed.contains(line), "\(writer.blamed) \(found)")
          }
        } else {
          #expect(front.output.1 == "csafe-2018.yaml" && name == "carers.yaml", "\(found)")
        }
      }
    }
    #expect(refused > count.place / 2)
  }

  /// Cut at any byte, a file is read or refused with its line.
  @Test func cutAnywhere() throws {
    var files = Self.saved
    files["second.yaml"] = Editions.text(of: "csafe-2025")
    for (name, step) in [("gardens.yaml", 1), ("carers.yaml", 11), ("second.yaml", 37)] {
      let bytes = Array(try #require(files[name]).utf8)
      var taken = 0
      for end in stride(from: 0, to: bytes.count, by: step) {
        var files = files
        files[name] = String(decoding: bytes[..<end], as: UTF8.self)
        if let found = try EditionFiles.mistake(files, name) {
          let isPlaced = found.prefixMatch(of: #/[a-z0-9-]+\.yaml:\d+: /#) != nil
          #expect(isPlaced, "cut at \(end): \(found)")
        } else {
          taken += 1
        }
      }
      // What is whole before its last part is: nothing shorter than that is taken.
      #expect(taken * step < bytes.count / 3, "\(name): \(taken * step) of \(bytes.count)")
    }
  }
}
