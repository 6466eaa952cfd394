// SPDX-License-Identifier: Apache-2.0

@testable import Board
import Bytes
import Foundation
@testable import Ledger
import Sealing
@testable import Session
import Storage
import TestKit
import Testing

/// Members with programs of their own, which ask no moderator, and crashes, on a sealed board.
@Suite struct UnreadTests {
  private typealias Scene = QueueTests.Scene

  private static let opening = Opening(
    kind: .warning, conduct: .unease, basis: .firstHand, occasion: "lift", when: .thisTerm,
    advice: ["go-in-pairs"])

  private func items(_ session: Session) throws -> [QueueItem.ID] {
    _ = try session.refresh()
    return try session.queue().items.map(\.id)
  }

  private func bodies(_ thread: ThreadID, _ session: Session) throws -> [BodyReading] {
    _ = try session.refresh()
    return try session.thread(thread)?.state.messages.map(\.body) ?? []
  }

  /// A post of a member's that waits for moderators, and what it will be.
  private func held(
    _ intent: Intent, by author: Session, in scene: Scene
  ) throws -> (id: EventID, post: PreparedPost) {
    _ = try author.refresh()
    let id = try #require(try author.perform(intent).last).id
    _ = try scene.second.refresh()
    let row = try #require(scene.second.board.submissions[id])
    let moderator = try #require(scene.second.member?.moderator)
    let key = try #require(try scene.second.ledger.commonKey(row.key, for: moderator))
    guard case .opened(_, let post?) = try scene.second.ledger.submission(row, under: key) else {
      throw Failure("it does not open")
    }
    return (id, post)
  }

  @Test func `a line that no moderator read is shown to nobody until one puts it up`() throws {
    let scene = try Scene(.allHeld)
    let thread = try scene.thread()
    let (hostile, other) = (try scene.board.session(1), try scene.board.session(2))
    let warning = try hostile.slip(.opened(UnreadTests.opening), "A tapestry.")
    let reply = try hostile.slip(.replied(thread, to: nil), "Another tapestry.")
    let opened = ThreadID(opening: warning.id)
    let change = try other.refresh()
    #expect(change.threads.isEmpty && change.eventCount == 2)
    #expect(try other.hits("tapestry").isEmpty && other.hits("occasion:lift").isEmpty)
    #expect(other.board.currentThreads(on: other.today) == [thread])
    #expect(try bodies(thread, other) == [.text("Keep to the stairs."), .setAside])
    #expect(try bodies(opened, other) == [.setAside])
    #expect(error { _ = try other.perform(.sameHere(opened, .firstHand)) } != nil)

    #expect(Set(try items(scene.second)) == [.submission(warning.id), .submission(reply.id)])
    let detail = try #require(try scene.second.queueItem(.submission(reply.id)))
    #expect(detail.text == "Another tapestry." && detail.message == reply.id)
    #expect(detail.reasons == ModerationReason.turningDown && detail.tag?.isEmpty == false)
    hostile.keep(.wrote(thread, isOpener: false))
    hostile.keep(.wrote(opened, isOpener: true))
    #expect(try hostile.pending().map(\.id) == [reply.id, warning.id])

    _ = try scene.second.perform(.decide([reply.id], .putUp))
    #expect(try other.refresh().threads == [thread])
    #expect(try other.hits("tapestry").map(\.message) == [reply.id])
    #expect(
      error { _ = try scene.founder.perform(.decide([reply.id], .turnedDown(.hostile))) }
        == .refused(.alreadyDecided(.putUp)))
    _ = try scene.founder.perform(.decide([warning.id], .turnedDown(.hostile)))
    #expect(try items(scene.second).isEmpty && bodies(opened, other) == [.setAside])
    _ = try hostile.refresh()
    #expect(try hostile.pending().map(\.verdict) == [.turnedDown(.hostile)])
    #expect(other.board.record.last?.deed == .decided(.turnedDown(.hostile)))
    #expect(other.board.record.last?.thread == nil)

