// SPDX-License-Identifier: Apache-2.0

/// Why what was typed is not the day something happened.
package enum DayFault: Error, Hashable, Sendable {
  /// Not three parts, or not such parts.
  case notADate
  /// A day that its month does not have, or a month that no year has.
  case noSuchDay
  /// A day still to come.
  case toCome
  /// Before any clock here could run.
  case longAgo

  /// The words on a screen: fact and next step.
  package var sentence: String {
    switch self {
    case .notADate: "That is not a date. Write it as 21/11/2026 or 2026-11-21."
    case .noSuchDay: "There is no such day. Day first: 21/11/2026, or 2026-11-21."
    case .toCome: "That day is still to come. Give the day on which it happened."
    case .longAgo: "That year is before 1900. Write the year with four digits."
    }
  }
}
