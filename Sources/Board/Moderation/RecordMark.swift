// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// How far a member has read the record, and what proves that it still begins so.
package struct RecordMark: Hashable, Comparable, Sendable {
  /// How many acts there were.
  package let count: Int
  /// A hash of them all.
  package let check: Bytes16
  package let day: Day

  package init(count: Int, check: Bytes16, day: Day) {
    self.count = count
    self.check = check
    self.day = day
  }

  /// The longer record is the later look; of one length, the later day.
  package static func < (left: RecordMark, right: RecordMark) -> Bool {
    if left.count != right.count { return left.count < right.count }
    if left.day != right.day { return left.day < right.day }
    return left.check.bytes.lexicographicallyPrecedes(right.check.bytes)
  }
}
