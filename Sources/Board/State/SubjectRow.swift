// SPDX-License-Identifier: Apache-2.0

/// One office-holder on a board's roster: the tag, and where the name can be read.
package struct SubjectRow: Hashable, Sendable {
  package let id: SubjectID
  package let tag: SubjectTag
  /// Where the event with the name in its body stands.
  package internal(set) var place: Place
}
