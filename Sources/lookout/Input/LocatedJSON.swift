// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// A JSON value that knows where it stands in its document, so that what is wrong with it can be
/// told by line.
struct LocatedJSON {
  /// A value and, in containers, the values within.
  enum Value {
    case object([(key: String, value: LocatedJSON)])
    case array([LocatedJSON])
    case text(String)
    /// A whole number; any other number is nil.
    case number(Int?)
    case flag(Bool)
    case null
  }

  let value: Value
  /// Bytes from the document's start.
  let offset: Int

  /// Reads a whole document.
  init(_ bytes: [UInt8]) throws(JSONSyntaxError) {
    var scanner = JSONScanner(bytes)
    self = try LocatedJSON(&scanner)
    try scanner.end()
  }

  /// Reads documents that stand one behind the other; one at least.
  static func documents(_ bytes: ArraySlice<UInt8>) throws(JSONSyntaxError) -> [LocatedJSON] {
    var scanner = JSONScanner(bytes)
    var documents: [LocatedJSON] = []
    repeat { documents.append(try LocatedJSON(&scanner)) } while scanner.peek() != nil
    return documents
  }

  private init(_ scanner: inout JSONScanner) throws(JSONSyntaxError) {
    let first = scanner.peek()
    offset = scanner.offset
    switch first {
    case UInt8(ascii: "{"):
      var members: [(key: String, value: LocatedJSON)] = []
      try scanner.beginObject()
      while let key = try scanner.nextKey() {
        members.append((key, try LocatedJSON(&scanner)))
      }
      value = .object(members)
    case UInt8(ascii: "["):
      var elements: [LocatedJSON] = []
      try scanner.beginArray()
      while try scanner.nextElement() { elements.append(try LocatedJSON(&scanner)) }
      value = .array(elements)
    case UInt8(ascii: "\""):
      value = .text(try scanner.string())
    case UInt8(ascii: "t"), UInt8(ascii: "f"):
      value = .flag(try scanner.flag())
    case UInt8(ascii: "n"):
      try scanner.skipValue()
      value = .null
    default:
      value = .number(Int(String(decoding: try scanner.skipValue(), as: UTF8.self)))
    }
  }

  /// What kind of value it is, in words.
  var kind: String {
    switch value {
    case .object: "an object"
    case .array: "an array"
    case .text: "a string"
    case .number: "a number"
    case .flag: "true or false"
    case .null: "null"
    }
  }
}
