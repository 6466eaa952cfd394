// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// An event that may happen, with the text to seal and the once-value to count it by.
package struct Decision: Hashable, Sendable {
  package let event: Event
  package let body: EventBody?
  package let once: Bytes16?
  /// Where texts stand that end with this event, to be erased once it is durable.
  package let ends: [Place]
  /// What the event sends to the moderators: its body is made of it, sealed to them.
  package let submission: Submission?

  init(
    _ event: Event, body: EventBody? = nil, once: Bytes16? = nil, ends: [Place] = [],
    submission: Submission? = nil
  ) {
    self.event = event
    self.body = body
    self.once = once
    self.ends = ends
    self.submission = submission
  }
}
