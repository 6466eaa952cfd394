// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// What a moderator tells the others, signed inside what is sealed to them: the key that signs a line
/// to the moderators says nothing of whose it is.
package struct SignedWord: Hashable, Sendable {
  /// The exact octets that she signed: one compact JSON object.
  package let statement: [UInt8]
  /// Her key, by which she acts for the board.
  package let author: AuthorKey
  package let signature: [UInt8]

  package init(_ statement: [UInt8], by author: AuthorKey, signature: [UInt8]) {
    self.statement = statement
    self.author = author
    self.signature = signature
  }

  /// A JSON object.
  package var octets: [UInt8] {
    var json = JSONWriter(reserving: statement.count + 192)
    json.beginObject()
    json.key("s")
    json.raw(statement)
    json.key("by")
    json.value(base64url: author.value)
    json.key("sig")
    json.value(base64url: signature)
    json.endObject()
    return json.bytes
  }

  /// Reads it; nil for anything else.
  ///
  /// Whether she signed it is for the reader to check.
  package init?(octets: ArraySlice<UInt8>) {
    guard let word = try? SignedWord.scan(octets) else { return nil }
    self = word
  }

  private static func scan(_ octets: ArraySlice<UInt8>) throws(JSONSyntaxError) -> SignedWord? {
    var (statement, signature): ([UInt8]?, [UInt8]?)
    var author: Bytes32?
    var json = JSONScanner(octets)
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "s": statement = Array(try json.skipValue())
      case "by": author = try json.bytes32()
      case "sig": signature = try json.base64url()
      default: try json.skipValue()
      }
    }
    try json.end()
    guard let statement, let author, let signature else { return nil }
    return SignedWord(statement, by: AuthorKey(author), signature: signature)
  }
}
