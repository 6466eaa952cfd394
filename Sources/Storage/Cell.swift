// SPDX-License-Identifier: Apache-2.0

/// A member's private cell: two halves, each the octets of a JSON string, quotes included.
///
/// Only one half is written at a time, so that a crash tears at most one. Which of them counts is
/// the caller's affair: it seals them, and a torn half does not unseal.
package struct Cell: Equatable, Sendable {
  /// The first half.
  package let a: [UInt8]
  /// The second half.
  package let b: [UInt8]

  /// A cell of two halves.
  package init(a: [UInt8], b: [UInt8]) {
    self.a = a
    self.b = b
  }
}
