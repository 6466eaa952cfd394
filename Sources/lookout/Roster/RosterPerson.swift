// SPDX-License-Identifier: Apache-2.0

internal import Board

/// An office-holder as a roster file gives them.
struct RosterPerson {
  /// What the roster's publisher calls them, such as `uk.org.publicwhip/person/990001`.
  let id: String
  /// The name to show.
  let name: String
  /// Other names they go by.
  let alternates: [String]
  let house: RosterEntry.House
  /// The constituency; nil for a peer.
  let seat: String?
  let party: String?
  /// Whether they sit now.
  let isActive: Bool
  /// Where the file tells of them: bytes from its start.
  let offset: Int
  /// The same as a path, such as `persons[3]`.
  let path: String

  /// The same for a board.
  var entry: RosterEntry {
    RosterEntry(
      id: SubjectID(id), name: name, alternates: alternates, house: house, seat: seat, party: party,
      isActive: isActive)
  }
}
