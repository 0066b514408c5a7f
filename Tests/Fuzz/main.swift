import CFuzzer

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// One program for all targets: `JTAI_FUZZ=delimited FuzzTargets CORPUS -max_total_time=60`. Run it
// by Scripts/fuzz, which builds it with the sanitizers. A target ends the program where something
// is wrong with what it was given; libFuzzer keeps the input.

let name = getenv("JTAI_FUZZ").map { String(cString: $0) } ?? ""
guard FuzzTarget(rawValue: name) != nil else {
  print(
    "JTAI_FUZZ names the target: delimited, workbook, condition, lines, transcript, journal or manifest"
  )
  exit(2)
}
var count = CommandLine.argc
var words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
exit(
  LLVMFuzzerRunDriver(&count, &words) { start, count in
    FuzzTarget.chosen.run(UnsafeRawBufferPointer(start: start, count: count))
    return 0
  })
