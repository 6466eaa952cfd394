// SPDX-License-Identifier: Apache-2.0

/// A number that somebody can ring without a codename, as the page of numbers shows it.
package struct EmergencyLine: Hashable, Sendable {
  /// Who answers.
  package let name: String
  /// The number, as one reads it out.
  package let number: String
  /// When somebody answers, such as `any hour`.
  package let hours: String
  /// What one should know before ringing; empty where there is nothing.
  package let note: String
  /// Where the number comes from, and when it was read there; empty where that is not told.
  package let trail: String

  package init(
    name: String, number: String, hours: String, note: String = "", trail: String = ""
  ) {
    self.name = name
    self.number = number
    self.hours = hours
    self.note = note
    self.trail = trail
  }
}
