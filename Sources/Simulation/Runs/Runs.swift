import Synchronization
import Table

/// Does numbered runs on every processor.
///
/// A run depends on its number alone, so that the outcome is the same however many threads there
/// are. Where somebody ends the work, the runs up to the first that was not done are given.
struct Runs {
  var threads: Int?
  var watch: RunWatch?

  /// What `work` makes of each batch of runs, in the order of runs.
  func map<Answer: Sendable>(
    _ count: Int, _ work: @escaping @Sendable (Range<Int>) -> [Answer]
  ) -> [Answer] {
    let progress = RunProgress()
    // So many runs are done in one go: enough of them for work to be shared, and for whoever
    // watches.
    let size = max(16, min(64, count / 32))
    let batches = stride(from: 0, to: count, by: size).map { $0..<min(count, $0 + size) }
    let watch = watch
    let answers = concurrentMap(batches, threads: threads) { runs -> [Answer]? in
      guard !progress.state.withLock({ $0.isEnded }) else { return nil }
      let answers = work(runs)
      progress.state.withLock { state in
        state.done += runs.count
        if let watch, !watch.goesOn(state.done, count) { state.isEnded = true }
      }
      return answers
    }
    watch?.finished()
    var all: [Answer] = []
    all.reserveCapacity(count)
    for answer in answers {
      guard let answer else { break }
      all += answer
    }
    return all
  }
}

/// How many runs are done, and whether somebody has ended the work.
private final class RunProgress: Sendable {
  let state = Mutex<(done: Int, isEnded: Bool)>((0, false))
}
