// SPDX-License-Identifier: Apache-2.0

/// How long a thread stands unless it is said again.
///
/// Repetition is no defence and old rumour is the least use to a reader, so reputation ends soonest.
package enum Lifetime {
  /// Days from the last time the thread was said, to its end.
  package static func days(of basis: Basis?) -> Int {
    basis == .reputation ? 92 : 365
  }
}
