// SPDX-License-Identifier: Apache-2.0

/// What several screens and commands say of whom to ring, in the numbers of the book.
///
/// A number that the book lacks is left out with its sentence: nobody is sent to a number that may be
/// another one's by now.
extension RouteBook {
  /// The alert list, for everyone who says "first-hand", match or no match: told on a match alone, it
  /// would let a hunter learn what others said.
  package var alertListSentence: String {
    let number = phone(of: .helpline).map { ", \($0)," } ?? ""
    return """
      If it happened to you: Parliament's helpline\(number) keeps a list. Leave your details \
      for a year, and be told if someone else comes about the same person. It is not part of this \
      board; nobody here hears of it.
      """
  }

  /// After something was written.
  package var howAreYouSentence: String {
    phone(of: .rapeSupportLine).map { "How are you? Somebody to talk to, at any hour: \($0)." }
      ?? ""
  }

  /// Before something that may be a crime is posted.
  package var toRingSentence: String {
    let talk = phone(of: .rapeSupportLine).map { "To ring, at any hour, no name needed: \($0)." }
    let danger = phone(of: .police).map { "In danger: \($0)." }
    return [talk, danger].compactMap(\.self).joined(separator: " ")
  }

  /// Where something physical is said to be of the last seven days: the one door that closes by itself.
  package var forensicSentence: String {
    phone(of: .havens).map { number in
      "Physical, and in the last 7 days? \(route(.havens)?.shortName ?? ""), \(number): care, and "
        + "evidence kept for you, police not needed; best within 7 days."
    } ?? ""
  }

  /// Before somebody's first warning.
  package var agreementSentence: String {
    "Signed an agreement about it? Ask a lawyer or the helpline first: colleagues may not be on its "
      + "list."
  }

  /// What is told to whoever has reported it formally, before anything goes up.
  package var caseSentences: [String] {
    [
      """
      Then please do not write about it here. Parliament's scheme asks everyone in a case to keep it \
      confidential, and a post could be held against you.
      """,
      "You may still talk to your union, a trusted friend or family, the helpline.",
    ]
  }

  /// The numbers of the help page.
  package var helpPageSentence: String {
    [
      phone(of: .police).map { "\($0) in danger." },
      phone(of: .rapeSupportLine).map { "\($0), any hour: somebody to talk to, no name needed." },
      phone(of: .helpline).map { "\($0): Parliament's helpline." },
    ].compactMap(\.self).joined(separator: " ")
  }
}
