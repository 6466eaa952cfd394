// SPDX-License-Identifier: Apache-2.0

/// Whether a member watches an office-holder, as of a revision.
package struct Watch: Hashable, Sendable {
  package let isWatched: Bool
  let revision: Int

  /// The later of the two; of two as late, the one that watches.
  func merging(_ other: Watch) -> Watch {
    if revision != other.revision { return revision > other.revision ? self : other }
    return isWatched ? self : other
  }
}
