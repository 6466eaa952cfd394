// SPDX-License-Identifier: Apache-2.0

import Board
import Foundation
import Ledger
import Sealing
@testable import Session
import Storage
import TestKit
import Testing

/// Who gets into a sealed board, and who no longer does.
struct MembershipTests {
  private let newcomer = ["heron", "kettle", "plank", "oven", "tide", "march", "linen"]

  /// What every file of the board holds, to see that nothing changed.
  private func unchanged(
    _ board: SealedBoard, _ work: () throws -> Void
  ) throws -> Bool {
    let before = try board.files()
    try work()
    return try board.files() == before
  }

  @Test func `every act works sealed, and another session reads it`() throws {
    let board = try SealedBoard()
    let first = try board.session(1)
    let thread = try first.warn("Keep to the stairs.")
    let second = try board.session(2)
    _ = try second.perform(.reply(thread, to: nil, RawText("So I found.")))
    _ = try second.perform(.sameHere(thread, .firstHand))
    let reading = try #require(try board.session(0).thread(thread))
    #expect(
      reading.state.messages.map(\.body) == [.text("Keep to the stairs."), .text("So I found.")])
    #expect(try board.session(1).name() == "Warblers")
    #expect(try board.session(0).examine().isSound)
  }

  @Test func `a wrong codename, none, and a code tried as one open nothing`() throws {
    let board = try SealedBoard()
    let code = try board.session(0).invite(count: 1, isModerator: false)[0]
    let isUnchanged = try unchanged(board) {
      #expect(error { _ = try board.session(newcomer) } == .wrongCodename)
      #expect(error { _ = try board.session(code) } == .isInvitation)
      #expect(
        error {
          _ = try Session(try BoardFolder.open(board.path), codename: nil, world: board.world)
        } == .ledger(.sealed))
      #expect(error { _ = try board.joining(newcomer) } == .wrongInvitation)
      #expect(error { _ = try board.joining(SealedBoard.codename(1)) } == .isCodename)
    }
    #expect(isUnchanged)
  }

  @Test func `an invitation lets one person in, once, in time`() throws {
    let board = try SealedBoard()
    let moderator = try board.session(0)
    let codes = try moderator.invite(count: 3, isModerator: false)
    #expect(moderator.board.invitationCount == 3)
    let count = try #require(try moderator.memberCount())
    #expect((count.members, count.invitations) == (3, 3))

    let session = try board.join(codes[0], as: newcomer)
    #expect(!session.isModerator)
    _ = try session.warn("Hello.")
    _ = try board.session(newcomer)
    #expect(error { _ = try board.joining(codes[0]) } == .wrongInvitation)
    #expect(error { _ = try session.invite(count: 1, isModerator: false) } == .moderatorsOnly)

    board.clock.today = board.clock.today.advanced(by: 15)
    #expect(error { _ = try board.joining(codes[1]) } == .lateInvitation)
    _ = try moderator.invite(count: 1, isModerator: true)
    let later = try #require(try moderator.memberCount())
    #expect((later.members, later.invitations) == (4, 1), "those that ran out are gone")
  }

  @Test func `of two who hold one invitation, one gets in`() throws {
    let board = try SealedBoard()
    let code = try board.session(0).invite(count: 1, isModerator: false)[0]
    let first = try board.joining(code)
    let second = try board.joining(code)
    _ = try first.join(as: newcomer)
    let isUnchanged = try unchanged(board) {
      #expect(error { _ = try second.join(as: newcomer.reversed()) } == .wrongInvitation)
    }
    #expect(isUnchanged)
    _ = try board.session(newcomer)
  }

  @Test func `a moderator's invitation makes a moderator`() throws {
    let board = try SealedBoard()
    let code = try board.session(0).invite(count: 1, isModerator: true)[0]
    let session = try board.join(code, as: newcomer)
    #expect(session.isModerator)
    #expect(try session.invite(count: 1, isModerator: false).count == 1)
    #expect(try board.session(1).board.invitationCount == 2)
  }

  @Test func `another codename keeps what was written, and gives the board another key`() throws {
    let board = try SealedBoard()
    let session = try board.session(1)
    let other = try board.session(2)
    let terminal = try board.session(1)
    let thread = try session.warn("First.")
    try session.changeCodename(to: newcomer)
    #expect(error { _ = try board.session(1) } == .wrongCodename)

    let renewed = try board.session(newcomer)
    #expect(renewed.board.epoch == 1)
    let message = try #require(try renewed.thread(thread)?.state.messages.first)
    _ = try renewed.perform(.amend(thread, message.id, RawText("Second.")))
    _ = try session.perform(.reply(thread, to: nil, RawText("Third.")))

    // Everybody else was absent and reads on, under the new key.
    _ = try other.refresh()
    _ = try other.perform(.reply(thread, to: nil, RawText("Fourth.")))
    let texts = try board.session(0).thread(thread)?.state.messages.compactMap(\.body.text)
    #expect(texts == ["Second.", "Third.", "Fourth."])
    #expect(try board.session(2).examine().isSound)
    // Her other terminal, still under the old codename, is shut out at the next look.
    #expect(error { _ = try terminal.refresh() } == .wrongCodename)
    #expect(
      error { _ = try terminal.perform(.reply(thread, to: nil, RawText("Fifth."))) }
        == .wrongCodename)
  }

  @Test func `whoever has left reads and writes nothing more`() throws {
    let board = try SealedBoard()
    let leaver = try board.session(1)
    let terminal = try board.session(1)
    let thread = try leaver.warn("Still here.")
    try leaver.leave()
    #expect(error { _ = try board.session(1) } == .wrongCodename)
    #expect(error { _ = try terminal.refresh() } == .wrongCodename)
    let other = try board.session(2)
    #expect(other.board.epoch == 1)
    _ = try other.perform(.reply(thread, to: nil, RawText("After.")))
    let texts = try board.session(0).thread(thread)?.state.messages.compactMap(\.body.text)
    #expect(texts == ["Still here.", "After."], "what she wrote stays")
    let count = try #require(try other.memberCount())
    #expect(count.members == 2)
  }

  @Test func `a rotation whose session died is told of by the next writer`() throws {
    let board = try SealedBoard()
    let thread = try board.session(1).warn("Before.")
    let journal = try #require(board.file("journal/00000001.jsonl"))
    try board.session(2).leave()
    // As if she had died between the two files.
    try board.replace("journal/00000001.jsonl", by: journal)
    let session = try board.session(1)
    #expect(session.board.epoch == 0)
    _ = try session.perform(.reply(thread, to: nil, RawText("After.")))
    #expect(session.board.epoch == 1)
    #expect(try board.session(0).thread(thread)?.state.messages.count == 2)
    #expect(error { _ = try board.session(2) } == .wrongCodename)
  }

  @Test func `an older copy of either file is refused by name`() throws {
    let board = try SealedBoard(members: 4)
    _ = try board.session(1).warn("One.")
    let names = ["members.json", "members.twin.json", "journal/00000001.jsonl"]
    let old = try names.map { try #require(board.file($0)) }
    try board.session(2).leave()
    try board.session(3).leave()
    let new = try names.map { try #require(board.file($0)) }

    try board.replace(names[0], by: old[0])
    try board.replace(names[1], by: old[1])
    #expect(error { _ = try board.session(1) } == .olderCopy(.members))
    try board.replace(names[0], by: new[0])
    try board.replace(names[1], by: new[1])
    _ = try board.session(1)
    try board.replace(names[2], by: old[2])
    #expect(error { _ = try board.session(1) } == .olderCopy(.journal))
  }

  @Test func `a board's files under another board's name are refused`() throws {
    let first = try SealedBoard()
    let second = try SealedBoard()
    for name in ["members.json", "members.twin.json"] {
      try first.replace(name, by: try #require(second.file(name)))
    }
    let refusal = error { _ = try first.session(1) }
    #expect(refusal == .storage(.damagedFile(path: "\(first.path)/members.json")))
  }

  @Test func `one damaged copy of the members does no harm, two are named`() throws {
    let board = try SealedBoard()
    var content = try #require(board.file("members.json"))
    content[content.count / 2] ^= 1
    try board.replace("members.json", by: content)
    _ = try board.session(1).warn("All the same.")
    try board.replace("members.twin.json", by: content)
    #expect(
      error { _ = try board.session(1) }
        == .storage(.damagedFile(path: "\(board.path)/members.json")))
  }

  @Test func `a closed screen opens to the first two words alone, of the codename as it is now`()
    throws
  {
    let board = try SealedBoard()
    let code = try board.session(0).invite(count: 1, isModerator: false)[0]
    let words = Array(SealedBoard.words.prefix(7))
    let session = try board.join(code, as: words)
    #expect(session.reopens(with: [0, 1]))
    for wrong in [[], [0], [1, 0], [0, 1, 2], [2, 3]] { #expect(!session.reopens(with: wrong)) }
    try session.changeCodename(to: words.reversed())
    #expect(session.reopens(with: [6, 5]))
    #expect(!session.reopens(with: [0, 1]))
  }

  @Test func `same here counts once, from two terminals, too`() throws {
    let board = try SealedBoard()
    let thread = try board.session(1).warn("Twice?")
    let terminals = [try board.session(2), try board.session(2)]
    _ = try terminals[0].perform(.sameHere(thread, .firstHand))
    #expect(
      error { _ = try terminals[1].perform(.sameHere(thread, .firstHand)) }
        == .refused(.alreadyCounted))
  }

  @Test func `a tag is proved to whoever asked, and nothing else is`() throws {
    let board = try SealedBoard()
    let author = try board.session(1)
    let thread = try author.warn("Mine.")
    let elsewhere = try author.warn("Mine, too.")
    let proof = try author.prove(in: thread, challenge: "seven geese")
    let reader = try board.session(2)
    let reading = try #require(try reader.thread(thread))
    #expect(
      try reader.author(proving: proof, in: thread, challenge: "seven geese")
        == reading.name(of: reading.state.messages[0].author))
    #expect(try reader.author(proving: proof, in: thread, challenge: "six geese") == nil)
    #expect(try reader.author(proving: proof, in: elsewhere, challenge: "seven geese") == nil)
    #expect(error { _ = try reader.prove(in: thread, challenge: "x") } == .noTag)
  }

  @Test func `a new year brings new tags, and last year's posts can still be amended`() throws {
    let board = try SealedBoard()
    let thread = try board.session(1).warn("In autumn.")
    try board.pass(to: Day(year: 2027, month: 1, day: 2))
    let session = try board.session(1)
    let reply = try session.reply("In January.", in: thread)
    let messages = try #require(
      try session.thread(thread)?.state.messages.filter { [thread.opening, reply].contains($0.id) })
    #expect(messages[0].author != messages[1].author)
    let reading = try #require(try board.session(1).thread(thread))
    #expect(reading.own.isSuperset(of: messages.map(\.author)))
    _ = try board.session(1).perform(
      .amend(thread, messages[0].id, RawText("In the autumn.")))
    try board.pass(to: Day(year: 2028, month: 1, day: 2))
    let later = try board.session(1)
    _ = try later.perform(.open(.init(kind: .question, occasion: "taxi"), RawText("Anyone?")))
    #expect(
      error {
        _ = try later.perform(.withdraw(thread, messages[0].id))
      } == .refused(.notYours), "the secret of the year before last is gone")
  }
}
