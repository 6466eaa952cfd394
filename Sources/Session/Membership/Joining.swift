// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Ledger
package import Sealing
package import Storage

/// An invitation that was found good, before a codename takes its place.
package final class Joining {
  /// The lists and the clock.
  package let world: Session.World
  /// Whether the invitation is used up and the codename good, also where what followed failed.
  package private(set) var hasJoined = false

  private let folder: BoardFolder
  private let manifest: BoardManifest
  private let keyring: Keyring

  /// Opens an invitation.
  ///
  /// - Parameters:
  ///   - folder: the board's folder, already found sound.
  ///   - invitation: its five words.
  ///   - world: the lists and the clock.
  /// - Throws: `wrongInvitation`, `lateInvitation`, `endedInvitation`, `isCodename`, `openBoard`, or
  ///   what opening a board throws; nothing was changed.
  package init(
    _ folder: BoardFolder, invitation: Codename, world: Session.World
  ) throws(SessionError) {
    self.folder = folder
    self.world = world
    guard folder.hasMembers else { throw .openBoard }
    manifest = try folder.boardManifest()
    let root = try folder.root(of: invitation, on: manifest, cost: world.cost)
    do throws(SessionError) {
      keyring = try Keyring(root, of: manifest, in: folder.cells(world))
    } catch .wrongCodename {
      throw .wrongInvitation
    }
    guard keyring.content.kind == .invitation else { throw .isCodename }
    guard try keyring.lastDay() >= UInt64(world.today().number) else { throw .lateInvitation }
  }

  /// Uses the invitation up and becomes a member, durably.
  ///
  /// - Parameter words: the codename to be.
  /// - Returns: the new member's first session.
  /// - Throws: `wrongInvitation` where it was used meanwhile, `endedInvitation` where it ended; nothing
  ///   was changed then.
  package func join(as words: [String]) throws(SessionError) -> Session {
    let codename: Codename
    do {
      codename = try Codename(words: words)
    } catch {
      throw SessionError(error)
    }
    let root = try folder.root(of: codename, on: manifest, cost: world.cost)
    try keyring.join(under: root, year: world.today().keyYear)
    hasJoined = true
    let session = try Session(
      folder, manifest, .sealed(keyring, ScreenLock(codename)), world: world)
    // Whoever is to be a moderator offers herself; if that cannot be written now, her next act will.
    if session.damage == nil { try? session.offerKeys() }
    return session
  }
}
