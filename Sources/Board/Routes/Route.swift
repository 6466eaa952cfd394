// SPDX-License-Identifier: Apache-2.0

/// A place to take it: police, helpline, Commissioner, party, union.
package struct Route: Sendable {
  /// Whether one has to say who one is.
  package enum NameRule: String, CaseIterable, Sendable {
    case no
    case toComplain = "to-complain"
    case yes
    case withoutGoodReason = "without-good-reason"
    case onRequest = "on-request"
    case confidential, varies
    case notApplicable = "not-applicable"
    case notKnown = "not-known"

    /// The words on a screen.
    package var label: String {
      switch self {
      case .no: "not needed"
      case .toComplain: "not to ask; for a complaint, yes"
      case .yes: "needed"
      case .withoutGoodReason: "needed, save for a good reason"
      case .onRequest: "may be kept out on request; not guaranteed"
      case .confidential: "in confidence"
      case .varies: "varies; ask first"
      case .notApplicable: "does not apply"
      case .notKnown: "not known; ask first"
      }
    }
  }

  package let id: RouteID
  package let name: String
  /// The name where a line is short.
  package let shortName: String
  /// What matters most, in half a line.
  package let gist: String
  /// The needs it serves, and its rank among the routes of each, from one.
  package let needs: [Need: Int]
  /// Who may use it.
  package let who: String
  package let can: [String]
  package let cannot: [String]
  package let nameRule: NameRule
  /// Nil where none is known.
  package let timeLimit: String?
  package let contacts: [RouteContact]
  package let hours: RouteHours
  package let hoursNote: String?
  /// Whether a party runs it: then it always says what that means.
  package let isParty: Bool
  /// Whether it was told by others, not read at its source.
  package let isSecondhand: Bool
  /// Whom an agreement of silence cannot keep one from, by the Victims and Prisoners Act 2024 s.17,
  /// as which this route counts; nil where it is not known to.
  package let agreement: String?
  package let check: Check
  /// What is not known, as sentences: never shown as fact.
  package let notVerified: [String]

  /// What is said of every party's route.
  package static let partyCaution =
    "It tells the party. It may bind you to secrecy. It stops no other clock."
}
