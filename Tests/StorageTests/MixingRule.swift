// SPDX-License-Identifier: Apache-2.0

internal import Bytes
internal import Storage

/// A chain rule of the tests' own: four lanes of FNV-1a. Not for secrets; every byte counts.
struct MixingRule: ChainRule {
  let genesis = MixingRule.mix([])

  func next(
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

  func bodyHash(_ body: ArraySlice<UInt8>) -> Bytes32 {
    MixingRule.mix(Array(body))
  }

  private static func mix(_ bytes: [UInt8]) -> Bytes32 {
    var lanes: [UInt64] = [1, 2, 3, 4].map { $0 &* 0x9E37_79B9_7F4A_7C15 }
    for byte in bytes {
      for lane in lanes.indices {
        lanes[lane] = (lanes[lane] ^ UInt64(byte)) &* 0x100_0000_01B3
      }
    }
    return Bytes32(lanes.flatMap { lane in withUnsafeBytes(of: lane.bigEndian) { Array($0) } })
      ?? .zero
  }
}
