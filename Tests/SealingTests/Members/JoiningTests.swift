// SPDX-License-Identifier: Apache-2.0

import Bytes
import Sealing
import Testing

@Suite struct JoiningTests {
  @Test func oneRowGoesAndOneComes() throws {
    let board = try MembersSample()
    let invited = try board.file.open(board.codes[0])
    let content = RowContent.drawn(founder: invited.content.founder, year: 2026)
    let root = Secret.random()
    let file = try board.file.joining(
      through: board.codes[0],
      as: content,
      under: root,
      with: invited.keys
    )
    #expect(file.rows.count == board.file.rows.count)
    #expect(
      try file.count(with: board.keys) == MemberCount(members: 4, invitations: 1)
    )
    #expect(try file.open(root).content == content)
    #expect(throws: SealingError.noSuchRow) { try file.open(board.codes[0]) }
    #expect(throws: SealingError.noSuchRow) {
      try file.joining(
        through: board.codes[0],
        as: content,
        under: .random(),
        with: invited.keys
      )
    }
  }

  @Test func aMembersRowIsNoInvitation() throws {
    let board = try MembersSample()
    let content = RowContent.drawn(founder: .zero, year: 2026)
    #expect(throws: SealingError.noSuchRow) {
      try board.file.joining(
        through: board.roots[0],
        as: content,
        under: .random(),
        with: board.keys
      )
    }
    let rotated = try board.file.rotated(
      removing: [],
      droppingInvitations: false,
      with: board.keys
    )
    #expect(throws: SealingError.wrongKeyCheck) {
      try rotated.file.joining(
        through: board.codes[0],
        as: content,
        under: .random(),
        with: board.keys
      )
    }
  }

  @Test func aModeratorsInvitationHandsOnWhatSheOffersHerselfWithAndNoOthersSecret() throws {
    let board = try MembersSample()
    let founder = FounderKey.drawn()
    let code = Secret.random()
    let content = RowContent.invitation(founder: founder.publicKey, offer: .random())
    let file = try board.file.adding(content, lastDay: 9, under: code, with: board.keys)
    let opened = try file.open(code).content
    #expect(opened == content)
    #expect(opened.own == nil)
    #expect(opened.renewed(for: 2027) == nil)
    #expect(opened.makingModerator() == opened)
    #expect(opened.founderSeed == nil)
    let joined = opened.joining(in: 2026)
    let keys = try #require(joined.moderatorKey(on: board.board))
    #expect(
      joined.offerKey(on: board.board)?.publicKey == opened.offerKey(on: board.board)?.publicKey)
    #expect(opened.joining(in: 2026).moderatorKey(on: board.board)?.publicKey != keys.publicKey)
    let plain = RowContent.invitation(founder: founder.publicKey).joining(in: 2026)
    #expect(plain.moderatorKey(on: board.board) == nil)
    let root = Secret.random()
    let stored = try board.file.adding(joined, under: root, with: board.keys)
    #expect(try stored.open(root).content == joined)
  }

  @Test func aNewCodenameTakesTheRowAlong() throws {
    let board = try MembersSample()
    let old = board.roots[0]
    let new = Secret.random()
    let (file, content) = try board.file.replacing(
      old,
      by: new,
      with: board.contents[0],
      board.keys
    )
    #expect(throws: SealingError.noSuchRow) { try file.open(old) }
    let row = try file.open(new)
    #expect(row.content == content)
    #expect(row.content != board.contents[0])
    #expect(row.content.own == board.contents[0].own)
    #expect(row.content.founderSeed == board.contents[0].founderSeed)
    let handle = try #require(content.own?.handle)
    #expect(try file.name(ofHandle: handle, with: board.keys) == row.name)
    let keysBefore = Set(board.file.rows.map(\.publicKey))
    #expect(file.rows.count { !keysBefore.contains($0.publicKey) } == 1)
    #expect(throws: SealingError.noSuchRow) {
      try file.replacing(old, by: .random(), with: content, board.keys)
    }
    #expect(throws: SealingError.nameTaken) {
      try file.replacing(new, by: board.roots[1], with: content, board.keys)
    }
  }

  @Test func contentIsReplacedInItsOwnRowAlone() throws {
    let board = try MembersSample()
    let root = board.roots[0]
    let content = try #require(board.contents[0].makingModerator().renewed(for: 2027))
    let file = try board.file.replacing(contentOf: root, with: content)
    #expect(try file.open(root).content == content)
    let before = try ForgedFile(board.file)
    let after = try ForgedFile(file)
    let index = try after.index(of: board.name(root))
    #expect(before.rows[index].box != after.rows[index].box)
    var same = after
    same.rows[index].box = before.rows[index].box
    #expect(same.rows == before.rows)
    #expect(throws: SealingError.badKey) {
      try board.file.replacing(contentOf: board.roots[1], with: content)
    }
    #expect(throws: SealingError.noSuchRow) {
      try board.file.replacing(contentOf: .random(), with: content)
    }
  }
}
