// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// Another set of moderators, proposed on the one before it.
package struct ModeratorChange: Hashable, Sendable {
  /// The change that made the set before; nil for the first set.
  ///
  /// A change on any other set is void, so that of two that were proposed at once one holds.
  package let former: EventID?
  /// The whole set to be, in the order of its numbers.
  package let moderators: [Moderator]
  /// The public half of the key that the moderators have in common, drawn afresh at each change.
  package let key: Bytes32

  package init(former: EventID?, moderators: [Moderator], key: Bytes32) {
    self.former = former
    self.moderators = moderators.sorted { $0.number < $1.number }
    self.key = key
  }
}
