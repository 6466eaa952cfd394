// SPDX-License-Identifier: Apache-2.0

import Bytes
import Sealing
import Testing

@Suite struct RotationTests {
  private func head(_ envelope: SealedEnvelope, _ place: LinePlace) throws -> [UInt8] {
    try envelope.sealHead(Array(#"{"s":"x"}"#.utf8), at: place)
  }

  @Test func whoStaysReadsEverythingAndWhoGoesNothingNew() throws {
    let board = try MembersSample()
    let before = SealedEnvelope(board: board.board, keys: board.keys)
    let old = board.sample.place(7, epoch: 0)
    let oldHead = try head(before, old)
    let gone = board.roots[1]
    let (file, keys) = try board.file.rotated(
      removing: [board.name(gone)],
      droppingInvitations: false,
      with: board.keys
    )
    let new = board.sample.place(8, epoch: 1)
    let newHead = try head(SealedEnvelope(board: board.board, keys: keys), new)
    for root in [board.roots[0], board.roots[2]] + board.codes {
      let row = try file.open(root)
      #expect(row.keys == keys)
      let envelope = SealedEnvelope(board: board.board, keys: row.keys)
      #expect(envelope.epoch == 1)
      #expect(try envelope.openHead(newHead[...], at: new) == Array(#"{"s":"x"}"#.utf8))
      #expect(try envelope.openHead(oldHead[...], at: old) == Array(#"{"s":"x"}"#.utf8))
    }
    // She still has her row, her wrap pair and the keys that she had.
    #expect(throws: SealingError.noSuchRow) { try file.open(gone) }
    #expect(try before.openHead(oldHead[...], at: old) == Array(#"{"s":"x"}"#.utf8))
    #expect(throws: SealingError.otherEpoch(1)) { try before.openHead(newHead[...], at: new) }
    let guess = SealedEnvelope(board: board.board, keys: board.keys.advanced())
    #expect(throws: SealingError.notAuthentic) { try guess.openHead(newHead[...], at: new) }
    #expect(throws: SealingError.wrongKeyCheck) { try file.count(with: board.keys) }
    let hers = try ForgedFile(board.file)
    let row = hers.rows[try hers.index(of: board.name(gone))]
    for other in try ForgedFile(file).rows {
      var forged = try ForgedFile(file)
      forged.rows.append(row)
      forged.rows[forged.rows.count - 1].wrap = other.wrap
      let opened = try forged.sorted().read(on: board.board)
      #expect(throws: SealingError.notAuthentic) { try opened.open(gone) }
    }
  }

  /// Whoever rotates has her own keys alone; all the others open with what they had.
  @Test func itTakesNobodysSecrets() throws {
    let board = try MembersSample()
    let caller = try board.file.open(board.roots[2])
    var (file, keys) = (board.file, caller.keys)
    for epoch in 1...4 as ClosedRange<UInt64> {
      (file, keys) = try file.rotated(
        removing: [],
        droppingInvitations: false,
        with: keys
      )
      #expect(file.epoch == epoch)
      #expect(file.checksum == keys.checksum)
      #expect(file.checksum == keys.checksum(of: epoch))
      let read = try MembersFile(file.octets, on: board.board)
      for (root, content) in zip(board.roots, board.contents) {
        let row = try read.open(root)
        #expect(row.content == content)
        #expect(row.keys == keys)
        #expect(try read.card(of: row.name, with: keys).kind == .member)
      }
    }
  }

  @Test func invitationsGoOnRequest() throws {
    let board = try MembersSample()
    let rotated = try board.file.rotated(
      removing: [],
      droppingInvitations: true,
      with: board.keys
    )
    #expect(
      try rotated.file.count(with: rotated.keys) == MemberCount(members: 3, invitations: 0)
    )
    #expect(throws: SealingError.noSuchRow) { try rotated.file.open(board.codes[0]) }
  }

  @Test func anInvitationsDayOutlivesARotation() throws {
    let board = try MembersSample()
    let rotated = try board.file.rotated(
      removing: [],
      droppingInvitations: false,
      with: board.keys
    )
    let days = try board.codes.map {
      try rotated.file.card(of: board.name($0), with: rotated.keys).lastDay
    }
    #expect(days == [100, 200])
  }

  @Test(arguments: [(99, 2), (100, 2), (101, 1), (200, 1), (201, 0)] as [(UInt64, Int)])
  func expiredInvitationsGo(_ today: UInt64, _ left: Int) throws {
    let board = try MembersSample()
    let file = try board.file.droppingExpired(on: today, with: board.keys)
    #expect(
      try file.count(with: board.keys) == MemberCount(members: 3, invitations: left)
    )
    #expect(try file.open(board.roots[0]).content == board.contents[0])
  }

  @Test func twoModeratorsFindTheRowOfAHandle() throws {
    let board = try MembersSample()
    for (root, content) in zip(board.roots, board.contents) {
      let handle = try #require(content.own?.handle)
      #expect(try board.file.name(ofHandle: handle, with: board.keys) == board.name(root))
    }
    #expect(try board.file.name(ofHandle: .zero, with: board.keys) == nil)
  }
}
