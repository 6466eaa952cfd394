// SPDX-License-Identifier: Apache-2.0

import Bytes
import Sealing
import Testing

/// What somebody achieves who can write the members file, its sum included.
@Suite struct ForgeryTests {
  @Test func everyChangedByteOfARowIsRefused() throws {
    let board = try MembersSample()
    let root = board.roots[0]
    let name = board.name(root)
    let forged = try ForgedFile(board.file)
    let index = try forged.index(of: name)
    let fields: [WritableKeyPath<ForgedFile.Row, [UInt8]>] = [\.pub, \.wrap, \.box]
    for field in fields {
      for octets in flipped(forged.rows[index][keyPath: field]) {
        var changed = forged
        changed.rows[index][keyPath: field] = octets
        let file = try changed.read(on: board.board)
        #expect(throws: SealingError.notAuthentic) { try file.open(root) }
      }
    }
    for field in [\ForgedFile.Row.pub, \.card] {
      for octets in flipped(forged.rows[index][keyPath: field]) {
        var changed = forged
        changed.rows[index][keyPath: field] = octets
        let file = try changed.read(on: board.board)
        #expect(throws: SealingError.notAuthentic) {
          try file.card(of: name, with: board.keys)
        }
        #expect(
          try file.count(with: board.keys) == MemberCount(members: 2, invitations: 2)
        )
      }
    }
    for octets in flipped(name.bytes) {
      var changed = forged
      changed.rows[index].name = octets
      let file = try changed.sorted().read(on: board.board)
      #expect(throws: SealingError.noSuchRow) { try file.open(root) }
      let other = try #require(Bytes16(octets))
      #expect(throws: SealingError.notAuthentic) {
        try file.card(of: other, with: board.keys)
      }
    }
  }

  @Test func everyChangedByteBesideTheRowsIsRefused() throws {
    let board = try MembersSample()
    let (file, keys) = try board.file.rotated(
      removing: [],
      droppingInvitations: false,
      with: board.keys
    )
    let forged = try ForgedFile(file)
    for octets in flipped(forged.checksum) {
      var changed = forged
      changed.checksum = octets
      let file = try changed.read(on: board.board)
      #expect(throws: SealingError.wrongKeyCheck) { try file.open(board.roots[0]) }
      #expect(throws: SealingError.wrongKeyCheck) { try file.count(with: keys) }
    }
    for octets in flipped(forged.past) {
      var changed = forged
      changed.past = octets
      let file = try changed.read(on: board.board)
      #expect(throws: SealingError.notAuthentic) { try file.open(board.roots[0]) }
    }
    for epoch in [0, 2, 3, UInt64.max] {
      var changed = forged
      changed.epoch = epoch
      let file = try changed.read(on: board.board)
      #expect(throws: SealingError.notAuthentic) { try file.open(board.roots[0]) }
      #expect(throws: SealingError.wrongKeyCheck) { try file.count(with: keys) }
    }
  }

  @Test func nothingMovesBetweenRows() throws {
    let board = try MembersSample()
    let forged = try ForgedFile(board.file)
    let mine = try forged.index(of: board.name(board.roots[0]))
    let theirs = try forged.index(of: board.name(board.roots[1]))
    let fields: [WritableKeyPath<ForgedFile.Row, [UInt8]>] = [\.pub, \.card, \.wrap, \.box]
    // Every set of fields but all of them and none: a row is one thing.
    for moved in 1..<(1 << fields.count) - 1 {
      var changed = forged
      for (bit, field) in fields.enumerated() where moved >> bit & 1 == 1 {
        changed.rows[mine][keyPath: field] = forged.rows[theirs][keyPath: field]
      }
      let file = try changed.read(on: board.board)
      if moved & 0b1101 != 0 {
        #expect(throws: SealingError.notAuthentic) { try file.open(board.roots[0]) }
      }
      if moved & 0b0011 != 0 {
        #expect(throws: SealingError.notAuthentic) {
          try file.card(of: board.name(board.roots[0]), with: board.keys)
        }
      }
    }
    // All of them, under my name: still not mine.
    var changed = forged
    changed.rows[mine] = forged.rows[theirs]
    changed.rows[mine].name = forged.rows[mine].name
    let file = try changed.read(on: board.board)
    #expect(throws: SealingError.notAuthentic) { try file.open(board.roots[0]) }
    #expect(throws: SealingError.notAuthentic) {
      try file.card(of: board.name(board.roots[0]), with: board.keys)
    }
  }

  @Test func nothingMovesBetweenEpochs() throws {
    let board = try MembersSample()
    let before = try ForgedFile(board.file)
    let (file, keys) = try board.file.rotated(
      removing: [],
      droppingInvitations: false,
      with: board.keys
    )
    let name = board.name(board.roots[0])
    let after = try ForgedFile(file)
    let index = try after.index(of: name)
    #expect(after.rows[index].box == before.rows[index].box)
    var changed = after
    changed.rows[index].wrap = before.rows[index].wrap
    #expect(throws: SealingError.notAuthentic) {
      try changed.read(on: board.board).open(board.roots[0])
    }
    changed = after
    changed.rows[index].card = before.rows[index].card
    #expect(throws: SealingError.notAuthentic) {
      try changed.read(on: board.board).card(of: name, with: keys)
    }
    changed = after
    changed.past = before.past
    #expect(throws: SealingError.notAuthentic) {
      try changed.read(on: board.board).open(board.roots[0])
    }
  }

  @Test func nothingMovesBetweenBoards() throws {
    let board = try MembersSample()
    let elsewhere = board.sample.identity.random
    let file = try ForgedFile(board.file).read(on: elsewhere)
    let root = try Codename("member 0").root(on: elsewhere, cost: .open)
    #expect(throws: SealingError.noSuchRow) { try file.open(root) }
    #expect(throws: SealingError.noSuchRow) { try file.open(board.roots[0]) }
    #expect(throws: SealingError.wrongKeyCheck) { try file.count(with: board.keys) }
    // With the name that the same codename has there.
    var changed = try ForgedFile(board.file)
    let index = try changed.index(of: board.name(board.roots[0]))
    changed.rows[index].name = RowKeys(board.roots[0], on: elsewhere).name.bytes
    let renamed = try changed.sorted().read(on: elsewhere)
    #expect(throws: SealingError.notAuthentic) { try renamed.open(board.roots[0]) }
  }

  @Test func aPlantedRowGetsNoKeyAndGoes() throws {
    let board = try MembersSample()
    // Somebody without keys makes a board of the same name, and puts its row into this file.
    let root = try Codename("planted").root(on: board.board, cost: .open)
    let own = try MembersFile.founded(on: board.board)
    let content = RowContent.drawn(founder: board.sample.founder.publicKey, year: 2026)
    let planted = try ForgedFile(own.file.adding(content, under: root, with: own.keys)).rows[0]
    var forged = try ForgedFile(board.file)
    forged.rows.append(planted)
    let file = try forged.sorted().read(on: board.board)
    #expect(throws: SealingError.wrongKeyCheck) { try file.open(root) }
    #expect(
      try file.count(with: board.keys) == MemberCount(members: 3, invitations: 2)
    )
    let handle = try #require(content.own?.handle)
    #expect(try file.name(ofHandle: handle, with: board.keys) == nil)
    let rotated = try file.rotated(
      removing: [],
      droppingInvitations: false,
      with: board.keys
    )
    #expect(rotated.file.rows.count == 5)
    #expect(throws: SealingError.noSuchRow) { try rotated.file.open(root) }
    #expect(rotated.file.rows.map(\.name) == board.file.rows.map(\.name))
  }

  @Test func anotherFilesKeysChangeNothing() throws {
    let board = try MembersSample()
    let other = try MembersFile.founded(on: board.board).keys
    let elsewhere = try MembersFile.founded(on: board.sample.identity.random).keys
    for keys in [other, elsewhere, board.keys.advanced()] {
      #expect(throws: SealingError.wrongKeyCheck) { try board.file.count(with: keys) }
      #expect(throws: SealingError.wrongKeyCheck) {
        try board.file.adding(board.contents[0], under: .random(), with: keys)
      }
      #expect(throws: SealingError.wrongKeyCheck) {
        try board.file.rotated(removing: [], droppingInvitations: false, with: keys)
      }
      #expect(throws: SealingError.wrongKeyCheck) {
        try board.file.droppingExpired(on: 1000, with: keys)
      }
    }
  }
}
