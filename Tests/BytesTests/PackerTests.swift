// SPDX-License-Identifier: Apache-2.0

import Bytes
import TestKit
import Testing

@Suite struct PackerTests {
  @Test(arguments: [0, 1, -1, 63, 64, -64, -65, 127, 128, 1 << 40, .max, .min, .max - 1, .min + 1])
  func numbersComeBack(_ number: Int) {
    var packer = Packer()
    packer.add(number)
    packer.add(UInt64(bitPattern: Int64(number)))
    var unpacker = Unpacker(packer.octets)
    #expect(unpacker.integer() == number)
    #expect(unpacker.unsigned() == UInt64(bitPattern: Int64(number)))
    #expect(unpacker.isDone)
  }

  @Test func aSmallNumberTakesOneOctet() {
    var packer = Packer()
    for number in [0, 1, -1, 63, -64] { packer.add(number) }
    #expect(packer.octets == [0, 2, 1, 126, 127])
  }

  @Test func everythingComesBackAndAnythingLessDoesNot() throws {
    let (short, long) = (try #require(Bytes16(0..<16)), try #require(Bytes32(0..<32)))
    var packer = Packer()
    packer.add(["é", "", "tea"]) { $0.add($1) }
    packer.add(short)
    packer.add(long)
    packer.add(300)
    func read(_ octets: [UInt8]) -> Bool {
      var unpacker = Unpacker(octets)
      let isSame =
        unpacker.list { $0.text() } == ["é", "", "tea"] && unpacker.bytes16() == short
        && unpacker.bytes32() == long && unpacker.integer() == 300
      return isSame && unpacker.isDone
    }
    #expect(read(packer.octets))
    for count in packer.octets.indices { #expect(!read(Array(packer.octets.prefix(count)))) }
    #expect(!read(packer.octets + [0]))
  }

  @Test func anythingIsReadToItsEnd() {
    forEachSeed(300) { seed, random in
      let octets = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        Bool.random(using: &random) ? 0xFF : UInt8.random(in: .min ... .max, using: &random)
      }
      var unpacker = Unpacker(octets)
      for _ in 0..<60 {
        switch Int.random(in: 0..<5, using: &random) {
        case 0: _ = unpacker.integer()
        case 1: _ = unpacker.text()
        case 2: _ = unpacker.list { $0.text() }
        case 3: _ = unpacker.bytes16()
        default: _ = unpacker.bytes32()
        }
      }
      #expect(!unpacker.isSound, "seed \(seed)")
    }
  }
}
