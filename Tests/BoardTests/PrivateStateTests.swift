// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import TestKit
import Testing

/// One member's private state: several terminals, two halves, no lost draft.
@Suite struct PrivateStateTests {
  // MARK: Samples

  /// Draws changes from pools so small that states collide.
  private struct RandomChanges {
    let threads: [ThreadID]
    let drafts: [DraftID]
    private let events: RandomEvents

    init(using random: inout SeededRandom) {
      threads = (0..<4).map { _ in ThreadID(opening: EventID(using: &random)) }
      drafts = (0..<3).map { _ in DraftID(using: &random) }
      events = RandomEvents(using: &random)
    }

    func change(using random: inout SeededRandom) -> PrivateChange {
      let number = Int.random(in: 0...9, using: &random)
      let day = Day(number: 20_000 + number % 3)
      let thread = threads[number % threads.count]
      let flag = Bool.random(using: &random)
      return switch Int.random(in: 0..<15, using: &random) {
      case 0, 1: .read(thread, ReadMark(number: number, posts: 9 - number))
      case 2: .readAll(ReadMarks.Base(number: number, day: day))
      case 3, 4, 5: .keepDraft(draft(using: &random))
      case 6: .dropDraft(drafts[number % drafts.count])
      case 7: .wrote(thread, isOpener: flag)
      case 8:
        flag
          ? .watch(SubjectID(number % 2 == 0 ? "a" : "ä"), number > 4)
          : number % 2 == 0
            ? .stepAside(SubjectID("ä"), number > 4)
            : .leave(threads[number % threads.count].opening, number > 4)
      case 9: .filter(filter(number))
      case 11: .looked(UInt32(number), hour: 480_000 + number * 5)
      case 12:
        .posted(
          UInt32(number), number % 2 == 0 ? .warnings : .others, Day(number: 20_000 + number / 4))
      case 10:
        flag
          ? .oneLine(number > 4)
          : number % 2 == 0 ? .lineMode(number > 4) : .review(number > 4 ? "Box 7" : "")
      case 13: flag ? .answered(thread.opening) : .sentForSuspension(thread.opening)
      default:
        flag
          ? .spent(ReadingBudget(day: day, rows: number, threads: 9 - number))
          : number % 2 == 0
            ? .readMail(Place(UInt64(number)))
            : .saw(SeenHead(number: UInt64(number / 5), chain: Samples.bytes32(using: &random)))
      }
    }

    func draft(using random: inout SeededRandom) -> KeptDraft {
      let number = Int.random(in: 0..<9, using: &random)
      let thread = threads[number % threads.count]
      let purpose: KeptDraft.Purpose =
        switch number % 4 {
        case 0: .reply(thread, to: number > 4 ? thread.opening : nil)
        case 1: .amend(thread, thread.opening)
        default: .new(events.opening(using: &random), isAboutNobody: number > 5)
        }
      return KeptDraft(
        id: drafts[number % drafts.count], purpose: purpose,
        text: String(repeating: "“Später”\n\"\\ \u{1F6AA} ", count: number),
        day: Day(number: 20_000 + number), isOpen: number > 4,
        after: number % drafts.count == 1 ? threads[0].opening : nil)
    }

    private func filter(_ number: Int) -> ListFilter {
      var filter = ListFilter()
      filter.kind = number > 6 ? .question : nil
      filter.conduct = number % 2 == 0 ? .bullying : nil
      filter.occasion = number % 3 == 0 ? "taxi" : nil
      filter.basis = number % 5 == 0 ? .reputation : nil
      filter.isUnreadOnly = number == 4
      filter.when = number > 7 ? .thisWeek : nil
      filter.subject = number == 5 ? SubjectID("ä") : nil
      filter.isWatchedOnly = number == 6
      filter.order = ListOrder.allCases[number % ListOrder.allCases.count]
      return filter
    }

    func state(using random: inout SeededRandom) -> PrivateState {
      var state = PrivateState()
      for _ in 0..<Int.random(in: 0...14, using: &random) {
        state.apply(change(using: &random))
      }
      return state
    }
  }

  private func draft(_ text: String, id: DraftID, kind: ThreadKind = .question) -> KeptDraft {
    KeptDraft(
      id: id, purpose: .new(Opening(kind: kind), isAboutNobody: false), text: text,
      day: Samples.today, isOpen: true)
  }

  // MARK: Merging

