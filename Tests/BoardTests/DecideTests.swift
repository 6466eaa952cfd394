// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import TestKit
import Testing
import Text

/// Laws of the decider, over histories that members made through it.
struct DecideTests {
  /// Something that somebody wants, sensible or not.
  private func intent(on board: SampleBoard, using random: inout SeededRandom) -> Intent {
    let events = RandomEvents(using: &random)
    let text = RawText(
      ["", "Book your own.", "The late rank is fine.\n"].randomElement(using: &random) ?? ""
    )
    let row = board.state.threads.randomElement(using: &random)
    let id = row?.id ?? ThreadID(opening: EventID(using: &random))
    let target =
      board.threads[id]?.messages.randomElement(using: &random)?.id ?? EventID(using: &random)
    switch Int.random(in: 0..<16, using: &random) {
    case 0: return .name(text)
    case 1:
      let subject = SubjectID("person/\(Int.random(in: 0..<9, using: &random))")
      return .enrol(
        RosterEntry(id: subject, name: "Sample", house: .commons, seat: nil, party: nil)
      )
    case 2: return .open(events.opening(using: &random), Bool.random(using: &random) ? text : nil)
    case 3, 4:
      return .open(
        Samples.warning(
          basis: Basis.allCases.randomElement(using: &random),
          subject: board.state.subjects.randomElement(using: &random)?.id
        ),
        nil
      )
    case 5...8: return .reply(id, to: Bool.random(using: &random) ? target : nil, text)
    case 9, 10: return .amend(id, target, text)
    case 11: return .withdraw(id, target)
    case 12: return .dispute(id, text)
    default: return .sameHere(id, Basis.allCases.randomElement(using: &random) ?? .firstHand)
    }
  }

  /// Lets five members act at random over some years; `look` sees the board after each act.
  private func history(
    _ seed: UInt64,
    _ random: inout SeededRandom,
    _ look: (_ before: SampleBoard, _ intent: Intent, _ member: UInt64, _ after: SampleBoard) ->
      Void
  ) -> SampleBoard {
    var board = SampleBoard(random: SeededRandom(seed: seed &+ 1_000))
    for _ in 0..<90 {
      switch Int.random(in: 0..<40, using: &random) {
      case 0: board.surroundings.today = board.surroundings.today.advanced(by: 300)
      case 1...5: board.surroundings.today = board.surroundings.today.advanced(by: 1)
      default: break
      }
      let wanted = intent(on: board, using: &random)
      let member = UInt64.random(in: 0...4, using: &random)
      let before = board
      guard (try? board.perform(wanted, by: member)) != nil else { continue }
      look(before, wanted, member, board)
    }
    return board
  }

