// SPDX-License-Identifier: Apache-2.0

package import Bytes
internal import Crypto

/// Seals a member's private state, which stands in two halves of a line among the lines of others.
///
/// The line's name follows from `u` as nothing else does, so that it cannot be tied to her row, and
/// every half takes the same room, whatever it holds.
package struct PrivateSeal: Sendable {
  /// The two halves of a line, of which the older is written.
  package enum Half: CaseIterable, Sendable {
    case a, b

    fileprivate var label: [UInt8] {
      switch self {
      case .a: [UInt8(ascii: "a")]
      case .b: [UInt8(ascii: "b")]
      }
    }
  }

  /// What a half holds before it is sealed: always 32 KiB.
  package static let padding = Padding(lengths: [32768])

  /// How many octets a sealed half takes, its quotes included.
  package static let length = Base64URL.length(of: padding.limit + Box.overhead) + 2

  /// The name of the member's line: KDF(u, "private-name")[0..<16].
  package let id: Bytes16

  private let board: Bytes32
  private let key: SymmetricKey

  /// That of the member with the secret `u`.
  init(_ u: Secret, on board: Bytes32) {
    self.board = board
    id = u.name(Fields("private-name"), on: board)
    key = u.derived(Fields("private"), on: board).key
  }

  /// Seals one half.
  ///
  /// - Parameters:
  ///   - json: one compact JSON object, at most ``padding``'s limit long.
  ///   - half: the half that is written; it opens as no other.
  /// - Returns: a JSON string, ``length`` octets long.
  /// - Throws: ``SealingError/notAnObject``, ``SealingError/tooLong(limit:)``.
  package func seal(_ json: [UInt8], as half: Half) throws(SealingError) -> [UInt8] {
    var padded = try PrivateSeal.padding.padded(json)
    defer { padded.wipe() }
    let box = try Box.seal(padded, under: key, bound: binding(half))
    var stored: [UInt8] = []
    stored.reserveCapacity(PrivateSeal.length)
    stored.append(UInt8(ascii: "\""))
    Base64URL.append(box, to: &stored)
    stored.append(UInt8(ascii: "\""))
    return stored
  }

  /// The object in a half as it was stored.
  ///
  /// - Throws: ``SealingError/malformed`` for what is no such string, ``SealingError/notAuthentic``
  ///   for another member's or board's, for the other half, and for anything changed since.
  package func open(_ stored: ArraySlice<UInt8>, as half: Half) throws(SealingError) -> [UInt8] {
    guard stored.count == PrivateSeal.length, stored.first == UInt8(ascii: "\""),
      stored.last == UInt8(ascii: "\""),
      let box = Base64URL.bytes(from: stored.dropFirst().dropLast())
    else { throw .malformed }
    return try PrivateSeal.padding.unpadded(Box.open(box, under: key, bound: binding(half)))
  }

  private func binding(_ half: Half) -> Fields {
    Fields("private").adding(board).adding(id).adding(half.label)
  }
}