  @Test func `what is unread on a board is so thread by thread`() {
    forEachSeed(300) { seed, random in
      let events = RandomEvents(using: &random)
      var board = BoardState()
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        board.apply(
          events.event(using: &random), at: events.place(using: &random), founder: Samples.founder)
      }
      let today = events.day(using: &random)
      var state = PrivateState()
      if Int.random(in: 0..<8, using: &random) > 0 {
        let number = Int.random(in: 0...board.eventCount + 1, using: &random)
        state.apply(.readAll(ReadMarks.Base(number: number, day: today)))
      }
      for row in board.threads where Bool.random(using: &random) {
        let number = Int.random(in: 0...board.eventCount, using: &random)
        state.apply(.read(row.id, ReadMark(number: number, posts: 1)))
      }
      let unread = board.threads.filter { row in
        state.marks.isUnread(row) && row.state(on: today).isShown
      }
      #expect(
        state.marks.unread(on: board, today: today) == Set(unread.map(\.id)), "seed \(seed)")
    }
  }

  @Test func mergingIsAJoin() {
    forEachSeed(400) { seed, random in
      let changes = RandomChanges(using: &random)
      let states = (0..<3).map { _ in changes.state(using: &random) }
      let (one, two, three) = (states[0], states[1], states[2])
      #expect(one.merging(two) == two.merging(one), "seed \(seed): the order counts")
      #expect(
        one.merging(two).merging(three) == one.merging(two.merging(three)),
        "seed \(seed): the grouping counts")
      #expect(one.merging(one) == one, "seed \(seed): twice is not once")
      #expect(one.merging(two).merging(two) == one.merging(two), "seed \(seed): again counts")
    }
  }

  /// Of what is kept for its newest alone, more than there is room for.
  @Test func mergingIsAJoinAlsoWhereTheOldestGo() throws {
    try forEachSeed(60) { (seed, random) throws in
      let events = (0..<100).map { _ in EventID(using: &random) }
      let states = (0..<3).map { _ in
        var state = PrivateState()
        for _ in 0..<Int.random(in: 0...160, using: &random) {
          let event = events[Int.random(in: events.indices, using: &random)]
          state.apply(
            Bool.random(using: &random) ? .answered(event) : .sentForSuspension(event))
        }
        return state
      }
      let (one, two, three) = (states[0], states[1], states[2])
      #expect(one.merging(two) == two.merging(one), "seed \(seed): the order counts")
      #expect(
        one.merging(two).merging(three) == one.merging(two.merging(three)),
        "seed \(seed): the grouping counts")
      #expect(one.merging(one) == one, "seed \(seed): twice is not once")
      var all = one.merging(two).merging(three)
      #expect(events.count(where: all.hasAnswered) <= 64, "seed \(seed): it grows")
      #expect(try PrivateState(json: all.json[...]) == all, "seed \(seed)")
      for event in events { all.apply(.answered(event)) }
      #expect(events.suffix(64).allSatisfy(all.hasAnswered), "seed \(seed): a new one went")
      #expect(!all.hasAnswered(events[35]), "seed \(seed): an old one stayed")
    }
  }

  @Test func whatOneTerminalDoesLastHoldsAfterMerging() {
    forEachSeed(100) { seed, random in
      let changes = RandomChanges(using: &random)
      let other = changes.state(using: &random)
      var mine = changes.state(using: &random).merging(other)
      let draft = changes.draft(using: &random)
      mine.apply(.keepDraft(draft))
      #expect(mine.merging(other).drafts[draft.id] == draft, "seed \(seed)")
      mine.apply(.dropDraft(draft.id))
      #expect(other.merging(mine).drafts[draft.id] == nil, "seed \(seed): it came back")
    }
  }

  @Test func aDraftThatOnlyAnOlderCopyHasIsKept() {
    var random = SeededRandom(seed: 1)
    var one = PrivateState()
    var two = PrivateState()
    let (first, second) = (DraftID(using: &random), DraftID(using: &random))
    one.apply(.keepDraft(draft("One.", id: first)))
    for _ in 0..<9 { two.apply(.oneLine(true)) }
    two.apply(.keepDraft(draft("Two.", id: second)))
    #expect(one.merging(two).drafts.all.map(\.text) == ["Two.", "One."])
  }

  // MARK: Reading

  @Test func `a terminal that only puts a draft aside takes no word from another that writes on`() {
    var random = SeededRandom(seed: 3)
    let id = DraftID(using: &random)
    func draft(_ text: String, isOpen: Bool) -> KeptDraft {
      KeptDraft(
        id: id, purpose: .new(Opening(kind: .question), isAboutNobody: false), text: text,
        day: Samples.today, isOpen: isOpen)
    }
    var writer = PrivateState()
    writer.apply(.keepDraft(draft("T", isOpen: true)))
    var reader = writer
    for _ in 0..<5 { reader.apply(.oneLine(true)) }
    reader.apply(.keepDraft(draft("T", isOpen: false)))
    #expect(reader.merging(writer).drafts[id]?.isOpen == false)
    writer.apply(.keepDraft(draft("The porter knows.", isOpen: true)))
    #expect(reader.merging(writer).drafts[id]?.text == "The porter knows.")
    #expect(writer.merging(reader).drafts[id]?.text == "The porter knows.")
  }

  @Test func whatWasUnreadStaysSoUntilItIsShown() throws {
    var board = BoardState()
    var random = SeededRandom(seed: 3)
    let id = EventID(using: &random)
    let thread = ThreadID(opening: id)
    func apply(_ act: Act) {
      let event = Event(
        id: act == .opened(Samples.warning()) ? id : EventID(using: &random), day: Samples.today,
        author: Samples.founder, act: act)
      board.apply(event, at: Place(0), founder: Samples.founder)
    }
    apply(.opened(Samples.warning()))
    var state = PrivateState()
    #expect(!state.marks.isUnread(try #require(board.row(thread))), "nothing is new at first")
    state.apply(.readAll(ReadMarks.Base(number: board.eventCount, day: Samples.today)))
    #expect(!state.marks.isUnread(try #require(board.row(thread))))
    apply(.replied(thread, to: nil))
    #expect(state.marks.isUnread(try #require(board.row(thread))))
    // Two of three posts were shown: the thread is still unread.
    state.apply(.read(thread, ReadMark(number: 0, posts: 1)))
    #expect(state.marks.isUnread(try #require(board.row(thread))))
    let number = try #require(board.row(thread)).lastNumber
    state.apply(.read(thread, ReadMark(number: number, posts: 2)))
    #expect(!state.marks.isUnread(try #require(board.row(thread))))
    // An older terminal takes nothing back.
    state.apply(.read(thread, ReadMark(number: 0, posts: 1)))
    #expect(!state.marks.isUnread(try #require(board.row(thread))))
    #expect(state.marks.postsShown(in: thread) == 2)
  }

  // MARK: Storing

  @Test func whatIsStoredIsReadAgain() throws {
    try forEachSeed(200) { (seed, random) throws in
      let state = RandomChanges(using: &random).state(using: &random)
      let bytes = state.json
      #expect(bytes.allSatisfy { 0x20...0x7E ~= $0 }, "seed \(seed)")
      let again = try PrivateState(json: bytes[...])
      #expect(again == state, "seed \(seed)")
    }
  }

  @Test func whatALaterProgramAddsIsLeftOut() throws {
    let json = """
      {"v":2,"new":{"a":[1]},"counter":3,"drafts":[{"id":"AAAAAAAAAAAAAAAAAAAAAA","r":2,"poem":1,\
      "text":"Roses"}],"read":[["AAAAAAAAAAAAAAAAAAAAAA",4,2,"more"]],"one_line":[1,1,9]}
      """
    let state = try PrivateState(json: Array(json.utf8)[...])
    #expect(state.drafts.isEmpty)
    #expect(state.isOneLine.value)
    #expect(state.marks.threads.count == 1)
  }

  @Test func nothingThatIsReadTraps() {
    forEachSeed(60) { seed, random in
      var bytes = RandomChanges(using: &random).state(using: &random).json
      for _ in 0..<4 {
        guard let index = bytes.indices.randomElement(using: &random) else { break }
        bytes[index] = UInt8.random(in: 0x20...0x7E, using: &random)
      }
      guard var state = try? PrivateState(json: bytes[...]) else { return }
      state.apply(.oneLine(true))
      #expect(state.merging(state) == state, "seed \(seed)")
    }
    let huge = #"{"counter":9223372036854775807,"base":[-9223372036854775808,9223372036854775807]}"#
    var state = try? PrivateState(json: Array(huge.utf8)[...])
    state?.apply(.oneLine(true))
    #expect(state?.isOneLine.value == true)
  }

  // MARK: Fitting

  @Test func marksGoBeforeDrafts() {
    var random = SeededRandom(seed: 5)
    var state = PrivateState()
    let words = String(repeating: "Ä", count: 4_000)
    state.apply(.keepDraft(draft(words, id: DraftID(using: &random))))
    for number in 1...2_000 {
      let thread = ThreadID(opening: EventID(using: &random))
      state.apply(.read(thread, ReadMark(number: number, posts: 1)))
      state.apply(.wrote(thread, isOpener: true))
    }
    let fitted = state.fitted(to: 32_768)
    #expect(fitted.state.json.count <= 32_768)
    #expect(fitted.unkept.isEmpty)
    #expect(fitted.state.drafts.all.map(\.text) == [words])
    // The newest of what is spared stays.
    #expect(fitted.state.ownThreads.values.contains { $0.revision == state.counter })
    #expect(state.fitted(to: state.json.count).state == state)
    let roomy = state.fitted(to: 150_000).state.marks.threads.values.map(\.number)
    #expect(!roomy.isEmpty && roomy.min() == 2_000 - roomy.count + 1)
  }

  @Test func aDraftThatDoesNotFitIsNamed() {
    var random = SeededRandom(seed: 6)
    var state = PrivateState()
    let texts = ["a", "b", "c"].map { String(repeating: $0, count: 4_000) }
    for text in texts { state.apply(.keepDraft(draft(text, id: DraftID(using: &random)))) }
    let fitted = state.fitted(to: 9_000)
    #expect(fitted.state.json.count <= 9_000)
    #expect(fitted.state.drafts.all.map(\.text) == [texts[2], texts[1]])
    #expect(fitted.unkept.map(\.text) == [texts[0]])
    // What did not fit is not taken for dropped: a roomier copy brings it back.
    #expect(fitted.state.merging(state).drafts.all.count == 3)
  }
}
