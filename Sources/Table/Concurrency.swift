import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How many threads are worth starting: one a processor, and no more than eight.
let threadCount = max(1, min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 8))

/// A thread that does one piece of work.
final class WorkerThread {
  private final class Work: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  private let thread: pthread_t
  private var isJoined = false

  /// Nil where the system has no more threads to give: the caller does the work then.
  init?(_ run: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    let work = Unmanaged.passRetained(Work(run))
    let outcome = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, work.toOpaque())
    guard outcome == 0 else {
      work.release()
      return nil
    }
    self.thread = thread
  }

  deinit { join() }

  /// Waits until the work is done.
  func join() {
    guard !isJoined else { return }
    pthread_join(thread, nil)
    isJoined = true
  }
}

/// Calls `work` with each number below `count` on as many threads, this one among them, and
/// returns when all are done.
func concurrently(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
  var threads: [WorkerThread] = []
  var left: [Int] = []
  for number in 1..<max(count, 1) {
    if let thread = WorkerThread({ work(number) }) {
      threads.append(thread)
    } else {
      left.append(number)
    }
  }
  if count > 0 { work(0) }
  for number in left { work(number) }
  for thread in threads { thread.join() }
}

/// What `body` makes of each element, in the order of the elements; several are worked on at once.
///
/// - Parameter threads: how many are; one a processor where nil.
public func concurrentMap<Element: Sendable, Answer: Sendable>(
  _ elements: [Element], threads: Int? = nil, _ body: @escaping @Sendable (Element) -> Answer
) -> [Answer] {
  let work = SharedWork<Answer>(elements.count)
  concurrently(min(threads ?? threadCount, elements.count)) { _ in
    while true {
      let number = work.state.withLock { state in
        state.next += 1
        return state.next - 1
      }
      guard number < elements.count else { return }
      let answer = body(elements[number])
      work.state.withLock { $0.answers[number] = answer }
    }
  }
  return work.state.withLock { $0.answers.compactMap(\.self) }
}

/// What several threads have taken and done of some work.
private final class SharedWork<Answer: Sendable>: Sendable {
  let state: Mutex<(next: Int, answers: [Answer?])>

  init(_ count: Int) { state = Mutex((0, [Answer?](repeating: nil, count: count))) }
}

/// A lock with one condition to wait for: that what it guards has changed.
final class Monitor: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  func lock() { pthread_mutex_lock(mutex) }
  func unlock() { pthread_mutex_unlock(mutex) }
  /// Gives the lock up until somebody says that something has changed. Holds it again then.
  func wait() { pthread_cond_wait(condition, mutex) }
  func signal() { pthread_cond_broadcast(condition) }
}
