// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import TestKit
import Testing

/// Laws of the folds, for any sequence of events whatever.
struct FoldTests {
  /// An event as a fold meets it.
  private struct Line {
    let event: Event
    let body: BodyReading
    let once: Bytes16?
    let place: Place
    let isVerified: Bool

    init(_ events: RandomEvents, using random: inout SeededRandom) {
      event = events.event(using: &random)
      body = events.body(using: &random)
      once = events.once(using: &random)
      place = events.place(using: &random)
      isVerified = Int.random(in: 0..<4, using: &random) > 0
    }
  }

  @Test func `a board of any events folds, reads, and stays consistent`() {
    forEachSeed(300) { seed, random in
      var board = BoardState()
      let events = RandomEvents(using: &random)
      let count = Int.random(in: 0...80, using: &random)
      for _ in 0..<count {
        let line = Line(events, using: &random)
        board.apply(line.event, at: line.place, founder: Samples.founder)
        let today = events.day(using: &random)
        read(board, on: today)
      }
      #expect(board.eventCount == count, "seed \(seed)")
      #expect(Set(board.threads.map(\.id)).count == board.threads.count, "seed \(seed)")
      #expect(Set(board.subjects.map(\.tag)).count == board.subjects.count, "seed \(seed)")
      #expect(board.threads.allSatisfy { $0.messageCount >= 1 }, "seed \(seed)")
      for row in board.threads {
        #expect(board.row(row.id) == row, "seed \(seed)")
        let bearer = board.threads.first { $0.id.reference == row.id.reference }
        #expect(board.thread(row.id.reference) == bearer?.id, "seed \(seed)")
        #expect(board.isTaken(row.id.reference), "seed \(seed)")
      }
      for subject in board.subjects {
        #expect(board.subject(subject.id) == subject && board.isTaken(subject.tag), "seed \(seed)")
      }
    }
  }

  @Test func `a board does not depend on how its events are cut into batches`() {
    forEachSeed(200) { seed, random in
      let events = RandomEvents(using: &random)
      let lines = (0..<60).map { _ in Line(events, using: &random) }
      var whole = BoardState()
      for line in lines { whole.apply(line.event, at: line.place, founder: Samples.founder) }
      var snapshots = [BoardState()]
      var rest = lines[...]
      while !rest.isEmpty {
        guard var board = snapshots.last else { return }
        for line in rest.prefix(Int.random(in: 1...20, using: &random)) {
          board.apply(line.event, at: line.place, founder: Samples.founder)
          rest.removeFirst()
        }
        snapshots.append(board)
      }
      #expect(snapshots.last == whole, "seed \(seed)")
    }
  }

