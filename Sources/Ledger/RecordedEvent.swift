// SPDX-License-Identifier: Apache-2.0

package import Board

/// An event as a scan of the record meets it, with the text that still stands.
package struct RecordedEvent {
  package let event: Event
  package let body: BodyReading
  package let place: Place
  /// Whether the signature is by the event's author; computed when asked.
  package let isVerified: () -> Bool
}