    // Words that were read do not answer for those that come after them.
    let amended = try hostile.slip(.amended(thread, reply.id), "A third tapestry.")
    #expect(try bodies(thread, other).last == .setAside)
    #expect(try items(scene.second) == [.submission(amended.id)])
    #expect(
      try scene.second.queueItem(.submission(amended.id))?.text == "A third tapestry.")
    // What was read stays so, whatever the policy becomes, and a moderator may put all of it back.
    _ = try scene.founder.perform(.setPolicy(Policy(publication: .open)))
    #expect(try bodies(thread, other).last == .setAside)
    _ = try scene.founder.perform(.moderate(Moderation(.putBack, thread, post: reply.id)))
    _ = try scene.founder.perform(.moderate(Moderation(.putBack, opened)))
    #expect(try bodies(thread, other).last == .text("A third tapestry."))
    #expect(try bodies(opened, other) == [.text("A tapestry.")])
    _ = try scene.founder.perform(.setPolicy(Policy(publication: .allHeld)))
    #expect(try bodies(opened, other) == [.text("A tapestry.")])

    #expect(try other.examine().isSound)
    let forged = try hostile.slip(.replied(thread, to: nil), "Forged.", isSigned: false)
    #expect(try items(scene.second).isEmpty && !bodies(thread, other).contains(.text("Forged.")))
    #expect(other.board.unread.first(forged.id) == nil)
    // A snapshot holds all of it.
    other.ledger.caching.threshold = 1
    other.ledger.caching.nextAttempt = 0
    while other.ledger.refreshCaches() {}
    let again = try scene.board.session(2)
    #expect(again.ledger.snapshotNumber != nil && again.board == other.board)
  }

  @Test func `a first post that was read lets the next ones pass, and no other's`() throws {
    let scene = try Scene(.firstPostsHeld)
    let thread = try scene.thread()
    let (author, hostile) = (try scene.board.session(1), try scene.board.session(2))
    let first = try held(.reply(thread, to: nil, RawText("So do I.")), by: author, in: scene)
    _ = try scene.second.perform(.decide([first.id], .putUp))
    _ = try author.refresh()
    let next = try author.perform(.reply(thread, to: nil, RawText("Still.")))
    #expect(next.allSatisfy { !$0.isSubmission })
    for words in ["One.", "Two."] { try hostile.slip(.replied(thread, to: nil), words) }
    #expect(
      try bodies(thread, author).dropFirst()
        == [.text("So do I."), .text("Still."), .setAside, .setAside])
    let waiting = scene.board
    let unread = try waiting.session(3).board.unread.waiting.map(\.line.event)
    _ = try scene.second.refresh()
    _ = try scene.second.perform(.decide([unread[0]], .putUp))
    try hostile.slip(.replied(thread, to: nil), "Three.")
    #expect(try bodies(thread, author).suffix(3) == [.text("One."), .setAside, .text("Three.")])
  }

  @Test func `nobody is shown what stands behind a lock`() throws {
    let scene = try Scene(.open)
    let thread = try scene.founder.warn("Keep to the stairs.")
    _ = try scene.second.refresh()
    _ = try scene.second.perform(.moderate(Moderation(.lock, thread, reason: .hostile)))
    let (hostile, other) = (try scene.board.session(1), try scene.board.session(2))
    let reply = try hostile.slip(.replied(thread, to: nil), "After the lock.")
    #expect(try bodies(thread, other).last == .setAside)
    _ = try scene.second.refresh()
    _ = try scene.second.perform(.moderate(Moderation(.unlock, thread, reason: .settled)))
    #expect(try bodies(thread, other).last == .setAside)
    #expect(try items(scene.second) == [.submission(reply.id)])
    _ = try other.perform(.reply(thread, to: nil, RawText("After that.")))
    #expect(try bodies(thread, other).suffix(2) == [.setAside, .text("After that.")])
  }

  @Test func `what waited for its hour since before the policy is read first`() throws {
    let scene = try Scene(.open)
    _ = try scene.founder.warn("something else")
    let author = try scene.board.session(1)
    _ = try author.refresh()
    let sent = try author.perform(.schedule(UnreadTests.opening, RawText("Heliotrope.")))
    let thread = try #require(sent.first?.thread)
    author.keep(.wrote(thread, isOpener: true))
    _ = try scene.founder.perform(.setPolicy(Policy(publication: .firstPostsHeld)))
    scene.board.clock.today = scene.board.clock.today.advanced(by: 3)
    let other = try scene.board.session(2)
    var change = BoardChange()
    other.tend(&change)
    #expect(change.eventCount == 1 && change.threads.isEmpty)
    #expect(try bodies(thread, other) == [.setAside] && other.hits("heliotrope").isEmpty)
    _ = try author.refresh()
    let pending = try #require(try author.pending().first)
    #expect(pending.thread == thread && pending.verdict == nil && pending.opening != nil)
    #expect(try items(scene.second) == [.submission(thread.opening)])
    _ = try scene.second.perform(.decide([thread.opening], .putUp))
    #expect(try bodies(thread, other) == [.text("Heliotrope.")])
    _ = try author.refresh()
    #expect(try author.pending().isEmpty)
  }

  // MARK: Crashes

  @Test func `a post that a crash let through ends in one state, whichever is decided`() throws {
    let scene = try Scene(.allHeld)
    let thread = try scene.thread()
    let (author, other) = (try scene.board.session(1), try scene.board.session(2))
    for ending in 0..<4 {
      let (id, post) = try held(
        .reply(thread, to: nil, RawText("Words \(ending).")), by: author, in: scene)
      let count = try bodies(thread, other).count
      #expect(try scene.second.ledger.publish(post, on: scene.board.clock.today) != nil)
      #expect(try bodies(thread, other).dropFirst(count) == [.setAside])
      #expect(try items(scene.founder) == [.submission(id)], "as one item")
      switch ending {
      case 0:
        _ = try scene.second.perform(.decide([id], .putUp))
        #expect(try bodies(thread, other).last == .text("Words 0."))
      case 1:
        _ = try scene.second.perform(.decide([id], .turnedDown(.offTopic)))
        #expect(try bodies(thread, other).last == .setAside)
        #expect(
          error { _ = try scene.founder.perform(.decide([post.event.id], .putUp)) }
            == .refused(.alreadyDecided(.turnedDown(.offTopic))))
      case 2:
        _ = try author.perform(.takeBack(id))
        #expect(try bodies(thread, other).last == .withdrawn)
        #expect(
          error { _ = try scene.second.perform(.decide([id], .putUp)) } == .refused(.takenBack))
      default:
        // Put up by its line; what was sent is told of that.
        let line = PostLine(thread: thread, event: post.event.id)
        #expect(scene.founder.board.unread[line] != nil)
        _ = try scene.founder.perform(.decide([post.event.id], .putUp))
        _ = try scene.second.refresh()
        #expect(
          error { _ = try scene.second.perform(.decide([id], .turnedDown(.offTopic))) }
            == .refused(.alreadyDecided(.putUp)))
        _ = try scene.second.perform(.decide([id], .putUp))
        #expect(try bodies(thread, other).last == .text("Words 3."))
      }
      #expect(try items(scene.founder).isEmpty)
    }
  }

  @Test func `an older change does not take the place of newer words`() throws {
    let scene = try Scene(.allHeld)
    let author = try scene.board.session(1)
    let (id, post) = try held(
      .open(UnreadTests.opening, RawText("First.")), by: author, in: scene)
    _ = try scene.second.perform(.decide([id], .putUp))
    let thread = ThreadID(opening: post.event.id)
    let (change, _) = try held(
      .amend(thread, thread.opening, RawText("Older.")), by: author, in: scene)
    _ = try scene.second.perform(.setPolicy(Policy(publication: .open)))
    try author.slip(.amended(thread, thread.opening), "Newer.")
    _ = try scene.second.refresh()
    #expect(
      error { _ = try scene.second.perform(.decide([change], .putUp)) }
        == .refused(.changedMeanwhile))
    #expect(try bodies(thread, scene.second) == [.text("Newer.")])
  }

  // MARK: Forged approvals

  @Test func `what was approved does not go for other words under its identifier`() throws {
    let scene = try Scene(.allHeld)
    let thread = try scene.thread()
    let (hostile, other) = (try scene.board.session(1), try scene.board.session(2))
    let (id, post) = try held(
      .reply(thread, to: nil, RawText("Kind words.")), by: hostile, in: scene)
    try hostile.slip(.replied(thread, to: nil), id: post.event.id, "Vile words.")
    _ = try scene.second.refresh()
    #expect(
      error { _ = try scene.second.perform(.decide([id], .putUp)) } == .refused(.notAsSigned))
    #expect(try bodies(thread, other).last == .setAside)
    _ = try scene.second.perform(.decide([id], .turnedDown(.hostile)))
    #expect(try items(scene.founder).isEmpty && bodies(thread, other).last == .setAside)
  }

  @Test func `a moderator's line counts nowhere but behind what she had seen`() throws {
    let scene = try Scene(.allHeld)
    let thread = try scene.thread()
    let journal = "journal/00000001.jsonl"
    let hostile = try scene.board.session(1)
    _ = try hostile.refresh()
    let before = try #require(scene.board.file(journal))
    let reply = try hostile.slip(.replied(thread, to: nil), "Kind words.")
    _ = try scene.second.refresh()
    _ = try scene.second.perform(.decide([reply.id], .putUp))
    #expect(try bodies(thread, try scene.board.session(2)).last == .text("Kind words."))
    let approval = try #require(try scene.second.ledger.heads().last)

    // Whoever can write the files takes both lines away, and puts the second behind other words.
    try scene.board.replace(journal, by: before)
    let other = try scene.board.session(3)
    try other.slip(.replied(thread, to: nil), id: reply.id, "Vile words.")
    try other.ledger.copy(approval, in: nil)
    #expect(try bodies(thread, try scene.board.session(2)).last == .setAside)

    // Nor does what was put back once come back for that.
    let moderator = try scene.board.session(0)
    _ = try moderator.perform(.moderate(Moderation(.setAside, thread)))
    _ = try moderator.perform(.moderate(Moderation(.putBack, thread)))
    let back = try #require(try moderator.ledger.heads().last)
    _ = try moderator.perform(.moderate(Moderation(.setAside, thread)))
    _ = try other.refresh()
    try other.ledger.copy(back, in: thread)
    let reader = try scene.board.session(2)
    #expect(reader.board.row(thread)?.state(on: reader.today) == .setAside)
    #expect(reader.ledger.unreadableLines == 2)
  }
}

