// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// What the box of a row holds, for whoever has the row's codename or one-time code.
package struct RowContent: Sendable, Equatable {
  /// The pair to which the board's key is wrapped.
  let wrapKey: WrapKey
  /// The founder's public key as it was when the row was made: `board.json` must still state it.
  package let founder: Bytes32
  /// The founder's secret, in her own row alone.
  package private(set) var founderSeed: Secret?
  /// What whoever comes by a moderator's invitation offers herself with.
  package private(set) var offer: Secret?
  /// Her own secrets; nil in an invitation, whose holder has yet to draw them.
  package private(set) var own: OwnSecrets?

  init(
    wrapKey: WrapKey, founder: Bytes32, founderSeed: Secret?, offer: Secret?, own: OwnSecrets?
  ) {
    self.offer = offer
    self.wrapKey = wrapKey
    self.founder = founder
    self.founderSeed = founderSeed
    self.own = own
  }

  /// What the row is.
  package var kind: RowKind { own == nil ? .invitation : .member }

  /// An invitation's: it opens the board and holds no member's secret.
  ///
  /// - Parameters:
  ///   - founder: the founder's public key.
  ///   - offer: of an invitation that brings a moderator, a fresh secret.
  /// - Returns: the content, with a fresh wrap pair.
  package static func invitation(founder: Bytes32, offer: Secret? = nil) -> RowContent {
    RowContent(wrapKey: .drawn(), founder: founder, founderSeed: nil, offer: offer, own: nil)
  }

  /// A new member's, everything freshly drawn, with a secret for the calendar `year`.
  package static func drawn(
    founder: Bytes32,
    year: UInt64,
    founderSeed: Secret? = nil
  ) -> RowContent {
    RowContent(
      wrapKey: .drawn(),
      founder: founder,
      founderSeed: founderSeed,
      offer: nil,
      own: .drawn(for: year)
    )
  }

  /// A new member's who comes by the invitation with this content: with the secrets of a moderator, if
  /// it is one's.
  package func joining(in year: UInt64) -> RowContent {
    var content = RowContent.drawn(founder: founder, year: year)
    guard let offer else { return content }
    content.offer = offer
    return content.makingModerator()
  }

  /// Her keys as a moderator, if she drew them; whether the board has taken them, its record says.
  package func moderatorKey(on board: Bytes32) -> ModeratorKey? {
    own?.moderator.map { ModeratorKey($0, on: board) }
  }

  /// The key of the moderator's invitation that is here, or that she came by.
  package func offerKey(on board: Bytes32) -> OfferKey? {
    offer.map { OfferKey($0, on: board) }
  }

  /// With a secret for `year`, and without those of the years before the last, whose tags nobody can
  /// then tell were hers.
  ///
  /// - Returns: nil when nothing changes, and for an invitation.
  package func renewed(for year: UInt64) -> RowContent? {
    guard let own = own?.renewed(for: year) else { return nil }
    var renewed = self
    renewed.own = own
    return renewed
  }

  /// The newest year there is a secret for; nil for an invitation.
  package var newestYear: UInt64? { own?.years.keys.max() }

  /// With a freshly drawn moderator's secret; an invitation stays as it is.
  package func makingModerator() -> RowContent {
    var changed = self
    changed.own?.moderator = .random()
    return changed
  }

  /// Without the moderator's secret.
  package func endingModeration() -> RowContent {
    var changed = self
    changed.own?.moderator = nil
    return changed
  }

  /// With the founder's secret, or without it.
  package func with(founderSeed: Secret?) -> RowContent {
    var changed = self
    changed.founderSeed = founderSeed
    return changed
  }

  /// What her acts on `board` are derived from; nil for an invitation.
  package func secrets(on board: Bytes32) -> MemberSecrets? {
    own.map { MemberSecrets(u: $0.u, years: $0.years, on: board) }
  }

  /// The same with a fresh wrap pair, for another codename.
  func rewrapped() -> RowContent {
    RowContent(
      wrapKey: .drawn(), founder: founder, founderSeed: founderSeed, offer: offer, own: own)
  }
}
