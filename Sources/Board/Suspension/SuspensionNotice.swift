// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// What a suspended member reads in the place of the board: all that her row holds for her, and what her
/// own program keeps for her.
package struct SuspensionNotice: Hashable, Sendable {
  /// Any day of the month in which it happened.
  private let months: Int
  package let reason: ModerationReason
  /// What she asks for a review by.
  package let reference: Reference
  /// Where she asks for it, as her program last read it in the moderators' policy.
  ///
  /// Empty where none was set. Not in her row, which has no room for it.
  package private(set) var review = ""
  /// The threads that she wrote in, the last one first, as her program keeps them for her.
  package private(set) var threads: [Reference] = []

  /// The most octets that it takes.
  package static let length = 32
  private static let referenceLength = 4

  /// That of a suspension on a day.
  package init(_ reason: ModerationReason, reference: Reference, on day: Day) {
    let (year, month, _) = day.civil
    months = year * 12 + month - 1
    self.reason = reason
    self.reference = reference
  }

  /// The month, January being 1, and its year: no finer.
  package var month: (year: Int, month: Int) { (months / 12, months % 12 + 1) }

  /// The same with what her program keeps for her.
  package func with(review: String, threads: [ThreadID]) -> SuspensionNotice {
    var notice = self
    notice.review = review
    notice.threads = threads.map(\.reference)
    return notice
  }

  /// Two octets of months, the reference, the reason's word.
  package var octets: [UInt8] {
    [UInt8(truncatingIfNeeded: months >> 8), UInt8(truncatingIfNeeded: months)]
      + Array(reference.description.utf8) + Array(reason.rawValue.utf8)
  }

  /// Reads a notice; nil for anything else.
  package init?(octets: [UInt8]) {
    let start = 2 + SuspensionNotice.referenceLength
    guard octets.count > start, octets.count <= SuspensionNotice.length,
      let reference = Reference(String(decoding: octets[2..<start], as: UTF8.self)),
      let reason = ModerationReason(rawValue: String(decoding: octets[start...], as: UTF8.self))
    else { return nil }
    months = Int(octets[0]) << 8 | Int(octets[1])
    self.reason = reason
    self.reference = reference
  }
}
