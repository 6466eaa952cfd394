// SPDX-License-Identifier: Apache-2.0

/// The remains of a write that a crash cut short: never acknowledged, never part of the journal.
package struct TornTail: Equatable, Sendable {
  /// The segment at whose end they stood.
  package let segment: UInt32
  /// The file beside it, in the journal's folder, that holds them now.
  package let name: String
  /// How many bytes.
  package let length: UInt64

  /// A tail as a store put it aside.
  package init(segment: UInt32, name: String, length: UInt64) {
    self.segment = segment
    self.name = name
    self.length = length
  }
}
