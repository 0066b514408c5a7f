/// How a workbook counts days: from 1 January 1900 with a false 29 February of that year, or
/// from 1 January 1904.
public enum DateSystem: Sendable, Hashable {
  case from1900
  case from1904
}
