// SPDX-License-Identifier: Apache-2.0

/// The sizes that hold for whatever is written.
///
/// A character is a Unicode scalar here.
package enum Limits {
  /// The longest text of a post, in characters.
  package static let textCharacters = 4_000
  /// The longest board name, in characters.
  package static let nameCharacters = 40
  /// The longest field of a roster entry, in characters.
  package static let rosterCharacters = 200
  /// How many pieces of advice a post may carry.
  package static let adviceCount = 8
  /// How many words of authors' tags one name keeps out of new threads.
  package static let avoidedWords = 8
}
