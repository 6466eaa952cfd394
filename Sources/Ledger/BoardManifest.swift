// SPDX-License-Identifier: Apache-2.0

package import Bytes
internal import Sealing

/// What `board.json` states, and all that stands in clear on a sealed board.
package struct BoardManifest: Hashable, Sendable {
  /// The format's version that this program writes and reads.
  package static let version: UInt64 = 1

  /// The board's identifier, which follows from the other two.
  package let board: Bytes32
  /// The public key of whoever founded it.
  package let founder: Bytes32
  /// What tells it from another board of the same founder.
  package let random: Bytes32

  /// A new board's.
  package init(founder: Bytes32, random: Bytes32) {
    self.founder = founder
    self.random = random
    board = BoardIdentity(founder: founder, random: random).board
  }

  /// Reads the file.
  ///
  /// - Throws: `newerFormat`, or `badManifest` for anything that is not a manifest whose identifier
  ///   follows from its other members.
  package init(octets: [UInt8]) throws(LedgerError) {
    guard let fields = try? BoardManifest.scan(octets), let version = fields.version else {
      throw .badManifest
    }
    guard version == BoardManifest.version else {
      throw .otherFormat(found: version, known: BoardManifest.version)
    }
    guard let board = fields.board, let founder = fields.founder, let random = fields.random
    else { throw .badManifest }
    self.init(founder: founder, random: random)
    guard board == self.board else { throw .badManifest }
  }

  /// The file's content.
  package var octets: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("v")
    json.value(BoardManifest.version)
    json.key("board")
    json.value(base64url: board.bytes)
    json.key("founder")
    json.value(base64url: founder.bytes)
    json.key("random")
    json.value(base64url: random.bytes)
    json.endObject()
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private struct Fields {
    var version: UInt64?
    var board: Bytes32?
    var founder: Bytes32?
    var random: Bytes32?
  }

  private static func scan(_ octets: [UInt8]) throws(JSONSyntaxError) -> Fields {
    var fields = Fields()
    var json = JSONScanner(octets)
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "v": fields.version = try json.unsigned()
      case "board": fields.board = try json.bytes32()
      case "founder": fields.founder = try json.bytes32()
      case "random": fields.random = try json.bytes32()
      default: try json.skipValue()
      }
    }
    try json.end()
    return fields
  }
}
