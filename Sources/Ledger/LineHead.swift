// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Storage

/// What stands in the head of a line: the signed statement, and what is stamped on it.
struct LineHead {
  /// The statement's exact octets, which the signature is over.
  let octets: ArraySlice<UInt8>
  let statement: Statement
  /// Sixty-four bytes, or anything a stranger wrote.
  let signature: [UInt8]
  /// The key of the body, on a sealed board.
  let bodyKey: [UInt8]?
  /// What a "same here" is counted by.
  let once: Bytes16?
  /// Where the thread's previous line stands: stamped under the lock, unsigned.
  let before: Place?
  /// How many lines the thread had before: stamped under the lock, unsigned.
  let sequence: UInt64

  var event: Event { statement.event }
}

extension LineHead {
  /// Reads a head; nil for anything that is not one.
  init?(json octets: ArraySlice<UInt8>) {
    guard let head = try? LineHead.scan(octets) else { return nil }
    self = head
  }

  /// Writes a head around a signed statement.
  static func json(
    statement: [UInt8],
    signature: [UInt8],
    bodyKey: [UInt8]?,
    once: Bytes16?,
    before: Place?,
    sequence: Int
  ) -> [UInt8] {
    var json = JSONWriter(reserving: statement.count + 256)
    json.beginObject()
    json.key("s")
    json.raw(statement)
    json.key("sig")
    json.value(base64url: signature)
    if let bodyKey {
      json.key("km")
      json.value(base64url: bodyKey)
    }
    if let once {
      json.key("once")
      json.value(base64url: once.bytes)
    }
    if let before {
      json.key("before")
      json.beginArray()
      json.value(before.position.segment)
      json.value(before.position.offset)
      json.endArray()
    }
    json.key("seq")
    json.value(sequence)
    json.endObject()
    return json.bytes
  }

  private static func scan(_ octets: ArraySlice<UInt8>) throws -> LineHead? {
    var statement: (octets: ArraySlice<UInt8>, value: Statement)?
    var signature: [UInt8]?
    var bodyKey: [UInt8]?
    var once: Bytes16?
    var before: Place?
    var sequence: UInt64 = 0
    var json = JSONScanner(octets)
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "s":
        _ = json.peek()
        let start = json.offset
        let value = try Statement(&json)
        statement = (octets[start..<json.offset], value)
      case "sig": signature = try json.base64url()
      case "km": bodyKey = try json.base64url()
      case "once": once = try json.bytes16()
      case "before": before = try LineHead.place(&json)
      case "seq": sequence = try json.unsigned()
      default: try json.skipValue()
      }
    }
    try json.end()
    guard let statement, let signature else { return nil }
    return LineHead(
      octets: statement.octets,
      statement: statement.value,
      signature: signature,
      bodyKey: bodyKey,
      once: once,
      before: before,
      sequence: sequence
    )
  }

  private static func place(_ json: inout JSONScanner) throws(JSONSyntaxError) -> Place? {
    try json.beginArray()
    guard try json.nextElement() else { return nil }
    let segment = try json.unsigned()
    guard try json.nextElement() else { return nil }
    let offset = try json.unsigned()
    while try json.nextElement() { try json.skipValue() }
    return Place(segment: segment, offset: offset)
  }
}
