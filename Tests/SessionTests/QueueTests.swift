// SPDX-License-Identifier: Apache-2.0

@testable import Board
import Bytes
import Foundation
@testable import Ledger
@testable import Sealing
@testable import Session
import Storage
import TestKit
import Testing

/// Held posts, reports, questions and the queue on a sealed board, each with sessions of their own.
@Suite struct QueueTests {
  private static let secret = "Whoever stands by the tapestry keeps topping up."

  struct Scene {
    let board: SealedBoard
    let founder: Session
    let second: Session

    init(_ publication: Publication = .firstPostsHeld, members: Int = 4) throws {
      board = try SealedBoard(members: members)
      founder = try board.session(0)
      let code = try founder.invite(count: 1, isModerator: true)[0]
      second = try board.join(code, as: Scene.codename(1))
      _ = try founder.refresh()
      _ = try founder.perform(.setPolicy(Policy(publication: publication, hours: [13, 18])))
      _ = try second.refresh()
    }

    /// A thread of the founder's that stands: hers is read first, like everybody's.
    func thread() throws -> ThreadID {
      let opening = Opening(
        kind: .warning, conduct: .unease, basis: .firstHand, occasion: "taxi", when: .thisTerm,
        advice: ["go-in-pairs"])
      let sent = try founder.perform(.open(opening, RawText("Keep to the stairs.")))
      let up = try founder.perform(.decide(sent.map(\.id), .putUp))
      guard let thread = up.lazy.compactMap(\.thread).first else { throw Failure("no thread") }
      return thread
    }

    static func codename(_ number: Int) -> [String] {
      ["moderator", String(number)] + SealedBoard.words.suffix(5)
    }

    /// Reads what a line has in its body, as whoever holds the board's key does.
    func body(of submission: EventID, in session: Session) throws -> BodyState? {
      _ = try session.refresh()
      guard let row = session.board.submissions[submission] else { return nil }
      return try session.ledger.line(at: row.place)?.record.body
    }

    typealias BodyState = StoredBody
  }

  private func warning(_ occasion: String = "taxi") -> Opening {
    Opening(
      kind: .warning, conduct: .unease, basis: .firstHand, occasion: occasion, when: .thisTerm,
      advice: ["go-in-pairs"])
  }

  @discardableResult
  private func hold(
    _ session: Session, _ text: String? = secret, _ occasion: String = "taxi",
    again: EventID? = nil
  ) throws -> EventID {
    _ = try session.refresh()
    let events = try session.perform(
      .open(warning(occasion), text.map { RawText($0) }), again: again)
    let event = try #require(events.last)
    #expect(events.count == 1 && event.isSubmission)
    return event.id
  }

  private func items(_ session: Session) throws -> [QueueItem] {
    _ = try session.refresh()
    return try session.queue().items
  }

  // MARK: From her hand to the board

  @Test func `a held post waits for its author alone, goes up as she signed it, and its box goes`()
    throws
  {
    let scene = try Scene()
    let (author, other) = (try scene.board.session(1), try scene.board.session(2))
    let threads = other.board.threads.count
    let id = try hold(author)
    let pending = try #require(try author.pending().first)
    #expect(pending.id == id && pending.verdict == nil && pending.opening == warning())
    let draft = try #require(pending.draft.flatMap { author.privateState.drafts[$0] })
    #expect(draft.text == QueueTests.secret && draft.waits(on: author.board))

    let change = try other.refresh()
    #expect(change.threads.isEmpty && other.board.threads.count == threads)
    #expect(try other.hits("tapestry").isEmpty && author.hits("tapestry").isEmpty)
    #expect(error { _ = try other.queue() } == .refused(.moderatorsOnly))
    #expect(error { _ = try other.queueItem(.submission(id)) } == .refused(.moderatorsOnly))
    #expect(error { _ = try other.perform(.decide([id], .putUp)) } == .refused(.moderatorsOnly))

    let item = try #require(try items(scene.second).first)
    #expect(item.id == .submission(id) && item.occasion == "taxi")
    let detail = try #require(try scene.second.queueItem(item.id))
    #expect(detail.text == QueueTests.secret && detail.opening == warning())
    #expect(
      detail.reasons == ModerationReason.turningDown && detail.message == pending.thread.opening)
    #expect(detail.sought.map(\.matter) == Sought.Matter.allCases)

