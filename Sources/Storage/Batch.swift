// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// Records made ready to be written in one piece, each checked against the tip it continues.
///
/// What is written here must read back: a line that the reader would call damage is refused as the
/// caller's mistake before a byte of it reaches the disk.
struct Batch {
  /// The lines, line feeds included.
  let bytes: [UInt8]
  /// Where each will start.
  let positions: [Position]
  /// The tip after them.
  let tip: Tip

  /// The lines for `records`, written at `start.end`.
  init(
    _ records: [Record],
    continuing start: Tip,
    under rule: any ChainRule
  ) throws(StorageError) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(records.reduce(0) { $0 + $1.encodedLength })
    var positions: [Position] = []
    positions.reserveCapacity(records.count)
    var tip = start
    for record in records {
      guard record.number == tip.number + 1, record.previous == tip.chain else {
        throw .misuse(.notContinuing(number: record.number))
      }
      try Batch.check(record, under: rule)
      positions.append(tip.end)
      JournalLine.append(record, to: &bytes)
      tip = Tip(
        number: record.number,
        end: Position(
          segment: start.end.segment,
          offset: start.end.offset + UInt64(bytes.count)
        ),
        chain: rule.next(
          number: record.number,
          epoch: record.epoch,
          previous: record.previous,
          head: record.head[...],
          bodyHash: record.bodyHash
        )
      )
    }
    self.bytes = bytes
    self.positions = positions
    self.tip = tip
  }

  private static func check(_ record: Record, under rule: any ChainRule) throws(StorageError) {
    let hasBody = record.body != Record.noBody
    guard JournalLine.isValue(record.head), !hasBody || JournalLine.isValue(record.body),
      record.encodedLength <= JournalLine.maximumLength
    else { throw .misuse(.badRecord(number: record.number)) }
    guard record.bodyHash == (hasBody ? rule.bodyHash(record.body[...]) : .zero) else {
      throw .misuse(.wrongBodyHash(number: record.number))
    }
  }
}
