import Shell

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

exit(Program.run(CommandLine.arguments))
