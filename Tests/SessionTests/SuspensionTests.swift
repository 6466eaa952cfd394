// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
@testable import Ledger
import Sealing
@testable import Session
import Storage
import TestKit
import Testing

/// Ending somebody's access by two moderators who do not learn whose it is.
@Suite struct SuspensionTests {
  /// A sealed board of five members, whose founder and two whom she invited moderate.
  private struct Table {
    let board: SealedBoard
    /// The moderators' sessions: the founder's, and those of the two others.
    let a: Session
    let b: Session
    let c: Session

    static func codename(_ number: Int) -> [String] {
      ["moderator", String(number)] + SealedBoard.words.suffix(5)
    }

    init() throws {
      board = try SealedBoard(members: 5)
      a = try board.session(0)
      let codes = try a.invite(count: 2, isModerator: true)
      b = try board.join(codes[0], as: Table.codename(1))
      c = try board.join(codes[1], as: Table.codename(2))
      try follow()
      if let offer = c.board.moderators.proposals.first {
        _ = try a.perform(.confirmModerators(offer.id))
        _ = try b.perform(.confirmModerators(offer.id))
      }
      try follow()
      guard a.board.moderators.current?.moderators.count == 3 else { throw Failure("no set") }
    }

    func follow() throws {
      for session in [a, b, c] { _ = try session.refresh() }
    }

    /// A post, proposed by one moderator and confirmed by another.
    func confirmed(
      _ thread: ThreadID, by one: Session, _ other: Session
    ) throws -> EventID {
      try follow()
      let id = try one.proposeSuspension(thread.opening, in: thread, reason: .flooding)
      _ = try other.refresh()
      try other.confirmSuspension(id)
      _ = try one.refresh()
      return id
    }
  }

  private func refusal(_ work: () throws -> Void) -> Refusal? {
    if case .refused(let refusal) = error(work) { refusal } else { nil }
  }

  // MARK: The way it goes

  @Test func `two end an access, nobody else's, and the record says no more than that`() throws {
    let table = try Table()
    let (board, a, b, c) = (table.board, table.a, table.b, table.c)
    let author = try board.session(1)
    let thread = try author.warn("Keep to the stairs.")
    let other = try board.session(2)
    let code = try b.invite(count: 1, isModerator: false)[0]
    try table.follow()
    let epoch = a.board.epoch

    let id = try a.proposeSuspension(thread.opening, in: thread, reason: .flooding)
    #expect(a.completeSuspensions().isEmpty, "one alone carries nothing out")
    _ = try b.refresh()
    let seen = try #require(try b.pendingSuspensions().first)
    #expect(seen.id == id && seen.stage == .waitsForSecond && !seen.isOwn)
    #expect(seen.thread == thread && seen.proposer == a.moderatorsToday.first { $0.isOwn }?.name)
    try b.confirmSuspension(id)
    #expect(b.completeSuspensions().isEmpty, "the second holds one share, too")
    _ = try c.refresh()
    let waiting = try #require(try c.pendingSuspensions().first)
    #expect(
      waiting.stage
        == .waitsForProposer(
          confirmedBy: b.moderatorsToday.first { $0.isOwn }?.name ?? "", isYou: false,
          since: board.clock.today))
    // The proposer's next session carries it out, by itself.
    let later = try board.session(0)
    let outcomes = later.completeSuspensions()
    #expect(outcomes == [SuspensionOutcome(id: id, reason: .flooding, result: .suspended)])
    #expect(later.completeSuspensions().isEmpty)

    // She reads why; her open session ends; what she wrote stands.
    let today = board.clock.today
    let notice = SuspensionNotice(.flooding, reference: id.reference, on: today)
    #expect(error { _ = try board.session(1) } == .suspended(notice))
    #expect(error { _ = try author.refresh() } == .suspended(notice))
    #expect(error { _ = try author.warn("Once more.") } != nil)
    #expect(error { _ = try board.joining(code) } == .endedInvitation)
    #expect(error { _ = try board.session(code) } == .endedInvitation)
    _ = try other.refresh()
    #expect(other.board.epoch == epoch + 1)
    #expect(try other.thread(thread)?.state.messages[0].body == .text("Keep to the stairs."))
    let after = try other.warn("I am still here.")
    try table.follow()
    #expect(try c.thread(after) != nil)
    #expect(try c.memberCount()?.members == 6)

