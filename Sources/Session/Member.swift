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
    _ codename: Codename,
    of manifest: BoardManifest,
    cost: StretchCost
  ) throws(SealingError) {
    board = manifest.board
    secrets = MemberSecrets(
      derivedFrom: try codename.root(on: manifest.board, cost: cost),
      on: manifest.board
    )
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
  private final class Hand: Signer {
    private let member: Member
    private let year: Int
    private lazy var keys = member.secrets.keys(of: UInt64(max(0, year)))
    private lazy var formerKeys = member.secrets.keys(of: UInt64(max(0, year - 1)))
    /// The keys of the thread in which she acted last: deciding and signing ask for the same, and
    /// deriving one costs more than signing.
    private var known: (thread: ThreadID, keys: [Name: ThreadKey])?

    private enum Name: CaseIterable {
      case tag, formerTag, voice
    }

    init(member: Member, year: Int) {
      self.member = member
      self.year = year
    }

    var actor: Actor {
      Actor(
        tag: { AuthorKey(self.key(.tag, in: $0)?.publicKey ?? .zero) },
        formerTag: { self.key(.formerTag, in: $0).map { AuthorKey($0.publicKey) } },
        voice: { AuthorKey(self.key(.voice, in: $0)?.publicKey ?? .zero) },
        sameHereOnce: { self.member.secrets.onceValues.sameHere(thread: $0.value, term: 0) },
        founder: member.founder.map { AuthorKey($0.publicKey) }
      )
    }

    func sign(
      _ statement: [UInt8],
      as author: AuthorKey,
      in thread: ThreadID?
    ) throws(SealingError) -> [UInt8] {
      if let founder = member.founder, founder.publicKey == author.value {
        return try founder.sign(statement, on: member.board)
      }
      if let thread {
        for name in Name.allCases {
          if let key = key(name, in: thread), key.publicKey == author.value {
            return try key.sign(statement)
          }
        }
      }
      throw .unavailable
    }

    private func key(_ name: Name, in thread: ThreadID) -> ThreadKey? {
      if let known, known.thread == thread, let key = known.keys[name] { return key }
      guard let key = derived(name, in: thread) else { return nil }
      if known?.thread != thread { known = (thread, [:]) }
      known?.keys[name] = key
      return key
    }

    private func derived(_ name: Name, in thread: ThreadID) -> ThreadKey? {
      switch name {
      case .tag: keys?.tag(in: thread.value)
      case .formerTag: formerKeys?.tag(in: thread.value)
      case .voice: keys?.voice(in: thread.value)
      }
    }
  }
}