  @Test func `only the founder names, enrols and disputes; unknown threads change nothing`() {
    forEachSeed(200) { seed, random in
      var board = BoardState()
      let events = RandomEvents(using: &random)
      for _ in 0..<60 {
        let line = Line(events, using: &random)
        let before = board
        board.apply(line.event, at: line.place, founder: Samples.founder)
        let isFounder = line.event.author == Samples.founder
        let isInKnownThread = line.event.thread.map { before.row($0) != nil } ?? false
        let mayChange =
          switch line.event.act {
          case .named, .enrolled: isFounder
          case .disputed: isFounder && isInKnownThread
          case .opened: !isInKnownThread
          case .decided(_, .putUp, let up): up.map { before.row($0.thread) != nil } ?? false
          default: isInKnownThread
          }
        let hasChanged =
          board.threads != before.threads || board.subjects != before.subjects
          || board.namePlace != before.namePlace
        #expect(mayChange || !hasChanged, "seed \(seed): \(line.event.act)")
        #expect(board.eventCount == before.eventCount + 1, "seed \(seed)")
        for (old, new) in zip(before.threads, board.threads) {
          let end = Day.range.upperBound
          #expect(
            old.lastStanding(on: Day(number: end)) <= new.lastStanding(on: Day(number: end)),
            "seed \(seed): an early day shortened a thread's time"
          )
        }
        for (old, new) in zip(before.threads, board.threads)
        where old.isWithdrawn != new.isWithdrawn {
          #expect(line.event.author == old.opener, "seed \(seed)")
          #expect(line.event.act == .withdrawn(old.id, old.id.opening), "seed \(seed)")
        }
      }
    }
  }

  @Test func `a thread is the fold of its own events, each counted once`() {
    forEachSeed(60) { seed, random in
      let events = RandomEvents(using: &random)
      let lines = (0..<120).map { _ in Line(events, using: &random) }
      for (start, first) in lines.enumerated() {
        guard
          var thread = ThreadState(
            first.event,
            body: first.body,
            at: first.place,
            isVerified: first.isVerified
          )
        else { continue }
        var alone = thread
        let following = lines[(start + 1)...]
        for line in following {
          apply(line, to: &thread)
          if line.event.thread == alone.id { apply(line, to: &alone) }
        }
        #expect(alone == thread, "seed \(seed)")
        for line in following { apply(line, to: &alone) }
        #expect(alone == thread, "seed \(seed): a second copy of the lines changed it")
        #expect(Set(thread.messages.map(\.id)).count == thread.messages.count, "seed \(seed)")
        for message in thread.messages {
          #expect(thread.message(message.id) == message, "seed \(seed)")
        }
      }
    }
  }

  @Test func `a post changes by its author's verified word alone, and never comes back`() {
    forEachSeed(300) { seed, random in
      let events = RandomEvents(using: &random)
      let lines = (0..<120).map { _ in Line(events, using: &random) }
      guard let start = lines.firstIndex(where: { $0.event.thread?.opening == $0.event.id }),
        var thread = ThreadState(
          lines[start].event,
          body: lines[start].body,
          at: lines[start].place,
          isVerified: true
        )
      else { return }
      for line in lines[(start + 1)...] {
        let before = thread
        apply(line, to: &thread)
        for (old, new) in zip(before.messages, thread.messages) where old != new {
          #expect(line.isVerified && line.event.author == old.author, "seed \(seed)")
          #expect(old.body != .withdrawn, "seed \(seed)")
          #expect(thread.endedTexts.contains(old.textPlace), "seed \(seed)")
        }
        for new in thread.messages.dropFirst(before.messages.count) where !line.isVerified {
          #expect(new.body == .forged && new.role == .reply, "seed \(seed)")
        }
        for new in thread.messages.dropFirst(before.messages.count) where new.role == .moderator {
          #expect(new.author == Samples.founder, "seed \(seed)")
        }
        for once in events.onceValues where thread.hasCounted(once) != before.hasCounted(once) {
          #expect(line.isVerified && line.once == once, "seed \(seed)")
          guard case .saidSameHere(_, let basis) = line.event.act, basis.isVoice else {
            Issue.record("seed \(seed): \(line.event.act) was counted")
            continue
          }
        }
        #expect(thread.messages.count >= before.messages.count, "seed \(seed)")
        #expect(thread.isWithdrawn == (thread.messages[0].body == .withdrawn), "seed \(seed)")
      }
    }
  }

  @Test func `a copied line does not bring back words that were taken back`() throws {
    var random = SeededRandom(seed: 1)
    var board = SampleBoard(random: random)
    let opened = try board.perform(.open(Samples.warning(), RawText("first words")), by: 1)
    let id = ThreadID(opening: opened[0].event.id)
    let replied = try board.perform(.reply(id, to: nil, RawText("a slip")), by: 2)
    let line = try #require(board.lines.last)
    try board.perform(.withdraw(id, replied[0].event.id), by: 2)
    let thread = try #require(board.threads[id])
    board.apply(
      SampleBoard.Line(
        event: line.event,
        body: line.body,
        once: nil,
        place: Place(random.next())
      )
    )
    #expect(board.threads[id] == thread)
  }

  @Test func `words for a post that was taken back are to be erased`() throws {
    var board = SampleBoard(random: SeededRandom(seed: 1))
    let opened = try board.perform(.open(Samples.warning(), RawText("first words")), by: 1)[0].event
    let id = ThreadID(opening: opened.id)
    try board.perform(.withdraw(id, opened.id), by: 1)
    var random = SeededRandom(seed: 2)
    let late = Event(
      id: EventID(using: &random),
      day: opened.day,
      author: opened.author,
      act: .amended(id, opened.id)
    )
    board.apply(SampleBoard.Line(event: late, body: nil, once: nil, place: Place(99)))
    let thread = try #require(board.threads[id])
    #expect(thread.messages[0].body == .withdrawn)
    #expect(thread.endedTexts == [Place(1), Place(99)])
  }

  @Test func `what a program does not understand still stands in its thread`() throws {
    var board = SampleBoard(random: SeededRandom(seed: 1))
    let opened = try board.perform(.open(Samples.warning(), nil), by: 1)[0].event
    let id = ThreadID(opening: opened.id)
    let before = try #require(board.state.row(id))
    var random = SeededRandom(seed: 2)
    let strange = Event(
      id: EventID(using: &random),
      day: opened.day.advanced(by: 9),
      author: opened.author,
      act: .unreadable(id)
    )
    board.apply(SampleBoard.Line(event: strange, body: nil, once: nil, place: Place(7)))
    let row = try #require(board.state.row(id))
    #expect(row.lastPlace == Place(7) && row.eventCount == before.eventCount + 1)
    #expect(row.lastNumber == before.lastNumber && row.lastDay == before.lastDay)
    #expect(row.messageCount == before.messageCount)
    #expect(row.lastStanding(on: strange.day) == before.lastStanding(on: strange.day))
  }

  private func apply(_ line: Line, to thread: inout ThreadState) {
    thread.apply(
      line.event,
      body: line.body,
      once: line.once,
      at: line.place,
      isVerified: line.isVerified,
      founder: Samples.founder
    )
  }

  /// Asks everything that a screen would.
  private func read(_ board: BoardState, on today: Day) {
    for row in board.threads {
      _ = row.voices(on: today)
      _ = row.state(on: today)
      _ = row.lastStanding(on: today).label(on: today)
      _ = (row.opened.label(on: today), row.lastDay.label(on: today), row.lastDay.weekday)
      _ = (board.subject(of: row), board.occasion(of: row), board.thread(row.id.reference))
    }
    _ = board.current(on: today)
  }
}