extension Session {
  /// Writes a line of the member's as a program of her own does, which asks nobody.
  @discardableResult
  fileprivate func slip(
    _ act: Act, id: EventID? = nil, _ words: String, isSigned: Bool = true
  ) throws -> Event {
    _ = try refresh()
    let signer = try #require(member).signer(on: today)
    let id = id ?? EventID(using: &surroundings.random)
    let scope = Event(id: id, day: today, author: AuthorKey(.zero), act: act).thread
    let author = signer.actor.tag(try #require(scope))
    let event = Event(id: id, day: today, author: author, act: act)
    let decision = Decision(event, body: .text(PostText(stored: words)))
    let hand: any Signer = isSigned ? signer : Impostor(actor: signer.actor)
    try ledger.write { ledger, at in
      var random: any RandomNumberGenerator = SystemRandomNumberGenerator()
      return try ledger.format.record(
        of: decision, at: at, row: event.thread.flatMap { ledger.state.row($0) }, signer: hand,
        using: &random)
    }
    return event
  }
}

extension Ledger {
  /// Appends a line that no decider made.
  fileprivate func write(_ make: (Ledger, Tip) throws -> Record) throws {
    var failure: (any Error)?
    _ = try store.append(after: try store.tip(), missed: { _ in }) { at in
      do {
        return [try make(self, at)]
      } catch {
        failure = error
        return nil
      }
    }
    if let failure { throw failure }
    _ = try refresh()
  }

  /// Writes a line's statement and signature another time.
  fileprivate func copy(_ head: LineHead, in thread: ThreadID?) throws {
    let signed = PreparedPost.Signed(statement: Array(head.octets), signature: head.signature)
    let post = try #require(PreparedPost(signed: [signed], bodyKey: nil, once: nil, body: nil))
    try write { ledger, at in
      try ledger.format.record(
        of: post, on: head.event.day, at: at, row: thread.flatMap { ledger.state.row($0) })
    }
  }

  /// The heads of all lines, in order.
  fileprivate func heads() throws -> [LineHead] {
    var heads: [LineHead] = []
    _ = try store.read(after: Tip.genesis(format.chain), bodies: false) { record in
      if let head = format.head(of: record) { heads.append(head) }
      return true
    }
    return heads
  }
}
