/// What a choice must reach to be accepted.
struct ChoiceTargets {
  /// The most that broken quotas may cost.
  var cost = Int.max
  var covered = 0
  var twice = 0
  var attributes = 0
  /// If not negative, one of the picks has to come no later than this one by ticket.
  var early: Int32 = -1
}
