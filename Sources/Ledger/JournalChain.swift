// SPDX-License-Identifier: Apache-2.0

internal import Bytes
internal import Sealing
internal import Storage

/// The record format's hash chain, as storage asks for it.
struct JournalChain: ChainRule {
  private let chain: LineChain

  init(board: Bytes32) {
    chain = LineChain(board: board)
  }

  var genesis: Bytes32 { chain.genesis }

  func next(
    number: UInt64,
    epoch: UInt64,
    previous: Bytes32,
    head: ArraySlice<UInt8>,
    bodyHash: Bytes32
  ) -> Bytes32 {
    chain.value(
      at: LinePlace(number: number, epoch: epoch, previous: previous, bodyHash: bodyHash),
      head: head
    )
  }

  func bodyHash(_ body: ArraySlice<UInt8>) -> Bytes32 {
    LineChain.bodyHash(of: body)
  }
}
