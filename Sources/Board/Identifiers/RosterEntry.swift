// SPDX-License-Identifier: Apache-2.0

/// An office-holder as the public roster gives them.
///
/// Stored in one event's body, never beside a word of a warning.
package struct RosterEntry: Hashable, Sendable {
  /// A chamber.
  package enum House: String, CaseIterable, Sendable {
    case commons, lords
  }

  package let id: SubjectID
  package let name: String
  /// Other names they go by, or went by.
  package let alternates: [String]
  package let house: House
  /// The constituency; nil for a peer.
  package let seat: String?
  package let party: String?
  /// Whether they sit now; who has left is still found, after those who sit.
  package let isActive: Bool

  package init(
    id: SubjectID, name: String, alternates: [String] = [], house: House, seat: String?,
    party: String?, isActive: Bool = true
  ) {
    self.id = id
    self.name = name
    self.alternates = alternates
    self.house = house
    self.seat = seat
    self.party = party
    self.isActive = isActive
  }
}
