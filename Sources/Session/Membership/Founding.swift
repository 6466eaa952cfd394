// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Bytes
package import Ledger
package import Sealing

/// A sealed board in the making: its keys, and the rows of those who will be able to open it.
///
/// Nothing is on disk yet; whoever makes the board takes `members` and `envelope` for it.
package struct Founding {
  /// The board's identifiers.
  package let manifest: BoardManifest

  private let founder = FounderKey.drawn()
  private let keys: EpochKeys
  private var file: MembersFile
  private let today: Day

  /// Draws a board's keys.
  package init(on today: Day) throws(SessionError) {
    self.today = today
    var random = SystemRandomNumberGenerator()
    manifest = BoardManifest(
      founder: founder.publicKey, random: Bytes32.random(using: &random))
    do {
      (file, keys) = try MembersFile.founded(on: manifest.board)
    } catch {
      throw SessionError(error)
    }
  }

  /// What its lines are to be sealed with.
  package var envelope: any Envelope { SealedEnvelope(board: manifest.board, keys: keys) }

  /// The content of its members' file.
  package var members: [UInt8] { file.octets }

  /// Whoever acts for the board while it is made.
  package var signer: any Signer { Founder(founder, of: manifest) }

  /// Adds a member.
  ///
  /// - Parameters:
  ///   - root: what her codename leads to; a random one for an invented member whom nobody is to
  ///     act as.
  ///   - isModerator: whether she is its founder, and acts for it.
  /// - Returns: the member.
  /// - Throws: where her row cannot be sealed.
  package mutating func add(_ root: Secret, isModerator: Bool) throws(SessionError) -> Member {
    // A secret for the year before, too: what an invented member wrote may lie that far back.
    let drawn = RowContent.drawn(
      founder: founder.publicKey, year: today.keyYear - 1,
      founderSeed: isModerator ? founder.seed : nil)
    var content = drawn.renewed(for: today.keyYear) ?? drawn
    if isModerator { content = content.makingModerator() }
    do {
      file = try file.adding(content, under: root, with: keys)
    } catch {
      throw SessionError(error)
    }
    return try Member(content, of: manifest)
  }

  /// Adds an invitation for a moderator.
  ///
  /// - Returns: the key that she will offer herself with, which goes into the record.
  package mutating func inviteModerator(_ root: Secret) throws(SessionError) -> AuthorKey {
    let offer = Secret.random()
    do {
      file = try file.adding(
        .invitation(founder: founder.publicKey, offer: offer),
        lastDay: UInt64(today.advanced(by: Session.invitationDays).number), under: root,
        with: keys)
    } catch {
      throw SessionError(error)
    }
    return AuthorKey(OfferKey(offer, on: manifest.board).publicKey)
  }

  /// The first set of moderators: a member who is to be the only one until others join her.
  ///
  /// - Parameter member: the founder.
  /// - Returns: what puts her there, for the founder's key to sign.
  /// - Throws: where nothing can be wrapped to her.
  package func settingUp(_ member: Member) throws(SessionError) -> Intent? {
    try member.moderator.map { key throws(SessionError) in
      let sets = ModeratorSets(board: manifest.board)
      return try sets.change(of: nil) { _ in
        [sets.moderator(key, handle: member.handle, number: 0)]
      }
    }
  }
}

extension Day {
  /// The calendar year, as keys are derived for it.
  var keyYear: UInt64 { UInt64(max(0, year)) }
}
