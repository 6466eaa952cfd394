// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Screens
internal import Session
internal import Text

/// What of a member's affairs takes its time: each codename costs some tenths of a second.
enum MembershipWork {
  case invite(count: Int, isModerator: Bool, Ticket)
  case change(to: [Int], Ticket)
  case leave(Ticket)

  var ticket: Ticket {
    switch self {
    case .invite(_, _, let ticket), .change(_, let ticket), .leave(let ticket): ticket
    }
  }

  /// Does it.
  func answer(_ session: Session) throws(SessionError) -> Answer {
    switch self {
    case .invite(let count, let isModerator, _):
      let codes = try session.invite(count: count, isModerator: isModerator)
      return .invited(codes, lastDay: session.today.advanced(by: Session.invitationDays))
    case .change(let words, _):
      try session.changeCodename(to: words.map { session.world.codewords[$0] })
      return .changed
    case .leave:
      try session.leave()
      return .left
    }
  }
}
