// SPDX-License-Identifier: Apache-2.0

/// A value of which the last one that was set holds.
package struct Latest<Value: Hashable & Sendable>: Hashable, Sendable {
  package private(set) var value: Value
  private(set) var revision: Int

  init(_ value: Value, revision: Int = 0) {
    self.value = value
    self.revision = revision
  }

  /// Takes the later of two values; of two as late, the one of the higher rank.
  mutating func merge<Rank: Comparable>(_ other: Latest, by rank: (Value) -> Rank) {
    if (other.revision, rank(other.value)) > (revision, rank(value)) { self = other }
  }
}
