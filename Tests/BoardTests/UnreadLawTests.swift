// SPDX-License-Identifier: Apache-2.0

@testable import Board
import Bytes
import TestKit
import Testing

/// A line that skipped the moderators is set aside until one of them puts it up: whatever hostile
/// programs write, in whatever order.
@Suite struct UnreadLawTests {
  /// What the law says of a line, kept by its place and told from nothing but what was done.
  private struct Line {
    let thread: ThreadID
    let event: EventID
    let post: EventID
    let author: AuthorKey
    var isHidden: Bool
  }

  private struct Tag: Hashable {
    let author: AuthorKey
    let thread: ThreadID
  }

  private struct Trial {
    var table: QueueTests.Table
    var lines: [Place: Line] = [:]
    var locked: Set<ThreadID> = []
    var read: Set<Tag> = []
    var policy = Publication.open
    /// The threads with a second line under an identifier, which a row counts and no reader sees.
    var copies: Set<ThreadID> = []

    /// What a moderator's queue would list.
    var waiting: [UnreadPost] {
      table.state.unread.waiting.filter { line in
        guard let post = table.threads[line.line.thread]?.message(line.post) else { return false }
        return !post.isWithdrawn && (line.isChange ? post.textPlace : post.place) == line.place
      }
    }

    func tag(_ member: UInt64, _ thread: ThreadID) -> AuthorKey { table.actor(member).tag(thread) }

    /// Writes a line of a member's as a program of her own does: nobody decides on it.
    mutating func slip(_ event: Event) {
      let place = Place(UInt64(table.state.eventCount) + 1)
      let thread = event.thread ?? ThreadID(opening: event.id)
      let post = event.act.replacedText ?? event.id
      let isHeld =
        switch event.act {
        case .opened: policy != .open
        case .replied:
          locked.contains(thread) || policy == .allHeld
            || policy == .firstPostsHeld
              && !read.contains(Tag(author: event.author, thread: thread))
        case .amended:
          policy == .allHeld || policy == .firstPostsHeld && post == thread.opening
            || lines.values.contains {
              $0.thread == thread && $0.post == post && $0.author == event.author && $0.isHidden
            }
        default: false
        }
      if event.act.bringsWords {
        lines[place] = Line(
          thread: thread, event: event.id, post: post, author: event.author, isHidden: isHeld)
      }
      table.apply(event, .text(PostText(stored: "words")))
    }

    /// Takes in that a moderator put lines up.
    mutating func show(_ isMeant: (Line) -> Bool, firstOnly: Bool) {
      for (place, line) in lines.sorted(by: { $0.key.value < $1.key.value })
      where line.isHidden && isMeant(line) {
        lines[place]?.isHidden = false
        read.insert(Tag(author: line.author, thread: line.thread))
        if firstOnly { return }
      }
    }

    /// What of each thread can be read, by the board and by the law.
    func check(_ seed: UInt64) {
      for (id, var thread) in table.threads {
        thread.setAside(unread: table.state.unread.places(in: id))
        let hidden = lines.filter { $0.value.isHidden }
        func isHidden(_ post: Message) -> Bool {
          hidden[post.place] != nil || hidden[post.textPlace] != nil
        }
        let isWhole = isHidden(thread.messages[0])
        for post in thread.messages where !post.isWithdrawn {
          let isLaw = isWhole || isHidden(post)
          #expect(post.isSetAside == isLaw, "seed \(seed)")
          #expect((post.body.text == nil) == isLaw, "seed \(seed)")
        }
        guard let row = table.state.row(id) else { continue }
        let isAside = row.state(on: table.today) == .setAside
        #expect(thread.isWithdrawn || isAside == isWhole, "seed \(seed)")
        #expect(!row.state(on: table.today).isShown || !isWhole, "seed \(seed)")
        let counted = thread.messages.dropFirst().count { post in
          !post.isWithdrawn && hidden[post.place] == nil
        }
        #expect(copies.contains(id) || row.messageCount == 1 + counted, "seed \(seed)")
      }
    }
  }

