// SPDX-License-Identifier: Apache-2.0

/// Where a journal stops being what was written to it, and how.
package struct Damage: Equatable, Sendable {
  /// What is wrong there.
  package enum Cause: Equatable, Sendable {
    /// Not a line of a journal.
    case malformed
    /// A line, with a number that is not its turn.
    case outOfSequence
    /// A line that does not continue the one before: either may have been altered.
    case brokenChain
    /// Longer than any line may be.
    case tooLong
    /// The last line of a segment that has a successor is cut off.
    case unterminated
    /// A later segment exists and this one does not.
    case missingSegment
  }

  /// The segment's number, from 1.
  package let segment: UInt32
  /// The line in it, from 1.
  package let line: UInt64
  /// What is wrong there.
  package let cause: Cause

  /// Damage as a store found it.
  package init(segment: UInt32, line: UInt64, cause: Cause) {
    self.segment = segment
    self.line = line
    self.cause = cause
  }
}
