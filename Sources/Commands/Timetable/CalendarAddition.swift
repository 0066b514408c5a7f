import Casework
import Digest
import Guidance
import Language
import Render
import Table

/// Bank holidays of further years, taken into the session.
struct CalendarAddition {
  private let added: BankHolidays
  private let before: BankHolidays
  private let after: BankHolidays
  private let session: Session
  private let sha256: String
  private let path: String

  /// - Throws: `bad-calendar` or `bad-yaml` with file and line, `calendar-gap` where years between
  ///   are missing.
  init(_ file: Literal, _ session: Session, _ world: World) throws(Diagnostic) {
    let content = try world.content(file)
    do {
      added = try BankHolidays.read(content, file: file.text)
    } catch {
      throw error.at(file.span)
    }
    before = try session.calendar()
    guard let after = before.taking(added) else {
      throw Diagnostic(
        "calendar-gap",
        "\(file.text) holds \(Self.words(added.years)), and \(Self.words(before.years)) are known: "
          + "the years between are missing", at: file.span,
        help: "add the years between first")
    }
    self.after = after
    self.session = session
    sha256 = SHA256(content).hexadecimal
    path = Folder.absolute(world.resolve(file.text))
  }

  func outcome() -> Outcome {
    let next = session.following { $0.furtherHolidays = after }
    let known = before.holidays.filter { added.years.contains($0.date.year) }
    let again = added.years.overlaps(before.years)
    let gone = known.filter { !added.holidays.contains($0) }
    let new = added.holidays.filter { before.years.contains($0.date.year) && !known.contains($0) }
    var notices: [Notice] = []
    for (what, days) in [("no longer a bank holiday", gone), ("newly a bank holiday", new)] {
      notices += days.map {
        Notice("calendar-differs", "\(what): \($0.date.longWords), \($0.title)")
      }
    }
    var document = Document()
    document.line(
      "\(String.counted(added.holidays.count, "bank holiday", "bank holidays")) of "
        + "\(Self.words(added.years)) read; known from \(after.years.lowerBound) to "
        + "\(after.years.upperBound)")
    for notice in notices { document.line(notice.message) }
    if again, notices.isEmpty { document.line("of the years known before they say the same") }
    var outcome = Outcome(
      next, document,
      result: .object([
        .init("from", .whole(after.years.lowerBound)), .init("to", .whole(after.years.upperBound)),
        .init("added", .whole(added.holidays.count)),
      ]), notices: notices)
    outcome.inputs = [Making.Input(list: nil, sha256: sha256, path: path)]
    return outcome
  }

  private static func words(_ years: ClosedRange<Int>) -> String {
    years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound) to \(years.upperBound)"
  }
}

extension Session {
  /// The bank holidays that are known: the program's own, with what `calendar add` has read.
  func calendar() throws(Diagnostic) -> BankHolidays {
    if let furtherHolidays { return furtherHolidays }
    return try BankHolidays.load()
  }
}