  @Test func `what no moderator put up is shown to nobody, and what one did stays up`() throws {
    try forEachSeed(120) { seed, random in
      var trial = Trial(table: try QueueTests.Table())
      var threads: [ThreadID] = []
      var copied: Set<EventID> = []
      for _ in 0..<60 {
        let member = UInt64.random(in: 3...5, using: &random)
        let id = EventID(using: &random)
        let moderator = UInt64.random(in: 1...2, using: &random)
        let thread = threads.randomElement(using: &random)
        let post = thread.flatMap {
          trial.table.threads[$0]?.messages.randomElement(using: &random)
        }
        func event(_ author: AuthorKey, _ act: Act) -> Event {
          Event(id: id, day: trial.table.today, author: author, act: act)
        }
        switch Int.random(in: 0..<12, using: &random) {
        case 0, 1:
          let opened = ThreadID(opening: id)
          trial.slip(event(trial.tag(member, opened), .opened(Samples.warning())))
          threads.append(opened)
        case 2, 3, 4:
          guard let thread else { continue }
          let author = trial.tag(member, thread)
          // Now and then under the identifier of another's post: no post, and none of the law's.
          if let post, post.author != author, Int.random(in: 0..<5, using: &random) == 0 {
            copied.insert(post.id)
            trial.copies.insert(thread)
            trial.table.apply(
              Event(
                id: post.id, day: trial.table.today, author: author,
                act: .replied(thread, to: nil)), .text(PostText(stored: "a copy")))
          } else {
            trial.slip(event(author, .replied(thread, to: nil)))
          }
        case 5:
          guard let thread, let post else { continue }
          let author =
            Bool.random(using: &random) ? post.author : trial.tag(member, thread)
          trial.slip(event(author, .amended(thread, post.id)))
        case 6:
          guard let thread, let post, !post.isWithdrawn else { continue }
          trial.slip(event(post.author, .withdrawn(thread, post.id)))
        case 7:
          let policy = Publication.allCases.randomElement(using: &random) ?? .open
          guard policy != trial.table.state.policy.publication else { continue }
          try trial.table.perform(.setPolicy(Policy(publication: policy)), by: moderator)
          trial.policy = policy
        case 8:
          guard let thread, trial.table.state.row(thread)?.isWithdrawn == false else { continue }
          let isLocked = !trial.locked.insert(thread).inserted
          if isLocked { trial.locked.remove(thread) }
          let act = Moderation(isLocked ? .unlock : .lock, thread, reason: .settled)
          trial.table.apply(event(QueueTests.Table.sign(moderator), .moderated(act)))
        case 9:
          guard let item = trial.waiting.randomElement(using: &random) else { continue }
          let line = item.line
          // Whoever moderates nothing approves nothing.
          let decided = Act.decided([line.event], .putUp, up: line)
          trial.table.apply(event(trial.tag(member, line.thread), decided))
          trial.check(seed)
          try trial.table.perform(.decide([line.event], .putUp), by: moderator)
          trial.show({ $0.thread == line.thread && $0.event == line.event }, firstOnly: true)
          // With a change, those before it whose words it took the place of.
          for (place, other) in trial.lines
          where item.isChange && place.value < item.place.value && other.event != other.post
            && other.thread == line.thread && other.post == item.post
            && other.author == item.author
          {
            trial.lines[place]?.isHidden = false
          }
        case 10:
          guard let item = trial.waiting.randomElement(using: &random) else { continue }
          let verdict = Verdict.turnedDown(.hostile)
          try trial.table.perform(.decide([item.line.event], verdict), by: moderator)
          #expect(throws: Refusal.alreadyDecided(verdict), "seed \(seed)") {
            try trial.table.decided(.decide([item.line.event], .putUp), by: moderator)
          }
        default:
          guard let thread, let post, !copied.contains(post.id) else { continue }
          let act = Moderation(.putBack, thread, post: post.id)
          trial.table.apply(event(QueueTests.Table.sign(moderator), .moderated(act)))
          trial.show({ $0.thread == thread && $0.post == post.id }, firstOnly: false)
        }
        trial.check(seed)
        let state = trial.table.state
        let kept = BoardState(tables: state.tables, pageCount: state.pageCount, page: state.page)
        #expect(kept == state, "seed \(seed)")
      }
    }
  }

  @Test func `advice and questions are nobody's to set aside, and an open board folds as before`()
    throws
  {
    for publication in Publication.allCases {
      var table = try QueueTests.Table(publication: publication)
      let id = EventID(Samples.bytes16(7_001))
      let thread = ThreadID(opening: id)
      func event(_ number: UInt64, _ act: Act) -> Event {
        Event(
          id: EventID(Samples.bytes16(number)), day: table.today,
          author: table.actor(3).tag(thread), act: act)
      }
      table.apply(event(7_001, .opened(Opening(kind: .question))))
      table.apply(event(7_002, .replied(thread, to: nil)))
      table.apply(event(7_003, .amended(thread, id)))
      #expect(table.state.unread.waiting.isEmpty)
      let row = try #require(table.state.row(thread))
      #expect(row.messageCount == 2 && row.state(on: table.today) == .current)
      #expect(row.lastNumber == table.state.eventCount)
    }
  }

  @Test func `nothing is told of a line before a moderator puts it up, and then it is new`() throws
  {
    var table = try QueueTests.Table(publication: .allHeld)
    let thread = try table.thread()
    let before = try #require(table.state.row(thread))
    let due = Pulse.due(at: Moment(day: table.today, secondOfDay: 50_000, offset: 0))
    let pulse = Pulse(of: table.state, at: due)
    let reply = Event(
      id: EventID(Samples.bytes16(7_100)), day: table.today, author: table.actor(3).tag(thread),
      act: .replied(thread, to: nil))
    let opened = Event(
      id: EventID(Samples.bytes16(7_101)), day: table.today,
      author: table.actor(3).tag(ThreadID(opening: EventID(Samples.bytes16(7_101)))),
      act: .opened(Samples.warning()))
    table.apply(reply)
    table.apply(opened)
    let after = try #require(table.state.row(thread))
    #expect(after.lastNumber == before.lastNumber && after.messageCount == before.messageCount)
    #expect(after.lastDay == before.lastDay && after.eventCount == before.eventCount + 1)
    #expect(table.state.currentThreads(on: table.today) == [thread])
    #expect(Pulse(of: table.state, at: due).octets == pulse.octets)
    #expect(table.state.unread.waiting.map(\.line.event) == [reply.id, opened.id])
    #expect(throws: Refusal.notForThis(.resolved)) {
      try table.decided(.decide([reply.id], .resolved), by: 1)
    }
    let decision = try table.perform(.decide([reply.id, opened.id], .putUp), by: 1)
    #expect(decision.count == 2, "each with its own line")
    var change = BoardChange()
    for decision in decision { change.note(decision.event) }
    #expect(change.threads == [thread, ThreadID(opening: opened.id)])
    let shown = try #require(table.state.row(thread))
    #expect(shown.messageCount == 2 && shown.lastNumber == table.state.eventCount - 1)
    #expect(table.state.row(ThreadID(opening: opened.id))?.measures == [.read])
    #expect(throws: Refusal.alreadyDecided(.putUp)) {
      try table.decided(.decide([reply.id], .turnedDown(.hostile)), by: 2)
    }
  }
}

extension Act {
  fileprivate var bringsWords: Bool {
    switch self {
    case .opened, .replied, .amended: true
    default: false
    }
  }
}
