// SPDX-License-Identifier: Apache-2.0

import Bytes
import Testing

@testable import Sealing

@Suite struct WrapKeyTests {
  private static let info = Fields("wrap").adding(1)
  private static let binding = Fields("wrap").adding(2)

  @Test func whatIsWrappedComesOutForItsOwnerAlone() throws {
    let secret = Secret.random()
    let pair = WrapKey.drawn()
    let wrapped = try WrapKey.wrap(
      secret,
      to: pair.publicKey,
      info: Self.info,
      bound: Self.binding
    )
    #expect(wrapped.count == WrapKey.wrappedLength)
    #expect(try pair.unwrap(wrapped, info: Self.info, bound: Self.binding) == secret)
    #expect(
      try WrapKey(pair.secret).unwrap(wrapped, info: Self.info, bound: Self.binding) == secret
    )
    let wrong = [
      (WrapKey.drawn(), Self.info, Self.binding), (pair, Self.binding, Self.binding),
      (pair, Self.info, Self.info),
    ]
    for (pair, info, binding) in wrong {
      #expect(throws: SealingError.notAuthentic) {
        try pair.unwrap(wrapped, info: info, bound: binding)
      }
    }
    for length in [0, 32, 79] {
      #expect(throws: SealingError.malformed) {
        try pair.unwrap(Array(wrapped.prefix(length)), info: Self.info, bound: Self.binding)
      }
    }
    #expect(
      try WrapKey.wrap(secret, to: pair.publicKey, info: Self.info, bound: Self.binding)
        != wrapped
    )
  }

  /// A member can make a card for a public key that has no private half.
  ///
  /// It stops no rotation.
  @Test func aKeyWithoutAPrivateHalfGetsNothing() throws {
    // 0, 1, p - 1, p, p + 1 and a point of order eight: RFC 7748's curve, little-endian.
    let last = "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
    let small = [
      String(repeating: "00", count: 32), "01" + String(repeating: "00", count: 31),
      "ec" + last.dropFirst(2), "ed" + last.dropFirst(2), "ee" + last.dropFirst(2),
      "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
    ]
    for text in small {
      let key = try #require(Bytes32(octets(text)))
      #expect(throws: SealingError.badKey) {
        try WrapKey.wrap(.random(), to: key, info: Self.info, bound: Self.binding)
      }
    }
    let board = try MembersSample()
    let name = board.name(board.roots[1])
    var forged = try ForgedFile(board.file)
    let index = try forged.index(of: name)
    forged.rows[index].pub = Bytes32.zero.bytes
    forged.rows[index].card = try board.file.card(of: name, with: board.keys)
      .sealed(for: name, .zero, under: CardKeys(board.keys))
    let file = try forged.read(on: board.board)
    #expect(try file.count(with: board.keys) == MemberCount(members: 3, invitations: 2))
    let rotated = try file.rotated(
      removing: [],
      droppingInvitations: false,
      with: board.keys
    )
    #expect(
      try rotated.file.count(with: rotated.keys) == MemberCount(members: 2, invitations: 2)
    )
    #expect(try rotated.file.open(board.roots[0]).keys == rotated.keys)
  }
}
