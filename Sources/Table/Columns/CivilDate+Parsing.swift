extension CivilDate {
  /// The day written in `text`, day first where it is written in numbers and not year first.
  ///
  /// Nil for anything else; a year of two digits is ambiguous and is not read. `WrittenDate` lists
  /// the forms.
  public static func parse(_ text: String) -> CivilDate? {
    WrittenDate(text)?.date(in: .dayFirst, years: nil)
  }
}
