import Foundation
import Simulation

extension ErrorCase {
  static let simulating: [ErrorCase] = [
    .init("no-lists", "simulate selection"),
    .init("no-lists", "generate children 60 seed 7\nfilter age > 90\nsimulate timeline"),
    .init("too-many-tracked", "simulate selection children 5 track 6", blames: "6"),
    .init("too-many-tracked", "simulate timeline children 3", blames: "3"),
    .init("too-many-tracked", "sweep track 1..9 children 5", blames: "1..9"),
    .init("bad-margin", "simulate advise children 60 margin wide", blames: "wide"),
    .init("bad-margin", "simulate advise children 60 margin 0", blames: "0"),
    .init("bad-share", "simulate selection children 60 errors 2% 101%", blames: "101%"),
    .init("bad-share", "simulate selection children 60 errors 2 5%", blames: "2"),
    .init("bad-share", "simulate selection children 60 errors 2.345% 5%", blames: "2.345%"),
    .init("bad-range", "sweep children 20..10", blames: "20..10"),
    .init("bad-range", "sweep errors_b 5%..2% children 60", blames: "5%..2%"),
    .init("bad-range", "sweep errors_b 0..10 children 60", blames: "0..10"),
    .init("bad-range", "sweep children 10..20 step ten", blames: "ten"),
    .init("unknown-assumption", "sweep erors_b 0%..10% children 60", blames: "erors_b"),
    .init(
      "bad-assumptions", "sweep minutes.T1.least 240..900 children 60", blames: "240..900"),
    .init(
      "bad-assumptions", "assumptions my.yaml", blames: "my.yaml",
      files: ["my.yaml": "assumptions: my\n"]),
    .init(
      "bad-yaml", "assumptions my.yaml", blames: "my.yaml", files: ["my.yaml": "errors: {A: 2%"]),
    .init("no-such-file", "simulate timeline children 60 assumptions my.yaml", blames: "my.yaml"),
    .init(
      "file-exists", "assumptions write my.yaml", blames: "my.yaml", files: ["my.yaml": ""]),
    .init("safe-mode", "assumptions write my.yaml", blames: "my.yaml", isSafe: true),
    .init(
      "bad-assumptions",
      "simulate timeline children 50000 runs 1 seed 1 assumptions long.yaml",
      files: ["long.yaml": long]),
    .init(
      "no-ranges",
      "assumptions bare.yaml\ntornado children 60 runs 1 seed 1",
      files: ["bare.yaml": bare]),
  ]

  /// The same with tasks that take months each.
  private static let long = bare.replacing(
    #/minutes: {.*}/#, with: "minutes: {least: 100000, likely: 100000, most: 100000}")

  /// The carried assumptions without ranges.
  private static let bare: String = {
    let text = String(decoding: Assumptions.text(of: "reference") ?? [], as: UTF8.self)
    return text.range(of: "\nranges:").map { String(text[..<$0.lowerBound]) + "\n" } ?? text
  }()
}
