// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// What stands in a journal in the place of lines that were lost; a repair alone writes it.
///
///     {"n":14,"lost":3,"p":"<43 base64url>","next":"<43 base64url>","fill":"....."}
///
/// `n` is the number of the last line lost, `lost` how many there were, `p` the chain before them
/// and `next` the chain after them: the one that the line behind them continues, so that all that
/// follows still proves itself. It takes, where it can, as many bytes as what it replaces, so that
/// no line moves.
///
/// It tells everybody that something is missing, and can say nothing in place of it.
struct LostLines: Equatable {
  let number: UInt64
  let count: UInt64
  let previous: Bytes32
  let next: Bytes32

  /// No number of a journal is higher: what JSON's readers can tell apart.
  static let highestNumber: UInt64 = 1 << 53

  /// The number of the line before them.
  var base: UInt64 { number - count }

  /// Stands for `count` lines up to line `number`, of which there are as many.
  init(number: UInt64, count: UInt64, previous: Bytes32, next: Bytes32) {
    precondition(count > 0 && count <= number)
    self.number = number
    self.count = count
    self.previous = previous
    self.next = next
  }

  /// Reads a line, its line feed left out; nil if it is not of the one form.
  init?(_ line: ArraySlice<UInt8>) {
    guard let read = LostLines.scan(line),
      line.elementsEqual(read.octets(length: line.count + 1).dropLast())
    else { return nil }
    self = read
  }

  private static func scan(_ line: ArraySlice<UInt8>) -> LostLines? {
    do {
      var (number, count): (UInt64, UInt64) = (0, 0)
      var (previous, next): (Bytes32?, Bytes32?)
      var json = JSONScanner(line)
      try json.beginObject()
      while let key = try json.nextKey() {
        switch key {
        case "n": number = try json.unsigned()
        case "lost": count = try json.unsigned()
        case "p": previous = try json.bytes32()
        case "next": next = try json.bytes32()
        default: try json.skipValue()
        }
      }
      try json.end()
      guard let previous, let next, count > 0, count <= number, number <= highestNumber else {
        return nil
      }
      return LostLines(number: number, count: count, previous: previous, next: next)
    } catch {
      return nil
    }
  }

  /// The line with its line feed: `length` bytes, or as few as it needs if those are more or
  /// `length` is more than a line may have.
  func octets(length: Int) -> [UInt8] {
    let shortest = octets(filling: 0)
    guard (shortest.count...JournalLine.maximumLength).contains(length) else { return shortest }
    return octets(filling: length - shortest.count)
  }

  private func octets(filling count: Int) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("n")
    writer.value(number)
    writer.key("lost")
    writer.value(self.count)
    writer.key("p")
    writer.value(base64url: previous)
    writer.key("next")
    writer.value(base64url: next)
    writer.key("fill")
    writer.value(String(repeating: ".", count: count))
    writer.endObject()
    return writer.bytes + [SegmentReader.lineFeed]
  }
}
