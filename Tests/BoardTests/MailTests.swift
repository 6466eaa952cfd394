// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import TestKit
import Testing

/// Thanks: told to one, counted once, moving nothing; and the mail keys that posts carry.
struct MailTests {
  private func board() -> SampleBoard {
    var board = SampleBoard(random: SeededRandom(seed: 1))
    board.hasMail = true
    return board
  }

  private func warn(_ board: inout SampleBoard, _ text: String?) throws -> ThreadID {
    let made = try board.perform(.open(Samples.warning(), text.map(RawText.init)), by: 1)
    return ThreadID(opening: made[0].event.id)
  }

  private func isPost(_ body: EventBody?) -> Bool {
    if case .post? = body { true } else { false }
  }

  private func mailKey(_ body: EventBody?) -> Bytes32? {
    if case .post(_, let key, _)? = body { key } else { nil }
  }

  @Test func `every post tells its author's mail key in the thread, with words or none`() throws {
    var board = board()
    let thread = try warn(&board, nil)
    #expect(isPost(board.lines[0].body) && board.lines[0].reading == .none)
    let first = try board.perform(.reply(thread, to: nil, RawText("one")), by: 2)[0]
    #expect(isPost(first.body) && first.body?.text?.value == "one")
    let second = try board.perform(.reply(thread, to: nil, RawText("two")), by: 2)[0]
    #expect(second.body == .post(second.body?.text, mail: mailKey(first.body), shares: []))
    // What takes the place of words takes the key on.
    #expect(isPost(try board.decided(.amend(thread, first.event.id, RawText("w")), by: 2)[0].body))
    #expect(isPost(try board.decided(.amend(thread, thread.opening, RawText("w")), by: 1)[0].body))
    // Another author, another key; another thread, another key.
    let other = try warn(&board, "words")
    var keys: [EventBody] = []
    for line in board.lines where isPost(line.body) {
      guard case .post(_, let key, _)? = line.body else { continue }
      keys.append(.post(nil, mail: key, shares: []))
    }
    #expect(Set(keys).count == 3 && board.state.row(other) != nil)
    board.hasMail = false
    #expect(!isPost(try board.decided(.open(Samples.warning(), RawText("w")), by: 1)[0].body))
  }

  @Test func `bodies with a key or a box come back as they were`() {
    let key = Samples.bytes32(3)
    for body in [
      EventBody.post(nil, mail: key, shares: []), .mail(Array(repeating: 7, count: 560)),
      .mail([1]),
    ] {
      #expect(EventBody(octets: body.octets[...]) == body)
    }
    let mail = Mail(to: EventID(Samples.bytes16(4)), kind: .thanks)
    #expect(Mail(octets: mail.octets[...]) == mail)
    for noise in ["", "{}", "{\"kind\":\"thanks\"}", "{\"to\":\"AA\",\"kind\":\"thanks\"}"] {
      #expect(Mail(octets: Array(noise.utf8)[...]) == nil)
    }
  }

  @Test func `thanks are signed by no tag, counted once, and move nothing`() throws {
    var board = board()
    let thread = try warn(&board, "words")
    let reply = try board.perform(.reply(thread, to: nil, RawText("one")), by: 2)[0].event.id
    let before = try #require(board.state.row(thread))
    board.surroundings.mailBox = [1, 2, 3]
    let made = try board.perform(.thank(thread, reply), by: 3)[0]
    #expect(made.event.act == .mailed(thread) && made.body == .mail([1, 2, 3]))
    #expect(made.event.author != Samples.key(member: 3, in: thread, year: 2026))
    #expect(throws: Refusal.alreadyThanked) { try board.decided(.thank(thread, reply), by: 3) }
    try board.perform(.thank(thread, thread.opening), by: 3)
    try board.perform(.thank(thread, reply), by: 4)
    let after = try #require(board.state.row(thread))
    #expect(after.mailCount == 3 && before.mailCount == 0)
    #expect(after.lastNumber == before.lastNumber && after.messageCount == before.messageCount)
    #expect(after.lastDay == before.lastDay)
    for day in 0..<3 {
      let day = Samples.today.advanced(by: day)
      #expect(after.voices(on: day) == before.voices(on: day))
      #expect(after.lastStanding(on: day) == before.lastStanding(on: day))
    }
    var change = BoardChange()
    change.note(made.event)
    #expect(change.threads.isEmpty && change.eventCount == 1)
    #expect(board.threads[thread]?.messages.count == 2)
  }

  @Test func `thanks that cannot be sent say why`() throws {
    var board = board()
    let thread = try warn(&board, "words")
    let reply = try board.perform(.reply(thread, to: nil, RawText("one")), by: 2)[0].event.id
    #expect(throws: Refusal.noMailKey) { try board.decided(.thank(thread, reply), by: 3) }
    board.surroundings.mailBox = [1]
    #expect(throws: Refusal.ownMessage) { try board.decided(.thank(thread, reply), by: 2) }
    #expect(throws: Refusal.noSuchMessage) {
      try board.decided(.thank(thread, EventID(Samples.bytes16(9))), by: 3)
    }
    try board.perform(.withdraw(thread, reply), by: 2)
    #expect(throws: Refusal.messageWithdrawn) { try board.decided(.thank(thread, reply), by: 3) }
    board.hasMail = false
    #expect(throws: Refusal.noMailOnOpenBoard) {
      try board.decided(.thank(thread, thread.opening), by: 3)
    }
  }

  @Test func `voices move at the day's end alone, one word at a time`() throws {
    var board = board()
    let thread = try warn(&board, "words")
    let today = Samples.today
    for member in 2...6 {
      let before = try #require(board.state.row(thread)).voices(on: today)
      try board.perform(.sameHere(thread, .firstHand), by: UInt64(member))
      #expect(board.state.row(thread)?.voices(on: today) == before)
    }
    #expect(board.state.row(thread)?.voices(on: today) == .one)
    #expect(board.state.row(thread)?.voices(on: today.advanced(by: 1)) == .fiveOrMore)
  }
}
