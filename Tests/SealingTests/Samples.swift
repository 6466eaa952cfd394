// SPDX-License-Identifier: Apache-2.0

import Bytes
import Sealing
import Testing

/// The bytes that `text` spells in hexadecimal.
func octets(_ text: String) throws -> [UInt8] {
  let digits = try text.map { try #require($0.hexDigitValue) }
  return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}

/// `bytes` in hexadecimal.
func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

/// The board, members and places of the vectors.
struct Sample {
  let identity: BoardIdentity
  let founder: FounderKey
  let thread: Bytes16
  let member: MemberSecrets

  var board: Bytes32 { identity.board }
  var chain: LineChain { LineChain(board: board) }

  init() throws {
    let random = try #require(Bytes32(Vectors.random))
    founder = FounderKey(ofOpenBoard: random)
    identity = BoardIdentity(founder: founder.publicKey, random: random)
    thread = try #require(Bytes16(Vectors.thread))
    let root = try Codename(Vectors.codename).root(on: identity.board, cost: .open)
    member = MemberSecrets(derivedFrom: root, on: identity.board)
  }

  func place(_ number: UInt64, epoch: UInt64 = 2, bodyHash: Bytes32 = .zero) -> LinePlace {
    LinePlace(number: number, epoch: epoch, previous: chain.genesis, bodyHash: bodyHash)
  }
}
