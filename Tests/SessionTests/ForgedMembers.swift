// SPDX-License-Identifier: Apache-2.0

import Bytes
import Foundation
import Ledger
import Sealing
import TestKit

/// A members' file in the hands of somebody who can write it and holds no key: its rows as text, and
/// the sum made right again, which anyone can.
struct ForgedMembers {
  var rows: [[String: String]]
  /// What stands before the rows.
  private let opening: String
  private let board: Bytes32

  init(_ board: SealedBoard) throws {
    guard let content = board.file("members.json"),
      let json = try JSONSerialization.jsonObject(with: content) as? [String: Any],
      let rows = json["rows"] as? [[String: String]]
    else { throw Failure("no members") }
    self.rows = rows
    self.board = board.manifest.board
    let text = String(decoding: content, as: UTF8.self)
    guard let start = text.range(of: #""rows":["#) else { throw Failure("no rows") }
    opening = String(text[..<start.upperBound])
  }

  /// Where a member's row stands.
  func index(of member: Int, on board: SealedBoard) throws -> Int {
    let root = try SealedBoard.root(member, on: board.manifest)
    let name = RowKeys(root, on: self.board).name.description
    guard let index = rows.firstIndex(where: { $0["name"] == name }) else {
      throw Failure("no row")
    }
    return index
  }

  /// Puts the file and its twin in place.
  func write(to board: SealedBoard) throws {
    let fields = ["name", "pub", "card", "wrap", "box"]
    let texts = rows.map { row in
      "{" + fields.map { "\"\($0)\":\"\(row[$0] ?? "")\"" }.joined(separator: ",") + "}"
    }
    let summed = Array((opening + texts.joined(separator: ",") + "]").utf8)
    let sum = Bytes32.digest(
      of: Fields("members", reserving: summed.count + 96).adding(self.board).adding(summed)
        .octets[...])
    let content = Data(summed + Array(",\"sum\":\"\(sum)\"}\n".utf8))
    for name in ["members.json", "members.twin.json"] { try board.replace(name, by: content) }
  }

  /// The rows in the order that the file must have.
  mutating func sort() {
    rows.sort {
      (Base64URL.bytes(from: ($0["name"] ?? "").utf8) ?? [])
        .lexicographicallyPrecedes(Base64URL.bytes(from: ($1["name"] ?? "").utf8) ?? [])
    }
  }
}