  @Test func `the directory agrees with the threads`() {
    forEachSeed(60) { seed, random in
      let board = history(seed, &random) { _, _, _, _ in }
      let today = board.surroundings.today
      #expect(!board.lines.isEmpty, "seed \(seed)")
      for row in board.state.threads {
        guard let thread = board.threads[row.id] else {
          Issue.record("seed \(seed): no thread for a row")
          continue
        }
        let followers = thread.messages.dropFirst().filter { $0.body != .withdrawn }
        #expect(row.messageCount == 1 + followers.count, "seed \(seed)")
        #expect(row.isWithdrawn == thread.isWithdrawn, "seed \(seed)")
        #expect(
          row.isDisputed == thread.messages.contains { $0.role == .moderator },
          "seed \(seed)"
        )
        #expect(row.opener == thread.messages[0].author, "seed \(seed)")
        let own = board.lines.filter { $0.event.thread == row.id }
        let voices = own.filter { $0.once != nil }
        #expect(Set(voices.map(\.once)).count == voices.count, "seed \(seed)")
        #expect(
          row.voices(on: today.advanced(by: 1)) == Voices(count: 1 + voices.count),
          "seed \(seed)"
        )
        #expect(
          row.voices(on: today)
            == Voices(count: 1 + voices.count { $0.event.day < today }),
          "seed \(seed)"
        )
        #expect(row.eventCount == own.count && row.lastPlace == own.last?.place, "seed \(seed)")
      }
    }
  }

  @Test func `folding what was written down gives what deciding gave`() throws {
    try forEachSeed(40) { seed, random in
      let board = history(seed, &random) { _, _, _, _ in }
      var read = SampleBoard(random: random)
      for line in board.lines {
        let statement = Statement(
          event: line.event,
          seen: .init(
            number: .random(in: 0 ... .max, using: &random),
            chain: Samples.bytes32(using: &random)
          ),
          bodyHash: line.body.map { _ in Samples.bytes32(using: &random) },
          keyHash: nil
        )
        let again = try Statement(octets: statement.octets[...])
        #expect(again == statement, "seed \(seed)")
        let body = line.body.flatMap { EventBody(octets: $0.octets[...]) }
        #expect(body == line.body, "seed \(seed)")
        read.apply(.init(event: again.event, body: body, once: line.once, place: line.place))
      }
      #expect(read.state == board.state, "seed \(seed)")
      #expect(read.threads == board.threads, "seed \(seed)")
    }
  }

  @Test func `equal arguments give equal events, and draw as much`() {
    forEachSeed(40) { seed, random in
      _ = history(seed, &random) { before, intent, member, after in
        var twin = before
        let again = try? twin.perform(intent, by: member)
        #expect(again?.map(\.event) == after.lines.suffix(1).map(\.event), "seed \(seed)")
        #expect(twin.lines.last?.body == after.lines.last?.body, "seed \(seed)")
        var next = after.surroundings.random
        #expect(twin.surroundings.random.next() == next.next(), "seed \(seed)")
      }
    }
  }

  @Test func `each event is well made`() {
    forEachSeed(60) { seed, random in
      _ = history(seed, &random) { before, _, member, after in
        guard let line = after.lines.last else { return }
        #expect(!line.event.id.description.hasPrefix("-"), "seed \(seed)")
        #expect(line.event.day == before.surroundings.today, "seed \(seed)")
        #expect(!before.lines.contains { $0.event.id == line.event.id }, "seed \(seed)")
        switch line.event.act {
        case .opened:
          let reference = ThreadID(opening: line.event.id).reference
          #expect(!before.state.isTaken(reference), "seed \(seed)")
          #expect(after.state.thread(reference)?.opening == line.event.id, "seed \(seed)")
        case .enrolled(let id, let tag, _):
          let known = before.state.subject(id)
          #expect(known.map { $0.tag == tag } ?? !before.state.isTaken(tag), "seed \(seed)")
          #expect(after.state.subject(id)?.place == line.place, "seed \(seed)")
        case .saidSameHere(let thread, _):
          #expect(line.once == Samples.once(of: member, in: thread), "seed \(seed)")
          #expect(
            refusal(of: .sameHere(thread, .firstHand), by: member, on: after) == .alreadyCounted,
            "seed \(seed)"
          )
          #expect(
            before.state.current(on: line.event.day).map(\.id)
              == after.state.current(on: line.event.day).map(\.id),
            "seed \(seed): the list moved"
          )
        default: break
        }
      }
    }
  }

  @Test func `only an author amends or takes back, once, and the old text is to be erased`() {
    forEachSeed(60) { seed, random in
      _ = history(seed, &random) { before, intent, member, after in
        guard case .withdrawn(let thread, let target) = after.lines.last?.event.act else { return }
        let post = before.threads[thread]?.message(target)
        #expect(
          post.map {
            Samples.actor(member, on: before.surroundings.today).tags(in: thread).contains(
              $0.author
            )
          } == true,
          "seed \(seed)"
        )
        #expect(after.lines.last?.event.author == post?.author, "seed \(seed)")
        for other: UInt64 in 0...4 where other != member {
          #expect(refusal(of: intent, by: other, on: before) == .notYours, "seed \(seed)")
        }
        #expect(refusal(of: intent, by: member, on: after) == .messageWithdrawn, "seed \(seed)")
        #expect(
          post.map { after.threads[thread]?.endedTexts.contains($0.textPlace) } == true,
          "seed \(seed)"
        )
      }
    }
  }

  @Test func `what ends with an event is the text that stood`() throws {
    var board = SampleBoard(random: SeededRandom(seed: 1))
    let opened = try board.perform(.open(Samples.warning(), RawText("one")), by: 1)[0].event
    let id = ThreadID(opening: opened.id)
    #expect(try board.perform(.amend(id, opened.id, RawText("two")), by: 1)[0].ends == [Place(1)])
    #expect(try board.perform(.amend(id, opened.id, RawText("three")), by: 1)[0].ends == [Place(2)])
    #expect(try board.perform(.withdraw(id, opened.id), by: 1)[0].ends == [Place(3)])
    #expect(board.threads[id]?.endedTexts == [Place(1), Place(2), Place(3)])
    #expect(try board.perform(.name(RawText("The lookout")), by: 0)[0].ends.isEmpty)
    #expect(try board.perform(.name(RawText("The Lookout")), by: 0)[0].ends == [Place(5)])
    #expect(board.state.namePlace == Place(6))
  }

  @Test func `last year's tag still amends; the one before no longer`() throws {
    let lastDay = Day(year: 2026, month: 12, day: 31)
    var board = SampleBoard(on: lastDay, random: SeededRandom(seed: 1))
    let opened = try board.perform(.open(Samples.warning(), nil), by: 1)[0].event
    let id = ThreadID(opening: opened.id)
    board.surroundings.today = lastDay.advanced(by: 1)
    #expect(refusal(of: .sameHere(id, .firstHand), by: 1, on: board) == .ownWarning)
    let amended = try board.perform(.amend(id, opened.id, RawText("words")), by: 1)[0].event
    #expect(amended.author == opened.author)
    let reply = try board.perform(.reply(id, to: nil, RawText("more")), by: 1)[0].event
    #expect(reply.author != opened.author)
    board.surroundings.today = Day(year: 2028, month: 1, day: 1)
    #expect(refusal(of: .withdraw(id, opened.id), by: 1, on: board) == .notYours)
  }

  @Test func `text is sanitised, masked, and sanitised again`() throws {
    var board = SampleBoard(random: SeededRandom(seed: 1))
    board.surroundings = Surroundings(
      today: Samples.today,
      vocabulary: Samples.vocabulary,
      stones: Samples.stones,
      mask: { "\u{1B}[" + $0 + "|\u{202E}" },
      random: SeededRandom(seed: 1)
    )
    let raw = RawText("a\u{7}b\r\nc\u{200B} ")
    let decisions = try [
      board.perform(.open(Samples.warning(), raw), by: 1),
      board.perform(.open(Opening(kind: .question), raw), by: 1),
      board.perform(.reply(#require(board.state.threads.first?.id), to: nil, raw), by: 2),
      board.perform(.dispute(#require(board.state.threads.first?.id), raw), by: 0),
    ].flatMap(\.self)
    let expected = Sanitiser.body("\u{1B}[" + Sanitiser.body(raw.value) + "|\u{202E}")
    #expect(decisions.count == 4)
    for decision in decisions {
      guard case .text(let text) = decision.body else {
        Issue.record("no text")
        continue
      }
      #expect(text.value == expected)
    }
    let id = try #require(board.state.threads.first?.id)
    let amended = try board.perform(.amend(id, id.opening, RawText("x")), by: 1)[0]
    guard case .text(let text) = amended.body else {
      Issue.record("no text")
      return
    }
    #expect(text.value == Sanitiser.body("\u{1B}[x|\u{202E}"))
  }

  @Test func `a reference that is taken is not given again`() throws {
    // The same randomness draws the same identifier, so the second thread must draw further.
    var board = SampleBoard(random: SeededRandom(seed: 7))
    let first = try board.perform(.open(Samples.warning(), nil), by: 1)[0].event
    board.surroundings.random = SeededRandom(seed: 7)
    let second = try board.perform(.open(Samples.warning(), nil), by: 1)[0].event
    #expect(ThreadID(opening: first.id).reference != ThreadID(opening: second.id).reference)
  }

  @Test func `every subject tag is given once, and then none`() throws {
    var board = SampleBoard(random: SeededRandom(seed: 3))
    func entry(_ number: Int, name: String = "Sample") -> RosterEntry {
      RosterEntry(
        id: SubjectID("person/\(number)"),
        name: name,
        house: .lords,
        seat: nil,
        party: nil
      )
    }
    let count = Samples.stones.count * 99
    for number in 0..<count { try board.perform(.enrol(entry(number)), by: 0) }
    #expect(Set(board.state.subjects.map(\.tag)).count == count)
    #expect(board.state.subjects.allSatisfy { (1...99).contains($0.tag.number) })
    #expect(refusal(of: .enrol(entry(count)), by: 0, on: board) == .noTagsLeft)
    let old = try #require(board.state.subject(SubjectID("person/5")))
    let decision = try board.perform(.enrol(entry(5, name: "Sample Renamed")), by: 0)[0]
    let new = try #require(board.state.subject(SubjectID("person/5")))
    #expect(new.tag == old.tag && new.place != old.place && decision.ends == [old.place])
    #expect(board.state.subjects.count == count)
  }

  private func refusal(of intent: Intent, by member: UInt64, on board: SampleBoard) -> Refusal? {
    do throws(Refusal) {
      _ = try board.decided(intent, by: member)
      return nil
    } catch {
      return error
    }
  }
}
