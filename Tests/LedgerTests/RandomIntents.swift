// SPDX-License-Identifier: Apache-2.0

import Board
import Ledger
import TestKit

/// Draws what members might do next on a board.
enum RandomIntents {
  static func intent(
    on state: BoardState,
    threads ledger: Ledger,
    _ step: Int,
    _ random: inout SeededRandom
  ) -> Intent {
    let text = RawText("words of step \(step)")
    let opening = Opening(
      kind: .warning,
      conduct: .unease,
      basis: .firstHand,
      occasion: "taxi",
      when: .earlier,
      advice: ["go-in-pairs"]
    )
    guard let row = state.threads.randomElement(using: &random), step > 3 else {
      return .open(opening, step % 2 == 0 ? text : nil)
    }
    let thread = row.id
    let messages = (try? ledger.thread(thread))??.messages ?? []
    let message = messages.randomElement(using: &random)?.id ?? thread.opening
    return switch Int.random(in: 0..<11, using: &random) {
    case 0: .name(text)
    case 1:
      .enrol(
        RosterEntry(
          id: SubjectID("person/\(step % 3)"),
          name: "Person \(step)",
          house: .lords,
          seat: nil,
          party: nil
        )
      )
    case 2: .open(opening, text)
    case 3, 4: .reply(thread, to: step % 2 == 0 ? message : nil, text)
    case 5, 6, 7: .amend(thread, message, text)
    case 8: .withdraw(thread, message)
    case 9: .sameHere(thread, .firstHand)
    default: .dispute(thread, text)
    }
  }
}
