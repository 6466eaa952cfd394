// SPDX-License-Identifier: Apache-2.0

/// Writes numbers, bytes and texts one after another, without names: for caches, which one program
/// writes and the same one reads.
///
/// A number takes seven bits an octet, the lowest first, and every octet but its last has the
/// highest bit set (LEB128, as in <https://dwarfstd.org>, section 7.6); a signed one is folded first,
/// so that small ones stay short on either side of zero. A text is preceded by its length.
package struct Packer {
  /// What has been written so far.
  package private(set) var octets: [UInt8] = []

  /// Nothing yet, with room for `capacity` octets.
  package init(reserving capacity: Int = 0) {
    octets.reserveCapacity(capacity)
  }

  /// Writes a number from zero.
  package mutating func add(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      octets.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    octets.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Writes any number.
  package mutating func add(_ number: Int) {
    add(UInt64(bitPattern: Int64(number << 1 ^ number >> (Int.bitWidth - 1))))
  }

  /// Writes sixteen bytes.
  package mutating func add(_ value: Bytes16) {
    withUnsafeBytes(of: value) { octets.append(contentsOf: $0) }
  }

  /// Writes thirty-two bytes.
  package mutating func add(_ value: Bytes32) {
    withUnsafeBytes(of: value) { octets.append(contentsOf: $0) }
  }

  /// Writes a text.
  package mutating func add(_ text: String) {
    add(UInt64(text.utf8.count))
    octets.append(contentsOf: text.utf8)
  }

  /// Writes octets as they are, preceded by how many they are.
  package mutating func add(octets run: some Collection<UInt8>) {
    add(UInt64(run.count))
    octets.append(contentsOf: run)
  }

  /// Writes how many there are, and each.
  package mutating func add<Element>(
    _ elements: some Collection<Element>, _ write: (inout Packer, Element) -> Void
  ) {
    add(UInt64(elements.count))
    for element in elements { write(&self, element) }
  }
}
