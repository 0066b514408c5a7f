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

  /// What a spreadsheet's TEXT function gives for the number and the format.
  @Test(arguments: [
    ("0000000", 4417, "0004417"), ("00", 123, "123"), ("00", 7, "07"),
    ("000\\-000", 4417, "004-417"),
    ("\"CH-\"00000", 17, "CH-00017"), ("000-00-0000", 123_456_789, "123-45-6789"),
    ("000-0", 12345, "1234-5"), ("[Red]0000;-0000", 5, "0005"), ("[$-809]0000_)", 0, "0000"),
  ])
  func leadingZeros(code: String, number: Int, text: String) {
    #expect(NumberFormat(code: code).text(of: String(number), system: .from1900) == text)
  }

  @Test(arguments: [
    "0", "#,##0", "0.00", "0%", "00\" years\"", "[>99]000;0", "General", "#000", "0E+00",
  ])
  func noLeadingZeros(code: String) { #expect(NumberFormat(code: code) == .number) }

  @Test func leadingZerosOnlyForWholeNumbers() {
    let format = NumberFormat(code: "0000")
    #expect(format.text(of: "-5", system: .from1900) == "-5")
    #expect(format.text(of: "1.5", system: .from1900) == "1.5")
    #expect(format.text(of: "1.7E1", system: .from1900) == "0017")
  }
}
