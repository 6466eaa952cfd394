// SPDX-License-Identifier: Apache-2.0

/// How many are in: all that anybody can know of it.
package struct Membership: Hashable, Sendable {
  /// The members, moderators among them.
  package let members: Int
  /// The invitations that are not used yet, those that have run out among them.
  package let invitations: Int

  package init(members: Int, invitations: Int) {
    self.members = members
    self.invitations = invitations
  }
}
