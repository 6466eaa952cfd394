// SPDX-License-Identifier: Apache-2.0

/// How long a thread stands unless it is said again.
///
/// Repetition is no defence and old rumour is the least use to a reader, so reputation ends sooner;
/// what is said of an evening is of no use after it.
package enum Lifetime {
  /// Days for which a warning for tonight stands; one for an occasion to come ends with its week.
  package static let tonight = 3

  /// Days from the last time the thread was said, to its end.
  package static func days(of basis: Basis?, _ when: When?) -> Int {
    if when == .coming { return tonight }
    return basis == .reputation ? 92 : 365
  }

  /// How far a line may move the record's own clock, and how far ahead of that clock a thread may be
  /// ended: days.
  ///
  /// Ending erases, and a host's clock may be wrong by years. Such a clock ends nothing before more
  /// than fifty lines for each of those years have been written by it.
  package static let trustedDays = 7
}
