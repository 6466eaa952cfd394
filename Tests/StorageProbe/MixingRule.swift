// SPDX-License-Identifier: Apache-2.0

package import Bytes
internal import Storage

/// A chain rule of the tests' own, FNV-1a spread over four words: not for secrets, but every byte counts.
package struct MixingRule: ChainRule {
  package let genesis = MixingRule.mix([])

  /// The one rule of this kind.
  package init() {}

  package func next(
    number: UInt64,
    epoch: UInt64,
    previous: Bytes32,
    head: ArraySlice<UInt8>,
    bodyHash: Bytes32
  ) -> Bytes32 {
    var bytes = previous.bytes + bodyHash.bytes
    for value in [number, epoch, UInt64(head.count)] {
      withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }
    return MixingRule.mix(bytes + head)
  }

  package func bodyHash(_ body: ArraySlice<UInt8>) -> Bytes32 {
    MixingRule.mix(Array(body))
  }

  private static func mix(_ bytes: [UInt8]) -> Bytes32 {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let lanes: [UInt64] = [1, 2, 3, 4].map { (state ^ state >> 29 &+ $0) &* 0x9E37_79B9_7F4A_7C15 }
    return Bytes32(lanes.flatMap { lane in withUnsafeBytes(of: lane.bigEndian) { Array($0) } })
      ?? .zero
  }
}
