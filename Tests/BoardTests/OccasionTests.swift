// SPDX-License-Identifier: Apache-2.0

import Board
import TestKit
import Testing

/// Weeks, public occasions, tonight, and how long a warning of what is coming stands.
struct OccasionTests {
  private let today = Samples.today  // A Saturday.
  private var week: Week { Week(of: today) }

  private func announced(
    _ board: inout SampleBoard, _ code: String = "drinks", in weeks: ClosedRange<Int> = 1...1,
    _ name: String = "Eatanswill conference"
  ) throws -> EventID {
    let span =
      Week(
        number: week.number + weeks.lowerBound)...Week(
        number: week.number + weeks.upperBound)
    return try board.perform(.announce(occasion: code, span, RawText(name)), by: 0)[0].event.id
  }

  // MARK: Weeks

  @Test func `a week begins on Monday and ends on Sunday, whatever its days`() {
    for number in [-3_000_000, -800, -4, -3, -1, 0, 3, 4, 20_000, 20_778, 3_000_000] {
      let week = Week(of: Day(number: number))
      #expect(week.first.weekday == "Mon" || number == -3_000_000)
      #expect(week.first.number <= number && number <= week.last.number)
      #expect(Week(of: week.first) == week && Week(of: week.last) == week)
    }
    #expect(Week(number: .min) < Week(number: .max))
    #expect(Week(of: Day(year: 2026, month: 11, day: 22)) == week)
    #expect(Week(of: Day(year: 2026, month: 11, day: 23)).number == week.number + 1)
  }

  @Test(arguments: [
    (0, "this week"), (1, "next week"), (2, "in 2 weeks"), (3, "in 3 weeks"), (4, "December"),
    (6, "December"), (7, "January 2027"), (-1, "November"),
  ])
  func `is told as a reader would`(weeks: Int, words: String) {
    #expect(Week(number: week.number + weeks).label(on: today) == words)
  }

  // MARK: Occasions

  @Test func `an occasion is there until its last week is over, or it was taken off`() throws {
    var board = SampleBoard(random: SeededRandom(seed: 1))
    let late = try announced(&board, in: 4...6)
    let soon = try announced(&board, in: 0...1)
    #expect(board.state.upcoming.ahead(on: today).map(\.id) == [soon, late])
    #expect(board.state.upcoming[soon]?.isOn(today) == true)
    #expect(board.state.upcoming[late]?.isOn(today) == false)
    let afterwards = today.advanced(by: 9)
    #expect(board.state.upcoming.ahead(on: afterwards).map(\.id) == [late])
    let taken = try board.perform(.cancel(late), by: 0)
    #expect(taken[0].ends == [board.lines[0].place])
    #expect(board.state.upcoming.ahead(on: today).map(\.id) == [soon])
    #expect(throws: Refusal.noSuchUpcoming) { try board.decided(.cancel(late), by: 0) }
  }

  @Test func `only the founder announces, cancels and corrects`() throws {
    var board = SampleBoard(random: SeededRandom(seed: 1))
    let id = try announced(&board)
    let span = week...week
    for intent in [
      Intent.announce(occasion: "taxi", span, RawText("Ours")), .cancel(id),
      .correctRoute(.helpline, RawText("Another number.")),
    ] {
      #expect(throws: Refusal.founderOnly) { try board.decided(intent, by: 1) }
    }
    // Nor does a fold take it from anybody else.
    var other = board.state
    for act in [
      Act.announced(occasion: "taxi", span), .cancelled(id), .correctedRoute(.helpline),
    ] {
      let event = Event(
        id: EventID(Samples.bytes16(1)), day: today,
        author: Samples.key(member: 3, in: nil, year: 1),
        act: act)
      other.apply(event, at: Place(99), founder: Samples.founder)
    }
    #expect(other.upcoming == board.state.upcoming && other.corrections.isEmpty)
  }

