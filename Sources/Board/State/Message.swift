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
  package private(set) var body: BodyReading
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
    self.body = body
    self.place = place
    textPlace = place
    replyTo = target
  }

  mutating func amend(_ body: BodyReading, day: Day, place: Place) {
    guard self.body != .withdrawn else { return }
    self.body = body
    textPlace = place
    amended = day
  }

  mutating func withdraw() {
    body = .withdrawn
  }

  /// Its thread's time ran out.
  mutating func expire() {
    if case .withdrawn = body { return }
    if body != .none { body = .erased }
  }
}
