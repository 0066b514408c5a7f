/// The texts of a synthetic area that stand in no code set. None names a person or a place.
enum SyntheticWords {
  enum Team {
    static let frontDoor = 0
    static let assessment = 1...2
    static let locality = 3...7
    static let disabilities = 8
    static let inCare = 9...11
  }

  static let teams =
    ["Front Door Team", "Assessment Team 1", "Assessment Team 2"]
    + (1...5).map { "Locality \($0) Team" }
    + ["Children with Disabilities Team"]
    + (1...3).map { "Children in Care Team \($0)" }

  static let workersOfTeam = 12

  enum Meeting {
    static let initialConference = 0
    static let reviewConference = 1
    static let careReview = 2
    static let strategy = 3
    static let needReview = 4
  }

  /// As csafe-2018 para 31 names them.
  static let meetings = [
    "Initial child protection conference", "Review child protection conference",
    "Children in care review", "Strategy discussion", "Child in need review meeting",
  ]

  static let times = ["09:30", "10:00", "11:00", "13:00", "14:00", "15:30"]

  static let places = [
    "Main office, room 1", "Main office, room 2", "Family centre", "School", "Online",
    "Police station",
  ]
}
