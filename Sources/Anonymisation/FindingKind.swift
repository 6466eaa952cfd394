// SPDX-License-Identifier: Apache-2.0

/// What a finding is; the raw value is its name in JSON.
package enum FindingKind: String, CaseIterable, Hashable, Sendable {
  /// Somebody who is not on the roster.
  case person
  /// An office-holder of the roster, in whatever form a colleague writes the name.
  case subject
  case email
  case phone
  case postcode
  case address
  case nationalInsurance = "ni_number"
  case url
  case handle
  /// A room, an office or a desk on the estate, or the number of a staff pass.
  case room
  case date
  case time
  /// A constituency or a named event, where it points to one person or one evening.
  case place
  /// A role that few people fill, such as "her researcher".
  case descriptor
}
