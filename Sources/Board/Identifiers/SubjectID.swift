// SPDX-License-Identifier: Apache-2.0

/// The identifier of an office-holder in the public roster, such as
/// `uk.org.publicwhip/person/990001`.
package struct SubjectID: Hashable, Sendable {
  package let value: String

  package init(_ value: String) {
    self.value = value
  }
}

extension SubjectID: CustomStringConvertible {
  package var description: String { value }
}
