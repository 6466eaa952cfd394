// SPDX-License-Identifier: Apache-2.0

/// Reads what a `Packer` wrote, or anything else that stands in its place.
///
/// It goes on to the end whatever it meets: past the end, or after a number that is none, everything
/// is zero and empty and `isSound` is false. So a reader asks once, when it is done; until then it
/// takes nothing for a count, an index or a length that it has not held against what there can be.
package struct Unpacker {
  private let octets: [UInt8]
  private var next = 0
  /// Whether all that was read was there.
  package private(set) var isSound = true

  /// Reads `octets` from their start.
  package init(_ octets: [UInt8]) {
    self.octets = octets
  }

  /// Whether all was sound and nothing is left.
  package var isDone: Bool { isSound && next == octets.count }

  /// Reads a number from zero.
  package mutating func unsigned() -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while next < octets.count, shift < 64 {
      let octet = octets[next]
      next += 1
      number |= UInt64(octet & 0x7F) << shift
      if octet < 0x80 {
        if shift == 63, octet > 1 { break }
        return number
      }
      shift += 7
    }
    fail()
    return 0
  }

  /// Reads any number.
  package mutating func integer() -> Int {
    let folded = unsigned()
    return Int(truncatingIfNeeded: folded >> 1) ^ -Int(truncatingIfNeeded: folded & 1)
  }

  /// Reads sixteen bytes.
  package mutating func bytes16() -> Bytes16 {
    take(16).flatMap { Bytes16(octets[$0]) } ?? .zero
  }

  /// Reads thirty-two bytes.
  package mutating func bytes32() -> Bytes32 {
    take(32).flatMap { Bytes32(octets[$0]) } ?? .zero
  }

  /// Reads a text.
  package mutating func text() -> String {
    let length = unsigned()
    guard length <= UInt64(octets.count), let range = take(Int(length)) else {
      fail()
      return ""
    }
    return String(decoding: octets[range], as: UTF8.self)
  }

  /// Reads octets that were preceded by how many they are.
  package mutating func run() -> [UInt8] {
    let length = unsigned()
    guard length <= UInt64(octets.count), let range = take(Int(length)) else {
      fail()
      return []
    }
    return Array(octets[range])
  }

  /// Reads how many there are, and each; none takes less than an octet.
  package mutating func list<Element>(_ read: (inout Unpacker) -> Element) -> [Element] {
    let count = unsigned()
    guard isSound, count <= UInt64(octets.count - next) else {
      fail()
      return []
    }
    var elements: [Element] = []
    elements.reserveCapacity(Int(count))
    for _ in 0..<count where isSound { elements.append(read(&self)) }
    return elements
  }

  /// Takes what was read for unsound.
  package mutating func fail() {
    isSound = false
    next = octets.count
  }

  private mutating func take(_ count: Int) -> Range<Int>? {
    guard count <= octets.count - next else {
      fail()
      return nil
    }
    defer { next += count }
    return next..<(next + count)
  }
}
