// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
@testable import Ledger
import Sealing
@testable import Session
import Storage
import TestKit
import Testing

/// Moderators of a sealed board, each with a session of her own.
@Suite struct ModeratorTests {
  private static func codename(_ number: Int) -> [String] {
    ["moderator", String(number)] + SealedBoard.words.suffix(5)
  }

  /// A board that its founder and one whom she invited moderate.
  private func moderated() throws -> (SealedBoard, Session, Session) {
    let board = try SealedBoard()
    let founder = try board.session(0)
    let code = try founder.invite(count: 1, isModerator: true)[0]
    let second = try board.join(code, as: ModeratorTests.codename(1))
    _ = try founder.refresh()
    #expect(founder.moderatorsToday.map(\.isOwn) == [true, false])
    #expect(second.moderatorsToday.map(\.isOwn) == [false, true])
    return (board, founder, second)
  }

  @Test func `who comes by an invitation has keys of her own, and not the founder's`() throws {
    let (board, founder, second) = try moderated()
    #expect(second.keyring?.content.founderSeed == nil)
    #expect(second.isModerator && founder.isModerator)
    #expect(try !board.session(1).isModerator)
    let thread = try board.session(1).warn("Keep to the stairs.")
    _ = try second.perform(.dispute(thread, RawText("I have answered.")))
    let reading = try #require(try board.session(2).thread(thread))
    let post = try #require(reading.state.messages.last)
    #expect(post.role == .moderator)
    #expect(reading.name(of: post).hasPrefix("Moderator "))
    #expect(try board.session(0).examine().isSound)
  }

