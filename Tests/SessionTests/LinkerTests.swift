// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import Foundation
@testable import Ledger
import Sealing
@testable import Session
import Storage
import TestKit
import Testing

/// KEYS.md's promise on a board that is lived in: nothing on disk links two threads of one author,
/// neither for whoever copies the files nor for a member who can unseal heads and bodies; and what
/// order and comparing copies give away is measured and said.
@Suite("Linking")
struct LinkerTests {
  /// A line of the journal, and who wrote it.
  private struct Line {
    let post: Crowd.Post
    let record: StoredRecord
    let head: LineHead
  }

  @Test("Nothing on disk links two threads of one author, beyond what is printed and explained")
  func linking() throws {
    let crowd = try Crowd()
    let lines = try lines(of: crowd)
    #expect(crowd.posts.count > Crowd.memberCount * Crowd.postsEach)
    #expect(lines.count == crowd.posts.count)
    try expectNoSharedIdentifier(lines, crowd)
    try expectNoBetterThanChance(lines, crowd)
  }

  private func lines(of crowd: Crowd) throws -> [Line] {
    var lines: [Line] = []
    let ledger = crowd.reader.ledger
    _ = try ledger.store.read(after: Tip.genesis(ledger.format.chain), bodies: true) { record in
      if let head = ledger.format.head(of: record), let post = crowd.posts[head.event.id] {
        lines.append(Line(post: post, record: record, head: head))
      }
      return true
    }
    return lines
  }

  // MARK: Identifiers

  /// No six bytes of any value, sealed or unsealed, are in two posts of one author in different
  /// threads; no eight bytes of a post are in the members' rows or the private cells' names.
  private func expectNoSharedIdentifier(_ lines: [Line], _ crowd: Crowd) throws {
    let elsewhere = try valuesElsewhere(crowd.board)
    let known = Set(elsewhere.flatMap { windows(of: $0, length: 8) })
    var byAuthor: [[UInt64: ThreadID]] = Array(repeating: [:], count: Crowd.memberCount)
    for line in lines {
      for value in values(of: line) {
        for window in windows(of: value, length: 6) {
          let first = byAuthor[line.post.author].updateValue(line.post.thread, forKey: window)
          if let first, first != line.post.thread {
            Issue.record("six bytes link \(first) and \(line.post.thread): \(value)")
            return
          }
        }
        if windows(of: value, length: 8).contains(where: known.contains) {
          Issue.record("\(line.post.thread) shares eight bytes with a row: \(value)")
          return
        }
      }
    }
  }

  /// Every value of a line that is no text: as somebody without a codename has it, the sealed values'
  /// first octets, where a nonce or a name would stand; and unsealed, every identifier, key and
  /// signature, but for the thread's own and that of the post which an answer names.
  private func values(of line: Line) -> [[UInt8]] {
    var values = [line.record.previous.bytes, line.record.bodyHash.bytes, line.head.signature]
    values += [line.head.bodyKey, line.head.once?.bytes].compactMap(\.self)
    values.append(line.head.event.id.value.bytes)
    values.append(line.head.event.author.value.bytes)
    values += [line.record.head[...], sealedBody(of: line)].map {
      Base64URL.bytes(from: $0.dropFirst().prefix(48)) ?? []
    }
    return values.filter { $0.contains { $0 != 0 } }
  }

  private func sealedBody(of line: Line) -> ArraySlice<UInt8> {
    if case .present(let octets) = line.record.body { octets[...] } else { [] }
  }