    // The record: two names, a reason, no place; and nothing waits.
    let entry = try #require(other.board.record.first { $0.code == "suspended" })
    #expect(entry.authors == [.moderator(0), .moderator(1)])
    #expect(entry.thread == nil && entry.isPlaceHidden && entry.reason == .flooding)
    #expect(!other.board.record.contains { $0.thread == thread })
    for session in [a, b, c] { #expect(try session.pendingSuspensions().isEmpty) }
    // What either sent is taken back by herself, which is no act: nothing tells that it was there.
    #expect(b.completeSuspensions().isEmpty)
    try table.follow()
    #expect(c.board.submissions.waiting.isEmpty)
    #expect(c.board.submissions.rows.allSatisfy { $0.outcome == .takenBack })
    #expect(!c.board.record.contains { $0.code == "resolved" })
    #expect(refusal { try c.confirmSuspension(id) } == .suspension(.done))
    #expect(try board.session(2).examine().isSound)
    // The tombstone outlives the next rotations, and opens no key.
    _ = try c.changeCodename(to: Table.codename(7))
    #expect(error { _ = try board.session(1) } == .suspended(notice))
  }

  @Test func `what was hers stays hers: drafts, where she wrote, where to ask for a review`() throws
  {
    let table = try Table()
    let (board, a, b) = (table.board, table.a, table.b)
    let review = "Box 7, Barchester"
    let author = try board.session(1)
    let thread = try author.warn("Words.")
    author.keep(.wrote(thread, isOpener: true))
    _ = try author.save()
    let id = try table.confirmed(thread, by: a, b)
    // Set too late for her program to keep it, but before her open screen's eyes.
    _ = try a.perform(.setPolicy(Policy(hours: [13], review: review)))
    let reader = try board.session(1)
    _ = try author.refresh()
    #expect(a.completeSuspensions().map(\.result) == [.suspended])
    let notice = SuspensionNotice(.flooding, reference: id.reference, on: board.clock.today)
    let whole = notice.with(review: review, threads: [thread])
    #expect(error { _ = try author.refresh() } == .suspended(whole))
    #expect(error { _ = try author.warn("Once more.") } == .suspended(whole))
    #expect(
      error { _ = try board.session(1) } == .suspended(notice.with(review: "", threads: [thread])))

