// SPDX-License-Identifier: Apache-2.0

/// Why something is masked, in words that end the footer's `"TEXT": `.
enum Reason {
  /// Of a name that may be none.
  static let ordinaryWord = "could be a name."

  static func of(_ kind: FindingKind, _ phrase: Phrase) -> String {
    switch kind {
    case .person: "a name."
    case .subject: phrase == .name ? "close to a Member's name." : "a Member's name."
    case .email: "an address leads to one person."
    case .phone: "a number leads to one person."
    case .postcode: "about fifteen homes share it."
    case .address: "where somebody lives or works."
    case .nationalInsurance: "only one person has it."
    case .url: "a link leads to one page."
    case .handle: "a handle leads to one person."
    case .room: phrase == .pass ? "only one person carries it." : "few people work there."
    case .date: "the day tells who was there."
    case .time: "the hour tells who was there."
    case .place: phrase == .place ? "the seat names its Member." : "the guest list is known."
    case .descriptor:
      phrase == .aMember ? "it says whose office." : "about five people fit."
    }
  }
}
