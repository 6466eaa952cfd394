// SPDX-License-Identifier: Apache-2.0

/// A note as its owner reads it.
package struct Note: Hashable, Sendable {
  package let id: EventID
  /// The line of the record in which it stands, from one.
  package let line: UInt64
  /// The day on which it came into the record, by the host.
  package let day: Day
  /// When it was written, to the second; nil where it cannot be read.
  package let moment: Moment?
  /// Its words.
  package let body: BodyReading

  package init(id: EventID, line: UInt64, day: Day, moment: Moment?, body: BodyReading) {
    self.id = id
    self.line = line
    self.day = day
    self.moment = moment
    self.body = body
  }
}
