import Testing

@testable import Table

struct NumberFormatTests {
  /// Which built-in formats are dates: openpyxl.styles.numbers.is_builtin and is_date_format for
  /// 0 to 49, and the East Asian date formats of ECMA-376 part 1, 18.8.30.
  @Test func builtInFormats() {
    let moments = (0..<100).filter { NumberFormat(builtIn: $0) != .number }
    #expect(moments == Array(14...22) + Array(27...36) + Array(45...47) + Array(50...58))
    #expect(NumberFormat(builtIn: 46) == .elapsed)
    #expect(NumberFormat(builtIn: 22) == .moment(clock: true))
  }

  @Test(arguments: [
    "dd/mm/yyyy", "[$-809]dd mmmm yyyy;@", "yyyy\\-mm\\-dd", "mmm-yy", "[Red]d/m/yy", "D MMM YYYY",
    "\"on\" d.m.yyyy", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
  ])
  func days(code: String) {
    #expect(NumberFormat(code: code) == .moment(clock: false))
  }

  @Test(arguments: [
    "hh:mm", "dd/mm/yyyy hh:mm", "mm:ss.0", "h:mm AM/PM", "[$-F400]h:mm:ss\\ AM/PM",
  ])
  func times(code: String) {
    #expect(NumberFormat(code: code) == .moment(clock: true))
  }

  @Test(arguments: ["[h]:mm:ss", "[mm]:ss", "[s]", "[HH]:MM"])
  func elapsedTimes(code: String) {
    #expect(NumberFormat(code: code) == .elapsed)
  }

  @Test(arguments: [
    "General", "0", "0.00", "#,##0;[Red]-#,##0", "@", "0\" days\"", "\\d0", "_d0", "*y0", "0%",
    "0.00E+00", "[Magenta]0", "", "\"", "[", "\\", "0;d",
  ])
  func numbers(code: String) {
    #expect(NumberFormat(code: code) == .number)
  }
}
