// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Bytes
internal import Ledger
package import Sealing
package import Storage

/// A suspended member: what her codename still opens, which is hers alone and nothing of the board.
package struct EndedMember {
  /// What her own program kept for her, as far as it can be read.
  let kept: PrivateState
  private let member: Member
  /// A day of the newest year that she has keys of.
  private let day: Day

  /// Opens what is hers.
  ///
  /// - Throws: what opening a board throws, for whoever has no row there.
  package init(
    _ folder: BoardFolder, codename: Codename, world: Session.World
  ) throws(SessionError) {
    let manifest = try folder.boardManifest()
    let root = try folder.root(of: codename, on: manifest, cost: world.cost)
    try self.init(root, of: manifest, in: folder.cells(world), today: world.today())
  }

  init(
    _ root: Secret, of manifest: BoardManifest, in cells: any CellStore, today: Day
  ) throws(SessionError) {
    let content = try Keyring.content(of: root, on: manifest, in: cells)
    member = try Member(content, of: manifest)
    day = content.newestYear.map { Day(year: Int(clamping: $0), month: 1, day: 1) } ?? today
    kept = (try? PrivateCell(member.privateSeal, in: cells).read().state) ?? PrivateState()
  }

  /// The thread of a reference, among those that she wrote in; nil for any other.
  package func thread(_ reference: Reference) -> ThreadID? {
    kept.ownThreadsNewestFirst.first { $0.reference == reference }
  }

  /// Proves that her tags in a thread are hers, to whoever is asked to take down what stands under them.
  ///
  /// - Parameters:
  ///   - thread: the thread.
  ///   - challenge: what the other side drew; any text.
  /// - Returns: a proof for her tag of each year that she has keys of, the newest first: in which of them
  ///   she wrote the board alone knows.
  /// - Throws: `ledger` where there is no memory for it.
  package func proofs(
    in thread: ThreadID, challenge: String
  ) throws(SessionError) -> [[UInt8]] {
    var proofs: [[UInt8]] = []
    for tag in member.signer(on: day).actor.tags(in: thread) {
      do throws(SealingError) {
        let proof = try member.prove(Array(challenge.utf8), in: thread, on: day, among: [tag])
        if let proof { proofs.append(proof) }
      } catch {
        throw .ledger(.sealing(error))
      }
    }
    return proofs
  }
}
