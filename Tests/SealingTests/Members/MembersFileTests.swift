// SPDX-License-Identifier: Apache-2.0

import Bytes
import Sealing
import TestKit
import Testing

/// The file as a file: its form, and what it opens.
@Suite struct MembersFileTests {
  @Test func opensWhatAnotherImplementationSealed() throws {
    let sample = try Sample()
    let stored = Array((Vectors.membersFile + "\n").utf8)
    let file = try MembersFile(stored, on: sample.board)
    #expect(file.octets == stored)
    let row = try file.open(Secret(try octets(Vectors.openRoot)))
    #expect(hexadecimal(row.name.bytes) == Vectors.rowName)
    #expect(hexadecimal(row.keys.checksum.bytes) == Vectors.keyCheck)
    #expect(row.keys.current == 1)
    #expect(row.content.kind == .member)
    #expect(row.content.founder == sample.founder.publicKey)
    #expect(row.content.founderSeed == nil)
    let handle = try #require(row.content.own?.handle)
    #expect(handle.bytes == Array(UInt8(0xB0)..<0xC0))
    let secrets = try #require(row.content.secrets(on: sample.board))
    #expect(secrets.privateSeal.id == sample.member.privateSeal.id)
    #expect(
      secrets.tagKey(in: sample.thread, year: Vectors.year)?.publicKey
        == sample.member.tagKey(in: sample.thread, year: Vectors.year)?.publicKey
    )
    let card = try file.card(of: row.name, with: row.keys)
    #expect(card.kind == .member)
    #expect(hexadecimal(card.handleHash.bytes) == Vectors.handleHash)
    #expect(RowCard.hash(of: handle, on: sample.board) == card.handleHash)
    #expect(try file.name(ofHandle: handle, with: row.keys) == row.name)
    for (purpose, key) in Vectors.purposeKeys {
      #expect(row.keys.key(for: purpose, of: 1) == (try Secret(octets(key))))
    }
    let code = try Codename(Vectors.invitation).root(on: sample.board, cost: .open)
    let invitation = try file.open(code)
    #expect(invitation.content.kind == .invitation)
    #expect(try file.card(of: invitation.name, with: row.keys).lastDay == 20800)
  }

  @Test func whatIsWrittenIsReadAndOpens() throws {
    let board = try MembersSample()
    let read = try MembersFile(board.file.octets, on: board.board)
    #expect(read == board.file)
    for (root, content) in zip(board.roots, board.contents) {
      let row = try read.open(root)
      #expect(row.content == content)
      #expect(row.keys == board.keys)
      #expect(row.name == board.name(root))
    }
    for code in board.codes {
      let row = try read.open(code)
      #expect(row.content.kind == .invitation)
      #expect(row.content.secrets(on: board.board) == nil)
    }
    #expect(
      try read.count(with: board.keys) == MemberCount(members: 3, invitations: 2)
    )
  }

  @Test func membersAndInvitationsLookTheSame() throws {
    let board = try MembersSample()
    var file = board.file
    let largest = try #require(
      RowContent.drawn(founder: .zero, year: .max - 1, founderSeed: .random())
        .makingModerator().renewed(for: .max)
    )
    file = try file.adding(largest, lastDay: .max, under: .random(), with: board.keys)
    file = try file.rotated(removing: [], droppingInvitations: false, with: board.keys).file
    let text = String(decoding: file.octets, as: UTF8.self)
    let rows = text.split(separator: "{").dropFirst()
    #expect(rows.count == 6)
    #expect(Set(rows.map { $0.split(separator: "}")[0].count }).count == 1)
    #expect(text.last == "\n")
    #expect(text.utf8.dropLast().allSatisfy { (0x20...0x7E).contains($0) })
    for fields in try ForgedFile(file).rows.map({ [$0.name, $0.pub, $0.card, $0.wrap, $0.box] }) {
      #expect(fields.map(\.count) == [16, 32, 53, 80, 540])
    }
  }

  @Test func aWrongCodenameOpensNothing() throws {
    let board = try MembersSample()
    for text in ["member 3", "member", "member 0 0"] {
      let root = try Codename(text).root(on: board.board, cost: .open)
      #expect(throws: SealingError.noSuchRow) { try board.file.open(root) }
    }
    let empty = try MembersFile.founded(on: board.board).file
    #expect(throws: SealingError.noSuchRow) { try empty.open(board.roots[0]) }
  }

  @Test func everyFlippedBitIsNoticed() throws {
    let board = try MembersSample()
    let file = try board.file.removing(board.name(board.roots[2]))
      .removing(board.name(board.codes[0]))
      .removing(board.name(board.codes[1]))
    for octets in flipped(file.octets) {
      #expect(throws: SealingError.self) { try MembersFile(octets, on: board.board) }
    }
    for end in file.octets.indices {
      #expect(throws: SealingError.self) {
        try MembersFile(Array(file.octets[..<end]), on: board.board)
      }
    }
    var changed = file.octets
    changed[100] ^= 1
    #expect(throws: SealingError.wrongSum) { try MembersFile(changed, on: board.board) }
    #expect(throws: SealingError.wrongSum) {
      try MembersFile(file.octets, on: board.sample.identity.random)
    }
  }

  @Test(arguments: ["", "{", "[]", "null", "{}", #"{"v":1}"#, #"{"e":0,"v":1}"#, "member"])
  func whatIsNoMembersFileIsRefused(_ text: String) throws {
    let board = try Sample().board
    for octets in [Array(text.utf8), Array((text + "\n").utf8)] {
      #expect(throws: SealingError.malformed) { try MembersFile(octets, on: board) }
    }
    #expect(throws: SealingError.malformed) {
      try MembersFile(ForgedFile.summed(Array(text.utf8.dropLast()), on: board), on: board)
    }
  }

  @Test func anotherVersionIsNamed() throws {
    let board = try MembersSample()
    var forged = try ForgedFile(board.file)
    forged.version = 2
    #expect(throws: SealingError.otherVersion(2)) { try forged.read(on: board.board) }
    #expect(throws: SealingError.otherVersion(7)) {
      try MembersFile(Array(#"{"v":7,"new":{}}"#.utf8), on: board.board)
    }
    // A flipped bit in the version is damage, not another version.
    var damaged = board.file.octets
    damaged[5] ^= 2
    #expect(throws: SealingError.wrongSum) { try MembersFile(damaged, on: board.board) }
  }

  @Test func rowsAreSortedAndOnceThere() throws {
    let board = try MembersSample()
    let forged = try ForgedFile(board.file)
    #expect(try forged.read(on: board.board) == board.file)
    var swapped = forged
    swapped.rows.swapAt(1, 2)
    #expect(throws: SealingError.wrongOrder) { try swapped.read(on: board.board) }
    var twice = forged
    twice.rows.insert(forged.rows[1], at: 1)
    #expect(throws: SealingError.wrongOrder) { try twice.read(on: board.board) }
    #expect(throws: SealingError.nameTaken) {
      try board.file.adding(board.contents[0], under: board.roots[0], with: board.keys)
    }
  }

  @Test func rowsOfOtherSizesAreRefused() throws {
    let board = try MembersSample()
    let fields: [WritableKeyPath<ForgedFile.Row, [UInt8]>] = [\.name, \.pub, \.card, \.wrap, \.box]
    for field in fields {
      for grows in [true, false] {
        var forged = try ForgedFile(board.file)
        if grows {
          forged.rows[1][keyPath: field].append(0)
        } else {
          forged.rows[1][keyPath: field].removeLast()
        }
        #expect(throws: SealingError.malformed) { try forged.read(on: board.board) }
      }
    }
  }

  @Test func aFileHasOneForm() throws {
    let board = try MembersSample()
    let text = String(decoding: board.file.octets, as: UTF8.self)
    let before = String(try #require(text.split(separator: #","sum""#).first))
    let other = [
      before.replacing(#""rows":["#, with: #""rows": ["#),
      before.replacing(#"{"v":1,"#, with: #"{"v":1,"x":1,"#),
      before.replacing(#""e":0,"#, with: #""e":0,"e":0,"#),
      before.replacing(#""name""#, with: #""n\u0061me""#),
    ]
    for form in other {
      #expect(form != before)
      #expect(throws: SealingError.malformed) {
        try MembersFile(ForgedFile.summed(Array(form.utf8), on: board.board), on: board.board)
      }
    }
    #expect(throws: SealingError.malformed) {
      try MembersFile(board.file.octets + [0x0A], on: board.board)
    }
  }

  @Test func arbitraryBytesNeverTrap() throws {
    let board = try MembersSample()
    forEachSeed(100) { seed, random in
      var octets = board.file.octets.dropLast(54)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let from = Int.random(in: 0...octets.count, using: &random)
        let to = Int.random(in: from...min(octets.count, from + 60), using: &random)
        let filling = (0..<Int.random(in: 0...9, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        }
        octets.replaceSubrange(from..<to, with: filling)
      }
      let summed = ForgedFile.summed(Array(octets), on: board.board)
      guard let file = try? MembersFile(summed, on: board.board) else { return }
      #expect(file.octets == summed, "seed \(seed)")
      for root in board.roots { _ = try? file.open(root) }
    }
  }
}
