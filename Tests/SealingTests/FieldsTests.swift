// SPDX-License-Identifier: Apache-2.0

import Bytes
import Sealing
import Testing

@Suite struct FieldsTests {
  @Test func aNumberIsAFieldOfEightBytes() throws {
    let fields = Fields("limit").adding(1 as UInt64).adding(258 as UInt64)
    let expected =
      "000000000000000f" + "6c6f6f6b6f75742f312f6c696d6974"  // lookout/1/limit
      + "0000000000000008" + "0000000000000001" + "0000000000000008" + "0000000000000102"
    #expect(hexadecimal(fields.octets) == expected)
  }

  @Test func bytesAreTheirLengthAndThemselves() throws {
    let fields = Fields("km").adding([0xAB, 0xCD] as [UInt8]).adding([] as [UInt8])
      .adding([1, 2, 3, 4][1...2])
    let expected =
      "000000000000000c" + "6c6f6f6b6f75742f312f6b6d"  // lookout/1/km
      + "0000000000000002" + "abcd" + "0000000000000000" + "0000000000000002" + "0203"
    #expect(hexadecimal(fields.octets) == expected)
  }

  @Test func inlineBytesEncodeAsTheSameBytesDo() throws {
    let sixteen = try #require(Bytes16(Vectors.thread))
    let thirtyTwo = try #require(Bytes32(Vectors.random))
    #expect(
      Fields("x").adding(sixteen).adding(thirtyTwo).octets
        == Fields("x").adding(Vectors.thread).adding(Vectors.random).octets
    )
  }

  @Test func whereOneFieldEndsIsPartOfTheEncoding() {
    #expect(
      Fields("x").adding([1, 2] as [UInt8]).adding([3] as [UInt8]).octets
        != Fields("x").adding([1] as [UInt8]).adding([2, 3] as [UInt8]).octets
    )
  }

  @Test func addingLeavesTheOriginalAlone() {
    let prefix = Fields("x")
    let before = prefix.octets
    _ = prefix.adding(1 as UInt64)
    #expect(prefix.octets == before)
  }
}
