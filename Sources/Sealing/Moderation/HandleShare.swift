// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// One of eight shares of an author's handle: any two give the handle, one alone says nothing of it.
///
/// Three random values are drawn. A share has for each bit of its number the value as it is where the
/// bit is 0, and the value with the handle added where it is 1. Two numbers differ in a bit, and there
/// the two shares differ by the handle; one share is three values as random as those that were drawn,
/// whatever the handle.
package struct HandleShare: Sendable, Equatable {
  /// Whose: a moderator's place in the set, 0 to 7.
  package let number: Int
  private let values: [Bytes16]

  /// How many bits tell eight numbers apart.
  private static let bits = 3
  static let length = 16 * bits

  private init(number: Int, values: [Bytes16]) {
    self.number = number
    self.values = values
  }

  /// Takes a share that was opened; nil for another length or a number that is no place.
  init?(number: Int, octets: [UInt8]) {
    guard (0..<8).contains(number), octets.count == HandleShare.length else { return nil }
    self.number = number
    values = stride(from: 0, to: octets.count, by: 16).compactMap {
      Bytes16(octets[$0..<($0 + 16)])
    }
  }

  var octets: [UInt8] { values.flatMap(\.bytes) }

  /// The eight shares of a handle, from the system's randomness.
  package static func dealt(_ handle: Bytes16) -> [HandleShare] {
    var random = SystemRandomNumberGenerator()
    return dealt(handle, with: (0..<bits).map { _ in Bytes16.random(using: &random) })
  }

  static func dealt(_ handle: Bytes16, with random: [Bytes16]) -> [HandleShare] {
    (0..<8).map { number in
      HandleShare(
        number: number,
        values: (0..<bits).map { number >> $0 & 1 == 0 ? random[$0] : random[$0].adding(handle) })
    }
  }

  /// The handle that two shares give; nil for two of one number, which give none.
  ///
  /// Of shares that were not dealt together something comes out that is nobody's handle.
  package static func handle(of one: HandleShare, _ other: HandleShare) -> Bytes16? {
    let difference = one.number ^ other.number
    guard difference != 0 else { return nil }
    let bit = difference.trailingZeroBitCount
    return one.values[bit].adding(other.values[bit])
  }

  // MARK: Sealing

  /// Seals the share to the moderator of its number, for one tag in one thread.
  ///
  /// - Throws: ``SealingError/badKey`` for a public key that nobody has the private half of.
  package func sealed(
    to share: Bytes32, in thread: Bytes16, tag: Bytes32, on board: Bytes32
  ) throws(SealingError) -> [UInt8] {
    try WrapKey.seal(
      self, to: share, info: HandleShare.info(on: board),
      bound: HandleShare.binding(thread, tag, number, board))
  }

  /// Seals the share to another moderator, who has proposed to suspend its tag.
  ///
  /// - Throws: ``SealingError/badKey`` for a public key that nobody has the private half of.
  package func given(
    to share: Bytes32, proposal: Bytes16, in thread: Bytes16, tag: Bytes32, on board: Bytes32
  ) throws(SealingError) -> [UInt8] {
    try WrapKey.seal(
      self, to: share, info: HandleShare.givingInfo(on: board),
      bound: HandleShare.givingBinding(proposal, thread, tag, number, board))
  }

  static func info(on board: Bytes32) -> Fields { Fields("share").adding(board) }

  static func binding(
    _ thread: Bytes16, _ tag: Bytes32, _ number: Int, _ board: Bytes32
  ) -> Fields {
    Fields("share").adding(board).adding(thread).adding(tag).adding(UInt64(number))
  }

  static func givingInfo(on board: Bytes32) -> Fields { Fields("give").adding(board) }

  static func givingBinding(
    _ proposal: Bytes16, _ thread: Bytes16, _ tag: Bytes32, _ number: Int, _ board: Bytes32
  ) -> Fields {
    Fields("give").adding(board).adding(proposal).adding(thread).adding(tag)
      .adding(UInt64(number))
  }
}

extension ModeratorKey {
  /// Her share of the handle behind a tag.
  ///
  /// - Throws: ``SealingError/notAuthentic`` for one that was sealed to another, or for another tag,
  ///   thread, place or board.
  package func share(
    _ sealed: [UInt8], number: Int, in thread: Bytes16, tag: Bytes32
  ) throws(SealingError) -> HandleShare {
    try wrapKey.openShare(
      sealed, number: number, info: HandleShare.info(on: board),
      bound: HandleShare.binding(thread, tag, number, board))
  }

  /// The share that another moderator gave her, to suspend a tag that she proposed.
  ///
  /// - Throws: ``SealingError/notAuthentic`` for one that was given to another, or for another proposal,
  ///   tag, thread, place or board.
  package func givenShare(
    _ sealed: [UInt8], of number: Int, proposal: Bytes16, in thread: Bytes16, tag: Bytes32
  ) throws(SealingError) -> HandleShare {
    try wrapKey.openShare(
      sealed, number: number, info: HandleShare.givingInfo(on: board),
      bound: HandleShare.givingBinding(proposal, thread, tag, number, board))
  }
}

extension Bytes16 {
  /// The bitwise sum, which is its own inverse.
  fileprivate func adding(_ other: Bytes16) -> Bytes16 {
    Bytes16(zip(bytes, other.bytes).map { $0 ^ $1 }) ?? .zero
  }
}