  /// What the other files hold by which a member could be named.
  private func valuesElsewhere(_ board: SealedBoard) throws -> [[UInt8]] {
    try ["members.json", "private.jsonl", "board.json"].flatMap { name in
      let content = Array(try #require(board.file(name)))
      return content.split(separator: UInt8(ascii: "\"")).compactMap { word in
        word.count >= 22 ? Base64URL.bytes(from: word.count % 4 == 1 ? [] : word.prefix(108)) : nil
      }
    }
  }

  private func windows(of value: [UInt8], length: Int) -> [UInt64] {
    guard value.count >= length else { return [] }
    let mask = length == 8 ? UInt64.max : (1 << UInt64(8 * length)) - 1
    var window: UInt64 = 0
    var windows: [UInt64] = []
    windows.reserveCapacity(value.count)
    for index in 0..<value.count {
      window = (window << 8 | UInt64(value[index])) & mask
      if index >= length - 1 { windows.append(window) }
    }
    return windows
  }

  // MARK: Linkers

  /// A rule by which somebody pairs posts of different threads.
  private struct Linker {
    let name: String
    /// Why its advantage is known and accepted; nil where there must be none.
    let explanation: String?
    /// Of each pair, whether it does have one author.
    let pairs: [Bool]
  }

  /// Each linker's hits beside those of pairs drawn at random: none may be better by more than five
  /// standard errors (by chance once in three million), but for those that are explained.
  private func expectNoBetterThanChance(_ lines: [Line], _ crowd: Crowd) throws {
    var random = SeededRandom(seed: 11)
    let far = pairs(of: lines, 200_000, using: &random) { abs($0 - $1) > 100 }
    let chance = share(links(far, lines))
    print("linking: of two posts in different threads, \(percent(chance)) have one author")
    for linker in try linkers(lines, crowd, far) {
      let hits = share(linker.pairs)
      let error =
        (chance * (1 - chance) * (1 / Double(max(1, linker.pairs.count)) + 1 / Double(far.count)))
        .squareRoot()
      print(
        "linking: \(linker.name): \(percent(hits)) of \(linker.pairs.count) pairs,",
        linker.explanation.map { "known: \($0)" } ?? "which is chance")
      #expect(linker.pairs.count >= 100, "\(linker.name): nothing to go by")
      if linker.explanation == nil {
        #expect(hits < chance + 5 * error, "\(linker.name) links authors")
      }
    }
    #expect(!crowd.hasFineTimes, "a file bears more than the day")
  }

  private func linkers(
    _ lines: [Line], _ crowd: Crowd, _ far: [(Int, Int)]
  ) throws -> [Linker] {
    let board = crowd.board.manifest.board
    let rows = try crowd.rowNames()
    func alike<Key: Equatable>(_ name: String, _ key: (Line) throws -> Key) rethrows -> Linker {
      let keys = try lines.map(key)
      let pairs = far.filter { keys[$0.0] == keys[$0.1] }
      return Linker(name: name, explanation: nil, pairs: links(pairs, lines))
    }
    let neighbours = lines.indices.dropLast().map { ($0, $0 + 1) }
      .filter { lines[$0.0].post.thread != lines[$0.1].post.thread }
    return [
      alike("lines of one length") { $0.record.length },
      alike("sealed heads of one length") { $0.record.head.count },
      alike("sealed bodies of one length") { sealedBody(of: $0).count },
      alike("unsealed statements of one length") { $0.head.octets.count },
      alike("keys with one first byte") { $0.head.event.author.value.bytes[0] },
      alike("the row whose name stands nearest the key") { line in
        rows.firstIndex { !$0.lexicographicallyPrecedes(line.head.event.author.value.bytes) }
      },
      alike("tags of the same words") { line in
        let words = TagWords(
          of: line.head.event.author.value, in: line.post.thread.value, on: board, things: 3,
          birds: 2)
        return [words.thing, words.bird]
      },
      Linker(
        name: "neighbours in the journal",
        explanation: "posts stand in the order of arrival until they are published by the hour",
        pairs: links(neighbours, lines)),
      Linker(
        name: "the private cell that changes with a post",
        explanation:
          "a watch on the live host, or a copy after each post, sees which row was active",
        pairs: try crowd.pairsByCell()),
    ]
  }

  private func pairs(
    of lines: [Line], _ count: Int, using random: inout SeededRandom, _ isWanted: (Int, Int) -> Bool
  ) -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    while pairs.count < count {
      let pair = (
        Int.random(in: lines.indices, using: &random), Int.random(in: lines.indices, using: &random)
      )
      if isWanted(pair.0, pair.1), lines[pair.0].post.thread != lines[pair.1].post.thread {
        pairs.append(pair)
      }
    }
    return pairs
  }

  private func links(_ pairs: [(Int, Int)], _ lines: [Line]) -> [Bool] {
    pairs.map { lines[$0.0].post.author == lines[$0.1].post.author }
  }

  private func share(_ pairs: [Bool]) -> Double {
    Double(pairs.count { $0 }) / Double(max(1, pairs.count))
  }

  private func percent(_ share: Double) -> String { "\((share * 10_000).rounded() / 100) %" }
}
