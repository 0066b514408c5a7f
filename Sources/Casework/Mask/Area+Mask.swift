import Guidance
import Synchronization
import Table

extension Area {
  /// The same children with pseudonyms in the place of everything that identifies: what a masked
  /// session shows is read from here, so that no command has to think of it. What is computed
  /// (tickets, ages, quality) is computed from `truth`.
  public func masked(_ pseudonyms: Pseudonyms) -> Area {
    maskedCopy.withLock { known in
      if let known { return known }
      let made = Area(masking: truth, pseudonyms)
      known = made
      return made
    }
  }
}

extension Column {
  /// The column as a masked session shows it.
  func masked(_ pseudonyms: Pseudonyms, _ edition: Edition) -> Column {
    let isText = field.type == .id || field.type == .text
    guard field.identifies || isText else { return hidingUnreadable }
    let isKnown =
      edition.fields.contains { $0.name == field.name }
      || edition.lists.contains { $0.columns.contains { $0.name == field.name } }
    return Column(
      field: field, codes: codes,
      written: pseudonyms.names(for: written, of: field, numbered: isText && isKnown),
      values: values.map { $0 == .missing ? .missing : .text })
  }

  /// The column without what is written where a date, a number or a code should be: that may be
  /// anything.
  var hidingUnreadable: Column {
    guard values.contains(.unreadable) else { return self }
    return Column(
      field: field, codes: codes,
      written: TextList(
        written.indices.map { values[$0] == .unreadable ? Pseudonyms.hidden : written[$0] }),
      values: values)
  }
}
