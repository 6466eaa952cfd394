// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// What is sent to the moderators, sealed to the common key of their set: whoever has its secret half
/// opens it, and not even whoever sealed it does afterwards.
///
/// HPKE(M.pub, "held", content; aad L("held", board, id)), as in ``WrapKey``. The content is filled up to
/// one of few lengths, so that a report is as long as a post; a body with a box of the first of them
/// takes 4 KiB.
package enum SubmissionBox {
  /// What the content is filled up to: each makes a box that, in base64url within its JSON object,
  /// just fits a length of ``Padding/body``.
  private static let lengths = Padding.body.lengths.filter { $0 >= 4_096 }
    .map { ($0 - 16) / 4 * 3 - overhead }

  /// An encapsulated key of 32 octets and a tag of 16.
  private static let overhead = 48
  /// How many octets tell the content's length.
  private static let prefix = 4

  /// The longest content that fits.
  package static var limit: Int { (lengths.last ?? 0) - prefix }

  /// Seals a content to a common key, for one event.
  ///
  /// - Throws: ``SealingError/tooLong(limit:)``, and ``SealingError/badKey`` for a public key that
  ///   nobody has the private half of.
  package static func seal(
    _ content: [UInt8], to key: Bytes32, of event: Bytes16, on board: Bytes32
  ) throws(SealingError) -> [UInt8] {
    guard let length = lengths.first(where: { $0 >= content.count + prefix }) else {
      throw .tooLong(limit: limit)
    }
    var padded: [UInt8] = []
    padded.reserveCapacity(length)
    for shift in stride(from: 24, through: 0, by: -8) {
      padded.append(UInt8(truncatingIfNeeded: content.count >> shift))
    }
    padded += content
    padded += repeatElement(0, count: length - padded.count)
    return try WrapKey.seal(
      padded, to: key, info: info(board), bound: binding(board, event))
  }

  static func open(
    _ box: [UInt8], with pair: WrapKey, of event: Bytes16, on board: Bytes32
  ) throws(SealingError) -> [UInt8] {
    guard lengths.contains(box.count - overhead) else { throw .malformed }
    let padded = try pair.open(box, info: info(board), bound: binding(board, event))
    let length = padded.prefix(prefix).reduce(0) { $0 << 8 | Int($1) }
    guard length <= padded.count - prefix else { throw .malformed }
    return Array(padded[prefix..<(prefix + length)])
  }

  private static func info(_ board: Bytes32) -> Fields { Fields("held").adding(board) }

  private static func binding(_ board: Bytes32, _ event: Bytes16) -> Fields {
    Fields("held").adding(board).adding(event)
  }
}
