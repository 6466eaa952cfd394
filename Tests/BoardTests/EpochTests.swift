// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import TestKit
import Testing

/// Keys, invitations and the words that tags avoid: what concerns the whole board.
struct EpochTests {
  private func check(_ number: UInt8) -> Bytes32 {
    Bytes32(Array(repeating: number, count: 32)) ?? .zero
  }

  @Test func `a key follows the one before it, is told once, and by nobody in particular`() throws {
    var board = SampleBoard(random: SeededRandom(seed: 1))
    let first = try board.perform(.rotate(epoch: 1, check: check(1)), by: 1)
    #expect(board.state.epoch == 1)
    #expect(board.state.keyCheck == check(1))
    #expect(try board.perform(.rotate(epoch: 1, check: check(2)), by: 2).isEmpty)
    #expect(try board.perform(.rotate(epoch: 3, check: check(3)), by: 2).isEmpty)
    #expect(board.state.keyCheck == check(1))
    let second = try board.perform(.rotate(epoch: 2, check: check(2)), by: 1)
    #expect(board.state.epoch == 2)
    #expect(first[0].event.author != second[0].event.author, "two rotations of one member")
  }

  @Test func `no number of an epoch breaks the fold`() {
    for epoch in [UInt64.min, 1, 2, .max - 1, .max] {
      for next in [UInt64.min, 1, 2, .max - 1, .max] {
        var board = BoardState()
        for (index, number) in [epoch, next].enumerated() {
          let event = Event(
            id: EventID(Bytes16(Array(repeating: UInt8(index + 1), count: 16)) ?? .zero),
            day: Samples.today, author: Samples.founder,
            act: .rotated(epoch: number, check: check(9)))
          board.apply(event, at: Place(UInt64(index)), founder: Samples.founder)
        }
        #expect(board.epoch == (epoch == 1 ? (next == 2 ? 2 : 1) : next == 1 ? 1 : 0))
      }
    }
  }

  @Test func `only the founder invites, and how many is counted`() throws {
    var board = SampleBoard(random: SeededRandom(seed: 1))
    #expect(throws: Refusal.founderOnly) { try board.perform(.invite(count: 2), by: 1) }
    try board.perform(.invite(count: 2), by: 0)
    try board.perform(.invite(count: 3), by: 0)
    #expect(board.state.invitationCount == 5)
  }

  @Test func `a thread opened after a namesake came has no tag with that word`() throws {
    var board = SampleBoard(random: SeededRandom(seed: 1))
    let lists = TagLists(things: ["Linen", "Copper"], birds: ["Dunlin", "Heron"])
    board.surroundings = Surroundings(
      today: Samples.today, vocabulary: Samples.vocabulary, stones: Samples.stones, tags: lists,
      mask: { $0 }, random: SeededRandom(seed: 2))
    let before = try board.perform(.open(Samples.warning(), nil), by: 1)
    try board.perform(
      .enrol(
        RosterEntry(
          id: SubjectID("x"), name: "Ottoline Heron-Quill", house: .lords, seat: nil, party: nil)),
      by: 0)
    let after = try board.perform(.open(Samples.warning(), nil), by: 1)
    let rows = try [before, after].map {
      try #require(board.state.row(ThreadID(opening: $0[0].event.id)))
    }
    #expect(board.state.avoidedTagWords(in: rows[0]).isEmpty, "a thread keeps its tags")
    #expect(board.state.avoidedTagWords(in: rows[1]) == ["Heron"])
    #expect(lists.avoiding(["Heron"]).birds == ["Dunlin"])
    #expect(lists.avoiding(["Heron", "Dunlin"]).birds == lists.birds, "a list is never empty")
  }
}
