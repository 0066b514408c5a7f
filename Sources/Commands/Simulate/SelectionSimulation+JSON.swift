import Casework
import Render
import Simulation

extension SelectionSimulation {
  func json(withDetail: Bool) -> JSONValue {
    let setup = experiment.setup
    func share(_ share: Share) -> JSONValue { .rounded(Double(share.tenThousandths) / 10_000) }
    var members: [JSONValue.Member] = [
      .init("seed", .text(question.seed.text)), .init("children", .whole(question.children)),
      .init("track", .whole(question.track)), .init("runs", .whole(experiment.runs)),
      .init(
        "errors", .object([.init("a", share(setup.errorA)), .init("b", share(setup.errorB))])),
      .init(
        "summary",
        .object(
          options.map { key, _, option in
            let sample = Sample(experiment.values(option))
            return .init(
              key,
              .object([
                .init("mean", .rounded(sample.mean)),
                .init("sd", sample.count > 1 ? .rounded(sample.deviation) : .null),
              ]))
          })),
      .init(
        "differences", .object(differences.map { .init($0.key, json($0.difference)) })),
      .init("break_even", breakEven?.rate.map { .rounded($0) } ?? .null),
    ]
    if withDetail {
      members.append(.init("runs_detail", .list((0..<experiment.runs).map(json(run:)))))
    }
    members += [
      .init("asked", .whole(question.asked)), .init("rule", .text(setup.rule.rawValue)),
      .init(
        "regret",
        .object(
          options.dropFirst().map { key, _, option in
            let regret = experiment.regret(option)
            return .init(
              key,
              .object([
                .init("whole", .rounded(regret.whole)), .init("staging", .rounded(regret.staging)),
                .init("data_error", .rounded(regret.dataError)),
              ]))
          })),
    ]
    if let basis {
      let known = basis.known.reduce(0) { $0 + $1.yes + $1.no }
      members.append(
        .init(
          "basis",
          .object([
            .init("facts", .whole(basis.known.count * basis.children)),
            .init("known", .whole(known)), .init("complete", .whole(basis.complete)),
          ])))
    }
    members.append(.init("break_even_interval", breakEven?.json ?? .null))
    return .object(members + question.assumptionsJSON)
  }

  private func json(_ difference: PairedDifference) -> JSONValue {
    .object([
      .init("mean", .rounded(difference.sample.mean)),
      .init("sd", difference.sample.count > 1 ? .rounded(difference.sample.deviation) : .null),
      .init("low", difference.hasInterval ? .rounded(difference.low) : .null),
      .init("high", difference.hasInterval ? .rounded(difference.high) : .null),
      .init("wins", .whole(difference.wins)), .init("ties", .whole(difference.ties)),
      .init("losses", .whole(difference.losses)),
      .init("efficiency", difference.efficiency.map { .rounded($0) } ?? .null),
    ])
  }

  private func json(run: Int) -> JSONValue {
    .object(
      options.map { .init($0.key, .whole(experiment.results($0.option)[run].value)) }
        + options.map { .init("chosen_\($0.key)", .texts(chosen($0.option, run: run))) })
  }
}
