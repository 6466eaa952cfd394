// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// The name of a thread: the identifier of the event that opened it.
package struct ThreadID: Hashable, Sendable {
  package let value: Bytes16

  package init(_ value: Bytes16) {
    self.value = value
  }

  /// The thread that `opening` opens.
  package init(opening: EventID) {
    value = opening.value
  }

  /// The event that opened the thread.
  package var opening: EventID { EventID(value) }

  /// What members call the thread aloud.
  package var reference: Reference { Reference(of: self) }
}

extension ThreadID: CustomStringConvertible {
  /// Twenty-two characters of base64url.
  package var description: String { value.description }
}
