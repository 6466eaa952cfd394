// SPDX-License-Identifier: Apache-2.0

/// Mail as the author whom it is for reads it.
package struct ReceivedMail: Hashable, Sendable {
  /// The event that brought it.
  package let id: EventID
  package let thread: ThreadID
  package let mail: Mail
  package let day: Day
  /// Where it stands in the record: what comes later is further on.
  package let place: Place

  package init(id: EventID, thread: ThreadID, mail: Mail, day: Day, place: Place) {
    self.id = id
    self.thread = thread
    self.mail = mail
    self.day = day
    self.place = place
  }
}

extension PrivateState {
  /// How many pieces of mail went to authors of the threads that she wrote in, hers among them.
  package func mailCount(on board: BoardState) -> Int {
    ownThreads.keys.reduce(0) { $0 + (board.row($1)?.mailCount ?? 0) }
  }

  /// Which of her mail she has not been shown.
  package func unread(_ mail: [ReceivedMail]) -> [ReceivedMail] {
    mail.filter { $0.place.value > mailRead.value }
  }

  /// What keeps that she was shown all of it; nil where that is known.
  package func change(reading mail: [ReceivedMail]) -> PrivateChange? {
    unread(mail).map(\.place.value).max().map { .readMail(Place($0)) }
  }
}