    let events = try scene.second.perform(.decide([id], .putUp))
    #expect(events.map(\.thread) == [pending.thread, nil])
    _ = try author.refresh()
    let reading = try #require(try author.thread(pending.thread))
    #expect(reading.state.messages[0].body == .text(QueueTests.secret))
    #expect(reading.ownAuthor == reading.state.messages[0].author, "and can be amended by her")
    #expect(reading.name(of: reading.state.messages[0]) == detail.tag)
    #expect(try author.hits("tapestry").count == 1)
    #expect(try scene.body(of: id, in: author) == .erased)
    #expect(try author.pending().map(\.verdict) == [.putUp])
    #expect(try author.pending().isEmpty && author.privateState.drafts.isEmpty)
    #expect(author.privateState.ownThreads[pending.thread]?.isOpener == true)
    // What a moderator read is read again when it changes, and stands till then.
    let amended = try author.perform(
      .amend(pending.thread, pending.thread.opening, RawText("Shorter.")))
    #expect(amended.count == 1 && amended[0].isSubmission)
    guard case .held(let held)? = try items(scene.founder).first?.matter else {
      throw Failure("no change waits")
    }
    #expect(held.isAmendment && !held.isReply)
    _ = try other.refresh()
    #expect(try other.thread(pending.thread)?.state.messages[0].body == .text(QueueTests.secret))
    _ = try scene.founder.perform(.decide([amended[0].id], .putUp))
    _ = try other.refresh()
    #expect(try other.thread(pending.thread)?.state.messages[0].body == .text("Shorter."))
    #expect(try items(scene.founder).isEmpty, "and is no news to them then")
    #expect(try scene.founder.examine().isSound)
  }

  @Test func `two moderators on one item, and one who left the set: the second is told`() throws {
    let scene = try Scene()
    let author = try scene.board.session(1)
    let id = try hold(author)
    _ = try scene.founder.refresh()
    _ = try scene.second.refresh()
    _ = try scene.founder.perform(.decide([id], .turnedDown(.offTopic)))
    let expected = SessionError.refused(.alreadyDecided(.turnedDown(.offTopic)))
    #expect(error { _ = try scene.second.perform(.decide([id], .putUp)) } == expected)
    #expect(
      error { _ = try scene.second.perform(.decide([id], .turnedDown(.hostile))) } == expected)
    #expect(try scene.second.queueItem(.submission(id)) == nil)

    let next = try hold(author, "Others.")
    _ = try scene.second.refresh()
    #expect(error { _ = try author.perform(.takeBack(EventID(.zero))) } == .refused(.noSuchItem))
    _ = try author.perform(.takeBack(next))
    #expect(error { _ = try scene.second.perform(.decide([next], .putUp)) } == .refused(.takenBack))
    #expect(try scene.body(of: next, in: scene.second) == .erased)
    #expect(try author.pending().map(\.id) == [id])
    #expect(author.privateState.drafts.all.allSatisfy { !$0.waits(on: author.board) })

    // A third comes, and the founder goes while she has an item before her.
    let third = try hold(author, "And more.")
    let code = try scene.second.invite(count: 1, isModerator: true)[0]
    let joining = try scene.board.join(code, as: Scene.codename(2))
    for moderator in [scene.founder, scene.second] {
      _ = try moderator.refresh()
      let offer = try #require(moderator.board.moderators.proposals.first)
      _ = try moderator.perform(.confirmModerators(offer.id))
    }
    #expect(try items(scene.founder).count == 1)
    _ = try joining.refresh()
    #expect(try joining.queue().items.isEmpty && joining.queue().sealedBefore == 1)
    #expect(error { _ = try joining.queueItem(.submission(third)) } == .refused(.sealedBefore))
    #expect(error { _ = try joining.perform(.decide([third], .putUp)) } == .refused(.sealedBefore))
    let leaving = try #require(try scene.second.proposeModerators(joining: [], leaving: [0]).last)
    _ = try joining.refresh()
    _ = try joining.perform(.confirmModerators(leaving.id))
    #expect(
      error { _ = try scene.founder.perform(.decide([third], .putUp)) }
        == .refused(.moderatorsOnly))
    _ = try scene.second.refresh()
    _ = try scene.second.perform(.decide([third], .putUp))
    // What is sealed from now on the new one opens, and the one who left does not.
    let last = try hold(author, "Later.", "lift")
    _ = try joining.refresh()
    #expect(try joining.queue().items.map(\.id) == [.submission(last)])
    _ = try scene.founder.refresh()
    let row = try #require(scene.founder.board.submissions[last])
    let former = try #require(scene.founder.member?.moderator)
    #expect(try scene.founder.ledger.commonKey(row.key, for: former) == nil)
  }

  @Test func `what was turned down comes back with its reason, and again as a second try`() throws {
    let scene = try Scene()
    let author = try scene.board.session(1)
    let id = try hold(author)
    _ = try scene.second.refresh()
    #expect(
      error { _ = try scene.second.perform(.decide([id], .resolved)) }
        == .refused(.notForThis(.resolved)))
    _ = try scene.second.perform(.decide([id], .turnedDown(.identifiesHarmedPerson)))
    #expect(try scene.body(of: id, in: author) == .erased)
    let again = try scene.board.session(1)
    let pending = try #require(try again.pending().first)
    #expect(pending.verdict == .turnedDown(.identifiesHarmedPerson))
    let draft = try #require(pending.draft.flatMap { again.privateState.drafts[$0] })
    #expect(draft.text == QueueTests.secret && !draft.waits(on: again.board))

    // She goes on with it as with any draft: the mark stays, and her next try bears the reason.
    again.keep(
      .keepDraft(
        KeptDraft(
          id: draft.id, purpose: draft.purpose, text: "Somebody tops up.", day: again.today,
          isOpen: true)))
    let second = try hold(again, "Somebody tops up.")
    #expect(again.privateState.drafts[draft.id] == nil)
    #expect(try again.pending().map(\.id) == [second])
    guard case .held(let held)? = try items(scene.founder).first?.matter else {
      throw Failure("nothing waits")
    }
    #expect(held.afterReason == .identifiesHarmedPerson)
    _ = try scene.founder.perform(.decide([second], .turnedDown(.noConductStated)))
    // By command: the id says of which it is another try.
    let third = try hold(again, "He tops up.", again: second)
    guard case .held(let last)? = try items(scene.founder).first?.matter else {
      throw Failure("nothing waits")
    }
    #expect(last.afterReason == .noConductStated)
    #expect(try again.pending().map(\.id) == [third])
  }

  @Test func `a muted tag's reply stays down, though whoever approves never had the thread open`()
    throws
  {
    let scene = try Scene(.allHeld)
    let thread = try scene.thread()
    let other = try scene.board.session(2)
    _ = try other.refresh()
    let first = try #require(
      try other.perform(.reply(thread, to: nil, RawText("Not me."))).last
    ).id
    _ = try scene.second.refresh()
    _ = try scene.second.perform(.decide([first], .putUp))
    _ = try other.refresh()
    let muted = try #require(
      try other.perform(.reply(thread, to: nil, RawText("Nor now."))).last
    ).id
    _ = try scene.second.refresh()
    let post = try #require(try scene.second.thread(thread)?.state.messages.last)
    _ = try scene.second.perform(
      .moderate(Moderation(.mute, thread, post: post.id, reason: .hostile)))
    let fresh = try scene.board.session(Scene.codename(1))
    #expect(
      error { _ = try fresh.perform(.decide([muted], .putUp)) } == .refused(.heldBack(.muted)))
  }

  @Test func `what befell the thread meanwhile keeps a reply down, and a torn approval is ended`()
    throws
  {
    let scene = try Scene(.allHeld)
    let thread = try scene.thread()
    let author = try scene.board.session(1)
    _ = try author.refresh()
    let reply = try #require(
      try author.perform(.reply(thread, to: nil, RawText("So do I."))).last
    ).id
    _ = try scene.second.refresh()
    _ = try scene.second.perform(.moderate(Moderation(.lock, thread, reason: .hostile)))
    #expect(
      error { _ = try scene.second.perform(.decide([reply], .putUp)) }
        == .refused(.heldBack(.threadLocked)))
    #expect(try items(scene.second).count == 1, "it waits on")
    _ = try scene.second.perform(.moderate(Moderation(.unlock, thread, reason: .settled)))

    // The line came through and the decision did not.
    let row = try #require(scene.second.board.submissions[reply])
    let moderator = try #require(scene.second.member?.moderator)
    let key = try #require(try scene.second.ledger.commonKey(row.key, for: moderator))
    guard case .opened(_, let post?) = try scene.second.ledger.submission(row, under: key) else {
      throw Failure("it does not open")
    }
    #expect(try scene.second.ledger.publish(post, on: scene.board.clock.today) != nil)
    let events = try scene.second.perform(.decide([reply], .putUp))
    #expect(events.count == 1 && events[0].thread == nil)
    let reading = try #require(try scene.second.thread(thread))
    #expect(reading.state.messages.count == 2)

    // A change that was held takes the place of what stands, which is erased.
    _ = try author.refresh()
    let place = try #require(try author.thread(thread)?.state.messages[1].textPlace)
    let change = try #require(
      try author.perform(.amend(thread, post.event.id, RawText("As do I."))).last
    ).id
    _ = try scene.founder.refresh()
    let detail = try #require(try scene.founder.queueItem(.submission(change)))
    #expect(detail.former == "So do I." && detail.text == "As do I.")
    _ = try scene.founder.perform(.decide([change], .putUp))
    _ = try author.refresh()
    #expect(try author.thread(thread)?.state.messages[1].body == .text("As do I."))
    #expect(try author.ledger.line(at: place)?.record.body == .erased)
    #expect(try author.examine().isSound)
  }

  @Test func `nothing of hers is in a thread until a moderator puts it there`() throws {
    let scene = try Scene()
    let thread = try scene.thread()
    let author = try scene.board.session(1)
    let reply = { (words: String) in
      _ = try author.refresh()
      return try #require(try author.perform(.reply(thread, to: nil, RawText(words))).last).id
    }
    let first = try reply("So do I.")
    #expect(author.privateState.ownThreads.isEmpty)
    #expect(try author.pending().map(\.verdict) == [nil])
    _ = try scene.second.refresh()
    _ = try scene.second.perform(.decide([first], .turnedDown(.hostile)))
    _ = try author.refresh()
    #expect(try author.pending().map(\.verdict) == [.turnedDown(.hostile)])
    #expect(author.privateState.ownThreads.isEmpty)
    let second = try reply("As do I.")
    _ = try scene.second.refresh()
    _ = try scene.second.perform(.decide([second], .putUp))
    // A question to her is hers, whatever she looks at first.
    let post = try #require(try scene.second.thread(thread)?.state.messages.last?.id)
    _ = try scene.second.perform(.ask(thread, post, RawText("When?")))
    let again = try scene.board.session(1)
    #expect(try again.mail().map(\.thread) == [thread])
    #expect(again.privateState.ownThreads[thread]?.isOpener == false)
    _ = try again.pending()
    _ = try again.save()
    #expect(try scene.board.session(1).privateState.ownThreads[thread] != nil)
  }

  @Test func `a second try is a draft of its own, and what was turned down stays as it was sent`()
    throws
  {
    let scene = try Scene()
    let author = try scene.board.session(1)
    let id = try hold(author)
    _ = try scene.second.refresh()
    _ = try scene.second.perform(.decide([id], .turnedDown(.identifiesHarmedPerson)))
    _ = try author.refresh()
    let sent = try #require(author.privateState.drafts.all.first)
    let names = (0..<2).map { _ in DraftID(using: &author.surroundings.random) }
    let draft = author.privateState.secondTry(of: sent, id: names[0], on: author.today)
    author.keep(.keepDraft(draft))
    #expect(author.privateState.secondTry(of: sent, id: names[1], on: author.today) == draft)
    // As a screen keeps it, which knows no marks.
    author.keep(
      .keepDraft(
        KeptDraft(
          id: draft.id, purpose: draft.purpose, text: "Somebody tops up.", day: author.today,
          isOpen: true)))
    _ = try author.save()
    let again = try scene.board.session(1)
    #expect(again.privateState.drafts[draft.id]?.after == id)
    #expect(again.privateState.drafts[sent.id]?.text == QueueTests.secret)
    #expect(try again.pending().map(\.id) == [id])
    let next = try hold(again, "Somebody tops up.")
    #expect(try again.pending().map(\.id) == [next])
    #expect(again.privateState.drafts.all.map(\.text) == ["Somebody tops up."])
    guard case .held(let held)? = try items(scene.founder).first?.matter else {
      throw Failure("nothing waits")
    }
    #expect(held.afterReason == .identifiesHarmedPerson)
  }

  @Test func `the person named answers through a moderator, and the queue shows both`() throws {
    let scene = try Scene()
    let thread = try scene.thread()
    _ = try scene.second.refresh()
    #expect(
      error { _ = try scene.board.session(1).perform(.dispute(thread, RawText("No."))) }
        == .refused(.moderatorsOnly))
    _ = try scene.founder.refresh()
    let answer = try #require(
      try scene.second.perform(.dispute(thread, RawText("It was not so."))).last)
    // The founder has not looked since.
    #expect(
      error { _ = try scene.founder.perform(.dispute(thread, RawText("It was not so."))) }
        == .refused(.answerWaits))
    let item = try #require(try items(scene.founder).first)
    #expect(item.id == .dispute(answer.id) && item.matter == .disputed)
    let detail = try #require(try scene.founder.queueItem(item.id))
    #expect(detail.former == "Keep to the stairs." && detail.text == "It was not so.")
    #expect(detail.sought.isEmpty && detail.reasons.isEmpty)
    _ = try scene.founder.perform(.decide([answer.id], .resolved))
    #expect(try items(scene.second).isEmpty)
    let member = try scene.board.session(2)
    let reading = try #require(try member.thread(thread))
    let post = try #require(reading.state.messages.last)
    #expect(post.role == .moderator && reading.name(of: post).hasPrefix("Moderator "))
    #expect(member.board.row(thread)?.state(on: member.today) == .disputed)
  }

  @Test func `of two changes of a post the older does not take the newer one's place`() throws {
    let scene = try Scene(.allHeld)
    let author = try scene.board.session(1)
    let id = try hold(author)
    _ = try scene.second.refresh()
    let thread = try #require(try scene.second.perform(.decide([id], .putUp)).first?.thread)
    let change = { (session: Session, words: String) in
      _ = try session.refresh()
      return try #require(
        try session.perform(.amend(thread, thread.opening, RawText(words))).last
      ).id
    }
    let first = try change(author, "First.")
    let elsewhere = try scene.board.session(1)
    for session in [author, elsewhere] {
      #expect(error { _ = try change(session, "Second.") } == .refused(.changeWaits))
    }
    _ = try author.perform(.takeBack(first))
    let second = try change(author, "Second.")
    _ = try scene.second.refresh()
    #expect(
      error { _ = try scene.second.perform(.decide([first], .putUp)) } == .refused(.takenBack))
    _ = try scene.second.perform(.decide([second], .putUp))
    _ = try change(elsewhere, "Third.")
  }

  @Test func `what would be held is not sent where its draft finds no room`() throws {
    let scene = try Scene()
    let author = try scene.board.session(1)
    let words = String(repeating: "a", count: 4_000)
    var kept = 0
    while kept < 100 {
      author.keep(
        .keepDraft(
          KeptDraft(
            id: DraftID(using: &author.surroundings.random), purpose: .note, text: words,
            day: author.today, isOpen: false)))
      guard author.privateState.fitted(to: PrivateSeal.padding.limit).unkept.isEmpty else { break }
      kept += 1
    }
    _ = try author.save()
    let drafts = author.privateState.drafts.all
    #expect(drafts.count == kept)
    #expect(error { _ = try hold(author, words) } == .refused(.noDraftRoom))
    #expect(author.board.submissions.rows.isEmpty && author.privateState.drafts.all == drafts)
    author.keep(.dropDraft(drafts[0].id))
    author.keep(.dropDraft(drafts[1].id))
    try hold(author, words)
    #expect(try author.pending().count == 1)
    #expect(author.privateState.drafts.all.count == drafts.count - 1)
  }

  @Test func `a post that was to go up later is held at once`() throws {
    let scene = try Scene()
    let author = try scene.board.session(1)
    let events = try author.perform(.schedule(warning(), RawText("Words.")))
    #expect(events.count == 1 && events[0].isSubmission)
    #expect(try author.waitingPosts().isEmpty && author.pending().count == 1)
  }

  // MARK: Reports and questions

  @Test func `reports of a post are one item, without their senders, and go together`() throws {
    let scene = try Scene(members: 5)
    let thread = try scene.thread()
    for member in 1...3 {
      let session = try scene.board.session(member)
      _ = try session.perform(
        .report(thread, thread.opening, member == 2 ? .privateLife : .hostile))
      #expect(
        error { _ = try session.perform(.report(thread, thread.opening, .hostile)) }
          == .refused(.alreadyReported))
    }
    let item = try #require(try items(scene.second).first)
    #expect(item.id == .reports(thread.opening))
    #expect(item.matter == .reported([.privateLife, .hostile], isUp: true))
    let detail = try #require(try scene.second.queueItem(item.id))
    #expect(detail.text == "Keep to the stairs." && detail.reasons.isEmpty)
    #expect(
      error { _ = try scene.second.perform(.decide([thread.opening], .putUp)) }
        == .refused(.notForThis(.putUp)))
    _ = try scene.second.perform(.decide([item.id.event], .resolved))
    #expect(try items(scene.second).isEmpty)
    #expect(scene.second.board.submissions.waiting.isEmpty)
    #expect(
      error { _ = try scene.second.perform(.decide([item.id.event], .resolved)) }
        == .refused(.noSuchItem))
  }

  @Test func `a question reaches its author alone, and is answered under her tag`() throws {
    let scene = try Scene()
    let author = try scene.board.session(1)
    let id = try hold(author)
    _ = try scene.second.refresh()
    let thread = try #require(try scene.second.perform(.decide([id], .putUp)).first?.thread)
    _ = try scene.second.perform(.ask(thread, thread.opening, RawText("Was it one evening?")))
    let (other, again) = (try scene.board.session(2), try scene.board.session(1))
    #expect(try other.mail().isEmpty)
    let question = try #require(try again.mail().first)
    #expect(question.mail.kind == .question)
    #expect(question.mail.text?.value == "Was it one evening?")
    #expect(
      error {
        _ = try other.perform(.answer(thread, question: question.id, RawText("I say.")))
      } == .refused(.notYours))
    _ = try again.perform(.answer(thread, question: question.id, RawText("It was two.")))
    let item = try #require(try items(scene.founder).first)
    #expect(item.matter == .answered && item.thread == thread)
    let detail = try #require(try scene.founder.queueItem(item.id))
    let reading = try #require(try scene.founder.thread(thread))
    #expect(detail.text == "It was two.")
    #expect(detail.tag == reading.name(of: reading.state.messages[0]))
    #expect(detail.former == "Was it one evening?", "with what was asked, for whoever did not")
    #expect(again.privateState.hasAnswered(question.id) && again.isPrivateStateSaved)
    #expect(try !scene.board.session(2).privateState.hasAnswered(question.id))
    #expect(try scene.board.session(1).privateState.hasAnswered(question.id))
    #expect(MailKey.limit == Limits.mailOctets)
    let long = RawText(String(repeating: "a", count: 400))
    guard
      case .refused(.longText)? = error({
        _ = try scene.second.perform(.ask(thread, thread.opening, long))
      })
    else { throw Failure("a long question was taken") }
    // A member who seals such a box herself asks in nobody's name.
    _ = try other.refresh()
    let forged = try other.box(
      try other.question(RawText("Who are you?"), about: thread.opening), in: thread)
    other.surroundings.mailBox = forged
    let signer = try #require(other.member).signer(on: other.today)
    _ = try other.append(.thank(thread, thread.opening), by: signer, on: other.today)
    _ = try again.refresh()
    #expect(try again.mail().count == 1)
  }

  @Test func `notices, requests and answers stand in one order with the rest`() throws {
    let scene = try Scene()
    let thread = try scene.thread()
    let today = scene.board.clock.today
    _ = try scene.founder.perform(.tellModerators(.dataRequest(arrived: today)))
    let author = try scene.board.session(1)
    try hold(author)
    _ = try author.perform(.report(thread, thread.opening, .identifiesHarmedPerson))
    let arrived = Moment(day: today, secondOfDay: 36_000, offset: 0)
    _ = try scene.founder.perform(.tellModerators(.notice(thread, arrived: arrived)))
    _ = try scene.founder.perform(.dispute(thread, RawText("Not so.")))
    #expect(
      error { _ = try author.perform(.tellModerators(.dataRequest(arrived: today))) }
        == .refused(.moderatorsOnly))
    _ = try scene.second.refresh()
    let reading = try scene.second.queue()
    let order = reading.items.map { item in
      switch item.matter {
      case .notice: 0
      case .reported: 1
      case .disputed: 2
      case .held: 3
      case .dataRequest: 4
      default: 9
      }
    }
    #expect(order == [0, 1, 2, 3, 4])
    for item in reading.items { #expect(try scene.second.queueItem(item.id)?.item == item) }
    #expect(reading.start == 1, "the founder starts at the first")
    #expect(try scene.founder.queue().start == 0 && reading.minutes == 10)
    for item in reading.items where item.matter != .disputed {
      guard case .held = item.matter else {
        _ = try scene.second.perform(.decide([item.id.event], .resolved))
        continue
      }
    }
    #expect(try items(scene.second).count == 2)
    let kept = try scene.board.session(0)
    #expect(kept.board == scene.second.board)
  }

  // MARK: What nobody can tell

  @Test func `neither a member's keys nor the files hold what was sent, nor who decides on whom`()
    throws
  {
    let scene = try Scene()
    let thread = try scene.thread()
    let (author, member) = (try scene.board.session(1), try scene.board.session(2))
    let held = try hold(author)
    _ = try author.refresh()
    let report = try #require(
      try author.perform(.report(thread, thread.opening, .privateLife)).last)
    _ = try member.refresh()
    // Everything that her keys open: every head, and every body.
    var opened: [[UInt8]] = []
    var lengths: [EventID: Int] = [:]
    _ = try member.ledger.store.read(
      after: Tip.genesis(member.ledger.format.chain), bodies: true
    ) { record in
      guard let head = member.ledger.format.head(of: record) else { return true }
      opened.append(Array(head.octets))
      if case .present(let octets) = record.body {
        lengths[head.event.id] = octets.count
        let body = try? member.ledger.format.envelope.openBody(
          octets[...], of: head.event.id.value, key: head.bodyKey)
        opened.append(body ?? [])
        if case .mail(let box)? = EventBody(octets: (body ?? [])[...]) { opened.append(box) }
      }
      return true
    }
    let secrets = [
      Array("tapestry".utf8), Array(ModerationReason.privateLife.rawValue.utf8),
    ]
    for secret in secrets {
      for octets in opened { #expect(!octets.contains(secret)) }
      for (name, octets) in try scene.board.files() {
        #expect(!octets.contains(secret), "\(name)")
      }
    }
    // A report and a post are of one length, and one kind of line.
    #expect(lengths[held] == lengths[report.id] && lengths[held] != nil)
    let rows = member.board.submissions.rows
    #expect(rows.count == 3 && rows.allSatisfy { $0.once != nil })
    #expect(Set(rows.map(\.author)).count == 3)
    // No key that signed one of them signs anything else.
    var authors: [AuthorKey: Int] = [:]
    _ = try scene.second.refresh()
    _ = try scene.second.perform(.decide([held], .putUp))
    _ = try member.refresh()
    _ = try member.ledger.store.read(
      after: Tip.genesis(member.ledger.format.chain), bodies: false
    ) { record in
      if let head = member.ledger.format.head(of: record) {
        authors[head.event.author, default: 0] += 1
      }
      return true
    }
    for row in rows { #expect(authors[row.author] == 1) }
  }

  @Test func `a forged box, a foreign post and a copied line come to nothing`() throws {
    let scene = try Scene()
    let author = try scene.board.session(1)
    let id = try hold(author)
    _ = try scene.second.refresh()
    let row = try #require(scene.second.board.submissions[id])
    let moderator = try #require(scene.second.member?.moderator)
    let key = try #require(try scene.second.ledger.commonKey(row.key, for: moderator))
    guard case .opened(_, let post?) = try scene.second.ledger.submission(row, under: key) else {
      throw Failure("it does not open")
    }
    #expect(PreparedPost(packed: post.packed) == post)
    // Another member sends the very post as hers to be held: it is the author's all the same; with other
    // words it is nobody's.
    let other = try scene.board.session(2)
    let signer = try #require(other.member).signer(on: other.today)
    var changed = post.packed
    changed[changed.count - 40] ^= 1
    var sent: [EventID] = []
    let arrived = Moment(day: other.today, secondOfDay: 0, offset: 0)
    let request = SubmissionContent.dataRequest(arrived: other.today)
    let founder = other.ledger.founder
    let contents: [SubmissionContent] = [
      .post(changed, after: nil), .post(Array("junk".utf8), after: nil), request,
      .notice(ThreadID(.zero), arrived: arrived),
      .word(request.octets, by: founder, signature: Array(repeating: 0, count: 64)),
    ]
    for content in contents.map(Optional.some) + [nil] {
      let event = Event(
        id: EventID(using: &other.surroundings.random), day: other.today,
        author: AuthorKey(.zero), act: .submitted(to: row.key))
      let scope = ThreadID(opening: event.id)
      let own = Event(
        id: event.id, day: event.day, author: signer.actor.tag(scope), act: event.act)
      // The last is well signed, with a key that speaks for nobody but her.
      let submission = content.map { Submission.content($0) } ?? .word(request, by: own.author)
      let decision = Decision(own, submission: submission)
      try other.ledger.forge(decision, by: signer)
      sent.append(own.id)
    }
    #expect(try items(scene.second).map(\.id) == [.submission(id)])
    for id in sent {
      #expect(
        error { _ = try scene.second.perform(.decide([id], .putUp)) } == .refused(.notAsSigned))
      _ = try scene.second.perform(.decide([id], .turnedDown(.offTopic)))
    }
    // Whoever does not act for the board ends nothing by saying so.
    _ = try other.refresh()
    let speech = Event(
      id: EventID(using: &other.surroundings.random), day: other.today,
      author: signer.actor.tag(ThreadID(opening: id)), act: .decided([id], .resolved))
    try other.ledger.forge(Decision(speech), by: Claimant(hand: signer, scope: id))
    _ = try author.refresh()
    #expect(author.board.submissions[id]?.outcome == nil)
    guard case .present? = try scene.body(of: id, in: author) else {
      throw Failure("its box is gone")
    }
  }
}

/// A member who signs with a key of hers whatever the act is.
private struct Claimant: Signer {
  let hand: any Signer
  let scope: EventID

  var actor: Actor { hand.actor }

  func sign(
    _ statement: [UInt8], as author: AuthorKey, in thread: ThreadID
  ) throws(SealingError) -> [UInt8] {
    try hand.sign(statement, as: author, in: ThreadID(opening: scope))
  }
}

extension Ledger {
  /// Writes a line that no decider made.
  fileprivate func forge(_ decision: Decision, by signer: any Signer) throws {
    var random: any RandomNumberGenerator = SystemRandomNumberGenerator()
    _ = try store.append(after: try store.tip(), missed: { _ in }) { at in
      guard
        let record = try? format.record(
          of: decision, at: at, row: nil, signer: signer, using: &random)
      else { return nil }
      return [record]
    }
    _ = try refresh()
  }
}

extension [UInt8] {
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    Data(self).range(of: Data(part)) != nil
  }
}
