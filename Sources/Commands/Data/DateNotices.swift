import Casework
import Guidance
import Language
import Render
import Table

/// What to know of the dates of a list, each with what to type about it.
extension RecognisedList {
  func dateNotices(_ edition: Edition) -> [Notice] {
    let name = edition.lists[list].name
    let dated = reports.compactMap { report in report.dates.map { (report, $0) } }
    var notices: [Notice] = []
    for (report, dates) in dated {
      guard let field = report.field else { continue }
      for text in dates.none {
        notices.append(
          Notice(
            "no-date",
            "\(place): \(Literal.quote(text.written)) stands for no date in "
              + "\(String.counted(text.cells, "cell", "cells")) of \(field) "
              + "(\(places(text.rows, report, of: text.cells))): "
              + DateForms.mapping(text, "\(name).\(field)")))
      }
      if let first = dates.implausible.first {
        let cells = dates.implausible.reduce(0) { $0 + $1.cells }
        notices.append(
          Notice(
            "implausible-dates",
            "\(place): \(String.counted(cells, "date", "dates")) in \(field) cannot stand in a list "
              + "and \(cells == 1 ? "is" : "are") not used "
              + "(\(places(first.rows, report, of: cells))); check implausible-dates shows "
              + (cells == 1 ? "it" : "them")))
      }
      if dates.shortYears > 0, let years = edition.dates.shortYears {
        notices.append(
          Notice(
            "short-years",
            "\(place): \(String.counted(dates.shortYears, "date", "dates")) in \(field) "
              + "\(dates.shortYears == 1 ? "has" : "have") a year of two digits, read as "
              + "\(years.lowerBound) to \(years.upperBound)"))
      }
    }
    let mixed = dated.filter { $0.1.inOtherOrder > 0 }
    for (report, dates) in mixed {
      let advice =
        dates.showsOtherOrder ? ": " + dates.swapping("\(name).\(report.field ?? "")") : ""
      notices.append(
        Notice("date-order", "\(place): \(report.orderWords(dates, in: self))\(advice)"))
    }
    if !mixed.isEmpty, let notice = undecidedOrder { notices.append(notice) }
    return notices
  }

  /// That nothing in the cells tells day from month; nil where something does everywhere.
  var undecidedOrder: Notice? {
    let dated = reports.compactMap { report in report.dates.map { (report, $0) } }
    let undecided = dated.filter { $0.1.fitsBothOrders }
    guard !undecided.isEmpty else { return nil }
    let words = undecided.map { report, dates in
      "\(report.field ?? report.heading) (read \(dates.order.rawValue))"
    }
    return Notice(
      "either-order",
      "\(place): every date fits day first and month first alike in \(words.joined(separator: ", "))"
    )
  }
}

extension ColumnReport {
  /// "2 cells of start can only be month first (G2, G4), none only day first; 1 that fits both is
  /// read day first".
  func orderWords(_ dates: DateForms, in part: RecognisedList) -> String {
    let order = dates.order
    let others = String.counted(dates.inOtherOrder, "cell", "cells")
    let own = dates.inOrder == 0 ? "none" : dates.inOrder.grouped
    var words =
      "\(others) of \(field ?? heading) can only be \(order.other.rawValue) "
      + "(\(part.places(dates.otherOrderRows, self, of: dates.inOtherOrder))), "
      + "\(own) only \(order.rawValue)"
    switch dates.eitherOrder {
    case 0: break
    case 1: words += "; 1 that fits both is read \(order.rawValue)"
    default: words += "; \(dates.eitherOrder.grouped) that fit both are read \(order.rawValue)"
    }
    return words
  }
}

extension DateForms {
  /// What to type of a text that stands for no date.
  static func mapping(_ text: ColumnReport.ReadText, _ field: String) -> String {
    "map value \(Literal.quote(text.written)) to missing in \(field)"
  }

  /// What to type to have the dates read in the other order.
  func swapping(_ field: String) -> String {
    "map dates in \(field) \(order.other.rawValue)"
  }
}

extension AreaList {
  /// What to type first about the dates of the list; nil where nothing is odd in them.
  var dateAdvice: String? {
    let dated = parts.flatMap(\.reports).compactMap { report in
      report.field.flatMap { field in report.dates.map { (field, $0) } }
    }
    for (field, dates) in dated {
      if let text = dates.none.first {
        return DateForms.mapping(text, "\(definition.name).\(field)")
      }
    }
    return dated.first { $0.1.showsOtherOrder }.map { field, dates in
      dates.swapping("\(definition.name).\(field)")
    }
  }
}

extension Session {
  /// That a date far after all others was left out when the as-of date was taken.
  var datesAloneNotices: [Notice] {
    guard let first = area.datesAlone.first, let latest = area.latestDate else { return [] }
    let others = area.datesAlone.count > 1 ? " and later" : ""
    return [
      Notice(
        "dates-alone",
        "\(first.words)\(others) lies long after every other date, the last of which is "
          + "\(latest.words): no as-of date is taken from it; check dates-alone shows where")
    ]
  }
}
