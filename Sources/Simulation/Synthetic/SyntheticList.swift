/// The lists that a synthetic area has, with their columns in the order in which
/// `SyntheticRows` fills them. Those that an edition does not know are left out.
enum SyntheticList: Int, CaseIterable {
  case cin, cpp, cic, yot, nps, additional, meetings, contacts, referrals, assessments, s47
  case themeReferrals

  /// The list's name in the edition.
  var name: String {
    switch self {
    case .cin: "cin"
    case .cpp: "cpp"
    case .cic: "cic"
    case .yot: "yot"
    case .nps: "nps"
    case .additional: "additional"
    case .meetings: "meetings"
    case .contacts: "contacts"
    case .referrals: "referrals"
    case .assessments: "assessments"
    case .s47: "s47"
    case .themeReferrals: "csa_referrals"
    }
  }

  private static let person = ["id", "gender", "ethnicity", "dob", "expected_dob", "age_given"]
  private static let referral = ["date", "source", "nfa", "previous_referrals", "team", "worker"]

  /// The guidance's columns (csafe-2018 paras 20, 21, 23, 31 to 33), and for children in need
  /// the workbook's case status, which tells those in care and on a plan.
  var fields: [String] {
    switch self {
    case .cin:
      Self.person + [
        "disability", "start", "need", "last_seen", "closed", "closure", "team", "worker", "flag",
        "status",
      ]
    case .cpp:
      Self.person + [
        "disability", "start", "initial_abuse", "latest_abuse", "last_visit", "seen_alone", "end",
        "protected", "previous_plans", "team", "worker", "flag",
      ]
    case .cic:
      [
        "id", "gender", "ethnicity", "dob", "age_given", "disability", "start", "need",
        "second_period", "legal_status", "last_visit", "reunification", "end", "ceased_reason",
        "placement_start", "placement_type", "placement_provider", "provider_name",
        "placement_address", "placement_urn", "placement_location", "team", "worker",
        "sibling_group", "flag",
      ]
    case .yot, .nps: ["id", "status"]
    case .additional:
      ["id", "csa_current", "multi_agency", "yot", "nps", "police", "intervention", "sarc"]
    case .meetings: ["id", "date", "time", "kind", "place"]
    case .contacts: Self.person + ["date", "source"]
    case .referrals, .themeReferrals: Self.person + Self.referral
    case .assessments:
      Self.person + ["disability", "start", "seen", "authorised", "team", "worker", "flag"]
    case .s47:
      Self.person + [
        "disability", "start", "previous_s47", "icpc_unnecessary", "icpc_date", "icpc_plan",
        "previous_icpcs", "team", "worker", "flag",
      ]
    }
  }

  /// The stream of the faults in a child's cells.
  var faults: StaticString {
    switch self {
    case .cin: "fault/cin"
    case .cpp: "fault/cpp"
    case .cic: "fault/cic"
    case .yot: "fault/yot"
    case .nps: "fault/nps"
    case .additional: "fault/additional"
    case .meetings: "fault/meetings"
    case .contacts: "fault/contacts"
    case .referrals: "fault/referrals"
    case .assessments: "fault/assessments"
    case .s47: "fault/s47"
    case .themeReferrals: "fault/csa_referrals"
    }
  }
}
