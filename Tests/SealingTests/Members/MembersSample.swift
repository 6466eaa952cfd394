// SPDX-License-Identifier: Apache-2.0

import Bytes
import Sealing
import Testing

/// A board with three members and two invitations, all in its first epoch.
struct MembersSample {
  let sample: Sample
  let file: MembersFile
  let keys: EpochKeys
  /// The roots of the members' codenames, and what their rows hold.
  let roots: [Secret]
  let contents: [RowContent]
  /// The roots of the invitations' codes, which may be used until days 100 and 200.
  let codes: [Secret]

  var board: Bytes32 { sample.board }

  init() throws {
    sample = try Sample()
    let board = sample.board
    let founder = sample.founder
    var (file, keys) = try MembersFile.founded(on: board)
    contents = (0..<3).map { number in
      .drawn(
        founder: founder.publicKey,
        year: 2026,
        founderSeed: number == 0 ? founder.seed : nil
      )
    }
    roots = try (0..<3).map { number in
      try Codename("member \(number)").root(on: board, cost: .open)
    }
    codes = try (0..<2).map { number in
      try Codename("code \(number)").root(on: board, cost: .open)
    }
    for (root, content) in zip(roots, contents) {
      file = try file.adding(content, under: root, with: keys)
    }
    for (code, lastDay) in zip(codes, [100, 200] as [UInt64]) {
      let content = RowContent.invitation(founder: founder.publicKey)
      file = try file.adding(content, lastDay: lastDay, under: code, with: keys)
    }
    self.file = file
    self.keys = keys
  }

  func name(_ root: Secret) -> Bytes16 {
    RowKeys(root, on: board).name
  }
}
