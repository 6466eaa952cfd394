// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import TestKit
import Testing

/// The queue's order, its clocks, and what is looked for: pure rules.
@Suite struct QueueLawTests {
  private func matter(using random: inout SeededRandom) -> QueueItem.Matter {
    switch Int.random(in: 0..<7, using: &random) {
    case 0:
      .held(
        .init(
          kind: .warning, isForTonight: Bool.random(using: &random),
          afterReason: Bool.random(using: &random) ? .hostile : nil))
    case 1:
      .reported(
        [ModerationReason.reporting.randomElement(using: &random) ?? .hostile],
        isUp: Bool.random(using: &random))
    case 2: .disputed
    case 3: .answered
    case 4: .suspension(proposer: "Larch", .flooding, isOwn: false)
    case 5:
      .notice(
        answerBy: Moment(
          day: Day(number: .random(in: 20_000...20_009, using: &random)), secondOfDay: 0,
          offset: 0))
    default: .dataRequest(answerBy: Day(number: .random(in: 20_000...20_009, using: &random)))
    }
  }

  /// How the list of SCREENS 2.9 ranks an item.
  private func rank(_ item: QueueItem) -> Int {
    switch item.matter {
    case .notice: 0
    case .reported(let reasons, true) where reasons == [.identifiesHarmedPerson]: 1
    case .held(let held) where held.isForTonight: 2
    case .reported(let reasons, true) where reasons == [.privateLife]: 3
    case .disputed: 4
    case .suspension: 5
    case .answered: 6
    case .held(let held) where held.afterReason == nil: 7
    case .held: 8
    case .reported: 9
    case .dataRequest: 10
    }
  }

  @Test func `the most urgent comes first, then the older, whatever order they came in`() {
    forEachSeed(300) { seed, random in
      let items = (0..<Int.random(in: 0...30, using: &random)).map { _ in
        QueueItem(
          id: .submission(EventID(using: &random)), matter: matter(using: &random),
          day: Day(number: .random(in: 20_000...20_004, using: &random)))
      }
      let sorted = QueueOrder.sorted(items)
      #expect(Set(sorted) == Set(items) && sorted.count == items.count, "seed \(seed)")
      for (one, other) in zip(sorted, sorted.dropFirst()) {
        #expect(rank(one) <= rank(other), "seed \(seed)")
        guard rank(one) == rank(other) else { continue }
        switch (one.matter, other.matter) {
        case (.notice(let first), .notice(let second)):
          #expect(first.seconds <= second.seconds, "seed \(seed)")
        case (.dataRequest(let first), .dataRequest(let second)):
          #expect(first <= second, "seed \(seed)")
        default: #expect(one.day <= other.day, "seed \(seed)")
        }
      }
      // Those who look at once start at different items, as long as there are as many.
      for count in 1...8 {
        let starts = (0..<count).compactMap {
          QueueOrder.start(in: sorted, ordinal: $0, of: count)
        }
        #expect(starts.allSatisfy(sorted.indices.contains), "seed \(seed)")
        #expect(Set(starts).count == min(count, sorted.count), "seed \(seed) \(count)")
      }
    }
  }

  @Test(arguments: [
    // From a Monday noon to a Wednesday noon; over a weekend; over Christmas and Boxing Day.
    ("2026-11-16T12:00:00+00:00", "2026-11-18T12:00:00+00:00"),
    ("2026-11-20T13:00:00+00:00", "2026-11-24T13:00:00+00:00"),
    ("2026-11-21T09:00:00+00:00", "2026-11-25T00:00:00+00:00"),
    ("2026-11-19T00:00:00+00:00", "2026-11-21T00:00:00+00:00"),
    ("2026-12-24T10:00:00+00:00", "2026-12-30T10:00:00+00:00"),
    ("2026-11-20T13:00:00+05:00", "2026-11-24T13:00:00+05:00"),
  ])
  func `a notice's clock leaves out whole days alone`(arrived: String, answer: String) throws {
    let holidays = BankHolidays(
      area: "England and Wales",
      days: [
        Day(year: 2026, month: 12, day: 25): "Christmas Day",
        Day(year: 2026, month: 12, day: 28): "Boxing Day (substitute day)",
      ], knownYears: 2026...2026,
      check: Check(source: "", verified: Day(number: 0), recheckAfter: Day(number: 0)))
    let moment = try #require(Moment(arrived))
    #expect(QueueClock.answer(toNotice: moment, holidays).description == answer)
  }

