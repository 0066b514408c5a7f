// swift-tools-version: 6.2
import PackageDescription

// Tests of the optimised program link Foundation, which the static standard library does not carry
// as a whole.
let isTestingOptimised = Context.environment["JTAI_TESTS"] == "optimised"

// The C libraries. CZip and CXlsxWriter are loaded on first use, so that the prompt
// does not pay for them at every start (Docs/Decisions/0002-start-up.md).
let libraries: [Target] = [
  .target(name: "CEditline", linkerSettings: [.linkedLibrary("edit")]),
  .target(name: "CExpat", linkerSettings: [.linkedLibrary("expat")]),
  .target(name: "CYaml", linkerSettings: [.linkedLibrary("yaml")]),
  .target(name: "CDigest", linkerSettings: [.unsafeFlags(["-l:libcrypto.a"])]),
  .target(name: "CMemory"),
  .target(name: "CZip"),
  .target(name: "CXlsxWriter"),
  .target(name: "CGuidance"),
  .target(name: "CRehearsals"),
]

// What the loader fills in is made read-only before the program begins. The compiler links
// position-independent programs by itself.
let hardened = ["-Xlinker", "-z", "-Xlinker", "relro", "-Xlinker", "-z", "-Xlinker", "now"]

// Imports point one way: a module may name only modules that stand above it in this list.
let modules: [Target] = [
  .target(name: "Digest", dependencies: ["CDigest"]),
  .target(name: "Language"),
  .target(name: "Terminal", dependencies: ["CEditline"]),
  .target(name: "Table", dependencies: ["CMemory", "CZip", "CExpat", "CXlsxWriter", "Digest"]),
  .target(name: "Render", dependencies: ["Table"]),
  .target(
    name: "Guidance", dependencies: ["CYaml", "CGuidance", "Digest", "Language", "Table"],
    exclude: ["Editions"]),
  .target(name: "Casework", dependencies: ["Guidance", "Language", "Table", "Digest"]),
  .target(
    name: "Simulation", dependencies: ["Casework", "Guidance", "Language", "Table", "Digest"],
    exclude: ["AssumptionFiles"]),
  .target(
    name: "Commands",
    dependencies: [
      "CRehearsals", "Simulation", "Casework", "Digest", "Guidance", "Language", "Table", "Render",
    ]),
  .target(
    name: "Shell",
    dependencies: [
      "Commands", "Casework", "Digest", "Guidance", "Language", "Render", "Simulation", "Table",
      "Terminal",
    ]),
  .executableTarget(
    name: "jtai", dependencies: ["Shell"],
    linkerSettings: [
      .unsafeFlags(
        (isTestingOptimised ? [] : ["-static-stdlib"]) + hardened, .when(configuration: .release))
    ]),
]

let tests: [Target] = [
  .testTarget(name: "DigestTests", dependencies: ["Digest"], path: "Tests/Digest"),
  .testTarget(name: "LanguageTests", dependencies: ["Language"], path: "Tests/Language"),
  .testTarget(name: "TableTests", dependencies: ["Table", "Digest"], path: "Tests/Table"),
  .testTarget(
    name: "GuidanceTests", dependencies: ["Guidance", "Language", "Table"], path: "Tests/Guidance"),
  .testTarget(
    name: "CaseworkTests",
    dependencies: ["Casework", "Digest", "Guidance", "Language", "Table"],
    path: "Tests/Casework"),
  .testTarget(
    name: "SimulationTests",
    dependencies: ["Simulation", "Casework", "Digest", "Guidance", "Language", "Table"],
    path: "Tests/Simulation"),
  .testTarget(name: "RenderTests", dependencies: ["Render"], path: "Tests/Render"),
  .testTarget(
    name: "CommandsTests",
    dependencies: [
      "Commands", "Casework", "Digest", "Guidance", "Language", "Render", "Shell", "Simulation",
      "Table",
      "Terminal",
    ],
    path: "Tests/Commands"),
  .testTarget(
    name: "TranscriptTests", dependencies: ["Shell", "Commands", "Guidance", "Language", "Render"],
    path: "Tests/Transcripts", exclude: ["cases", "data", "rehearsals"]),
  .testTarget(
    name: "TerminalTests",
    dependencies: ["Terminal", "CPseudoTerminal", "LineEditorProbe", "jtai"],
    path: "Tests/Terminal"),
]

// What the tests of the terminal run: a small program, and the C that opens a pseudo-terminal.
let testSupport: [Target] = [
  .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
  .executableTarget(
    name: "LineEditorProbe", dependencies: ["Terminal"], path: "Tests/LineEditorProbe"),
]

// Built by Scripts/fuzz alone, with the sanitizers.
let isFuzzing = Context.environment["JTAI_FUZZ"] != nil
let fuzzers: [Target] = [
  .target(name: "CFuzzer", path: "Tests/CFuzzer"),
  .executableTarget(
    name: "FuzzTargets",
    dependencies: ["CFuzzer", "Commands", "Digest", "Guidance", "Language", "Shell", "Table"],
    path: "Tests/Fuzz",
    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
]

let package = Package(
  name: "jtai",
  products: [.executable(name: "jtai", targets: ["jtai"])],
  targets: libraries + modules + tests + testSupport + (isFuzzing ? fuzzers : []),
  cLanguageStandard: .c2x
)

// C that reads files and the terminal: a damaged stack ends the program, and so does a write
// beyond what the compiler knows to be there. Fortifying needs an optimised build.
for target in package.targets where libraries.contains(where: { $0.name == target.name }) {
  target.cSettings = [
    .unsafeFlags(["-fstack-protector-strong"]),
    .unsafeFlags(
      ["-U_FORTIFY_SOURCE", "-D_FORTIFY_SOURCE=3"], .when(configuration: .release)),
  ]
}

// The same settings for every Swift target; warnings are errors everywhere.
let cTargets = Set(libraries.map(\.name) + ["CPseudoTerminal", "CFuzzer"])
for target in package.targets where !cTargets.contains(target.name) {
  target.swiftSettings = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
  // The tests themselves are not optimised in any case: it takes minutes, and gains none.
  if tests.contains(where: { $0.name == target.name }) {
    target.swiftSettings?.append(.unsafeFlags(["-Onone"], .when(configuration: .release)))
  }
  if isFuzzing {
    let isTarget = target.name == "FuzzTargets"
    target.swiftSettings?.append(
      .unsafeFlags([isTarget ? "-sanitize=address" : "-sanitize=fuzzer,address"]))
  }
}
