// SPDX-License-Identifier: Apache-2.0

/// The few lengths that sealed objects have, so that a file's line lengths say little.
///
/// Spaces follow the object up to the next length. An object ends in a brace, so cutting the
/// spaces off is exact; and what is padded is still the same JSON.
package struct Padding: Sendable {
  /// The lengths in octets, in rising order.
  package let lengths: [Int]

  /// The longest object that fits.
  package var limit: Int { lengths.last ?? 0 }

  /// For heads.
  ///
  /// A message takes 512 octets to 1 KiB; the two longest are room for events that name several
  /// people or keys, such as a set of eight moderators (about 3 KiB).
  package static let head = Padding(lengths: [512, 1024, 2048, 4096, 8192])

  /// For bodies.
  ///
  /// A text has at most 4,000 characters, written in ASCII: one octet for a letter of
  /// English, six for any other of the basic plane (24,000), twelve beyond it (48,000). With up to
  /// eight handle shares (about 1 KiB), a title and a mail key every text that is allowed fits.
  /// Almost all take 1 KiB.
  package static let body = Padding(
    lengths: [1024, 2048, 4096, 8192, 16384, 32768, 65536])

  private static let space = UInt8(ascii: " ")

  /// Holds that `json` looks like what the envelopes carry; a check of its ends, not of its syntax.
  func check(_ json: some RandomAccessCollection<UInt8>) throws(SealingError) {
    guard json.count <= limit else { throw .tooLong(limit: limit) }
    guard Padding.isObject(json) else { throw .notAnObject }
  }

  /// `json`, checked and filled up to the next length.
  func padded(_ json: [UInt8]) throws(SealingError) -> [UInt8] {
    try check(json)
    guard let length = lengths.first(where: { $0 >= json.count }) else {
      throw .tooLong(limit: limit)
    }
    var padded = json
    padded.reserveCapacity(length)
    padded.append(contentsOf: repeatElement(Padding.space, count: length - json.count))
    return padded
  }

  /// The object in `padded`.
  func unpadded(_ padded: consuming [UInt8]) throws(SealingError) -> [UInt8] {
    guard lengths.contains(padded.count) else { throw .malformed }
    var end = padded.count
    while end > 0, padded[end - 1] == Padding.space { end -= 1 }
    padded.removeLast(padded.count - end)
    guard Padding.isObject(padded) else { throw .malformed }
    return padded
  }

  /// Whether `json` begins and ends as one compact object does.
  static func isObject(_ json: some RandomAccessCollection<UInt8>) -> Bool {
    guard json.count >= 2, json.first == UInt8(ascii: "{"), json.last == UInt8(ascii: "}") else {
      return false
    }
    let second = json[json.index(after: json.startIndex)]
    return second == UInt8(ascii: "\"") || (json.count == 2 && second == UInt8(ascii: "}"))
  }
}
