// SPDX-License-Identifier: Apache-2.0

internal import Board

/// What is asked of the world ahead of any page, since every page may show it: the words of
/// moderators' acts, and whether somebody wrote to this member.
struct Ahead: Hashable {
  /// The acts whose words were asked for.
  var acts: Set<EventID> = []
  /// How many pieces of mail stood in her threads when hers were asked for.
  var mailCount = 0
  /// How the board stood when it was asked what became of what she sent to the moderators.
  var pendingAt: Int?
}

extension Scene {
  /// Asks for what is not known yet.
  mutating func askAhead() -> [Effect] {
    var effects: [Effect] = []
    let acts = board.upcoming.ahead(on: today).map(\.id) + board.corrections.map(\.id)
    let unknown = acts.filter { !ahead.acts.contains($0) }
    if !unknown.isEmpty {
      ahead.acts.formUnion(unknown)
      effects.append(.words(unknown, ticket()))
    }
    let count = kept.mailCount(on: board)
    if standing.isSealed, count != ahead.mailCount {
      ahead.mailCount = count
      effects.append(.mail(ticket()))
    }
    if standing.isSealed, standing.whyReadOnly == nil, ahead.pendingAt != board.waitingChanges {
      ahead.pendingAt = board.waitingChanges
      effects.append(.pending(ticket()))
    }
    return effects + askQueue()
  }

  /// Takes such an answer; false for any other.
  mutating func takeAhead(_ ticket: Ticket, _ answer: Answer) -> Bool {
    switch answer {
    case .pending(let pending): self.pending = pending
    case .queue(let reading): takeQueue(reading)
    case .failed(let sentence) where ticket == desk.ticket: desk.fault = sentence
    case .words(let words): self.words.merge(words) { $1 }
    case .mail(let mail): self.mail = mail
    default: return false
    }
    return true
  }

  /// Her mail that she has not been shown.
  var unreadMail: [ReceivedMail] { kept.unread(mail) }
}
