import Guidance
import Language
import Render
import Table

/// What to know of a delimited text that may not have been meant as it was read.
extension RecognisedList {
  func textNotices(_ edition: Edition) -> [Notice] {
    let name = edition.lists[list].name
    var notices: [Notice] = []
    if text.rowsInCells.count > 0 {
      let cells =
        text.rowsInCells.count == 1
        ? "a cell in quotes spans" : "\(text.rowsInCells.count.grouped) cells in quotes span"
      notices.append(
        Notice(
          "rows-in-cell",
          "\(place): \(cells) lines that look like rows (\(words(text.rowsInCells))), which a stray "
            + "quote may have swallowed: unload \(name), then load \(Literal.typed(file)) as \(name) "
            + "quotes none, by which each line is a row"))
    }
    if text.takenApart.count > 0 {
      notices.append(
        Notice(
          "fields-taken-apart",
          "\(place): \(String.counted(text.takenApart.count, "field", "fields")) in quotes with a "
            + "delimiter \(text.takenApart.count == 1 ? "was" : "were") taken apart, and what follows in "
            + "the row has moved (\(words(text.takenApart))); check fields-taken-apart shows each"))
    }
    if text.openQuotes.count > 0 {
      notices.append(
        Notice(
          "open-quotes",
          "\(place): \(String.counted(text.openQuotes.count, "field", "fields")) with a quote that does "
            + "not close in the row (\(words(text.openQuotes)))"))
    }
    if let encoding = text.unmarkedEncoding {
      notices.append(Notice("no-byte-order-mark", "\(place): is read as \(encoding)"))
    }
    if let (utf8, windows1252) = text.mixedEncodings {
      notices.append(
        Notice(
          "mixed-encodings",
          "\(place): holds two encodings, UTF-8 first in row \(utf8.row), column \(utf8.column), and "
            + "Windows-1252 first in row \(windows1252.row), column \(windows1252.column); each letter "
            + "is read by its own"))
    }
    return notices
  }

  /// "row 3, column L; row 9, column B …".
  private func words(_ tally: TextDoubts.Tally) -> String {
    let first = tally.places.prefix(3).map { "row \($0.row), column \($0.column)" }
    return first.joined(separator: "; ") + (tally.count > first.count ? " …" : "")
  }
}
