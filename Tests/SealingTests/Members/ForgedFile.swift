// SPDX-License-Identifier: Apache-2.0

import Bytes
import Sealing
import Testing

/// A members file in the hands of somebody who can write it, fields as octets, and who makes its sum
/// right again: anyone can.
struct ForgedFile {
  struct Row: Equatable {
    var name: [UInt8]
    var pub: [UInt8]
    var card: [UInt8]
    var wrap: [UInt8]
    var box: [UInt8]
  }

  var version: UInt64 = 0
  var epoch: UInt64 = 0
  var checksum: [UInt8] = []
  var past: [UInt8] = []
  var rows: [Row] = []

  init(_ file: MembersFile) throws {
    var scanner = JSONScanner(file.octets)
    try scanner.beginObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "v": version = try scanner.unsigned()
      case "e": epoch = try scanner.unsigned()
      case "kc": checksum = try scanner.base64url()
      case "past": past = try scanner.base64url()
      case "rows":
        try scanner.beginArray()
        while try scanner.nextElement() {
          var fields: [String: [UInt8]] = [:]
          try scanner.beginObject()
          while let key = try scanner.nextKey() { fields[key] = try scanner.base64url() }
          rows.append(
            Row(
              name: try #require(fields["name"]),
              pub: try #require(fields["pub"]),
              card: try #require(fields["card"]),
              wrap: try #require(fields["wrap"]),
              box: try #require(fields["box"])
            )
          )
        }
      default: try scanner.skipValue()
      }
    }
  }

  /// Where the row `name` stands.
  func index(of name: Bytes16) throws -> Int {
    try #require(rows.firstIndex { $0.name == name.bytes })
  }

  /// The rows in the order that a file must have.
  func sorted() -> ForgedFile {
    var sorted = self
    sorted.rows.sort { $0.name.lexicographicallyPrecedes($1.name) }
    return sorted
  }

  func read(on board: Bytes32) throws -> MembersFile {
    try MembersFile(octets(on: board), on: board)
  }

  func octets(on board: Bytes32) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("v")
    writer.value(version)
    writer.key("e")
    writer.value(epoch)
    writer.key("kc")
    writer.value(base64url: checksum)
    writer.key("past")
    writer.value(base64url: past)
    writer.key("rows")
    writer.beginArray()
    for row in rows {
      writer.beginObject()
      writer.key("name")
      writer.value(base64url: row.name)
      writer.key("pub")
      writer.value(base64url: row.pub)
      writer.key("card")
      writer.value(base64url: row.card)
      writer.key("wrap")
      writer.value(base64url: row.wrap)
      writer.key("box")
      writer.value(base64url: row.box)
      writer.endObject()
    }
    writer.endArray()
    return ForgedFile.summed(writer.bytes, on: board)
  }

  /// `before`, with the sum that it must have.
  static func summed(_ before: [UInt8], on board: Bytes32) -> [UInt8] {
    let sum = Bytes32.digest(of: Fields("members").adding(board).adding(before).octets[...])
    return before + Array(#","sum":"\#(sum)"}"#.utf8) + [0x0A]
  }
}
