extension CaseRequest {
  /// The exact choice, made again, and each of its levels as a program for another solver. The
  /// children are named by the ranks of their tickets, as in the manifest.
  public func program(_ basis: CaseBasis) -> (program: ChoiceProgram, chosen: [Int32]) {
    let selection = selection(basis)
    let problem = selection.problem(count, quotas, onePerGroup, effort)
    let solution = chooseExactly(problem)
    let inOrder = selection.inOrder
    return (
      ChoiceProgram(problem, solution, ranks: inOrder.map(\.rank)),
      solution.chosen.map { inOrder[$0].child }
    )
  }
}
