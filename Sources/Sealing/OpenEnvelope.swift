// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// The envelope of an open board: everything stands as it is and protects nothing.
///
/// A head is the object itself. A body gets 32 random bytes as its first member, `"r"`, so that
/// once the text is erased the hash that stays behind confirms no guess at it.
package struct OpenEnvelope: Envelope {
  private static let opening = Array(#"{"r":""#.utf8)

  /// `{"r":"` and 43 characters; a quote follows.
  private static let prefixLength = opening.count + Base64URL.length(of: 32)

  /// The one open envelope.
  package init() {}

  package var epoch: UInt64 { 0 }

  package func sealBody(
    _ json: [UInt8],
    of event: Bytes16,
    using random: inout some RandomNumberGenerator
  ) throws(SealingError) -> SealedBody {
    try Padding.body.check(json)
    var octets: [UInt8] = []
    octets.reserveCapacity(json.count + OpenEnvelope.prefixLength + 2)
    octets.append(contentsOf: OpenEnvelope.opening)
    Base64URL.append(Bytes32.random(using: &random).bytes, to: &octets)
    octets.append(UInt8(ascii: "\""))
    if json.count > 2 { octets.append(UInt8(ascii: ",")) }
    octets.append(contentsOf: json.dropFirst())
    return SealedBody(octets: octets)
  }

  package func sealBody(
    _ json: [UInt8],
    of event: Bytes16,
    under key: Secret,
    using random: inout some RandomNumberGenerator
  ) throws(SealingError) -> SealedBody {
    try sealBody(json, of: event, using: &random)
  }

  package func openBody(
    _ stored: ArraySlice<UInt8>,
    of event: Bytes16,
    under key: Secret
  ) throws(SealingError) -> [UInt8] {
    try openBody(stored, of: event, key: nil)
  }

  package func openBody(
    _ stored: ArraySlice<UInt8>,
    of event: Bytes16,
    key: [UInt8]?
  ) throws(SealingError) -> [UInt8] {
    guard stored.starts(with: OpenEnvelope.opening) else { throw .malformed }
    let random = stored.prefix(OpenEnvelope.prefixLength).dropFirst(OpenEnvelope.opening.count)
    guard Base64URL.bytes(from: random)?.count == 32 else { throw .malformed }
    var rest = stored.dropFirst(OpenEnvelope.prefixLength)
    guard rest.popFirst() == UInt8(ascii: "\"") else { throw .malformed }
    if rest.count > 1 {
      guard rest.popFirst() == UInt8(ascii: ","), rest.count > 1 else { throw .malformed }
    }
    let json = [UInt8(ascii: "{")] + rest
    guard Padding.isObject(json) else { throw .malformed }
    return json
  }

  package func sealHead(_ json: [UInt8], at place: LinePlace) throws(SealingError) -> [UInt8] {
    try Padding.head.check(json)
    return json
  }

  package func openHead(
    _ stored: ArraySlice<UInt8>,
    at place: LinePlace
  ) throws(SealingError) -> [UInt8] {
    guard Padding.isObject(stored) else { throw .malformed }
    return Array(stored)
  }

  /// A key that everybody knows.
  package func pageKey(of epoch: UInt64) -> Secret? {
    epoch == 0 ? Secret(Bytes32.zero) : nil
  }
}
