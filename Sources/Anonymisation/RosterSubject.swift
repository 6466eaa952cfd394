// SPDX-License-Identifier: Apache-2.0

/// An office-holder as the anonymiser needs to know one.
package struct RosterSubject: Equatable, Sendable {
  /// The roster's identifier; kept for the caller.
  package let id: String
  /// What others see instead of the name, such as `Basalt 17`.
  package let tag: String
  /// The name as displayed, such as `Phineas Finn` or `Lady Bracknell`.
  package let name: String
  /// Other names of the same person, such as a former one.
  package let alternates: [String]
  /// The constituency; nil for a peer.
  package let seat: String?

  package init(id: String, tag: String, name: String, alternates: [String] = [], seat: String?) {
    self.id = id
    self.tag = tag
    self.name = name
    self.alternates = alternates
    self.seat = seat
  }
}
