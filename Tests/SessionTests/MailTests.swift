// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import Foundation
@testable import Ledger
import Sealing
@testable import Session
import Storage
import Testing

/// Thanks on a sealed board: for the author alone.
@Suite struct MailTests {
  private func warn(_ session: Session, _ text: String? = "words") throws -> ThreadID {
    let opening = Opening(
      kind: .warning, conduct: .unease, basis: .firstHand, occasion: "taxi", when: .earlier,
      advice: ["go-in-pairs"])
    let made = try session.perform(.open(opening, text.map(RawText.init)))
    let thread = ThreadID(opening: try #require(made.last).id)
    session.keep(.wrote(thread, isOpener: true))
    _ = try session.save()
    return thread
  }

  private func reply(_ session: Session, _ thread: ThreadID, _ text: String) throws -> EventID {
    let made = try session.perform(.reply(thread, to: nil, RawText(text)))
    session.keep(.wrote(thread, isOpener: false))
    _ = try session.save()
    return try #require(made.last).id
  }

  /// Whoever thanks has the message before her.
  private func thank(_ session: Session, _ thread: ThreadID, _ message: EventID) throws {
    _ = try session.refresh()
    _ = try session.perform(.thank(thread, message))
  }

  @Test func `reach the author on any terminal, and nobody else`() throws {
    let board = try SealedBoard(members: 4)
    let (hers, other, third) = (try board.session(1), try board.session(2), try board.session(3))
    let thread = try warn(hers)
    let post = try reply(other, thread, "An answer.")
    _ = try other.refresh()
    let before = try #require(other.board.row(thread))
    try thank(third, thread, post)
    try thank(third, thread, thread.opening)
    #expect(throws: SessionError.refused(.alreadyThanked)) {
      try third.perform(.thank(thread, post))
    }
    #expect(throws: SessionError.refused(.ownMessage)) { try other.perform(.thank(thread, post)) }
    let change = try other.refresh()
    #expect(change.threads.isEmpty)
    #expect(other.board.row(thread)?.lastNumber == before.lastNumber)
    #expect(try other.mail().map(\.mail) == [Mail(to: post, kind: .thanks)])
    _ = try hers.refresh()
    #expect(try hers.mail().map(\.mail) == [Mail(to: thread.opening, kind: .thanks)])
    #expect(hers.mailCount == 2)
    #expect(try third.mail().isEmpty && board.session(0).mail().isEmpty)
    // Another terminal of hers knows what she was shown.
    let again = try board.session(1)
    let mail = try again.mail()
    #expect(again.privateState.unread(mail).count == 1)
    again.keep(try #require(again.privateState.change(reading: mail)))
    _ = try again.save()
    #expect(try board.session(1).privateState.unread(mail).isEmpty)
    #expect(try other.examine().isSound)
  }

  @Test func `an author whose first post is gone is thanked for the second`() throws {
    let board = try SealedBoard(members: 3)
    let (hers, other) = (try board.session(1), try board.session(2))
    let thread = try warn(hers)
    let first = try reply(other, thread, "In haste.")
    let second = try reply(other, thread, "In full.")
    _ = try other.perform(.withdraw(thread, first))
    try thank(hers, thread, second)
    _ = try other.refresh()
    #expect(try other.mail().map(\.mail) == [Mail(to: second, kind: .thanks)])
  }

  @Test func `whoever holds every key of the board finds neither whom nor what, nor two alike`()
    throws
  {
    let board = try SealedBoard(members: 4)
    let hers = try board.session(1)
    var threads: [ThreadID] = []
    for _ in 0..<3 { threads.append(try warn(hers, nil)) }
    let friend = try board.session(2)
    for thread in threads { try thank(friend, thread, thread.opening) }
    let reader = try board.session(3)
    var boxes: [[UInt8]] = []
    var signers: Set<AuthorKey> = []
    var lengths: Set<Int> = []
    _ = try reader.ledger.store.read(after: Tip.genesis(reader.ledger.format.chain), bodies: true) {
      record in
      guard let head = reader.ledger.format.head(of: record) else { return true }
      if case .present(let body) = record.body, head.event.thread != nil {
        lengths.insert(body.count)
      }
      guard case .mailed = head.event.act,
        case .mail(let box)? = reader.ledger.format.content(of: record, head)
      else { return true }
      #expect(String(decoding: head.octets, as: UTF8.self).contains("\"to\"") == false)
      boxes.append(box)
      signers.insert(head.event.author)
      return true
    }
    #expect(boxes.count == 3 && Set(boxes.map(\.count)).count == 1)
    // Nothing tells mail, or a first post without words, from any short post by its length.
    #expect(lengths.count == 1)
    #expect(signers.count == 3)
    for thread in threads {
      let row = try #require(reader.board.row(thread))
      let keys = try #require(reader.member).mailKeys(in: thread, on: reader.today)
      for box in try reader.ledger.mail(in: row) {
        for key in keys { #expect((try? key.open(box.box)) == nil) }
      }
    }
    #expect(Set(boxes.flatMap { [$0.prefix(32)] }).count == 3)
  }

  @Test func `a first post that was amended still gets them, one that is gone does not`() throws {
    let board = try SealedBoard(members: 3)
    let (hers, friend) = (try board.session(1), try board.session(2))
    let thread = try warn(hers)
    _ = try hers.perform(.amend(thread, thread.opening, RawText("Other words.")))
    try thank(friend, thread, thread.opening)
    _ = try hers.refresh()
    #expect(try hers.mail().count == 1)
    let post = try reply(hers, thread, "More.")
    _ = try friend.refresh()
    try thank(friend, thread, post)
    _ = try hers.refresh()
    #expect(try hers.mail().count == 2)
    // The whole thread, then: nothing more can be said in it.
    _ = try hers.perform(.withdraw(thread, thread.opening))
    _ = try friend.refresh()
    #expect(throws: SessionError.refused(.threadWithdrawn)) {
      try friend.perform(.thank(thread, post))
    }
  }

  @Test func `a copied box is shown once, a forged one never`() throws {
    let board = try SealedBoard(members: 3)
    let (hers, friend) = (try board.session(1), try board.session(2))
    let thread = try warn(hers)
    try thank(friend, thread, thread.opening)
    let row = try #require(friend.board.row(thread))
    let box = try #require(try friend.ledger.mail(in: row).first).box
    // Another member sends the same box again, under a voice of her own.
    let copier = try board.session(0)
    copier.surroundings.mailBox = box
    let request = Request(
      .thank(thread, thread.opening), by: try #require(copier.member).signer(on: copier.today),
      on: copier.today)
    _ = try copier.ledger.append([request], using: &copier.surroundings)
    _ = try hers.refresh()
    #expect(hers.mailCount == 2)
    #expect(try hers.mail().count == 1)
  }

  @Test func `thanks of the new year reach last year's words`() throws {
    let board = try SealedBoard(members: 3)
    board.clock.today = Day(year: 2026, month: 12, day: 30)
    let thread = try warn(try board.session(1))
    board.clock.today = Day(year: 2027, month: 1, day: 2)
    _ = try board.session(2).perform(.thank(thread, thread.opening))
    #expect(try board.session(1).mail().count == 1)
  }

  @Test func `an open board sends none`() throws {
    let board = try SessionBoard()
    let thread = try warn(try board.session("hers"))
    let session = try board.session("other")
    #expect(throws: SessionError.refused(.noMailOnOpenBoard)) {
      try session.perform(.thank(thread, thread.opening))
    }
    #expect(try session.mail().isEmpty)
  }
}
