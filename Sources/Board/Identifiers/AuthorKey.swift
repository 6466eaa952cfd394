// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// The public key that signed an event: an author's tag in one thread, a voice in one thread, or
/// the board's founder.
///
/// It links to nothing outside that thread.
package struct AuthorKey: Hashable, Sendable {
  package let value: Bytes32

  /// Stands for an author who has signed nothing yet, in a preview.
  package static let unsigned = AuthorKey(.zero)

  package init(_ value: Bytes32) {
    self.value = value
  }
}
