// SPDX-License-Identifier: Apache-2.0

/// What somebody needs who wants to take it further: routes are ranked by it, not by institution.
///
/// The raw values are the words of commands and files; the order is that of the digits 1 to 9 and 0.
package enum Need: String, CaseIterable, Sendable {
  case danger
  case recentAssault = "recent-assault"
  case talk
  case investigation
  case employer
  case peer
  case minister
  case partyEvent = "party-event"
  case howLong = "how-long"
  case elsewhere

  /// The words on a screen.
  package var label: String {
    switch self {
    case .danger: "I am in danger now"
    case .recentAssault: "Assaulted this week"
    case .talk: "I want to talk"
    case .investigation: "I want it looked into"
    case .employer: "It is the one I work for"
    case .peer: "It is a peer"
    case .minister: "It is a minister"
    case .partyEvent: "It was at a party event"
    case .howLong: "How long have I got?"
    case .elsewhere: "Scotland, Wales, Northern Ireland"
    }
  }

  /// The digit that opens it.
  package var digit: Character {
    switch self {
    case .danger: "1"
    case .recentAssault: "2"
    case .talk: "3"
    case .investigation: "4"
    case .employer: "5"
    case .peer: "6"
    case .minister: "7"
    case .partyEvent: "8"
    case .howLong: "9"
    case .elsewhere: "0"
    }
  }

  /// Where to go in a few words, for a need that more than one door answers.
  ///
  /// A digit in it is that of another need. Nil where the first route says it.
  package var summary: String? {
    switch self {
    case .danger, .recentAssault, .talk, .investigation, .elsewhere: nil
    case .employer: "your union branch, then 4"
    case .peer: "Lords Commissioners for Standards, or 4"
    case .minister: "4; the Independent Adviser, for ministerial office"
    case .partyEvent: "4, and the party: ask both"
    case .howLong: "safe-side dates, worked out here"
    }
  }

  /// The need of a digit; nil for any other character.
  package init?(digit: Character) {
    guard let need = Need.allCases.first(where: { $0.digit == digit }) else { return nil }
    self = need
  }
}
