// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Sealing
internal import Text

/// One block of the cache of texts, in clear: see `TextIndex`.
struct TextBlock {
  private(set) var octets: [UInt8]

  /// The room for records.
  static let room = TextIndex.blockLength - TextIndex.epochLength - PageSeal.overhead

  private static let lineFeed = UInt8(ascii: "\n")
  private static let tab = UInt8(ascii: "\t")

  /// A text to be looked for, and where it stands.
  static func record(of folded: [UInt8], at place: Place, thread: Int) -> [UInt8] {
    var record = [lineFeed]
    record += Array(String(place.value).utf8)
    record.append(tab)
    record += Array(String(thread).utf8)
    record.append(tab)
    record += folded.prefix(room - record.count)
    return record
  }

  /// A block of records that fit.
  init(records: [UInt8]) {
    octets = records
    octets += repeatElement(TextBlock.lineFeed, count: max(0, TextBlock.room - records.count))
  }

  // MARK: Sealing

  /// The block as it stands in the file.
  func sealed(_ number: Int, of index: TextIndex, by seal: PageSeal) throws(SealingError) -> [UInt8]
  {
    var epoch = seal.epoch
    var stored: [UInt8] = []
    stored.reserveCapacity(TextIndex.blockLength)
    for _ in 0..<TextIndex.epochLength {
      stored.append(UInt8(truncatingIfNeeded: epoch))
      epoch >>= 8
    }
    stored += try seal.seal(octets, as: UInt64(number), of: .texts(index.name))
    return stored
  }

  /// The block that stands in the file; nil if it is not that block as it was sealed.
  init?(_ stored: [UInt8], _ number: Int, of index: TextIndex, by seal: PageSeal) {
    guard stored.count == TextIndex.blockLength else { return nil }
    let epoch = stored.prefix(TextIndex.epochLength).reversed().reduce(0 as UInt64) {
      $0 << 8 | UInt64($1)
    }
    let box = stored[TextIndex.epochLength...]
    guard
      let octets = try? seal.open(box, as: UInt64(number), of: .texts(index.name), epoch: epoch)
    else { return nil }
    self.octets = octets
  }

  // MARK: Records

  /// The places and threads of the records in which all words are found, the oldest first.
  func records(matching words: FoldedWords) -> [(place: Place, thread: Int)] {
    var found: [(place: Place, thread: Int)] = []
    octets.withUnsafeBytes { text in
      words.positions(in: text) { position in
        var start = position
        while start > 0, text[start] != TextBlock.lineFeed { start -= 1 }
        var end = position
        while end < text.count, text[end] != TextBlock.lineFeed { end += 1 }
        var next = start + 1
        let place = TextBlock.number(in: text, at: &next)
        let thread = TextBlock.number(in: text, at: &next)
        guard let place, let thread = thread.flatMap({ Int(exactly: $0) }) else { return end }
        // The word may have been one of the two numbers.
        guard position >= next else { return position }
        if words.match(octets[next..<end]) { found.append((Place(place), thread)) }
        return end
      }
    }
    return found
  }

  /// Takes the record of a place out; false if there is none.
  mutating func erase(_ place: Place) -> Bool {
    let start = [TextBlock.lineFeed] + Array(String(place.value).utf8) + [TextBlock.tab]
    guard let found = octets.firstRange(of: start) else { return false }
    let end =
      octets[(found.lowerBound + 1)...].firstIndex(of: TextBlock.lineFeed) ?? octets.endIndex
    for index in found.lowerBound..<end { octets[index] = TextBlock.lineFeed }
    return true
  }

  private static func number(in text: UnsafeRawBufferPointer, at next: inout Int) -> UInt64? {
    var number: UInt64 = 0
    while next < text.count, text[next] != tab {
      let digit = text[next] &- 0x30
      guard digit < 10, number < 1 << 60 else { return nil }
      number = number * 10 + UInt64(digit)
      next += 1
    }
    next += 1
    return number
  }
}
