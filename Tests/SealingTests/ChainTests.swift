// SPDX-License-Identifier: Apache-2.0

import Bytes
import Sealing
import Testing

@Suite struct ChainTests {
  @Test func aBoardFollowsFromItsFounderAndItsRandomBytes() throws {
    let sample = try Sample()
    #expect(hexadecimal(sample.founder.publicKey.bytes) == Vectors.founder)
    #expect(hexadecimal(sample.board.bytes) == Vectors.board)
  }

  @Test func theChainHasTheKnownValues() throws {
    let chain = try Sample().chain
    #expect(hexadecimal(chain.genesis.bytes) == Vectors.genesis)
    let bodyHash = LineChain.bodyHash(of: Array(Vectors.openBody.utf8)[...])
    #expect(hexadecimal(bodyHash.bytes) == Vectors.bodyHash)
    let head = Array(Vectors.head.utf8)
    let first = LinePlace(number: 1, epoch: 0, previous: chain.genesis, bodyHash: bodyHash)
    #expect(hexadecimal(chain.value(at: first, head: head[...]).bytes) == Vectors.lineOne)
    let far = LinePlace(
      number: 0x0102_0304_0506_0708,
      epoch: 3,
      previous: chain.genesis,
      bodyHash: LineChain.bodyHash(of: nil)
    )
    #expect(hexadecimal(chain.value(at: far, head: head[...]).bytes) == Vectors.farLine)
  }

  @Test func everyPartOfALineReachesTheChain() throws {
    let sample = try Sample()
    let head = Array(Vectors.head.utf8)
    let place = sample.place(7)
    let value = sample.chain.value(at: place, head: head[...])
    for other in try misplaced(place) {
      #expect(sample.chain.value(at: other, head: head[...]) != value, "\(other)")
    }
    for changed in flipped(head) {
      #expect(sample.chain.value(at: place, head: changed[...]) != value)
    }
    let elsewhere = LineChain(board: sample.identity.random)
    #expect(elsewhere.value(at: place, head: head[...]) != value)
  }
}

/// `octets` with one bit of one octet changed, for every octet, low and high bit.
func flipped(_ octets: [UInt8]) -> [[UInt8]] {
  octets.indices.flatMap { index in
    [UInt8(0x01), 0x80].map { bit in
      var changed = octets
      changed[index] ^= bit
      return changed
    }
  }
}

/// `place` with one byte of one of its parts changed, for every part and byte.
func misplaced(_ place: LinePlace) throws -> [LinePlace] {
  var places: [LinePlace] = []
  for shift in stride(from: 0, to: 64, by: 8) {
    places.append(
      LinePlace(
        number: place.number ^ 1 << UInt64(shift),
        epoch: place.epoch,
        previous: place.previous,
        bodyHash: place.bodyHash
      )
    )
    places.append(
      LinePlace(
        number: place.number,
        epoch: place.epoch ^ 1 << UInt64(shift),
        previous: place.previous,
        bodyHash: place.bodyHash
      )
    )
  }
  for other in flipped(place.previous.bytes) {
    places.append(
      LinePlace(
        number: place.number,
        epoch: place.epoch,
        previous: try #require(Bytes32(other)),
        bodyHash: place.bodyHash
      )
    )
  }
  for other in flipped(place.bodyHash.bytes) {
    places.append(
      LinePlace(
        number: place.number,
        epoch: place.epoch,
        previous: place.previous,
        bodyHash: try #require(Bytes32(other))
      )
    )
  }
  return places
}
