// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// The words of a post as a moderator read them before she cut some out.
package struct Redacted: Hashable, Sendable {
  /// Where they stood: if others stand there meanwhile, nothing is cut.
  package let place: Place
  /// Nil where there were none.
  package let text: RawText?
  /// What opens them, for the moderators alone; nil on a board whose moderators have no common key,
  /// which keeps nothing.
  package let key: KeptOriginalKey?
  /// What the post carried beside its words, which stays with it.
  private let mail: Bytes32?
  private let shares: [SealedShare]

  package init(
    place: Place, text: RawText?, key: KeptOriginalKey?, mail: Bytes32? = nil,
    shares: [SealedShare] = []
  ) {
    self.mail = mail
    self.shares = shares
    self.place = place
    self.text = text
    self.key = key
  }

  /// A body of other words that carries what the post did.
  func carrying(_ words: PostText) -> EventBody {
    mail == nil && shares.isEmpty ? .text(words) : .post(words, mail: mail, shares: shares)
  }
}
