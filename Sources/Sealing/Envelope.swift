// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// How heads and bodies stand in a board's lines: sealed, or, for development and tests, open.
///
/// Octets in, octets out. What goes in and comes back is one JSON object in the compact form that
/// `JSONWriter` writes; what is stored is one JSON value. Opening returns exactly what was sealed.
/// Both envelopes refuse the same things for their length, so that what an open board accepts a
/// sealed one does too.
package protocol Envelope: Sendable {
  /// The epoch whose key seals new lines; zero on an open board.
  var epoch: UInt64 { get }

  /// Makes an event's body.
  ///
  /// - Parameters:
  ///   - json: the object, at most ``Padding/body``'s limit long.
  ///   - event: the id of the event it belongs to; it opens for no other.
  ///   - random: where an open board's random bytes come from, so that the same seed makes the same
  ///     board. Keys and nonces never come from here.
  /// - Returns: the octets for the line, and the key with its hash on a sealed board.
  /// - Throws: ``SealingError/notAnObject``, ``SealingError/tooLong(limit:)``.
  func sealBody(
    _ json: [UInt8],
    of event: Bytes16,
    using random: inout some RandomNumberGenerator
  ) throws(SealingError) -> SealedBody

  /// Makes an event's body under a key that does not go into its head, such as
  /// ``MemberSecrets/noteKey(of:)``: ``SealedBody/key`` is nil, the hash is there to be signed.
  ///
  /// An open board's body ignores `key`. The other parameters and the errors are those of
  /// ``sealBody(_:of:using:)``.
  func sealBody(
    _ json: [UInt8],
    of event: Bytes16,
    under key: Secret,
    using random: inout some RandomNumberGenerator
  ) throws(SealingError) -> SealedBody

  /// The object behind a body that was sealed under a key of the caller's own.
  ///
  /// Its key is not compared with the signed `kmh` here: see ``SealedBody/keyHash(of:)``.
  ///
  /// - Throws: ``SealingError/malformed``, ``SealingError/notAuthentic``.
  func openBody(
    _ stored: ArraySlice<UInt8>,
    of event: Bytes16,
    under key: Secret
  ) throws(SealingError) -> [UInt8]

  /// The object behind a stored body.
  ///
  /// - Parameters:
  ///   - stored: the octets of the line's `body` value.
  ///   - event: the event it belongs to.
  ///   - key: `km` from the head; nil, and ignored, on an open board.
  /// - Returns: the object that was sealed. Its key is not compared with the signed `kmh` here:
  ///   see ``SealedBody/keyHash(of:)``.
  /// - Throws: ``SealingError/malformed`` (an erased body is one case),
  ///   ``SealingError/keyMissing``, ``SealingError/badKey``, ``SealingError/notAuthentic``.
  func openBody(
    _ stored: ArraySlice<UInt8>,
    of event: Bytes16,
    key: [UInt8]?
  ) throws(SealingError) -> [UInt8]

  /// Makes the head for a line: the object, at most ``Padding/head``'s limit long, opens at `place`
  /// alone on a sealed board.
  func sealHead(_ json: [UInt8], at place: LinePlace) throws(SealingError) -> [UInt8]

  /// The object behind the octets of a line's `head` value.
  ///
  /// An open envelope does not know whether they are what was written; the chain does.
  func openHead(
    _ stored: ArraySlice<UInt8>,
    at place: LinePlace
  ) throws(SealingError) -> [UInt8]

  /// The key of an epoch's cache pages, see ``PageSeal``; nil for an epoch without one.
  func pageKey(of epoch: UInt64) -> Secret?
}

extension Envelope {
  /// Makes an event's body with the system's randomness.
  package func sealBody(
    _ json: [UInt8],
    of event: Bytes16
  ) throws(SealingError) -> SealedBody {
    var random = SystemRandomNumberGenerator()
    return try sealBody(json, of: event, using: &random)
  }

  /// Makes an event's body under a key of the caller's own with the system's randomness.
  package func sealBody(
    _ json: [UInt8],
    of event: Bytes16,
    under key: Secret
  ) throws(SealingError) -> SealedBody {
    var random = SystemRandomNumberGenerator()
    return try sealBody(json, of: event, under: key, using: &random)
  }
}
