import Casework
import Guidance
import Testing

/// What a person says of headings and values, before loading and after.
@Suite struct CorrectionTests {
  private let edition: Edition

  init() throws { edition = try Editions.load(Editions.standard) }

  private static let files = [
    "cin.csv": """
    Child ID,Gendr,Etnicity,Born,Start date of CIN,Primary need,Team manager,Gender
    0017,Femal,White Britsh,01/02/2014,01/09/2025,N1,A,M
    1005.0,M,zz,02/02/2014,45931,N99,B,F
    1006,x,WBRI,,31/02/2025,n/k,A,
    """,
    "cpp.csv": """
    Child ID,Gender,Ethnicity,DOB,Child protection plan start date,Latest category of abuse
    0017,F,White Britsh,01/02/2014,01/10/2025,Sexul abuse
    2000,x,zz,2 Feb 2015,01/10/2025,n/k
    """,
  ]

  private func load(_ corrections: Corrections) throws -> [RecognisedList] {
    try TestFiles.withFolder(Self.files) { folder in
      try ListLoader(edition, corrections: corrections).load(folder, shown: "area").loaded
    }
  }

  /// Every column with its heading, field, how it was matched, and its cells: text and meaning.
  private func told(_ lists: [RecognisedList]) -> [String] {
    lists.flatMap { list -> [String] in
      let columns = list.columns.map { column in
        let cells = (0..<list.rows).map { "\(column.written($0)):\(column.value($0))" }
        return "\(column.field.name) \(cells)"
      }
      let reports = list.reports.map { report in
        let texts = report.readTexts.map { "\($0.written) \($0.value) \($0.matched) \($0.rows)" }
        return "\(report.heading) \(report.field ?? "-") \(report.matched) \(report.converted) "
          + "\(report.missing) \(report.unreadableRows) \(texts)"
      }
      return columns + reports + ["\(list.fit.understood) of \(list.fit.given)"]
    }
  }

  private static let headings: [(String, String?)] = [
    ("Gendr", "gender"), ("Gendr", nil), ("gender", "gender"), ("Gender", nil),
    ("Etnicity", "ethnicity"), ("Etnicity", nil), ("Born", "dob"), ("Born", "start"),
    ("Team manager", "team"), ("Team manager", "worker"), ("DOB", nil), ("Primary need", "closure"),
  ]

  private func value(_ text: String, _ field: String, _ typed: String, _ list: String?) throws
    -> Corrections.Value
  {
    let column = edition.lists.lazy.flatMap(\.columns).first { $0.name == field }
    let type = try #require(column).type
    let meaning = typed == "missing" ? Value.missing : edition.value(of: typed, as: type)
    return Corrections.Value(
      text: text, field: field, list: list, meaning: meaning, typed: typed)
  }

  /// However things are said, one after the other of what is loaded or all before loading, the
  /// lists come out the same, cell by cell.
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func saidAfterIsSaidBefore(seed: UInt64) throws {
    var state = seed
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let values = [
      try value("zz", "ethnicity", "MWAS", nil), try value("zz", "ethnicity", "x", "cpp"),
      try value("white britsh", "ethnicity", "WIRI", nil), try value("x", "gender", "F", "cin"),
      try value("n/k", "need", "missing", nil), try value("x", "gender", "missing", nil),
      try value("31/02/2025", "start", "28/02/2025", "cin"),
      try value("Sexul abuse", "latest_abuse", "?", nil),
    ]
    var corrections = Corrections()
    var lists = try load(corrections)
    for _ in 0..<12 {
      if next(2) == 0 {
        let (heading, field) = Self.headings[next(Self.headings.count)]
        corrections.add(
          Corrections.Heading(
            heading: heading, field: field, list: next(3) == 0 ? "cin" : nil))
      } else {
        corrections.add(values[next(values.count)])
      }
      lists = lists.map { $0.reread(corrections, edition) }
      #expect(told(lists) == told(try load(corrections)), "\(corrections)")
    }
  }

  @Test func nothingSaidChangesNothing() throws {
    let lists = try load(Corrections())
    #expect(told(lists) == told(lists.map { $0.reread(Corrections(), edition) }))
    var corrections = Corrections()
    corrections.add(Corrections.Heading(heading: "Gendr", field: nil, list: nil))
    let changed = lists.map { $0.reread(corrections, edition) }
    #expect(told(changed) != told(lists))
    #expect(told(changed.map { $0.reread(Corrections(), edition) }) == told(lists))
  }

  /// A heading that is not guessed makes a sheet loadable that was refused for want of its ID.
  @Test func anIDThatIsSaid() throws {
    let text = "Case number,Gender,CIN start date,Primary need\n1,F,01/09/2025,N1\n"
    func load(_ corrections: Corrections) throws -> LoadReport {
      try TestFiles.withFolder(["cin.csv": text]) { folder in
        try ListLoader(edition, corrections: corrections).load(
          "\(folder)/cin.csv", shown: "cin.csv")
      }
    }
    let refused = try load(Corrections())
    #expect(refused.loaded.isEmpty)
    #expect(refused.refused.map(\.isLikelyList) == [true])
    var corrections = Corrections()
    corrections.add(Corrections.Heading(heading: "CASE NUMBER", field: "id", list: "cin"))
    #expect(try load(corrections).loaded.map { $0.reports[0].matched } == [.mapped])
  }
}