    // What she was writing is kept after her access has ended, too.
    let draft = KeptDraft(
      id: DraftID(thread.value), purpose: .reply(thread, to: nil), text: "Half a sentence",
      day: board.clock.today, isOpen: true)
    author.keep(.keepDraft(draft))
    #expect(try author.save().isEmpty)
    let hers = try EndedMember(
      try BoardFolder.open(board.path), codename: try Codename(words: SealedBoard.codename(1)),
      world: board.world)
    #expect(hers.kept.drafts.all == [draft] && hers.kept.review.value == review)
    #expect(error { _ = try board.session(1) } == .suspended(whole))
    // She can show which tag was hers to whoever is asked to take down what stands under it.
    #expect(hers.thread(thread.reference) == thread)
    let proofs = try hers.proofs(in: thread, challenge: "7QF2")
    let name = try #require(try a.thread(thread).map { $0.name(of: $0.state.messages[0]) })
    #expect(
      try proofs.compactMap { try a.author(proving: $0, in: thread, challenge: "7QF2") } == [name])
    #expect(try proofs.allSatisfy { try a.author(proving: $0, in: thread, challenge: "x") == nil })
    // A session that looked on meanwhile has none of what came with the new key.
    _ = try b.refresh()
    let later = try b.warn("Later words.", occasion: "lift")
    #expect(error { _ = try reader.refresh() } != nil)
    #expect(reader.board.row(later) == nil)
  }

  @Test func `each member's program keeps the address, and forgets one that was taken back`() throws
  {
    let board = try SealedBoard()
    let founder = try board.session(0)
    _ = try founder.perform(.setPolicy(Policy(review: "Box 7, Barchester")))
    let member = try board.session(1)
    _ = try member.save()
    #expect(try board.session(1).privateState.review.value == "Box 7, Barchester")
    _ = try founder.perform(.setPolicy(Policy(hours: [9])))
    _ = try member.refresh()
    _ = try member.save()
    #expect(try board.session(1).privateState.review.value.isEmpty)
  }

  @Test func `what moderators tell one another opens to no member, nor to a later moderator`()
    throws
  {
    let table = try Table()
    let thread = try table.board.session(1).warn("Words.")
    try table.follow()
    _ = try table.a.proposeSuspension(thread.opening, in: thread, reason: .hostile)
    let member = try table.board.session(2)
    let row = try #require(member.board.submissions.waiting.last)
    let stranger = ModeratorKey(.random(), on: table.board.manifest.board)
    #expect(try member.ledger.commonKey(row.key, for: stranger) == nil)
    #expect(try member.pendingSuspensions().isEmpty)
    #expect(!member.board.record.contains { $0.code == "suspended" })
    guard case .mail(let box)? = try member.ledger.body(at: row.place) else {
      Issue.record("no box")
      return
    }
    for secret in [thread.value.bytes, thread.opening.value.bytes] {
      #expect(!contains(box, secret))
    }
  }

  private func contains(_ octets: [UInt8], _ part: [UInt8]) -> Bool {
    octets.indices.contains { octets[$0...].starts(with: part) }
  }

  @Test func `a crash after the record is told goes on from there`() throws {
    let table = try Table()
    let (board, a, b) = (table.board, table.a, table.b)
    let thread = try board.session(1).warn("Words.")
    let id = try table.confirmed(thread, by: a, b)
    let found = try #require(try a.suspensionCases().first)
    let give = try #require(found.gives.first)
    _ = try a.perform(
      .suspend(
        Suspension(
          proposal: id, reason: .flooding, isFound: true, second: give.author,
          consent: give.content.consent)))
    _ = try board.session(1)
    let outcomes = try board.session(0).completeSuspensions()
    #expect(outcomes.map(\.result) == [.suspended])
    #expect(error { _ = try board.session(1) } != nil)
    let acts = try board.session(2).board.record.filter { $0.code == "suspended" }
    #expect(acts.count == 1)

    // And one after the row is gone, before what was proposed is put away.
    let second = try board.session(2).warn("More words.")
    let next = try table.confirmed(second, by: b, table.c)
    let cases = try #require(try b.suspensionCases().first { $0.proposal.content.id == next })
    #expect(b.completeSuspensions().map(\.result) == [.suspended])
    #expect(b.board.submissions[cases.proposal.submission]?.outcome != nil)
    #expect(try board.session(3).examine().isSound)
  }

  // MARK: What it costs

  @Test func `nobody's queue is opened for it but hers who sent something that waits`() throws {
    let table = try Table()
    let (board, a, b) = (table.board, table.a, table.b)
    let (thread, other) = (
      try board.session(1).warn("Words."), try board.session(2).warn("Other words.")
    )
    _ = try board.session(3).perform(.report(other, other.opening, .hostile))
    /// What a plain command of somebody's does, and how much of the queue it opens for that.
    func look(_ codename: [String]) throws -> (done: [SuspensionOutcome.Result], opened: Int) {
      let session = try board.session(codename)
      return (session.completeSuspensions().map(\.result), session.openedSubmissions.count)
    }
    let proposer = SealedBoard.codename(0)
    let (second, third) = (Table.codename(1), Table.codename(2))
    for codename in [proposer, second, third] { #expect(try look(codename) == ([], 0)) }

    try table.follow()
    let id = try a.proposeSuspension(thread.opening, in: thread, reason: .flooding)
    #expect(try look(proposer) == ([], 2), "it waits for a second")
    #expect(try look(third) == ([], 0))
    _ = try b.refresh()
    try b.confirmSuspension(id)
    #expect(try look(second) == ([], 3), "her share waits")
    #expect(try look(third) == ([], 0))
    #expect(try look(proposer) == ([.suspended], 3))
    #expect(try look(proposer) == ([], 0), "hers is put away")
    #expect(try look(second).opened > 0, "and so is now the other's")
    for codename in [proposer, second, third] { #expect(try look(codename) == ([], 0)) }
    #expect(try board.session(0).board.submissions.waiting.count == 1, "the report")
  }

  @Test func `what a lost private state knew is found once the queue is opened for anything`()
    throws
  {
    let table = try Table()
    let thread = try table.board.session(1).warn("Words.")
    let id = try table.confirmed(thread, by: table.a, table.b)
    let session = try table.board.session(0)
    session.privateState = PrivateState()
    #expect(session.completeSuspensions().isEmpty && session.openedSubmissions.isEmpty)
    _ = try session.queue()
    #expect(session.completeSuspensions().map(\.id) == [id])
  }

  // MARK: Each ends in a told state

  @Test func `who may not, what cannot, and what was done is told, and nothing is half`() throws {
    let table = try Table()
    let (board, a, b, c) = (table.board, table.a, table.b, table.c)
    let author = try board.session(1)
    let thread = try author.warn("Words.")
    let own = try b.warn("A moderator's own.")
    try table.follow()
    _ = try a.perform(.dispute(thread, RawText("I have answered.")))
    let disputed = try #require(try a.thread(thread)?.state.messages.last?.id)
    func propose(
      _ session: Session, _ post: EventID, _ thread: ThreadID,
      _ reason: ModerationReason = .hostile
    ) -> Refusal? {
      refusal { _ = try session.proposeSuspension(post, in: thread, reason: reason) }
    }
    #expect(propose(author, thread.opening, thread) == .moderatorsOnly)
    #expect(propose(a, thread.opening, thread, .helpful) == .otherSuspensionReason(.helpful))
    #expect(propose(a, disputed, thread) == .notAMembersPost)
    #expect(propose(a, own.opening, thread) == .noSuchMessage)
    #expect(propose(a, own.opening, ThreadID(disputed.value)) == .noSuchThread)
    #expect(propose(b, own.opening, own) == .suspension(.ownTag))

    let id = try a.proposeSuspension(thread.opening, in: thread, reason: .hostile)
    try table.follow()
    #expect(propose(a, thread.opening, thread) == .suspension(.proposed(id)))
    #expect(propose(c, thread.opening, thread) == .suspension(.proposed(id)))
    #expect(refusal { try a.confirmSuspension(id) } == .ownProposal)
    #expect(refusal { try author.confirmSuspension(id) } == .moderatorsOnly)
    #expect(refusal { try b.confirmSuspension(EventID(.zero)) } == .noSuchProposal)
    try b.confirmSuspension(id)
    try table.follow()
    #expect(refusal { try b.confirmSuspension(id) } == .suspension(.confirmed))
    #expect(refusal { try c.confirmSuspension(id) } == .suspension(.confirmed))
    // Her own tag she cannot be made to confirm.
    let about = try a.proposeSuspension(own.opening, in: own, reason: .hostile)
    try table.follow()
    #expect(refusal { try b.confirmSuspension(about) } == .suspension(.ownTag))

    // What was taken back carries nothing, and what stands after it still does.
    let withdrawn = try author.warn("Gone.", occasion: "lift")
    let later = try author.reply("Not gone.", in: withdrawn)
    _ = try author.perform(.withdraw(withdrawn, withdrawn.opening))
    try table.follow()
    #expect(propose(c, withdrawn.opening, withdrawn) == .messageWithdrawn)
    let last = try c.proposeSuspension(later, in: withdrawn, reason: .hostile)
    #expect(try c.pendingSuspensions().contains { $0.id == last })
  }

  @Test func `before there are two, nothing is carried, and nobody suspended`() throws {
    let board = try SealedBoard()
    let founder = try board.session(0)
    let thread = try board.session(1).warn("Early words.")
    _ = try founder.refresh()
    #expect(
      refusal { _ = try founder.proposeSuspension(thread.opening, in: thread, reason: .hostile) }
        == .suspension(.fewModerators))
    let code = try founder.invite(count: 1, isModerator: true)[0]
    let second = try board.join(code, as: Table.codename(1))
    _ = try founder.refresh()
    #expect(
      refusal { _ = try founder.proposeSuspension(thread.opening, in: thread, reason: .hostile) }
        == .suspension(.noShare))
    // Her next post there does.
    let reply = try board.session(1).reply("Later words.", in: thread)
    _ = try second.refresh()
    _ = try second.proposeSuspension(reply, in: thread, reason: .hostile)
  }

  @Test func `words that were cut, amended or set aside carry on what they carried`() throws {
    let table = try Table()
    let (a, b) = (table.a, table.b)
    let author = try table.board.session(1)
    let threads = try (0..<3).map {
      try author.warn("Words \($0).", conduct: [.unease, .bullying, .persistent][$0])
    }
    try table.follow()
    _ = try a.redact(
      threads[0].opening, in: threads[0], with: RawText("Word."), reason: .identifiesWriter)
    _ = try a.perform(.moderate(Moderation(.setAside, threads[1])))
    _ = try author.perform(.amend(threads[2], threads[2].opening, RawText("Other words.")))
    try table.follow()
    for thread in threads {
      let id = try a.proposeSuspension(thread.opening, in: thread, reason: .flooding)
      try table.follow()
      try b.confirmSuspension(id)
    }
    // The first ends the access; the others find nobody, and say so.
    _ = try a.refresh()
    let results = a.completeSuspensions().map(\.result)
    #expect(results.filter { $0 == .suspended }.count == 1)
    #expect(results.filter { $0 == .nobody }.count == 2)
  }

  @Test func `who has left is nobody, and the tag is muted`() throws {
    let table = try Table()
    let author = try table.board.session(1)
    let thread = try author.warn("Words.")
    try author.leave()
    let id = try table.confirmed(thread, by: table.a, table.b)
    let epoch = table.a.board.epoch
    #expect(
      table.a.completeSuspensions()
        == [SuspensionOutcome(id: id, reason: .flooding, result: .nobody)])
    #expect(table.a.board.epoch == epoch, "nobody's row went")
    let codes = table.a.board.record.map(\.code)
    #expect(codes.contains("opened-handle") && codes.contains("mute"))
    #expect(!codes.contains("suspended"))
    #expect(!table.a.board.record.contains { $0.code == "mute" && !$0.isPlaceHidden })
  }

  @Test func `a moderator is not suspended before the set lets her go`() throws {
    let table = try Table()
    let (board, a, b, c) = (table.board, table.a, table.b, table.c)
    let thread = try c.warn("A moderator's own.")
    let id = try table.confirmed(thread, by: a, b)
    #expect(
      a.completeSuspensions()
        == [SuspensionOutcome(id: id, reason: .flooding, result: .refused(.moderator))])
    _ = try board.session(Table.codename(2))
    #expect(a.board.record.last { $0.code == "opened-handle" } != nil)
    // Once she is out of it, it goes as with anybody.
    let number = try #require(c.moderatorsToday.first { $0.isOwn }?.number)
    let change = try #require(try a.proposeModerators(joining: [], leaving: [number]).last)
    _ = try b.refresh()
    _ = try b.perform(.confirmModerators(change.id))
    _ = try table.confirmed(thread, by: b, a)
    #expect(b.completeSuspensions().map(\.result) == [.suspended])
    #expect(error { _ = try board.session(Table.codename(2)) } != nil)
  }

  @Test func `what a moderator proposed who has left the set comes to nothing`() throws {
    let table = try Table()
    let (a, b, c) = (table.a, table.b, table.c)
    let thread = try table.board.session(1).warn("Words.")
    try table.follow()
    let id = try a.proposeSuspension(thread.opening, in: thread, reason: .hostile)
    try table.follow()
    let number = try #require(a.moderatorsToday.first { $0.isOwn }?.number)
    let change = try #require(try b.proposeModerators(joining: [], leaving: [number]).last)
    _ = try c.refresh()
    _ = try c.perform(.confirmModerators(change.id))
    try table.follow()
    #expect(refusal { try b.confirmSuspension(id) } == .suspension(.proposerLeft))
    #expect(try b.pendingSuspensions().map(\.stage) == [.void(.proposerLeft)])
    #expect(a.completeSuspensions().isEmpty)
    // Another proposes it anew.
    let again = try table.confirmed(thread, by: b, c)
    #expect(b.completeSuspensions().map(\.id) == [again])
  }

  @Test func `who confirmed sees whose program it waits for, and others begin anew without it`()
    throws
  {
    let table = try Table()
    let (board, a, b, c) = (table.board, table.a, table.b, table.c)
    let thread = try board.session(1).warn("Words.")
    _ = try table.confirmed(thread, by: a, b)
    let day = board.clock.today
    board.clock.today = day.advanced(by: 4)
    for (session, isYou) in [(b, true), (c, false)] {
      _ = try session.refresh()
      let pending = try #require(try session.queue().underWay.first)
      let name = try #require(b.moderatorsToday.first { $0.isOwn }?.name)
      #expect(pending.stage == .waitsForProposer(confirmedBy: name, isYou: isYou, since: day))
      #expect(
        refusal { _ = try session.proposeSuspension(thread.opening, in: thread, reason: .hostile) }
          == .suspension(.confirmed))
    }
    #expect(try a.queue().underWay.isEmpty, "her own program sees to it")
    // Two others take the proposer out of the set: what she proposed is void, though it was confirmed.
    let number = try #require(a.moderatorsToday.first { $0.isOwn }?.number)
    let change = try #require(try c.proposeModerators(joining: [], leaving: [number]).last)
    _ = try b.refresh()
    _ = try b.perform(.confirmModerators(change.id))
    try table.follow()
    #expect(try b.pendingSuspensions().map(\.stage) == [.void(.proposerLeft)])
    #expect(try b.queue().underWay.isEmpty)
    #expect(a.completeSuspensions().isEmpty, "who left carries nothing out")
    let again = try table.confirmed(thread, by: b, c)
    #expect(
      b.completeSuspensions()
        == [SuspensionOutcome(id: again, reason: .flooding, result: .suspended)])
  }

  // MARK: Shares

  /// A member whose program puts shares of one thread into another.
  private struct Mover: Signer {
    let hand: any Signer
    let shares: [SealedShare]

    var actor: Actor {
      let own = hand.actor
      return Actor(
        tag: own.tag, formerTag: own.formerTag, voice: own.voice, sameHereOnce: own.sameHereOnce,
        note: own.note, mail: own.mail, thanksOnce: own.thanksOnce,
        shares: { _, _, _ in shares }, founder: nil)
    }

    func sign(
      _ statement: [UInt8], as author: AuthorKey, in thread: ThreadID
    ) throws(SealingError) -> [UInt8] {
      try hand.sign(statement, as: author, in: thread)
    }
  }

  @Test func `shares that were moved to another thread or tag do not open there`() throws {
    let table = try Table()
    let board = table.board
    let innocent = try board.session(1)
    let thread = try innocent.warn("Words.")
    let message = try #require(try innocent.thread(thread)?.state.messages.first)
    let shares = try #require(try innocent.ledger.shares(of: message))
    #expect(shares.map(\.number) == [0, 1, 2])
    let framer = try board.session(2)
    let hand = try #require(framer.member).signer(on: board.clock.today)
    _ = try framer.append(
      .reply(thread, to: nil, RawText("Another tag.")), by: Mover(hand: hand, shares: shares),
      on: board.clock.today)
    let opening = Opening(kind: .question, occasion: "taxi")
    let moved = try #require(
      try framer.append(
        .open(opening, RawText("Another thread.")), by: Mover(hand: hand, shares: shares),
        on: board.clock.today
      ).first?.thread)
    try table.follow()
    let reply = try #require(try table.a.thread(thread)?.state.messages.last?.id)
    for (post, thread) in [(reply, thread), (moved.opening, moved)] {
      #expect(
        refusal { _ = try table.a.proposeSuspension(post, in: thread, reason: .hostile) }
          == .suspension(.badShare))
    }
    _ = try board.session(1)
  }

  @Test func `one moderator's keys with all files open no handle, any two of eight do`() throws {
    let board = try SealedBoard()
    let founder = try board.session(0)
    let keys = (0..<8).map { _ in ModeratorKey(.random(), on: board.manifest.board) }
    let set = keys.enumerated().map {
      Moderator(
        number: $0.offset, sign: AuthorKey($0.element.publicKey), share: $0.element.sharePublicKey)
    }
    let change = try ModeratorSets(board: board.manifest.board).change(of: nil) { _ in set }
    _ = try founder.perform(change)
    let author = try board.session(1)
    let thread = try author.warn("Words.")
    let message = try #require(try author.thread(thread)?.state.messages.first)
    let shares = try #require(try author.ledger.shares(of: message))
    let tag = message.author.value
    #expect(shares.count == 8)
    let handle = try #require(author.member?.handle)
    let opened = keys.map { key in
      shares.compactMap {
        try? key.share($0.box, number: $0.number, in: thread.value, tag: tag)
      }
    }
    for one in 0..<8 {
      #expect(opened[one].map(\.number) == [one], "her own and no other")
      #expect(HandleShare.handle(of: opened[one][0], opened[one][0]) == nil)
      for other in 0..<8 where other != one {
        #expect(HandleShare.handle(of: opened[one][0], opened[other][0]) == handle)
      }
    }
    let keyring = try #require(founder.keyring)
    #expect(try keyring.row(ofHandle: handle) != nil)
  }

  // MARK: One moderator

  @Test func `a muted tag's reply is refused by name, and the record hides the place`() throws {
    let table = try Table()
    let author = try table.board.session(1)
    let thread = try author.warn("Words.")
    try table.follow()
    _ = try table.b.perform(
      .moderate(Moderation(.mute, thread, post: thread.opening, reason: .hostile)))
    _ = try author.refresh()
    #expect(refusal { _ = try author.reply("More.", in: thread) } == .muted)
    #expect(
      refusal {
        _ = try author.perform(.amend(thread, thread.opening, RawText("Other words.")))
      } == .muted)
    _ = try author.warn("Elsewhere she is heard.", occasion: "lift")
    _ = try author.perform(.withdraw(thread, thread.opening))
    let entry = try #require(table.b.board.record.last)
    #expect(entry.code == "mute" && entry.isPlaceHidden && entry.thread == nil)
  }

  @Test func `a thread that is ended loses its words, and comes back without them`() throws {
    let table = try Table()
    let author = try table.board.session(1)
    let thread = try author.warn("Keep to the stairs.")
    let reply = try table.board.session(2).reply("So do I, by the stairs.", in: thread)
    try table.follow()
    let place = try #require(table.a.board.row(thread)?.openingPlace)
    _ = try table.a.perform(.moderate(Moderation(.expire, thread, reason: .settled)))
    #expect(try table.a.ledger.line(at: place)?.record.body == .erased)
    _ = try author.refresh()
    #expect(try author.hits("stairs").isEmpty)
    #expect(try author.thread(thread)?.state.messages.map(\.body) == [.erased, .erased])
    #expect(refusal { _ = try author.reply("Now?", in: thread) } == .threadEnded)
    _ = try table.b.refresh()
    _ = try table.b.perform(.moderate(Moderation(.revive, thread, reason: .inError)))
    _ = try author.refresh()
    _ = try author.perform(.amend(thread, thread.opening, RawText("Take the stairs.")))
    let reading = try #require(try table.board.session(3).thread(thread))
    #expect(reading.state.messages.map(\.body) == [.text("Take the stairs."), .erased])
    #expect(reading.state.message(reply) != nil)
    #expect(try table.board.session(3).hits("stairs").count == 1)
    #expect(try table.board.session(0).examine().isSound)
  }
}