  @Test func `a notice is never answered too late, nor is a day counted that does not`() {
    forEachSeed(300) { seed, random in
      let arrived = Moment(
        day: Day(number: .random(in: 20_000...22_000, using: &random)),
        secondOfDay: 3_600 * .random(in: 0..<24, using: &random), offset: 0)
      let answer = QueueClock.answer(toNotice: arrived, .none)
      var counted = 0
      var second = arrived.seconds
      while second < answer.seconds {
        let day = Day(number: second / 86_400)
        if !["Sat", "Sun"].contains(day.weekday) { counted += 3_600 }
        second += 3_600
      }
      #expect(counted == 48 * 3_600, "seed \(seed)")
    }
    let last = Day(year: 2027, month: 1, day: 31)
    #expect(QueueClock.answer(toDataRequest: last) == Day(year: 2027, month: 2, day: 28))
    let fine = Moment(day: last, secondOfDay: 3_725, offset: 60)
    #expect(QueueClock.hour(of: fine) == Moment(day: last, secondOfDay: 3_600, offset: 60))
  }

  @Test func `every content comes back as it was, and no bytes trap its reader`() {
    forEachSeed(500) { seed, random in
      let thread = ThreadID(opening: EventID(using: &random))
      let octets = (0..<Int.random(in: 0...300, using: &random)).map { _ in
        UInt8.random(in: .min ... .max, using: &random)
      }
      let contents: [SubmissionContent] = [
        .post(octets, after: nil), .post(octets, after: .noConductStated),
        .report(thread, thread.opening, .flooding), .answer(octets, signature: octets.reversed()),
        .word(octets, by: AuthorKey(.zero), signature: octets.reversed()),
        .notice(thread, arrived: Moment(day: Samples.today, secondOfDay: 7_200, offset: -60)),
        .dataRequest(arrived: Samples.today), .suspension(octets), .give(octets),
      ]
      for content in contents {
        var packed = content.octets
        #expect(SubmissionContent(octets: packed) == content, "seed \(seed)")
        #expect(SubmissionContent(octets: packed + [0]) == nil, "seed \(seed)")
        let index = Int.random(in: packed.indices, using: &random)
        packed[index] ^= .random(in: 1 ... .max, using: &random)
        _ = SubmissionContent(octets: packed)
        _ = SubmissionContent(octets: Array(packed.prefix(index)))
      }
      _ = SubmissionContent(octets: octets)
    }
    let unlisted = SubmissionContent.report(ThreadID(.zero), .unsent, .helpful)
    #expect(SubmissionContent(octets: unlisted.octets) == nil)
  }

  @Test func `the program finds what is worth a look, and nothing where nothing is`() throws {
    let rules = try ShippedTurning.rules()
    let vocabulary = Vocabulary(
      occasions: [.init(code: "drinks", label: "drinks", evening: .drinks)], advice: [],
      turning: rules)
    let opening = Opening(
      kind: .warning, conduct: .unprofessional, basis: .firstHand, occasion: "drinks",
      when: .thisWeek)
    func found(_ text: String?, isOpening: Bool = true) -> [Sought.Matter: [String]] {
      let all = Sought.all(
        in: text, opening: opening, isOpening: isOpening, narrowing: [], twin: nil,
        vocabulary: vocabulary)
      #expect(all.map(\.matter) == Sought.Matter.allCases)
      return Dictionary(uniqueKeysWithValues: all.map { ($0.matter, $0.found) })
    }
    let plain = found("He kept topping up my glass after I had said no twice.")
    #expect(plain[.conduct]?.isEmpty == false)
    for matter in [Sought.Matter.privateLife, .verdict, .whoWasHarmed, .twin] {
      #expect(plain[matter] == [], "\(matter)")
    }
    #expect(plain[.whoWrote] == ["first-hand", "this week", "one evening"])
    #expect(found("Fine.", isOpening: false)[.whoWrote] == [])
    #expect(found("Fine.", isOpening: false)[.conduct] == [])
    #expect(found("His wife knows of the divorce.")[.privateLife]?.isEmpty == false)
    #expect(found("He should be in prison, he is guilty.")[.verdict]?.isEmpty == false)
    #expect(found("He did it to [name], the new researcher.")[.whoWasHarmed]?.isEmpty == false)
    #expect(found(nil)[.conduct] == ["unprofessional"])
  }
}
