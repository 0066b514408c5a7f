import Foundation
import Guidance
import Table
import Testing

/// Every code and label of the template's sheet Codes_used, read off the sheet itself, is the code of
/// that row by the edition's set for it.
///
/// Exceptions: the column Grouped names groups and no codes, and so do Group 1 and Group 2.
@Suite struct CodesUsedTests {
  /// The set of each column of the sheet; columns that ask for yes and no are all `yes-no`.
  private static let sets = [
    "Gender": "gender", "Ethnicity": "ethnicity", "Contact / Referral Source": "source",
    "Referral NFA?": "referral-nfa", "Primary Need Code": "need", "Reason for Closure": "closure",
    "Case status": "case-status", "Initial/Latest Category of Abuse": "abuse",
    "Was the Child Seen Alone?": "seen-alone", "Child's Category of Need": "need",
    "Child's Legal Status": "legal-status",
    "What is the permanence plan for this child?": "permanence-plan",
    "Reason Ceased to be Looked After": "ceased-reason", "Placement Type": "placement-type",
    "Placement Provider": "placement-provider", "Placement Location": "placement-location",
    "LA of Placement": "placement-la", "Eligibility Category": "eligibility-category",
    "LA In Touch": "in-touch", "Type of Accommodation": "accommodation",
    "Suitability of Accommodation": "suitability", "Activity Status": "activity",
    "Reason Why Child No Longer Placed for Adoption": "adoption-reason",
    "Reason for leaving adoption process": "leaving-reason",
  ]

  private static let path = "\(EditionFiles.root)/../shared/data/annex-a-template-2019.xlsx"

  @Test(.enabled(if: FileManager.default.isReadableFile(atPath: path)))
  func everyCodeOfTheSheetIsKnown() throws {
    let edition = try Editions.load(Editions.standard)
    let reading = try readFile(Self.path) { preview in
      preview.sheet == "Codes_used" ? .headings(row: 1) : .skip
    }
    let sheet = try #require(reading.tables.first)
    var title = ""
    var preferred: TextColumn?
    var asked = 0
    for (heading, column) in zip(sheet.headings, sheet.columns) {
      if !heading.isEmpty { (title, preferred) = (heading, column) }
      let set = try #require(edition.codeSet(named: Self.sets[title] ?? "yes-no"))
      guard let preferred, heading.isEmpty == (column[0] == "Detail") else { continue }
      for row in 1..<sheet.rowCount where !column[row].isEmpty {
        let code = try #require(set.position(of: preferred[row]), "\(title): \(preferred[row])")
        for form in Self.forms(column[row]) {
          asked += 1
          #expect(set.position(of: form) == code, "\(title): \(form)")
        }
        // The letter or code in front says which row it is.
        if heading.isEmpty { continue }
        let others = (1..<row).map { preferred[$0] }
        #expect(!others.contains { set.position(of: $0) == code }, "\(title): \(column[row])")
      }
    }
    // 22 columns of codes with 3 to 27 rows, and 7 of labels.
    #expect(asked > 500)
  }

  /// A text as it stands, and as people copy it: without its letter, its quotes, its full stop, in
  /// capitals, with plain quotes and dashes.
  private static func forms(_ text: String) -> [String] {
    var forms = [text, text.uppercased()]
    forms.append(String(text.filter { !"‘’“”".contains($0) }))
    forms.append(
      String(text.map { $0 == "–" ? "-" : $0 == "‘" || $0 == "’" ? "'" : $0 }))
    if text.hasSuffix(".") { forms.append(String(text.dropLast())) }
    if let bracket = text.firstIndex(of: ")"), text.distance(from: text.startIndex, to: bracket) < 3
    {
      forms.append(String(text[text.index(bracket, offsetBy: 2)...]))
    }
    return forms
  }

  /// What files hold besides: FACTS of the domain, and codes of later years.
  @Test(arguments: [
    ("source", "HEALTH SERVICES – health visitor", "3B"), ("source", "6: Police", "6"),
    ("source", "INDIVIDUAL – family member, relative or carer", "1A"), ("source", "School", "2A"),
    ("source", "Acquaintance (including neighbours and child minders)", "1B"),
    ("source", "“Housing”", "4"), ("source", "Health", "3"), ("referral-nfa", "Unknown", "U"),
    ("referral-nfa", "c) Unknown", "U"), ("referral-nfa", "NFA", "Y"), ("referral-nfa", "FA", "N"),
    ("ceased-reason", "E17", "E17"), ("ceased-reason", "E17 - Aged 18 and stayed", "E17"),
    ("ceased-reason", "Staying put", "E17"), ("closure", "RC9", "RC9"), ("abuse", "MUL", "MUL"),
    ("gender", "Unborn", "U"), ("seen-alone", "Not seen alone", "N"),
    ("ethnicity", "t) NOBT", "NOBT"), ("ethnicity", "White British", "WBRI"),
    ("need", "N1 - Abuse or Neglect", "N1"), ("legal-status", "C2: FCO", "C2"),
    ("need", "Child's disability.", "N2"), ("need", "Childs disability", "N2"),
  ])
  func alsoKnown(set: String, text: String, code: String) throws {
    let set = try #require(try Editions.load(Editions.standard).codeSet(named: set))
    #expect(set.position(of: text).map { set.codes[$0].code } == code)
  }
}
