// SPDX-License-Identifier: Apache-2.0

/// The words that the anonymiser knows, with eight bits of facts about each.
///
/// An open-addressing table of 24-bit fingerprints made by `Training/build_lexicon.py`; a word that
/// is not in it is taken for a known one about once in ten million.
struct Lexicon: Sendable {
  private let slots: [UInt32]
  private let mask: Int

  /// - Parameter bytes: `Resources/anonymise-lexicon.bin`.
  /// - Throws: when the bytes are not laid out as that file is.
  init(bytes: [UInt8]) throws(AnonymisationError) {
    guard bytes.count > 8, bytes[0...3].elementsEqual("LXN1".utf8), bytes[4] < 25,
      bytes.count == 8 + 4 << Int(bytes[4])
    else { throw .unreadableLexicon }
    mask = 1 << Int(bytes[4]) - 1
    var slots: [UInt32] = []
    slots.reserveCapacity(mask + 1)
    for at in stride(from: 8, to: bytes.count, by: 4) {
      slots.append(
        UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]) << 16
          | UInt32(bytes[at + 3]) << 24
      )
    }
    self.slots = slots
    // Looking up an absent word ends at a free slot.
    guard slots.contains(0) else { throw .unreadableLexicon }
  }

  /// What is known of the word with this hash.
  func facts(_ hash: UInt64) -> WordFacts {
    var mixed = hash ^ hash >> 32
    mixed = mixed &* 0x9E37_79B9_7F4A_7C15
    mixed ^= mixed >> 29
    let print = UInt32(truncatingIfNeeded: mixed >> 40)
    var slot = Int(truncatingIfNeeded: mixed) & mask
    while true {
      let value = slots[slot]
      if value == 0 { return WordFacts(rawValue: 0) }
      if value >> 8 == print { return WordFacts(rawValue: UInt8(truncatingIfNeeded: value)) }
      slot = (slot + 1) & mask
    }
  }
}
