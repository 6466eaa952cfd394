// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Bytes

/// A post that its author has decided on, signed and sealed, and that another puts on the board: at
/// its hour whoever's session is open, or once it was approved a moderator.
///
/// Everything but the line around it is hers, and nothing in it tells when she made it.
package struct PreparedPost: Equatable, Sendable {
  /// A statement's exact octets, and the signature over them.
  package struct Signed: Equatable, Sendable {
    package let statement: [UInt8]
    package let signature: [UInt8]
  }

  /// For how many days in a row a post is signed: nobody may be there on the first, and none is to
  /// stand under a day on which it was not up yet.
  package static let dayCount = 8

  /// What happens once it is on the board, as of the first day on which it may be.
  package let event: Event
  /// The octets of the line's body; nil where there is none.
  package let body: [UInt8]?
  let signed: [Signed]
  let bodyHash: Bytes32?
  let keyHash: Bytes32?
  let bodyKey: [UInt8]?
  let once: Bytes16?

  /// A post; nil for statements that are not one event on consecutive days.
  init?(signed: [Signed], bodyKey: [UInt8]?, once: Bytes16?, body: [UInt8]?) {
    let statements = signed.compactMap { try? Statement(octets: $0.statement[...]) }
    guard let first = statements.first, statements.count == signed.count else { return nil }
    let isOne = statements.enumerated().allSatisfy { offset, statement in
      statement.event
        == Event(
          id: first.event.id, day: first.event.day.advanced(by: offset),
          author: first.event.author, act: first.event.act)
        && statement.bodyHash == first.bodyHash && statement.keyHash == first.keyHash
    }
    guard isOne else { return nil }
    event = first.event
    bodyHash = first.bodyHash
    keyHash = first.keyHash
    self.signed = signed
    self.bodyKey = bodyKey
    self.once = once
    self.body = body
  }

  /// The statement for a day, or for the nearest that was signed.
  func signed(on day: Day) -> Signed { signed[index(of: day)] }

  /// The event as it will be if the post goes up on a day.
  package func event(on day: Day) -> Event {
    Event(
      id: event.id, day: event.day.advanced(by: index(of: day)), author: event.author,
      act: event.act)
  }

  private func index(of day: Day) -> Int {
    min(max(0, day.number - event.day.number), signed.count - 1)
  }
}

/// Its form within a box for the moderators: one statement, and a body that is no longer than it has to
/// be, since what is sealed once more grows again.
extension PreparedPost {
  package var packed: [UInt8] {
    var packer = Packer(reserving: (body?.count ?? 0) + 1_024)
    packer.add(signed) { packer, signed in
      packer.add(octets: signed.statement)
      packer.add(octets: signed.signature)
    }
    packer.add(octets: bodyKey ?? [])
    packer.add(once.map { [$0] } ?? []) { $0.add($1) }
    let stored = body.flatMap { Base64URL.bytes(from: $0.dropFirst().dropLast()) }
    packer.add(octets: stored ?? [])
    return packer.octets
  }

  /// Reads what `packed` gives; nil for anything else.
  package init?(packed octets: [UInt8]) {
    var unpacker = Unpacker(octets)
    let signed = unpacker.list { Signed(statement: $0.run(), signature: $0.run()) }
    let key = unpacker.run()
    let once = unpacker.list { $0.bytes16() }.first
    let stored = unpacker.run()
    guard unpacker.isDone else { return nil }
    var body: [UInt8] = [UInt8(ascii: "\"")]
    Base64URL.append(stored, to: &body)
    body.append(UInt8(ascii: "\""))
    self.init(
      signed: signed, bodyKey: key.isEmpty ? nil : key, once: once,
      body: stored.isEmpty ? nil : body)
  }
}

/// Its form while it waits, before it is sealed.
extension PreparedPost {
  /// A JSON object.
  package var octets: [UInt8] {
    var json = JSONWriter(reserving: (body?.count ?? 0) + 1_024 * signed.count)
    json.beginObject()
    json.key("signed")
    json.beginArray()
    for signed in signed {
      json.beginObject()
      json.key("s")
      json.raw(signed.statement)
      json.key("sig")
      json.value(base64url: signed.signature)
      json.endObject()
    }
    json.endArray()
    if let bodyKey {
      json.key("km")
      json.value(base64url: bodyKey)
    }
    if let once {
      json.key("once")
      json.value(base64url: once.bytes)
    }
    if let body {
      json.key("body")
      json.raw(body)
    }
    json.endObject()
    return json.bytes
  }

  /// Reads what `octets` gives; nil for anything else.
  package init?(octets: ArraySlice<UInt8>) {
    guard let post = try? PreparedPost.scan(octets) else { return nil }
    self = post
  }

  private static func scan(_ octets: ArraySlice<UInt8>) throws(JSONSyntaxError) -> PreparedPost? {
    var signed: [Signed] = []
    var (bodyKey, once, body): ([UInt8]?, Bytes16?, [UInt8]?) = (nil, nil, nil)
    var json = JSONScanner(octets)
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "signed":
        try json.beginArray()
        while try json.nextElement() {
          var (statement, signature): ([UInt8]?, [UInt8]?) = (nil, nil)
          try json.beginObject()
          while let key = try json.nextKey() {
            switch key {
            case "s": statement = Array(try json.skipValue())
            case "sig": signature = try json.base64url()
            default: try json.skipValue()
            }
          }
          guard let statement, let signature else { return nil }
          signed.append(Signed(statement: statement, signature: signature))
        }
      case "km": bodyKey = try json.base64url()
      case "once": once = try json.bytes16()
      case "body": body = Array(try json.skipValue())
      default: try json.skipValue()
      }
    }
    try json.end()
    return PreparedPost(signed: signed, bodyKey: bodyKey, once: once, body: body)
  }
}
