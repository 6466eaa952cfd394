// SPDX-License-Identifier: Apache-2.0

import Bytes
@testable import Sealing
import Testing

/// What is left in the file of a member whose access was ended.
@Suite struct TombstoneTests {
  private let notice = Array("a month and a reason".utf8)

  @Test func herCodenameOpensTheNoticeAndNothingElse() throws {
    let board = try MembersSample()
    let gone = board.roots[1]
    let (file, keys) = try board.file.suspended(
      board.name(gone), notice: notice, until: 400, with: board.keys)
    #expect(throws: SealingError.tombstone(notice: notice)) { try file.open(gone) }
    for root in [board.roots[0], board.roots[2]] {
      #expect(try file.open(root).keys == keys)
    }
    #expect(keys.current == board.keys.current + 1)
    #expect(try file.content(of: gone) == board.contents[1], "what is hers stays hers")
    // No invitation is good any more, and nobody counts her.
    for code in board.codes {
      #expect(throws: SealingError.endedInvitation) { try file.open(code) }
      #expect(throws: SealingError.noSuchRow) {
        try file.joining(
          through: code, as: board.contents[0], under: board.codes[0], with: keys)
      }
    }
    #expect(try file.count(with: keys) == MemberCount(members: 2, invitations: 0))
    #expect(file.rows.count == board.file.rows.count, "no row tells that another ended")
    let handle = try #require(board.contents[1].own?.handle)
    #expect(try file.name(ofHandle: handle, with: keys) == nil)
    let card = try file.card(of: board.name(gone), with: keys)
    #expect(card.kind == .tombstone && card.handleHash == .zero)
    // To a stranger the row is like any other.
    let sizes = Set(try ForgedFile(file).rows.map { [$0.card.count, $0.wrap.count, $0.box.count] })
    #expect(sizes.count == 1)
    #expect(try MembersFile(file.octets, on: board.board) == file)
  }

  @Test func itOutlivesRotationsAndGetsNoKeyUntilItsDayIsOver() throws {
    let board = try MembersSample()
    let gone = board.roots[1]
    var (file, keys) = try board.file.suspended(
      board.name(gone), notice: notice, until: 400, with: board.keys)
    for _ in 0..<3 {
      (file, keys) = try file.rotated(removing: [], droppingInvitations: false, with: keys)
      #expect(throws: SealingError.tombstone(notice: notice)) { try file.open(gone) }
      #expect(try file.open(board.roots[0]).keys == keys)
    }
    let row = try #require(file.rows.first { $0.name == board.name(gone) })
    let own = board.contents[1].wrapKey
    #expect(throws: SealingError.notAuthentic) {
      try row.epochKey(of: keys.current, by: own, on: board.board)
    }
    #expect(row.notice(by: board.contents[0].wrapKey, on: board.board) == nil, "hers alone")
    let count = try file.droppingExpired(on: 201, with: keys).rows.count
    #expect(count == board.roots.count, "the invitations' days are over before")
    #expect(try file.droppingExpired(on: 400, with: keys).rows.count == count)
    let later = try file.droppingExpired(on: 401, with: keys)
    #expect(throws: SealingError.noSuchRow) { try later.open(gone) }
  }

  @Test func anInvitationThatEndedSaysSoUntilItsDayAndGetsNoKey() throws {
    let board = try MembersSample()
    var (file, keys) = try board.file.suspended(
      board.name(board.roots[1]), notice: notice, until: 400, with: board.keys)
    let days = try board.codes.map {
      try board.file.card(of: board.name($0), with: board.keys).lastDay
    }
    for (code, day) in zip(board.codes, days) {
      let row = try #require(file.rows.first { $0.name == board.name(code) })
      let invitation = try file.content(of: code)
      #expect(invitation.kind == .invitation)
      #expect(throws: SealingError.notAuthentic) {
        try row.epochKey(of: keys.current, by: invitation.wrapKey, on: board.board)
      }
      #expect(try file.card(of: row.name, with: keys).lastDay == day)
    }
    (file, keys) = try file.rotated(removing: [], droppingInvitations: false, with: keys)
    #expect(throws: SealingError.endedInvitation) { try file.open(board.codes[0]) }
    let later = try file.droppingExpired(on: (days.max() ?? 0) + 1, with: keys)
    for code in board.codes { #expect(throws: SealingError.noSuchRow) { try later.open(code) } }
    #expect(throws: SealingError.tombstone(notice: notice)) { try later.open(board.roots[1]) }
  }

  @Test func aNoticeIsForAMembersRowAndOfOneLength() throws {
    let board = try MembersSample()
    #expect(throws: SealingError.tooLong(limit: 32)) {
      try board.file.suspended(
        board.name(board.roots[0]), notice: Array(repeating: 1, count: 33), until: 1,
        with: board.keys)
    }
    #expect(throws: SealingError.noSuchRow) {
      try board.file.suspended(
        board.name(board.codes[0]), notice: notice, until: 1, with: board.keys)
    }
    let (file, keys) = try board.file.suspended(
      board.name(board.roots[0]), notice: Array(repeating: 1, count: 32), until: 1,
      with: board.keys)
    #expect(throws: SealingError.noSuchRow, "once") {
      try file.suspended(board.name(board.roots[0]), notice: notice, until: 1, with: keys)
    }
  }

  @Test func aHandleMarkTellsItsModeratorAndNoOther() throws {
    let board = try MembersSample()
    let (one, two) = (Bytes32.digest(of: Fields("one")), Bytes32.digest(of: Fields("two")))
    let handle = try #require(board.contents[0].own?.handle)
    let mark = HandleMark.mark(of: handle, moderator: one, on: board.board)
    #expect(mark == HandleMark.mark(of: handle, moderator: one, on: board.board))
    #expect(mark != HandleMark.mark(of: handle, moderator: two, on: board.board))
    #expect(mark != HandleMark.mark(of: .zero, moderator: one, on: board.board))
    #expect(mark != RowCard.hash(of: handle, on: board.board), "nor is it the card's")
  }
}
