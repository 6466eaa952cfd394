// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes

/// A board in memory, to which members do things as through a ledger: decide, then apply.
struct SampleBoard {
  /// An event as it would be written down.
  struct Line {
    let event: Event
    let body: EventBody?
    let once: Bytes16?
    let place: Place

    var reading: BodyReading {
      if let text = body?.text { .text(text.value) } else { .none }
    }
  }

  private(set) var state = BoardState()
  private(set) var threads: [ThreadID: ThreadState] = [:]
  private(set) var lines: [Line] = []
  var surroundings: Surroundings
  var keepsNotes = false
  var hasMail = false

  init(on today: Day = Samples.today, random: any RandomNumberGenerator) {
    surroundings = Surroundings(
      today: today,
      vocabulary: Samples.vocabulary,
      stones: Samples.stones,
      mask: { $0 },
      random: random
    )
  }

  /// What an intent would come to, without doing it.
  func decided(_ intent: Intent, by member: UInt64) throws(Refusal) -> [Decision] {
    var copy = self
    return try copy.decide(intent, by: member)
  }

  /// Does something in a member's name.
  @discardableResult
  mutating func perform(_ intent: Intent, by member: UInt64) throws(Refusal) -> [Decision] {
    let decisions = try decide(intent, by: member)
    for decision in decisions {
      apply(
        Line(
          event: decision.event,
          body: decision.body,
          once: decision.once,
          place: Place(UInt64(lines.count) + 1)
        )
      )
    }
    return decisions
  }

  /// Takes in an event as it was written down.
  mutating func apply(_ line: Line) {
    lines.append(line)
    state.apply(line.event, at: line.place, founder: Samples.founder)
    guard let id = line.event.thread else { return }
    if threads[id] == nil {
      threads[id] = ThreadState(line.event, body: line.reading, at: line.place, isVerified: true)
    } else {
      threads[id]?.apply(
        line.event,
        body: line.reading,
        once: line.once,
        at: line.place,
        isVerified: true,
        founder: Samples.founder,
        moderators: state.moderators
      )
    }
    if state.row(id)?.isExpired == true { threads[id]?.expire() }
  }

  private mutating func decide(
    _ intent: Intent,
    by member: UInt64
  ) throws(Refusal) -> [Decision] {
    let actor = Samples.actor(
      member, on: surroundings.today, keepsNotes: keepsNotes, hasMail: hasMail)
    return try decideEitherWay(
      intent,
      board: state,
      thread: intent.thread.flatMap { threads[$0] },
      actor: actor,
      using: &surroundings
    )
  }
}
