// SPDX-License-Identifier: Apache-2.0

/// One thing that the program looked for in a post for moderators, and what it found: a hint, never a
/// decision.
package struct Sought: Hashable, Sendable {
  package enum Matter: CaseIterable, Sendable {
    /// What was done, or what to do.
    case conduct
    case privateLife
    /// A verdict or a threat.
    case verdict
    case whoWasHarmed
    case whoWrote
    /// The same, already up.
    case twin
  }

  package let matter: Matter
  /// What was found, in words: parts of the post, or what makes it likely; empty where nothing was.
  package let found: [String]

  package init(_ matter: Matter, found: [String]) {
    self.matter = matter
    self.found = found
  }
}
