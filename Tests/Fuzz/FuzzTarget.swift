#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is fuzzed.
enum FuzzTarget: String {
  case delimited, workbook, condition, lines, transcript, journal, manifest

  static let chosen =
    getenv("JTAI_FUZZ").flatMap { FuzzTarget(rawValue: String(cString: $0)) } ?? .delimited

  func run(_ input: UnsafeRawBufferPointer) {
    switch self {
    case .delimited: DelimitedTarget.run(input)
    case .workbook: WorkbookTarget.run(input)
    case .condition: ConditionTarget.shared.run(input)
    case .lines: LinesTarget.run(input)
    case .transcript: TranscriptTarget.run(input)
    case .journal: JournalTarget.run(input)
    case .manifest: ManifestTarget.shared.run(input)
    }
  }
}

/// Says what is wrong and ends the program, which is how libFuzzer learns of it.
func finding(_ text: String) -> Never {
  print(text)
  fflush(nil)
  abort()
}
