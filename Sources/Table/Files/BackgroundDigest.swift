import Digest

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The SHA-256 of a file's bytes, computed on a thread of its own while they are read.
final class BackgroundDigest {
  private final class Work {
    let bytes: FileBytes
    var digest = ""

    init(_ bytes: FileBytes) { self.bytes = bytes }

    func run() { digest = SHA256(bytes.raw).hexadecimal }
  }

  private let work: Work
  private var thread: pthread_t?

  init(of bytes: FileBytes) {
    work = Work(bytes)
    // A thread costs more than the digest of a small file.
    guard bytes.count > 1 << 18 else { return }
    var thread = pthread_t()
    let reference = Unmanaged.passRetained(work)
    let outcome = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, reference.toOpaque())
    if outcome == 0 {
      self.thread = thread
    } else {
      reference.release()
    }
  }

  deinit {
    if let thread { pthread_join(thread, nil) }
  }

  /// 64 hexadecimal digits, as soon as they are known.
  func hexadecimal() -> String {
    if let thread {
      pthread_join(thread, nil)
      self.thread = nil
    } else if work.digest.isEmpty {
      work.run()
    }
    return work.digest
  }
}
