// SPDX-License-Identifier: Apache-2.0

package import Board
package import Bytes
internal import Storage

/// A box that was sent to one author of a thread, unopened.
package struct MailBox: Hashable, Sendable {
  /// The event that brought it.
  package let id: EventID
  package let day: Day
  package let place: Place
  package let box: [UInt8]
  /// Whether a moderator sent it, as everybody's record says; else any member may have.
  package let isFromModerator: Bool
}

/// Mail between members of one thread: found by all, opened by whom it is for.
extension Ledger {
  /// The key to which mail to a message's author is sealed; nil where none of her posts under that tag
  /// that stands tells one.
  package func mailKey(
    for message: EventID, in row: ThreadRow
  ) throws(LedgerError) -> Bytes32? {
    guard let thread = try thread(row, for: .reading),
      let author = thread.message(message)?.author
    else { return nil }
    for post in thread.messages where post.author == author && post.body != .forged {
      if case .post(_, let key?, _)? = try body(at: post.textPlace) { return key }
    }
    return nil
  }

  /// The boxes that were sent to authors of a thread, in order, every signature checked; of a box
  /// that somebody copied, the first.
  package func mail(in row: ThreadRow) throws(LedgerError) -> [MailBox] {
    guard row.mailCount > 0 else { return [] }
    var boxes: [MailBox] = []
    var met: Set<[UInt8]> = []
    for (record, head) in try lines(of: row) {
      let place = Place(record.position)
      let isFromModerator = head.event.act == .asked(row.id)
      guard head.event.act == .mailed(row.id) || isFromModerator, format.isVerified(head),
        !isFromModerator
          || fold.board.moderators.speaks(head.event.author, at: place, founder: founder),
        case .mail(let box)? = format.content(of: record, head), met.insert(box).inserted
      else { continue }
      boxes.append(
        MailBox(
          id: head.event.id, day: head.event.day, place: place, box: box,
          isFromModerator: isFromModerator))
    }
    return boxes
  }
}