  @Test func `what cannot be announced is refused by its reason`() throws {
    var board = SampleBoard(random: SeededRandom(seed: 1))
    let name = RawText("Ours")
    #expect(throws: Refusal.unknownOccasion("moon")) {
      try board.decided(.announce(occasion: "moon", week...week, name), by: 0)
    }
    let past = Week(number: week.number - 1)
    #expect(throws: Refusal.pastOccasion) {
      try board.decided(.announce(occasion: "taxi", past...past, name), by: 0)
    }
    #expect(throws: Refusal.longText(characters: 41, limit: 40)) {
      try board.decided(
        .announce(occasion: "taxi", week...week, RawText(String(repeating: "n", count: 41))), by: 0)
    }
    // A name of the roster, as masking finds it, stands in no words that all read beside warnings.
    try board.perform(
      .enrol(
        RosterEntry(id: Samples.subject, name: "Fawn", house: .lords, seat: nil, party: nil)), by: 0
    )
    let tag = try #require(board.state.subjects.first).tag.description
    board.surroundings.mask = { $0.replacing("Fawn", with: tag).replacing("020", with: "[number]") }
    #expect(throws: Refusal.namesSomebody) {
      try board.decided(.announce(occasion: "taxi", week...week, RawText("Fawn's ball")), by: 0)
    }
    #expect(throws: Refusal.namesSomebody) {
      try board.decided(.correctRoute(.helpline, RawText("Ask for Fawn.")), by: 0)
    }
    let words = "The number is now 020 1."
    let made = try board.perform(.correctRoute(.helpline, RawText(words)), by: 0)
    #expect(made[0].body?.text?.value == words)
  }

  @Test func `a correction holds until the next one, which ends its words`() throws {
    var board = SampleBoard(random: SeededRandom(seed: 1))
    #expect(throws: Refusal.notCorrected) { try board.decided(.correctRoute(.havens, nil), by: 0) }
    try board.perform(.correctRoute(.helpline, RawText("one")), by: 0)
    try board.perform(.correctRoute(.havens, RawText("other")), by: 0)
    let second = try board.perform(.correctRoute(.helpline, RawText("two")), by: 0)
    #expect(second[0].ends == [board.lines[0].place])
    #expect(board.state.correction(of: .helpline)?.id == second[0].event.id)
    #expect(board.state.correction(of: .helpline)?.day == today)
    #expect(board.state.corrections.count == 2)
    let last = try board.perform(.correctRoute(.helpline, nil), by: 0)
    #expect(last[0].body == nil && last[0].ends == [board.lines[2].place])
  }

  // MARK: What is coming

  private func coming(_ upcoming: EventID?, _ occasion: String = "taxi") -> Opening {
    Opening(
      kind: .warning, conduct: .unease, basis: .firstHand, occasion: occasion, when: .coming,
      upcoming: upcoming, advice: ["advice-1"])
  }

  @Test func `a warning for tonight ends after three days, one for an occasion with its week`()
    throws
  {
    var board = SampleBoard(random: SeededRandom(seed: 1))
    let id = try announced(&board, in: 1...2)
    let tonight = ThreadID(opening: try board.perform(.open(coming(nil), nil), by: 1)[0].event.id)
    let later = ThreadID(opening: try board.perform(.open(coming(id), nil), by: 1)[0].event.id)
    func standing(_ thread: ThreadID, after days: Int) -> ThreadStanding? {
      board.state.row(thread)?.state(on: today.advanced(by: days))
    }
    #expect(standing(tonight, after: 3) == .current && standing(tonight, after: 4) == .ended)
    // A voice says it again.
    board.surroundings.today = today.advanced(by: 2)
    try board.perform(.sameHere(tonight, .firstHand), by: 2)
    #expect(standing(tonight, after: 5) == .current && standing(tonight, after: 6) == .ended)
    // Saturday, one day, two weeks.
    #expect(standing(later, after: 15) == .current && standing(later, after: 16) == .ended)
    #expect(board.state.row(later).flatMap(board.state.upcoming(of:))?.id == id)
    let kept = BoardState(
      tables: board.state.tables, pageCount: board.state.pageCount, page: board.state.page)
    #expect(kept == board.state)
    #expect(kept?.row(later)?.state(on: today.advanced(by: 16)) == .ended)
  }

  @Test func `an occasion that is not to come takes no warning, and nothing past one takes it`()
    throws
  {
    var board = SampleBoard(random: SeededRandom(seed: 1))
    let id = try announced(&board)
    let unknown = EventID(Samples.bytes16(7))
    #expect(throws: Refusal.noSuchUpcoming) {
      try board.decided(.open(coming(unknown), nil), by: 1)
    }
    let past = Opening(
      kind: .warning, conduct: .unease, basis: .firstHand, occasion: "taxi", when: .earlier,
      upcoming: id, advice: ["advice-1"])
    #expect(throws: Refusal.unwanted(.upcoming, .warning)) {
      try board.decided(.open(past, nil), by: 1)
    }
    let advice = Opening(kind: .advice, upcoming: id, advice: ["advice-1"])
    #expect(throws: Refusal.unwanted(.upcoming, .advice)) {
      try board.decided(.open(advice, nil), by: 1)
    }
    try board.perform(.cancel(id), by: 0)
    #expect(throws: Refusal.noSuchUpcoming) { try board.decided(.open(coming(id), nil), by: 1) }
  }

  @Test func `tonight counts by place, and an occasion by what was written for it or its place`()
    throws
  {
    var board = SampleBoard(random: SeededRandom(seed: 1))
    let next = try announced(&board, "drinks", in: 1...1)
    let now = try announced(&board, "taxi", in: 0...0)
    func open(_ opening: Opening) throws -> ThreadID {
      ThreadID(opening: try board.perform(.open(opening, nil), by: 1)[0].event.id)
    }
    let taxi = try open(Samples.warning())
    let drinks = try open(Samples.warning(occasion: "drinks"))
    let advice = try open(Opening(kind: .advice, occasion: "drinks", advice: ["advice-2"]))
    let forNext = try open(coming(next, "taxi"))
    let forNow = try open(coming(now, "drinks"))
    let withdrawn = try open(Samples.warning())
    try board.perform(.withdraw(withdrawn, withdrawn.opening), by: 1)
    let tonight = Tonight(board.state, Samples.vocabulary, on: today)
    func row(_ subject: (Tonight.Subject) -> Bool) throws -> Tonight.Row {
      try #require(tonight.rows.first { subject($0.subject) })
    }
    let home = try row { $0 == .evening(.wayHome) }
    // What is for next week's occasion is not tonight's, what is for this week's is.
    #expect(home.threads(on: board.state) == [taxi] && home.warnings == 1 && home.advice == 0)
    let evening = try row { $0 == .evening(.drinks) }
    #expect(evening.threads(on: board.state) == [forNow, advice, drinks])
    #expect(evening.warnings == 2 && evening.advice == 1)
    #expect(evening.count(of: [advice, forNow, forNext, taxi], on: board.state) == 2)
    #expect(try row { $0 == .evening(.lateInTheOffice) }.threads(on: board.state).isEmpty)
    let soon = try row { if case .occasion(let it) = $0 { it.id == next } else { false } }
    #expect(soon.threads(on: board.state) == [forNext, advice, drinks])
    #expect(soon.warnings == 2 && soon.advice == 1)
    let present = try row { if case .occasion(let it) = $0 { it.id == now } else { false } }
    #expect(present.threads(on: board.state) == [forNow, taxi])
    #expect(tonight.ahead.map(\.warnings) == [2, 2])
  }

  @Test func `tonight counts the threads that it names, whatever came`() {
    forEachSeed(200) { seed, random in
      let events = RandomEvents(using: &random)
      var board = BoardState()
      for _ in 0..<Int.random(in: 10...60, using: &random) {
        board.apply(
          events.event(using: &random), at: events.place(using: &random), founder: Samples.founder)
      }
      let today = events.day(using: &random)
      let standing = board.current(on: today)
      for row in Tonight(board, Samples.vocabulary, on: today).rows {
        let threads = row.threads(on: board)
        let rows = standing.filter { threads.contains($0.id) }
        #expect(rows.count == threads.count, "seed \(seed)")
        #expect(row.warnings == rows.count { $0.kind == .warning }, "seed \(seed)")
        #expect(row.advice == rows.count { $0.kind == .advice }, "seed \(seed)")
        let count = row.count(of: Set(standing.map(\.id)), on: board)
        #expect(count == threads.count, "seed \(seed)")
      }
    }
  }

  @Test func `the advice that most give comes first, each once`() {
    func text(_ advice: String...) -> RowText { RowText(author: "", advice: advice, body: .none) }
    #expect(
      Samples.vocabulary.mostGiven(in: [
        text("advice-3", "advice-2"), text("advice-3", "advice-3"), text("advice-1", "unknown"),
      ]) == ["advice-3", "advice-1", "advice-2"])
  }
}
