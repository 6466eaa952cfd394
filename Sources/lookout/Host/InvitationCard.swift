// SPDX-License-Identifier: Apache-2.0

internal import Board

/// What a new member is handed, on paper.
struct InvitationCard {
  /// How the stranger at the port becomes a caller.
  enum Door: Equatable {
    case password(String)
    /// A key in a file of this name, handed over with the card.
    case key(file: String)
  }

  /// What follows `ssh -q`: `board@board.example`, after a port where that is another.
  let destination: String
  /// The host's key as ssh shows it.
  let fingerprint: String
  let door: Door
  /// The five words.
  let invitation: String
  let lastDay: Day

  private static let column = 42

  /// The card's lines; nothing in it is wider than 80 columns unless what was given is.
  var text: String {
    let (call, third) =
      switch door {
      case .password(let password):
        ("ssh -q \(destination)", ("Password, the same for everyone:", password))
      case .key(let file):
        ("ssh -q -i \(file) \(destination)", ("Key file, the same for everyone:", file))
      }
    return [
      " 1  \(call)".padded(to: InvitationCard.column) + "on your own phone if you can",
      " 2  Asked about a key? It must read this, and you may paste it in:",
      "       \(fingerprint)",
      " 3  \(third.0)".padded(to: InvitationCard.column) + third.1,
      " 4  Press 1, then:".padded(to: InvitationCard.column) + invitation,
      " Good once, until \(InvitationCard.words(for: lastDay)). Ten minutes. Questions: ask whoever gave you"
        + " this.",
    ].joined(separator: "\n")
  }

  private static func words(for day: Day) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let civil = day.civil
    return "\(civil.day) \(months[civil.month - 1])"
  }
}

extension String {
  /// This text and blanks up to a width, one at least; everything in it is ASCII.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
