/// A child about whom two rows say different things, in two lists or in one.
public struct Disagreement: Sendable, Equatable {
  /// A row of a list, by the list's position in the area.
  public struct Place: Sendable, Equatable {
    public let list: Int
    public let row: Int

    public init(list: Int, row: Int) {
      self.list = list
      self.row = row
    }
  }

  public let child: Int32
  public let field: String
  /// The row whose value decides.
  public let decides: Place
  /// The latest row of its list that says this other thing.
  public internal(set) var otherwise: Place

  public init(child: Int32, field: String, decides: Place, otherwise: Place) {
    self.child = child
    self.field = field
    self.decides = decides
    self.otherwise = otherwise
  }
}
