// SPDX-License-Identifier: Apache-2.0

/// Counts Unicode scalars along UTF-8, in one pass from front to back.
struct ScalarPositions {
  private let bytes: [UInt8]
  private var offset = 0
  private var scalars = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// How many scalars stand before `target`, which must not lie before an earlier one.
  mutating func advance(to target: Int) -> Int {
    while offset < target {
      if bytes[offset] & 0xC0 != 0x80 { scalars += 1 }
      offset += 1
    }
    return scalars
  }
}
