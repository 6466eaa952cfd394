// SPDX-License-Identifier: Apache-2.0

/// A part of the journal that was not as written.
package struct MendedLines: Equatable, Sendable {
  /// The segment it began in, from 1.
  package let segment: UInt32
  /// The line of that segment, from 1.
  package let line: UInt64
  /// The numbers of the record's lines that are lost; nil if none is, since what stood there was
  /// none of the record's.
  package let lost: ClosedRange<UInt64>?
  /// How many bytes were taken out.
  package let bytes: UInt64
  /// The files that hold them now, one for each segment.
  package let keptIn: [String]

  /// A part that was mended.
  package init(
    segment: UInt32, line: UInt64, lost: ClosedRange<UInt64>?, bytes: UInt64, keptIn: [String]
  ) {
    self.segment = segment
    self.line = line
    self.lost = lost
    self.bytes = bytes
    self.keptIn = keptIn
  }
}
