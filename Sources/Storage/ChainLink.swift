// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// What a line of a journal is to the chain, be it a line or what stands for lost ones.
struct ChainLink: Equatable {
  /// The number of the line before it.
  let base: UInt64
  /// Its own number.
  let number: UInt64
  /// Its epoch; nil where lines were lost.
  let epoch: UInt64?
  /// The chain that it says it continues.
  let previous: Bytes32
  /// The chain after it.
  let next: Bytes32

  /// Whether it follows the chain so far.
  func continues(_ number: UInt64, _ chain: Bytes32) -> Bool {
    base == number && previous == chain
  }

  /// Reads a line, its line feed left out; nil if it is none of a journal.
  init?(_ bytes: ArraySlice<UInt8>, under rule: any ChainRule) {
    if let line = JournalLine(bytes), (1...LostLines.highestNumber).contains(line.number) {
      (base, number, epoch) = (line.number - 1, line.number, line.epoch)
      previous = line.previous
      next = rule.next(
        number: line.number,
        epoch: line.epoch,
        previous: line.previous,
        head: bytes[line.head],
        bodyHash: line.bodyHash
      )
    } else if let lost = LostLines(bytes) {
      (base, number, epoch) = (lost.base, lost.number, nil)
      (previous, next) = (lost.previous, lost.next)
    } else {
      return nil
    }
  }
}
