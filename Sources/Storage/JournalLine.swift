// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// One line of a journal, taken apart.
///
///     {"n":12,"e":0,"p":"<43 base64url>","head":<value>,"bh":"<43 base64url>","body":<value>}
///
/// Exactly these members in this order, ASCII, no spaces between them, one line feed after it. A
/// line has one form only: whatever differs by a byte is not this line.
///
/// The body is whatever stands between `"body":` and the last brace, JSON or not: its hash says
/// whether it is what was written, and an erasing that a crash cut off may leave half a value.
struct JournalLine {
  let number: UInt64
  let epoch: UInt64
  let previous: Bytes32
  /// Indices of the head's octets.
  let head: Range<Int>
  let bodyHash: Bytes32
  /// Indices of the body's octets.
  let body: Range<Int>

  /// The longest line there may be, line feed included; sealed, padded ones stay far below.
  static let maximumLength = 1 << 20

  /// What a line takes beside its numbers, head and body: two digests and the fixed text.
  static let fixedLength =
    "{\"n\":,\"e\":,\"p\":\"\",\"head\":,\"bh\":\"\",\"body\":}\n".utf8.count + 2 * digestLength

  private static let digestLength = 43

  /// How many decimal digits `number` has.
  static func digits(of number: UInt64) -> Int {
    var count = 1
    var rest = number / 10
    while rest > 0 {
      count += 1
      rest /= 10
    }
    return count
  }

  /// Takes a line apart, its line feed left out; nil if it is not of the one form.
  init?(_ line: ArraySlice<UInt8>) {
    guard JournalLine.isASCII(line) else { return nil }
    var index = line.startIndex

    func skip(_ text: StaticString) -> Bool {
      let end = index + text.utf8CodeUnitCount
      guard end <= line.endIndex else { return false }
      let matches = text.withUTF8Buffer { line[index..<end].elementsEqual($0) }
      if matches { index = end }
      return matches
    }

    func unsigned() -> UInt64? {
      let start = index
      var value: UInt64 = 0
      while index < line.endIndex, case let digit = line[index] &- 0x30, digit < 10 {
        let (tens, first) = value.multipliedReportingOverflow(by: 10)
        let (sum, second) = tens.addingReportingOverflow(UInt64(digit))
        if first || second { return nil }
        value = sum
        index += 1
      }
      let count = index - start
      return count == 0 || count > 1 && line[start] == 0x30 ? nil : value
    }

    /// Reads a digest with its quotes.
    func digest() -> Bytes32? {
      let end = index + JournalLine.digestLength + 2
      guard end <= line.endIndex, line[index] == UInt8(ascii: "\""),
        line[end - 1] == UInt8(ascii: "\"")
      else { return nil }
      let characters = line[(index + 1)..<(end - 1)]
      index = end
      return Bytes32(base64url: characters)
    }

    func value() -> Range<Int>? {
      let start = index
      guard start < line.endIndex, JournalLine.opensValue(line[start]) else { return nil }
      var scanner = JSONScanner(line[start...])
      guard let octets = try? scanner.skipValue() else { return nil }
      index = octets.endIndex
      return start..<index
    }

    guard skip("{\"n\":"), let number = unsigned(), skip(",\"e\":"), let epoch = unsigned(),
      skip(",\"p\":"), let previous = digest(), skip(",\"head\":"), let head = value(),
      skip(",\"bh\":"), let bodyHash = digest(), skip(",\"body\":"),
      let brace = line.last, brace == UInt8(ascii: "}"), index < line.endIndex - 1
    else { return nil }
    self.number = number
    self.epoch = epoch
    self.previous = previous
    self.head = head
    self.bodyHash = bodyHash
    self.body = index..<(line.endIndex - 1)
  }

  /// Appends the line for `record` and its line feed.
  static func append(_ record: Record, to bytes: inout [UInt8]) {
    var writer = JSONWriter(reserving: record.encodedLength)
    writer.beginObject()
    writer.key("n")
    writer.value(record.number)
    writer.key("e")
    writer.value(record.epoch)
    writer.key("p")
    writer.value(base64url: record.previous)
    writer.key("head")
    writer.raw(record.head)
    writer.key("bh")
    writer.value(base64url: record.bodyHash)
    writer.key("body")
    writer.raw(record.body)
    writer.endObject()
    bytes.append(contentsOf: writer.bytes)
    bytes.append(SegmentReader.lineFeed)
  }

  /// Whether `octets` may stand as a head or a body: one JSON object or string in printable ASCII.
  static func isValue(_ octets: [UInt8]) -> Bool {
    guard let first = octets.first, opensValue(first),
      octets.allSatisfy({ (0x20...0x7E).contains($0) })
    else { return false }
    var scanner = JSONScanner(octets)
    do {
      return try scanner.skipValue().count == octets.count
    } catch {
      return false
    }
  }

  /// Whether a body's octets are an erased body: a string of nothing but dots.
  static func isErased(_ body: ArraySlice<UInt8>) -> Bool {
    body.count >= 2 && body.first == UInt8(ascii: "\"") && body.last == UInt8(ascii: "\"")
      && body.dropFirst().dropLast().allSatisfy { $0 == UInt8(ascii: ".") }
  }

  /// What erasing leaves of a body of `length` bytes.
  static func erasedBody(length: Int) -> [UInt8] {
    [UInt8(ascii: "\"")] + [UInt8](repeating: UInt8(ascii: "."), count: length - 2)
      + [UInt8(ascii: "\"")]
  }

  private static func opensValue(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") || byte == UInt8(ascii: "\"")
  }

  private static func isASCII(_ line: ArraySlice<UInt8>) -> Bool {
    line.withUnsafeBytes { bytes in
      var seen: UInt8 = 0
      for byte in bytes { seen |= byte }
      return seen < 0x80
    }
  }
}
