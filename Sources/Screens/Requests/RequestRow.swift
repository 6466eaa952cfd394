// SPDX-License-Identifier: Apache-2.0

package import Canvas

/// One row of the request table.
package struct RequestRow: Sendable {
  /// The headings of the help screen.
  package enum Group: String, CaseIterable, Sendable {
    case go = "GO"
    case move = "MOVE"
    case find = "FIND"
    case say = "SAY"
    case people = "PEOPLE"
    case write = "WRITING"
    case members = "MEMBERS"
    case queue = "QUEUE"
    case moderate = "MODERATE"
    case other = "ELSE"
    case safety = "IN HASTE"
  }

  package let request: Request
  package let group: Group
  /// The keys, the one to show first.
  package let keys: [Key]
  /// How the keys are shown, such as `j k`.
  package let shown: String
  /// The name for `:` and the manual, in kebab-case; the same for all rows of a request.
  package let name: String
  /// A word or two for the footer; empty where the footer does not show it.
  package let label: String
  /// The same in one word, for a phone's footer; empty where the label is short.
  package let brief: String
  /// What it does, for the help screen; empty where another row says it.
  package let help: String
  /// Where it works.
  package let pages: Set<Page>

  /// Whether the name alone says all: a digit, a place or the name's own entry is wanted otherwise.
  package var isNamed: Bool {
    switch request {
    case .choose, .select, .command, .complete, .otherWords, .showWord: false
    default: true
    }
  }

  /// Whether it is for moderators alone: nobody else is told of it.
  var isForModerators: Bool { group == .queue || group == .moderate || request == .queue }

  /// Whether a count before it repeats it.
  var isRepeated: Bool {
    switch request {
    case .moveDown, .moveUp, .pageDown, .pageUp, .nextHit, .lastHit: true
    default: false
    }
  }

  /// Whether a footer always shows it: nobody should have to remember the way out.
  var isAlwaysShown: Bool {
    switch request {
    case .help, .back, .leave, .finish: true
    default: false
    }
  }
}
