// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Storage

/// Which texts stand in the cache of texts, block by block.
///
/// The file is a row of blocks of one length, numbered from zero. A block is its epoch in eight
/// octets, the lowest first, and a sealed page of records, the oldest first, filled up with line
/// feeds:
///
///     ␊ place ␉ thread ␉ folded text
///
/// with the place and the thread's index in decimal. Blocks are only ever added; one that holds a
/// text that ends is overwritten in place, the record with line feeds.
struct TextIndex: Equatable {
  /// The name of this row of blocks, drawn at random: of another making nothing opens.
  var name: Bytes32
  /// What the labels in the records were made of; others would be looked for in vain.
  var words: Bytes32
  /// The place of the first record in each block.
  var firsts: [Place] = []
  /// Up to where every text that stands is in the blocks.
  var end: Tip
  /// How far the journal was looked through: what lies between waits for a block to fill up.
  var scanned: UInt64 = 0

  /// The octets of a block in the file.
  static let blockLength = 64 << 10
  /// What precedes the page in a block.
  static let epochLength = 8

  /// The block that holds the record of a place, if any does.
  func block(of place: Place) -> Int? {
    var (low, high) = (0, firsts.count)
    while low < high {
      let middle = (low + high) / 2
      if firsts[middle].value <= place.value { low = middle + 1 } else { high = middle }
    }
    return low > 0 && Place(end.end).value > place.value ? low - 1 : nil
  }
}

extension TextIndex {
  func pack(into packer: inout Packer) {
    packer.add(name)
    packer.add(words)
    var before: UInt64 = 0
    packer.add(firsts) { packer, first in
      packer.add(first.value &- before)
      before = first.value
    }
    end.pack(into: &packer)
    packer.add(scanned)
  }

  init(_ unpacker: inout Unpacker) {
    name = unpacker.bytes32()
    words = unpacker.bytes32()
    var before: UInt64 = 0
    firsts = unpacker.list { unpacker in
      before = before &+ unpacker.unsigned()
      return Place(before)
    }
    end = Tip(&unpacker)
    scanned = unpacker.unsigned()
  }
}

extension Tip {
  func pack(into packer: inout Packer) {
    packer.add(number)
    packer.add(UInt64(end.segment))
    packer.add(end.offset)
    packer.add(chain)
  }

  init(_ unpacker: inout Unpacker) {
    self.init(
      number: unpacker.unsigned(),
      end: Position(
        segment: UInt32(truncatingIfNeeded: unpacker.unsigned()), offset: unpacker.unsigned()),
      chain: unpacker.bytes32()
    )
  }
}
