// SPDX-License-Identifier: Apache-2.0

package import Bytes

extension Bytes16 {
  /// Sixteen bytes from `random`: an event's identifier.
  ///
  /// The same bytes for the same state of the generator on every machine.
  package static func random(using random: inout some RandomNumberGenerator) -> Bytes16 {
    randomOctets(16, using: &random).withUnsafeBytes { $0.loadUnaligned(as: Bytes16.self) }
  }
}

extension Bytes32 {
  /// Thirty-two bytes from `random`: a board's `random`, an open body's `r`.
  ///
  /// The same bytes for the same state of the generator on every machine. Not for keys: those are
  /// drawn by ``Secret/random()``.
  package static func random(using random: inout some RandomNumberGenerator) -> Bytes32 {
    randomOctets(32, using: &random).withUnsafeBytes { $0.loadUnaligned(as: Bytes32.self) }
  }
}

/// `count` bytes, a multiple of eight, each number of the generator big-endian.
private func randomOctets(
  _ count: Int,
  using random: inout some RandomNumberGenerator
) -> [UInt8] {
  var octets: [UInt8] = []
  octets.reserveCapacity(count)
  while octets.count < count {
    withUnsafeBytes(of: random.next().bigEndian) { octets.append(contentsOf: $0) }
  }
  return octets
}
