import Language

/// What the guidance says, as data: lists, fields, codes, deadlines, criteria, readings.
///
/// The program knows no deadline, column or criterion; it reads them here, each with the
/// paragraph that it comes from.
public struct Edition: Sendable {
  /// A file that an edition is read from.
  public struct File: Sendable, Hashable {
    /// Its name among the program's own files, or its path.
    public let name: String
    public let isBuiltIn: Bool
  }

  public struct Source: Sendable {
    public let name: String
    public let title: String
    public let note: String
    public let licence: String
  }

  public struct AgeBand: Sendable {
    public let name: String
    /// Whole years, both included; -1 stands for unborn.
    public let years: ClosedRange<Int>
  }

  public struct Phrase: Sendable {
    public let phrase: String
    public let means: String
    public let citations: [String]
  }

  public struct Fact: Sendable {
    public let name: String
    public let number: String
    public let question: String
    public let citations: [String]
  }

  public struct Criterion: Sendable {
    /// Such as `ESN 30`.
    public let id: String
    public let about: String
    /// The condition under which a child can show it; nil where it is about the system.
    public let when: String?
    public let weight: Int
    public let citations: [String]
    /// Whose reading the condition is: `project` where the sources do not say it.
    public let interpretation: String

    public init(
      id: String, about: String, when: String?, weight: Int, citations: [String],
      interpretation: String
    ) {
      self.id = id
      self.about = about
      self.when = when
      self.weight = weight
      self.citations = citations
      self.interpretation = interpretation
    }

    /// The same with another weight.
    public func weighing(_ weight: Int) -> Criterion {
      Criterion(
        id: id, about: about, when: when, weight: weight, citations: citations,
        interpretation: interpretation)
    }
  }

  /// What the authority may name for the choice to reflect.
  public struct LocalContext: Sendable {
    public let says: String
    public let citations: [String]
  }

  /// Who may be chosen at all, before any of the additional facts is known.
  public struct Candidates: Sendable {
    /// Who may be chosen.
    public let who: Rule
    /// Who is left out all the same; nil where nobody is.
    public let except: Rule?
    /// Whose case is closed already; nil where the lists do not tell. It is no reason to leave
    /// anybody out, and is said of who is picked by hand.
    public let closed: Rule?
    /// The field that says who is flagged.
    public let flag: String
  }

  /// A condition, in words too, and where it comes from.
  public struct Rule: Sendable {
    public let when: String
    public let says: String
    public let citations: [String]
  }

  /// What choosing by `spread` asks of a child: conditions, and the field of the age bands.
  public struct SpreadRule: Sendable {
    /// Those who come first, and how many of each.
    public let first: [(rule: Rule, most: Int)]
    public let disabled: String
    public let ageBand: String
  }

  public struct Eligibility: Sendable {
    public let when: String
    public let note: String
    public let citations: [String]
  }

  public let id: String
  public let title: String
  public let theme: String
  /// The file that it was read from, then that of its base, and so on.
  public let files: [File]
  /// What each of them says by itself.
  let nodes: [YamlNode]
  /// The names of the editions that it is built on, the nearest first.
  public let bases: [String]
  public let sources: [Source]
  /// Marks that stand for a missing value, compared as `Spelling.ofValue` does.
  public let missingMarks: Set<String>
  /// What a date in the lists can be.
  public let dates: DateRules
  /// Where lists disagree about a child, the first of these that has a value decides.
  public let order: [String]
  public let ageBands: [AgeBand]
  public let codeSets: [CodeSet]
  /// Fields of a child, in the order of the file.
  public let fields: [Field]
  /// Fields of a child that the program computes.
  public let derived: [DerivedField]
  public let lists: [ListDefinition]
  /// Kinds of files that are none of the lists.
  public let notLists: [NotList]
  /// Short forms of words in headings, in lower case, with the words that they stand for.
  public let abbreviations: [String: [String]]
  /// What `check` asks of the lists.
  public let quality: [QualityRule]
  public let facts: [Fact]
  public let phrases: [Phrase]
  public let options: [CaseOption]
  public let candidates: Candidates
  public let spread: SpreadRule
  /// The fields whose levels a choice should show many of.
  public let attributes: [String]
  /// What a table of children shows unless fields are named.
  public let shownFields: [String]
  /// The field by which brothers and sisters are known, if any.
  public let siblings: String?
  /// Why they are looked at together.
  public let siblingsCitations: [String]
  public let eligibility: Eligibility
  /// nil where the guidance knows no local context.
  public let localContext: LocalContext?
  public let criteria: [Criterion]
  /// The word that every criterion's id begins with, such as `ESN`.
  public let criterionWord: String
  /// Whose reading it is what a child can show, and of what: shown wherever criteria are.
  public let interpretation: String
  public let events: [Event]
  public let readings: [Reading]
  /// What has to be handed over.
  public let documents: [DocumentGroup]

  /// The file that it was read from, for messages.
  public var file: String { files.first?.name ?? "" }

  public func list(named name: String) -> ListDefinition? {
    let name = name.lowercased()
    return lists.first { $0.name == name }
  }

  /// Every known spelling of a heading of any list, as `Spelling.ofHeading` makes it.
  var knownHeadings: Set<String> {
    lists.reduce(into: []) { $0.formUnion($1.byHeading.keys) }
  }

  public func codeSet(named name: String) -> CodeSet? { codeSets.first { $0.name == name } }

  public var vocabulary: Vocabulary {
    Vocabulary(
      phrases: phrases.map(\.phrase), options: options.map { ($0.name, $0.title) },
      criterionWord: criterionWord)
  }

  /// The band that an age falls into.
  public func ageBand(of age: Int) -> Int? { ageBands.firstIndex { $0.years.contains(age) } }
}
