// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes

/// The JSON form of a proof of notes; the same proof gives the same bytes, and no others are read.
extension NoteProof {
  /// One JSON document, a line for each note and each line of the record.
  package var octets: [UInt8] {
    var json = JSONWriter(reserving: 512 + lines.count * 180 + items.count * 2_048)
    json.beginObject()
    json.key("lookout")
    json.value("note-proof")
    json.key("v")
    json.value(NoteProof.version)
    json.key("board")
    json.value(base64url: board)
    json.key("notes")
    json.beginArray()
    for item in items {
      json.beginObject()
      json.key("id")
      json.value(base64url: item.id.value)
      json.key("line")
      json.value(item.line)
      json.key("km")
      json.value(base64url: item.key)
      json.key("body")
      json.raw(item.body)
      json.endObject()
    }
    json.endArray()
    json.key("lines")
    json.beginArray()
    for line in lines {
      json.beginArray()
      json.value(line.number)
      json.value(line.epoch)
      json.value(base64url: line.previous)
      json.value(base64url: line.head)
      json.value(base64url: line.bodyHash)
      json.endArray()
    }
    json.endArray()
    json.key("end")
    json.value(base64url: end)
    json.endObject()
    return json.bytes + [UInt8(ascii: "\n")]
  }

  /// Reads a proof.
  ///
  /// - Throws: `malformed` for anything but the very bytes that were written, `otherVersion`.
  package init(octets: [UInt8]) throws(NoteProofFault) {
    let proof: NoteProof?
    do {
      proof = try NoteProof.scan(octets)
    } catch let fault as NoteProofFault {
      throw fault
    } catch {
      throw .malformed
    }
    // Nothing may stand in it that is not checked.
    guard let proof, proof.octets == octets else { throw .malformed }
    self = proof
  }

  private static func scan(_ octets: [UInt8]) throws -> NoteProof? {
    var (kind, version): (String?, UInt64?) = (nil, nil)
    var (board, end): (Bytes32?, Bytes32?) = (nil, nil)
    var items: [Item] = []
    var lines: [Line] = []
    var json = JSONScanner(octets)
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "lookout": kind = try json.string()
      case "v":
        version = try json.unsigned()
        if let version, version != NoteProof.version {
          throw NoteProofFault.otherVersion(version)
        }
      case "board": board = try json.bytes32()
      case "notes":
        try json.beginArray()
        while try json.nextElement() {
          guard let item = try item(&json) else { return nil }
          items.append(item)
        }
      case "lines":
        try json.beginArray()
        while try json.nextElement() {
          guard let line = try line(&json) else { return nil }
          lines.append(line)
        }
      case "end": end = try json.bytes32()
      default: return nil
      }
    }
    try json.end()
    guard kind == "note-proof", version != nil, let board, let end else { return nil }
    return NoteProof(board: board, items: items, lines: lines, end: end)
  }

  private static func item(_ json: inout JSONScanner) throws -> Item? {
    var (id, line): (Bytes16?, UInt64?) = (nil, nil)
    var (key, body): ([UInt8]?, ArraySlice<UInt8>?) = (nil, nil)
    try json.beginObject()
    while let name = try json.nextKey() {
      switch name {
      case "id": id = try json.bytes16()
      case "line": line = try json.unsigned()
      case "km": key = try json.base64url()
      case "body": body = try json.skipValue()
      default: return nil
      }
    }
    guard let id, let line, let key, let body else { return nil }
    return Item(id: EventID(id), line: line, key: key, body: Array(body))
  }

  private static func line(_ json: inout JSONScanner) throws -> Line? {
    try json.beginArray()
    guard try json.nextElement() else { return nil }
    let number = try json.unsigned()
    guard try json.nextElement() else { return nil }
    let epoch = try json.unsigned()
    guard try json.nextElement() else { return nil }
    let previous = try json.bytes32()
    guard try json.nextElement() else { return nil }
    let head = try json.bytes32()
    guard try json.nextElement() else { return nil }
    let bodyHash = try json.bytes32()
    guard try !json.nextElement() else { return nil }
    return Line(number: number, epoch: epoch, previous: previous, head: head, bodyHash: bodyHash)
  }
}
