// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import TestKit

/// Draws what a stranger who can write the files might put there, from pools so small that
/// everything collides with everything.
struct RandomEvents {
  private let ids: [EventID]
  private let authors: [AuthorKey]

  init(using random: inout SeededRandom) {
    let first = (0..<6).map { _ in EventID(using: &random) }
    // Identifiers that differ, of threads whose references do not.
    let alike = first.compactMap { id in
      Bytes16(id.value.bytes.prefix(15) + [~id.value.bytes[15]]).map(EventID.init)
    }
    ids = first + alike
    authors = [Samples.founder] + (0..<3).map { _ in AuthorKey(Samples.bytes32(using: &random)) }
  }

  /// Numbers at which arithmetic on days could break.
  static let dayNumbers = [
    Int.min, Int.min + 719_468, -3_000_001, -3_000_000, -1, 0, 1, 20_000, 20_091, 20_092, 20_093,
    20_365, 20_366, 3_000_000, 3_000_001, Int.max - 365, Int.max,
  ]

  func event(using random: inout SeededRandom) -> Event {
    Event(
      id: pick(ids, &random),
      day: day(using: &random),
      author: pick(authors, &random),
      act: act(using: &random)
    )
  }

  func day(using random: inout SeededRandom) -> Day {
    Bool.random(using: &random)
      ? Day(number: pick(RandomEvents.dayNumbers, &random))
      : Day(number: Int.random(in: 20_000...20_005, using: &random))
  }

  func place(using random: inout SeededRandom) -> Place {
    Place(pick([0, 1, 2, 3, .max], &random))
  }

  func body(using random: inout SeededRandom) -> BodyReading {
    pick([.text("one"), .text("two"), .none, .erased, .damaged, .forged], &random)
  }

  /// The once-values that `once` draws from.
  var onceValues: [Bytes16] { [.zero, ids[0].value, ids[1].value] }

  func once(using random: inout SeededRandom) -> Bytes16? {
    pick([nil] + onceValues, &random)
  }

  func act(using random: inout SeededRandom) -> Act {
    let thread = ThreadID(opening: pick(ids, &random))
    let target = pick(ids, &random)
    return switch Int.random(in: 0..<28, using: &random) {
    case 0: .named
    case 1:
      .enrolled(
        SubjectID(pick(["a", "b", ""], &random)),
        SubjectTag(stone: pick(Samples.stones, &random), number: pick([.min, 1, .max], &random))
      )
    case 2, 3: .opened(opening(using: &random))
    case 4, 5: .replied(thread, to: Bool.random(using: &random) ? target : nil)
    case 6: .amended(thread, target)
    case 7, 8: .withdrawn(thread, target)
    case 9: .saidSameHere(thread, pick(Basis.allCases, &random))
    case 10: .disputed(thread)
    case 11:
      .rotated(epoch: pick([0, 1, 2, .max], &random), check: Samples.bytes32(using: &random))
    case 12: .invited(count: pick([.min, -1, 0, 1, .max], &random))
    case 13: .noted
    case 14: .erasedNote(target)
    case 15:
      .announced(
        occasion: pick(["taxi", "drinks"], &random),
        Week(
          number: pick([-1, 2_850, .min], &random))...Week(number: pick([2_851, .max], &random)))
    case 16: .cancelled(target)
    case 17: .correctedRoute(RouteID(pick(["havens", "", "police"], &random)))
    case 18: .mailed(thread)
    case 19: .allClear(thread)
    case 20: .expired(thread)
    case 21: .submitted(to: Samples.bytes32(7))
    case 22: .tookBack(target)
    case 23:
      .decided(
        [target, pick(ids, &random)],
        pick([.putUp, .resolved, .turnedDown(.hostile), .turnedDown(.duplicate)], &random),
        up: Bool.random(using: &random) ? PostLine(thread: thread, event: target) : nil)
    case 24: .asked(thread)
    case 25:
      .policy(
        Policy(
          publication: pick(Publication.allCases, &random), hours: pick([[], [13, 18]], &random),
          review: pick(["", "Box 7, Barchester"], &random)))
    case 26:
      .suspended(
        Suspension(
          proposal: target, reason: pick(Suspension.reasons, &random),
          isFound: Bool.random(using: &random), second: pick(authors, &random),
          consent: [1, 2, 3]))
    default: .unreadable(Bool.random(using: &random) ? thread : nil)
    }
  }

  /// Any combination of fields, whether or not the kind takes them.
  func opening(using random: inout SeededRandom) -> Opening {
    Opening(
      kind: pick(ThreadKind.allCases, &random),
      conduct: pick(Conduct.allCases + [nil], &random),
      basis: pick(Basis.allCases + [nil], &random),
      occasion: pick([nil, "taxi", "drinks", "a code of next year"], &random),
      when: pick(When.allCases + [nil], &random),
      upcoming: pick([nil] + ids, &random),
      subject: pick([nil, SubjectID("a"), SubjectID("b"), SubjectID("nobody")], &random),
      advice: pick([[], ["advice-1"], ["advice-2", "advice-1"]], &random)
    )
  }

  private func pick<Element>(_ elements: [Element], _ random: inout SeededRandom) -> Element {
    elements[Int.random(in: elements.indices, using: &random)]
  }
}
