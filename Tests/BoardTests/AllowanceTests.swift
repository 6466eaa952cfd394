// SPDX-License-Identifier: Apache-2.0

@testable import Board
import TestKit
import Testing

/// How much one member posts on a day, counted by her alone.
@Suite struct AllowanceTests {
  private static func intent(_ matter: Allowance.Matter) -> Intent {
    switch matter {
    case .warnings: .open(Samples.warning(), nil)
    case .others: .open(Opening(kind: .question), RawText("Who?"))
    }
  }

  private func decided(_ intent: Intent, _ allowance: Allowance?, on day: Day) throws(Refusal) {
    let base = Samples.actor(1, on: day)
    let actor = Actor(
      tag: base.tag, formerTag: base.formerTag, voice: base.voice,
      sameHereOnce: base.sameHereOnce, allowance: allowance, founder: base.founder)
    var surroundings = Surroundings(
      today: day, vocabulary: Samples.vocabulary, stones: Samples.stones, mask: { $0 },
      random: SeededRandom(seed: 1))
    _ = try decide(intent, board: BoardState(), thread: nil, actor: actor, using: &surroundings)
  }

  @Test(arguments: [false, true])
  func `a day has so many warnings and so many other posts, and the next day has them again`(
    isEarly: Bool
  ) throws {
    let today = Samples.today
    let next = today.advanced(by: 1)
    for (matter, most) in [
      (Allowance.Matter.warnings, isEarly ? Limits.earlyDailyWarnings : Limits.dailyWarnings),
      (.others, isEarly ? Limits.earlyDailyPosts : Limits.dailyPosts),
    ] {
      var tally = PostTally()
      for number in 0..<most {
        let allowance = Allowance(isEarly: isEarly, spent: tally)
        #expect(allowance.left(matter, on: today) == most - number)
        try decided(AllowanceTests.intent(matter), allowance, on: today)
        tally.note(UInt32(number), matter, on: today)
      }
      let spent = Allowance(isEarly: isEarly, spent: tally)
      #expect(throws: Refusal.dailyLimit(matter, most: most, from: next)) {
        try decided(AllowanceTests.intent(matter), spent, on: today)
      }
      for other in Allowance.Matter.allCases where other != matter {
        try decided(AllowanceTests.intent(other), spent, on: today)
      }
      try decided(AllowanceTests.intent(matter), spent, on: next)
      // Nobody's allowance: a seed, a moderator's act.
      try decided(AllowanceTests.intent(matter), nil, on: today)
    }
  }

  @Test func `tallies come to the same in whatever order they are merged`() {
    forEachSeed(50) { seed, random in
      var tallies = [PostTally(), PostTally(), PostTally()]
      for _ in 0..<12 {
        let index = Int.random(in: 0..<3, using: &random)
        let matter = Allowance.Matter.allCases[Int.random(in: 0..<2, using: &random)]
        let day = Samples.today.advanced(by: Int.random(in: 0..<6, using: &random))
        tallies[index].note(UInt32.random(in: 0..<5, using: &random), matter, on: day)
      }
      func merged(_ order: [Int]) -> PostTally {
        order.reduce(into: PostTally()) { $0.merge(tallies[$1]) }
      }
      let one = merged([0, 1, 2])
      #expect(merged([2, 1, 0]) == one && merged([1, 1, 0, 2, 0]) == one, "seed \(seed)")
      #expect(Set(one.posts.keys.map(\.day)).count <= 3, "seed \(seed)")
    }
  }
}
