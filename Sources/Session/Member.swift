// SPDX-License-Identifier: Apache-2.0

package import Board
package import Bytes
package import Ledger
package import Sealing

/// Somebody who can write on a board: the secrets behind a codename, and what may be known of them.
package struct Member {
  private let secrets: MemberSecrets
  private let founder: FounderKey?
  private let board: Bytes32

  /// A member of a board without a members file.
  ///
  /// - Parameters:
  ///   - codename: on an open board, any text.
  ///   - manifest: the board.
  ///   - cost: how dear a guess at the codename is.
  package init(
    _ codename: Codename, of manifest: BoardManifest, cost: StretchCost
  ) throws(SealingError) {
    board = manifest.board
    secrets = MemberSecrets(
      derivedFrom: try codename.root(on: manifest.board, cost: cost), on: manifest.board)
    let founder = FounderKey(ofOpenBoard: manifest.random)
    self.founder = founder.publicKey == manifest.founder ? founder : nil
  }

  /// What the decider and the ledger need of the member on a day.
  package func signer(on day: Day) -> Signer {
    let year = day.year
    return Signer(
      actor: Actor(
        tag: { AuthorKey(tagKey(in: $0, year)?.publicKey ?? .zero) },
        formerTag: { thread in tagKey(in: thread, year - 1).map { AuthorKey($0.publicKey) } },
        voice: { AuthorKey(voiceKey(in: $0, year)?.publicKey ?? .zero) },
        sameHereOnce: { secrets.onceValues.sameHere(thread: $0.value, term: 0) },
        founder: founder.map { AuthorKey($0.publicKey) }),
      sign: { thread, author, octets throws(SealingError) in
        try sign(octets, as: author, in: thread, year)
      })
  }

  /// Every key of the member's in a thread that is still hers on a day.
  package func keys(in thread: ThreadID, on day: Day) -> Set<AuthorKey> {
    Set(signer(on: day).actor.tags(in: thread))
  }

  /// The value by which her "same here" in a thread is counted.
  package func sameHereOnce(in thread: ThreadID) -> Bytes16 {
    secrets.onceValues.sameHere(thread: thread.value, term: 0)
  }

  private func sign(
    _ octets: [UInt8], as author: AuthorKey, in thread: ThreadID?, _ year: Int
  ) throws(SealingError) -> [UInt8] {
    if let founder, founder.publicKey == author.value {
      return try founder.sign(octets, on: board)
    }
    if let thread {
      let keys = [
        tagKey(in: thread, year), voiceKey(in: thread, year), tagKey(in: thread, year - 1),
      ]
      for case let key? in keys where key.publicKey == author.value {
        return try key.sign(octets)
      }
    }
    throw .unavailable
  }

  private func tagKey(in thread: ThreadID, _ year: Int) -> ThreadKey? {
    secrets.tagKey(in: thread.value, year: UInt64(max(0, year)))
  }

  private func voiceKey(in thread: ThreadID, _ year: Int) -> ThreadKey? {
    secrets.voiceKey(in: thread.value, year: UInt64(max(0, year)))
  }
}
