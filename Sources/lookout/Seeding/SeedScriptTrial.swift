// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Sealing

/// Plays a script on an empty board in memory, with stand-ins for keys, so that everything the
/// decider would refuse is told at once and before anything is made.
///
/// The rules stay in one place: nothing of them is repeated here.
enum SeedScriptTrial {
  /// Notes every step that would be refused.
  ///
  /// A step about a refused one is passed over.
  static func decide(
    _ script: SeedScript,
    vocabulary: Vocabulary,
    today: Day,
    _ problems: inout Problems
  ) {
    var board = BoardState()
    var threads: [ThreadID: ThreadState] = [:]
    var made: [[Event]] = []
    var surroundings = Surroundings(
      today: today,
      vocabulary: vocabulary,
      stones: Lists.stones,
      mask: { $0 },
      random: SeededNumbers(seed: 0)
    )
    for (number, step) in script.steps.enumerated() {
      var events: [Event] = []
      defer { made.append(events) }
      guard let intent = script.intent(number, made: made, today: today) else { continue }
      surroundings.today = today.advanced(by: step.day)
      do {
        let decisions = try Board.decide(
          intent,
          board: board,
          thread: intent.thread.flatMap { threads[$0] },
          actor: actor(step.author, in: surroundings.today.year),
          using: &surroundings
        )
        for decision in decisions {
          let event = decision.event
          let place = Place(UInt64(number))
          board.apply(event, at: place, founder: founder)
          if let opened = ThreadState(event, body: .none, at: place, isVerified: true) {
            threads[opened.id] = opened
          } else if let thread = event.thread {
            threads[thread]?.apply(
              event,
              body: .none,
              once: decision.once,
              at: place,
              isVerified: true,
              founder: founder
            )
          }
          events.append(event)
        }
      } catch {
        problems.note(error, at: step.source.offset, path: step.source.path)
      }
    }
  }

  private static let founder = key(0, 0)

  /// Somebody with a key for each year and none that is worth anything.
  private static func actor(_ author: Int?, in year: Int) -> Actor {
    guard let author else {
      return Actor(
        tag: { _ in AuthorKey(.zero) },
        formerTag: { _ in nil },
        voice: { _ in AuthorKey(.zero) },
        sameHereOnce: { $0.value },
        founder: founder
      )
    }
    let once = Bytes16(Array(key(author + 1, 0).value.bytes.prefix(16))) ?? .zero
    return Actor(
      tag: { _ in key(author + 1, year) },
      formerTag: { _ in key(author + 1, year - 1) },
      voice: { _ in key(author + 1, year) },
      sameHereOnce: { _ in once },
      founder: nil
    )
  }

  private static func key(_ author: Int, _ year: Int) -> AuthorKey {
    var random = SeededNumbers(seed: UInt64(author) << 16 | UInt64(max(0, year)))
    return AuthorKey(.random(using: &random))
  }
}
