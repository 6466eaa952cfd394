// SPDX-License-Identifier: Apache-2.0

/// One post of a thread.
package struct Message: Hashable, Sendable {
  /// What a post is in its thread.
  package enum Role: Hashable, Sendable {
    case opening, reply
    /// Written by a moderator for the board.
    case moderator
  }

  package let id: EventID
  package let author: AuthorKey
  package let day: Day
  package let role: Role
  /// The post it answers.
  package let replyTo: EventID?
  /// What can be read of it; nothing while it is set aside, be it by moderators or because none of
  /// them has read it.
  package var body: BodyReading { isSetAside && !isWithdrawn ? .setAside : written }
  private var written: BodyReading
  /// Whether it is out of sight for now; nothing tells why.
  package var isSetAside: Bool { isTakenAside || isUnread }
  /// Whether moderators took it out of sight.
  var isTakenAside = false
  /// Whether its line, or its thread's first, skipped the moderators.
  var isUnread = false
  /// The day on which a moderator's words stood in for the author's, where they do.
  package private(set) var redacted: Day?
  /// Where the post itself stands.
  package let place: Place
  /// Where the text that now stands is stored.
  package private(set) var textPlace: Place
  /// The day of the last amendment.
  package private(set) var amended: Day?

  init(_ event: Event, role: Role, body: BodyReading, place: Place, to target: EventID?) {
    id = event.id
    author = event.author
    day = event.day
    self.role = role
    written = body
    self.place = place
    textPlace = place
    replyTo = target
  }

  /// Whether its author took it back.
  package var isWithdrawn: Bool { written == .withdrawn }

  mutating func amend(_ body: BodyReading, day: Day, place: Place) {
    guard !isWithdrawn else { return }
    written = body
    textPlace = place
    amended = day
    redacted = nil
  }

  /// Lets a moderator's words stand in for the author's.
  mutating func redact(_ body: BodyReading, day: Day, place: Place) {
    guard !isWithdrawn else { return }
    written = body
    textPlace = place
    redacted = day
  }

  mutating func withdraw() {
    written = .withdrawn
  }

  /// Its thread's time ran out.
  mutating func expire() {
    if isWithdrawn { return }
    if written != .none { written = .erased }
  }
}
