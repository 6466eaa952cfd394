// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import Ledger
import Sealing

/// A member, or the founder of an open board, with her keys at hand.
struct TestMember: Signer {
  let secrets: MemberSecrets
  let manifest: BoardManifest
  var isFounder = false
  /// Whether she tells a mail key with her first posts.
  var hasMail = false

  init(_ name: String, of manifest: BoardManifest, isFounder: Bool = false) throws {
    self.manifest = manifest
    self.isFounder = isFounder
    let root = try Codename(name).root(on: manifest.board, cost: .open)
    secrets = MemberSecrets(derivedFrom: root, on: manifest.board)
  }

  private var founder: FounderKey { FounderKey(ofOpenBoard: manifest.random) }

  var actor: Actor {
    Actor(
      tag: { AuthorKey(secrets.tagKey(in: $0.value, year: 2026)?.publicKey ?? .zero) },
      formerTag: { _ in nil },
      voice: { AuthorKey(secrets.voiceKey(in: $0.value, year: 2026)?.publicKey ?? .zero) },
      sameHereOnce: { secrets.onceValues.sameHere(thread: $0.value, term: 0) },
      mail: hasMail
        ? { thread, _ in secrets.keys(of: 2026)?.mail(in: thread.value).publicKey } : nil,
      founder: isFounder ? AuthorKey(founder.publicKey) : nil
    )
  }

  func sign(
    _ statement: [UInt8],
    as author: AuthorKey,
    in thread: ThreadID
  ) throws(SealingError) -> [UInt8] {
    if isFounder, author.value == founder.publicKey {
      return try founder.sign(statement, on: manifest.board)
    }
    for key in [
      secrets.tagKey(in: thread.value, year: 2026), secrets.voiceKey(in: thread.value, year: 2026),
    ] {
      if let key, key.publicKey == author.value { return try key.sign(statement) }
    }
    throw .unavailable
  }
}
