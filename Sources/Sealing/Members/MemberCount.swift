// SPDX-License-Identifier: Apache-2.0

/// How many rows with a valid card there are of each kind.
package struct MemberCount: Hashable, Sendable {
  package let members: Int
  package let invitations: Int

  package init(members: Int, invitations: Int) {
    self.members = members
    self.invitations = invitations
  }
}
