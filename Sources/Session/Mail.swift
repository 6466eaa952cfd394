// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Ledger
internal import Sealing

/// What members send to one author alone: sealed to her, and found by her own sessions.
extension Session {
  /// Whether mail can be sent and read here: an open board keeps no secret.
  package var hasMail: Bool { isSealed && hasCodename }

  /// How many pieces of mail went to authors of the threads that this member wrote in, hers among
  /// them: by it one knows whether to look again.
  package var mailCount: Int { privateState.mailCount(on: board) }

  /// This member's mail, in the order in which it came; empty for whoever has none.
  package func mail() throws(SessionError) -> [ReceivedMail] {
    guard hasMail, let member else { return [] }
    noteWhatWentUp()
    var received: [ReceivedMail] = []
    for thread in privateState.ownThreads.keys {
      guard let row = board.row(thread), row.mailCount > 0 else { continue }
      let boxes = try held { () throws(LedgerError) in try ledger.mail(in: row) }
      let keys = member.mailKeys(in: thread, on: keyDay)
      for box in boxes {
        guard let mail = open(box, with: keys) else { continue }
        // What no moderator signed asks in nobody's name.
        guard mail.kind != .question || box.isFromModerator else { continue }
        received.append(
          ReceivedMail(id: box.id, thread: thread, mail: mail, day: box.day, place: box.place))
      }
    }
    return received.sorted { $0.place.value < $1.place.value }
  }

  /// What a box holds; each is tried once, since most are for others.
  private func open(_ box: MailBox, with keys: [MailKey]) -> Mail? {
    if let known = openedMail[box.id] { return known }
    let octets = keys.lazy.compactMap { try? $0.open(box.box) }.first
    let mail = octets.flatMap { Mail(octets: $0[...]) }
    openedMail[box.id] = .some(mail)
    return mail
  }

  /// Something for a message's author, sealed to her; nil where she told no key.
  func box(_ mail: Mail, in thread: ThreadID) throws(SessionError) -> [UInt8]? {
    guard let row = board.row(thread) else { return nil }
    let key = try held { () throws(LedgerError) in try ledger.mailKey(for: mail.message, in: row) }
    return key.flatMap {
      try? MailKey.seal(
        mail.octets, to: $0, in: thread.value,
        on: ledger.manifest.board)
    }
  }

  /// What moderators asked by an event; nil where it is no question to her, or cannot be read.
  func askedWords(_ question: EventID) throws(SessionError) -> PostText? {
    try mail().first { $0.id == question && $0.mail.kind == .question }?.mail.text
  }

  /// A moderator's question to an author, masked as her own words would be.
  func question(_ raw: RawText, about message: EventID) throws(SessionError) -> Mail {
    do {
      return try surroundings.question(raw, about: message)
    } catch {
      throw .refused(error)
    }
  }
}
