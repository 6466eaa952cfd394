// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Bytes
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
  /// - Throws: `unavailable` where there is no memory for the stretching.
  package init(
    _ codename: Codename, of manifest: BoardManifest, cost: StretchCost
  ) throws(SealingError) {
    board = manifest.board
    secrets = MemberSecrets(
      derivedFrom: try codename.root(on: manifest.board, cost: cost), on: manifest.board)
    let founder = FounderKey(ofOpenBoard: manifest.random)
    self.founder = founder.publicKey == manifest.founder ? founder : nil
  }

  /// The member as she acts on a day.
  package func signer(on day: Day) -> any Signer {
    Hand(member: self, year: day.year)
  }

  /// Whether the record counts her "same here" in a thread.
  package func hasSaidSameHere(in thread: ThreadState) -> Bool {
    thread.hasCounted(secrets.onceValues.sameHere(thread: thread.id.value, term: 0))
  }

  /// A member in one calendar year, since every year has its own tags.
  private struct Hand: Signer {
    let member: Member
    let year: Int

    var actor: Actor {
      Actor(
        tag: { AuthorKey(key(.tag, in: $0, year)?.publicKey ?? .zero) },
        formerTag: { key(.tag, in: $0, year - 1).map { AuthorKey($0.publicKey) } },
        voice: { AuthorKey(key(.voice, in: $0, year)?.publicKey ?? .zero) },
        sameHereOnce: { member.secrets.onceValues.sameHere(thread: $0.value, term: 0) },
        founder: member.founder.map { AuthorKey($0.publicKey) })
    }

    func sign(
      _ statement: [UInt8], as author: AuthorKey, in thread: ThreadID?
    ) throws(SealingError) -> [UInt8] {
      if let founder = member.founder, founder.publicKey == author.value {
        return try founder.sign(statement, on: member.board)
      }
      if let thread {
        let keys = [
          key(.tag, in: thread, year), key(.voice, in: thread, year),
          key(.tag, in: thread, year - 1),
        ]
        for case let key? in keys where key.publicKey == author.value {
          return try key.sign(statement)
        }
      }
      throw .unavailable
    }

    private enum Purpose {
      case tag, voice
    }

    private func key(_ purpose: Purpose, in thread: ThreadID, _ year: Int) -> ThreadKey? {
      let year = UInt64(max(0, year))
      return switch purpose {
      case .tag: member.secrets.tagKey(in: thread.value, year: year)
      case .voice: member.secrets.voiceKey(in: thread.value, year: year)
      }
    }
  }
}
