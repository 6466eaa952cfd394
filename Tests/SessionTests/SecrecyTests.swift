// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import Foundation
import Ledger
@testable import Sealing
@testable import Session
import Storage
import Synchronization
import TestKit
import Testing

/// What a sealed board's files show to whoever copies them: to a stranger nothing, to a member
/// nothing that is another's alone.
@Suite("Secrecy")
struct SecrecyTests {
  private static let body = "Keep to the stairs, whatever the porter says."
  private static let draft = "Not yet ready to be said."

  /// A board with a warning of member 1's, answered by member 2, and a draft of each.
  private func board() throws -> (board: SealedBoard, thread: ThreadID) {
    let board = try SealedBoard()
    let sessions = try (1...2).map { try board.session($0) }
    let thread = try sessions[0].warn(SecrecyTests.body)
    _ = try sessions[1].reply("So I found.", in: thread)
    for session in sessions {
      var random = SystemRandomNumberGenerator()
      session.keep(
        .keepDraft(
          KeptDraft(
            id: DraftID(using: &random),
            purpose: .new(Opening(kind: .question), isAboutNobody: true),
            text: SecrecyTests.draft, day: session.today, isOpen: true)))
      _ = try session.save()
    }
    return (board, thread)
  }

  @Test("Without a codename no body, name, subject, tag or identifier can be read in any file")
  func strangers() throws {
    let (board, thread) = try board()
    let reader = try board.session(2)
    let reading = try #require(try reader.thread(thread))
    let subject = try #require(reader.board.subjects.first)
    let person = try #require(try reader.person(subject.id))
    var wanted = [
      ("a body", Array(SecrecyTests.body.utf8)), ("a part of one", Array("whatever".utf8)),
      ("a draft", Array(SecrecyTests.draft.utf8)), ("a thread", thread.value.bytes),
      ("the board's name", Array(try reader.name().utf8)), ("a name", Array(person.name.utf8)),
      ("a subject", Array(subject.id.value.utf8)), ("its tag", Array("Basalt".utf8)),
      ("an occasion", Array("\"taxi\"".utf8)), ("advice", Array("go-in-pairs".utf8)),
      ("a key of a head", Array("\"thread\"".utf8)),
    ]
    for message in reading.state.messages {
      wanted.append(("a post", message.id.value.bytes))
      wanted.append(("an author", message.author.value.bytes))
      wanted.append(("a tag", Array(try #require(reading.names[message.author]).utf8)))
    }
    for (name, bytes) in try board.files() {
      for (what, text) in wanted {
        let found = Disguises(of: text, called: what).found(in: bytes)
        #expect(found == nil, "\(name)")
      }
    }
  }

  @Test("One member's secrets open no other's row or private cell, and make none of her keys")
  func members() throws {
    let (board, thread) = try board()
    let id = board.manifest.board
    let file = try MembersFile(Array(try #require(board.file("members.json"))), on: id)
    let root = try SealedBoard.root(1, on: board.manifest)
    let keys = RowKeys(root, on: id)
    let opened = try file.open(root)
    let secrets = try #require(opened.content.secrets(on: id))
    #expect(file.rows.count == 3)
    for row in file.rows {
      let isHers = row.name == opened.name
      let box = try? RowBox.open(row.box, under: keys, publicKey: row.publicKey, on: id)
      #expect((box != nil) == isHers)
      let key = try? row.epochKey(of: file.epoch, by: opened.content.wrapKey, on: id)
      #expect((key != nil) == isHers)
    }

    let cells = try #require(board.file("private.jsonl")).split(separator: UInt8(ascii: "\n"))
    let halves = try cells.flatMap { cell in
      let json = try #require(try JSONSerialization.jsonObject(with: cell) as? [String: String])
      return ["a", "b"].compactMap { json[$0].map { Array("\"\($0)\"".utf8) } }
    }
    #expect(halves.count == 4)
    let readable = halves.filter { half in
      PrivateSeal.Half.allCases.contains {
        (try? secrets.privateSeal.open(half[...], as: $0)) != nil
      }
    }
    #expect(readable.count == 2, "her own cell's two halves")

    let reading = try #require(try board.session(1).thread(thread))
    let signer = board.members[1].signer(on: board.clock.today)
    let authors = reading.state.messages.map(\.author)
    for year in [UInt64(2025), 2026] {
      let tag = try #require(secrets.tagKey(in: thread.value, year: year)).publicKey
      #expect(tag != authors[1].value)
    }
    #expect(throws: SealingError.self) {
      _ = try signer.sign([1], as: authors[1], in: thread)
    }
    _ = try signer.sign([1], as: authors[0], in: thread)
  }

  @Test("Same here from two terminals of one member at the same moment counts once")
  func sameMoment() throws {
    let board = try SealedBoard()
    let (path, today) = (board.path, board.clock.today)
    for round in 0..<5 {
      let author = try board.session(1)
      let thread = try author.warn("Round \(round).")
      let ready = DispatchGroup()
      (0..<2).forEach { _ in ready.enter() }
      let outcomes = Mutex<[SessionError?]>([])
      DispatchQueue.concurrentPerform(iterations: 2) { _ in
        let session = try? Session(
          BoardFolder.open(path), codename: Codename(words: SealedBoard.codename(2)),
          world: SealedBoard.world { today })
        ready.leave()
        ready.wait()
        var outcome: SessionError?
        do {
          _ = try session?.perform(.sameHere(thread, .firstHand))
        } catch {
          outcome = error as? SessionError
        }
        outcomes.withLock { $0.append(outcome) }
      }
      let refusals = outcomes.withLock { $0.compactMap(\.self) }
      #expect(refusals == [.refused(.alreadyCounted)])
      _ = try author.refresh()
      #expect(author.board.row(thread)?.eventCount == 2)
    }
  }
}