  @Test func `a third comes in by two, not by one, and her offer is hers alone`() throws {
    let (board, founder, second) = try moderated()
    let code = try second.invite(count: 1, isModerator: true)[0]
    let third = try board.join(code, as: ModeratorTests.codename(2))
    #expect(!third.isModerator)
    let offer = try #require(third.board.moderators.proposals.first)
    _ = try founder.refresh()
    _ = try second.refresh()
    #expect(
      error { _ = try third.perform(.confirmModerators(offer.id)) }
        == .refused(.moderatorsOnly))
    _ = try founder.perform(.confirmModerators(offer.id))
    #expect(
      error { _ = try founder.perform(.confirmModerators(offer.id)) }
        == .refused(.ownProposal))
    _ = try third.refresh()
    #expect(!third.isModerator)
    _ = try second.perform(.confirmModerators(offer.id))
    #expect(
      error { _ = try founder.perform(.confirmModerators(offer.id)) }
        == .refused(.proposalHolds))
    _ = try third.refresh()
    #expect(third.isModerator)
    // Each opens the key that the three have in common.
    let thread = try board.session(1).warn("Words that say who wrote them.")
    _ = try third.refresh()
    _ = try third.redact(
      thread.opening, in: thread, with: RawText("Words."), reason: .identifiesWriter)
    for moderator in [founder, second, third] {
      _ = try moderator.refresh()
      #expect(try moderator.original(of: thread.opening) == "Words that say who wrote them.")
    }
  }

  @Test func `an offer on a set that changed meanwhile is made again`() throws {
    let (board, founder, second) = try moderated()
    let codes = try second.invite(count: 2, isModerator: true)
    let third = try board.join(codes[0], as: ModeratorTests.codename(2))
    let fourth = try board.join(codes[1], as: ModeratorTests.codename(3))
    for moderator in [founder, second] {
      _ = try moderator.refresh()
      let offers = moderator.board.moderators.proposals
      #expect(offers.count == 2)
      _ = try moderator.perform(.confirmModerators(offers[0].id))
    }
    _ = try third.refresh()
    #expect(third.isModerator)
    _ = try fourth.refresh()
    #expect(fourth.board.moderators.proposals.isEmpty)
    _ = try fourth.warn("Anything she does.")
    #expect(fourth.board.moderators.proposals.count == 1)
    _ = try fourth.warn("Only once.", occasion: "lift")
    #expect(fourth.board.moderators.proposals.count == 1)
    // One of the set can take her offer into a proposal of her own, and let another go with it.
    _ = try third.refresh()
    let offer = try #require(third.board.moderators.proposals.first)
    let own = try #require(
      try third.proposeModerators(joining: [offer.id], leaving: [0]).last)
    _ = try second.refresh()
    _ = try second.perform(.confirmModerators(own.id))
    _ = try fourth.refresh()
    _ = try founder.refresh()
    #expect(fourth.isModerator && !founder.isModerator)
    #expect(
      error { _ = try founder.perform(.name(RawText("Mine."))) }
        == .refused(.moderatorsOnly), "nor does the founder's key bring her back")
  }

  @Test func `whoever another's proposal took in acts at once, and offers herself no more`() throws
  {
    let (board, founder, second) = try moderated()
    let third = try board.join(
      try second.invite(count: 1, isModerator: true)[0], as: ModeratorTests.codename(2))
    for moderator in [founder, second] { _ = try moderator.refresh() }
    let offer = try #require(second.board.moderators.proposals.first)
    let own = try #require(try second.proposeModerators(joining: [offer.id], leaving: []).last)
    _ = try founder.refresh()
    _ = try founder.perform(.confirmModerators(own.id))
    _ = try third.refresh()
    #expect(third.isModerator)
    _ = try third.warn("Anything she does.")
    #expect(third.board.moderators.proposals.isEmpty)
    #expect(!third.board.moderators.isInvited(offer.author, on: third.today))
  }

  @Test func `a set whose key does not reach her is not confirmed, and blocks no queue`() throws {
    let (board, founder, second) = try moderated()
    let sets = ModeratorSets(board: board.manifest.board)
    guard
      case .changeModerators(let change, let wraps) = try sets.change(
        of: second.board.moderators, { $0 })
    else { throw Failure("no change") }
    let torn = wraps.map { ModeratorWrap(number: $0.number, box: $0.box.map { $0 ^ 1 }) }
    for wraps in [torn, [wraps[0]], [wraps[0], wraps[0]]] {
      let id = try #require(try second.perform(.changeModerators(change, wraps)).last).id
      _ = try founder.refresh()
      #expect(
        error { _ = try founder.perform(.confirmModerators(id)) } == .refused(.keyNotShared))
    }
    // Another program confirmed it all the same.
    let id = try #require(try second.perform(.changeModerators(change, torn)).last).id
    _ = try founder.refresh()
    _ = try founder.append(
      .confirmModerators(id), by: try #require(founder.signer), on: founder.today)
    #expect(founder.board.moderators.current?.key == change.key)
    let author = try board.session(1)
    let thread = try author.warn("Keep to the stairs.")
    _ = try board.session(2).perform(.report(thread, thread.opening, .hostile))
    _ = try founder.refresh()
    #expect(try founder.queue().sealedBefore == 1)
    #expect(founder.commonKeys.isEmpty)
  }

  @Test func `words that were cut are for the moderators of that day, for thirty days`() throws {
    let (board, founder, second) = try moderated()
    let author = try board.session(1)
    let thread = try author.warn("She in the blue office saw it.")
    let place = try #require(author.board.row(thread)?.openingPlace)
    _ = try second.refresh()
    _ = try second.redact(
      thread.opening, in: thread, with: RawText("Somebody saw it."), reason: .identifiesHarmedPerson
    )
    _ = try author.refresh()
    let reading = try #require(try author.thread(thread))
    #expect(reading.state.messages[0].body == .text("Somebody saw it."))
    #expect(reading.own.contains(reading.state.messages[0].author), "still under her tag")
    #expect(try author.ledger.line(at: place)?.record.body == .erased)
    #expect(try author.hits("blue").isEmpty && author.hits("somebody").count == 1)
    _ = try founder.refresh()
    #expect(try founder.original(of: thread.opening) == "She in the blue office saw it.")

    // Neither a member's key nor a moderator's who was not in that set opens it.
    #expect(error { _ = try author.original(of: thread.opening) } == .refused(.moderatorsOnly))
    let kept = try #require(author.board.keptOriginals.first)
    let stranger = ModeratorKey(.random(), on: board.manifest.board)
    #expect(try author.ledger.keptOriginal(kept, by: stranger) == nil)
    #expect(try author.ledger.body(at: kept.place) == nil)
    #expect(try author.examine().isSound)

    board.clock.today = board.clock.today.advanced(by: 30)
    _ = try author.warn("Thirty days later.")
    #expect(try founder.original(of: thread.opening) != nil)
    board.clock.today = board.clock.today.advanced(by: 1)
    _ = try author.warn("And one.", occasion: "lift")
    #expect(try founder.original(of: thread.opening) == nil)
    #expect(try author.ledger.line(at: kept.place)?.record.body == .erased)
    #expect(try board.session(0).examine().isSound)
  }

  @Test func `what is set aside is found by nobody, and its lines are of one size`() throws {
    let (board, founder, second) = try moderated()
    let author = try board.session(1)
    let conducts: [Conduct] = [.unease, .unprofessional, .bullying, .persistent]
    let threads = try conducts.map { try author.warn("Stairs and \($0).", conduct: $0) }
    _ = try founder.refresh()
    let before = try #require(board.file("journal/00000001.jsonl")).count
    var sizes: Set<Int> = []
    var last = before
    for thread in threads {
      _ = try founder.perform(.moderate(Moderation(.setAside, thread)))
      let size = try #require(board.file("journal/00000001.jsonl")).count
      sizes.insert(size - last - "\(founder.ledger.tip.number)".count)
      last = size
    }
    #expect(sizes.count == 1, "\(sizes)")
    _ = try author.refresh()
    #expect(try author.hits("stairs").isEmpty)
    #expect(try author.thread(threads[0])?.state.messages[0].body == .setAside)
    _ = try second.refresh()
    #expect(
      error { _ = try second.perform(.moderate(Moderation(.setAside, threads[0]))) }
        == .refused(.alreadyDone(.setAside)))
    _ = try second.perform(.moderate(Moderation(.putBack, threads[0])))
    _ = try author.refresh()
    #expect(try author.hits("stairs").count == 1)
  }

  @Test func `the record is the same for everybody, and who saw more of it is told`() throws {
    let (board, founder, second) = try moderated()
    let reader = try board.session(2)
    let first = reader.record()
    #expect(first.comparison == .first)
    #expect(first.lines.map(\.entry.code) == ["moderators", "invited", "moderators", "named"])
    #expect(first.lines[0].authors == ["Invited"] && first.lines[1].authors == ["No. 1"])
    _ = try reader.save()
    let same = try board.session(1).record()
    #expect(same.checkWords == first.checkWords && same.checkWords.count == 3)

    let thread = try founder.warn("Words.")
    _ = try second.refresh()
    _ = try second.perform(.moderate(Moderation(.lock, thread, reason: .hostile)))
    board.clock.today = board.clock.today.advanced(by: 1)
    let later = try board.session(2)
    let next = later.record()
    #expect(next.comparison == .whole(since: board.clock.today.advanced(by: -1)))
    #expect(next.checkWords != first.checkWords)
    // A record that lacks what she saw: one act fewer, or another in its place.
    let mark = try #require(later.privateState.record)
    for forged in [
      RecordMark(count: mark.count, check: .zero, day: mark.day.advanced(by: 1)),
      RecordMark(count: mark.count + 1, check: mark.check, day: mark.day.advanced(by: 1)),
    ] {
      later.keep(.readRecord(forged))
      #expect(later.record().comparison == .shortened(since: forged.day))
      #expect(later.record().comparison == .shortened(since: forged.day), "until it is there again")
    }
  }
}
