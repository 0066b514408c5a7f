import Digest
import Synchronization

/// The SHA-256 of a file's bytes, computed on a thread of its own while they are read.
final class BackgroundDigest {
  private final class Work: Sendable {
    private let bytes: FileBytes
    private let digest = Mutex<String?>(nil)

    init(_ bytes: FileBytes) { self.bytes = bytes }

    /// Computes it, unless that is done.
    @discardableResult
    func run() -> String {
      digest.withLock { known in
        let digest = known ?? SHA256(bytes.raw).hexadecimal
        known = digest
        return digest
      }
    }
  }

  private let work: Work
  private let thread: WorkerThread?

  init(of bytes: FileBytes) {
    let work = Work(bytes)
    self.work = work
    // A thread costs more than the digest of a small file.
    thread = bytes.count > 1 << 18 ? WorkerThread { work.run() } : nil
  }

  /// 64 hexadecimal digits, as soon as they are known.
  func hexadecimal() -> String {
    thread?.join()
    return work.run()
  }
}
