// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import Foundation
@testable import Ledger
import Sealing
import Storage
import TestKit
import Testing
import Text

/// The caches: what a board is opened from is never anything but the board.
@Suite("Caches")
struct CacheTests {
  // MARK: The law

  @Test(
    "A board opened from a snapshot at any line is the board folded from the first",
    arguments: TestBoard.Kind.allCases
  )
  func snapshotAndTailEqualFolding(_ kind: TestBoard.Kind) throws {
    try forEachSeed(2) { seed, random in
      let board = try TestBoard(kind, seed: seed)
      let ledgers = [try board.open(), try board.open()]
      var seen: [SeenHead] = []
      for step in 0..<50 {
        let ledger = ledgers[Int.random(in: 0...1, using: &random)]
        let intent = RandomIntents.intent(on: ledger.state, threads: ledger, step, &random)
        let member = (board.members + [board.founder]).randomElement(using: &random)
        do {
          try board.act(intent, by: member ?? board.founder, through: ledger)
        } catch LedgerError.refused {
          continue
        }
        seen.append(ledger.seen)
        if step % 8 == 7 { try board.slip(in: ledger, step, &random) }
        if Int.random(in: 0..<3, using: &random) == 0 {
          ledger.refreshAll(threshold: Bool.random(using: &random) ? 1 : 7)
        }
        guard step % 5 == 0 else { continue }
        let opened = try board.open()
        try board.removeCaches()
        let folded = try board.open()
        #expect(folded.snapshotNumber == nil)
        #expect(opened.state == folded.state, "seed \(seed), step \(step)")
        #expect(opened.seen == folded.seen, "seed \(seed), step \(step)")
        #expect(opened.tangled == folded.tangled && opened.unreadableLines == 0)
        #expect(try opened.bodies() == folded.bodies(), "seed \(seed), step \(step)")
        opened.refreshAll(threshold: 1)
      }
      let last = try board.open()
      last.refreshAll(threshold: 5)
      #expect(try board.open().snapshotNumber != nil, "seed \(seed)")
      for head in seen { #expect(try board.open(seen: head).seen == last.seen, "seed \(seed)") }
    }
  }

  @Test("Nothing is kept for a board that is read in no time")
  func threshold() throws {
    let board = try TestBoard(.open)
    let ledger = try board.open()
    ledger.keepTexts(foundBy: .samples)
    #expect(!ledger.needsCacheRefresh && !ledger.refreshCaches())
    #expect(!FileManager.default.fileExists(atPath: board.path + "/snapshot"))
  }

  // MARK: What the reader has seen

  @Test("A journal that lacks what its reader saw is refused, snapshot or none")
  func seen() throws {
    let board = try TestBoard(.sealed)
    let ledger = try board.open()
    ledger.caching.threshold = 4
    let thread = try board.warn("first", by: board.members[0], through: ledger)
    var heads: [SeenHead] = []
    for number in 0..<12 {
      try board.act(
        .reply(thread, to: nil, RawText("\(number)")), by: board.members[0], through: ledger)
      heads.append(ledger.seen)
    }
    ledger.refreshAll(threshold: 4)
    #expect(ledger.caching.checkpoints.count == 3)
    #expect(try board.open().snapshotNumber == ledger.seen.number)
    for head in heads {
      let opened = try board.open(seen: head)
      #expect(opened.state == ledger.state && opened.snapshotNumber != nil)
      let other = SeenHead(number: head.number, chain: .zero)
      #expect(throws: LedgerError.olderJournal) { _ = try board.open(seen: other) }
    }
    let later = SeenHead(number: ledger.seen.number + 1, chain: ledger.seen.chain)
    #expect(throws: LedgerError.olderJournal) { _ = try board.open(seen: later) }
  }

  @Test("A snapshot of lines that are gone is passed over", arguments: TestBoard.Kind.allCases)
  func olderJournal(_ kind: TestBoard.Kind) throws {
    let board = try TestBoard(kind)
    let ledger = try board.open()
    let thread = try board.warn("first", by: board.members[0], through: ledger)
    let old = try board.journalBytes()
    for number in 0..<6 {
      try board.act(
        .reply(thread, to: nil, RawText("\(number)")), by: board.members[0], through: ledger)
    }
    ledger.refreshAll(threshold: 2)
    try board.replaceJournal(old)
    let opened = try board.open()
    #expect(opened.state.eventCount == 3 && opened.snapshotNumber == nil)
    #expect(try opened.thread(thread)?.messages.count == 1)
    #expect(throws: LedgerError.olderJournal) { _ = try board.open(seen: ledger.seen) }
    // And when others have written on from there.
    for number in 0..<9 {
      try board.act(
        .reply(thread, to: nil, RawText("other \(number)")), by: board.members[1], through: opened)
    }
    let again = try board.open()
    #expect(again.state == opened.state && again.snapshotNumber == nil)
    #expect(throws: LedgerError.olderJournal) { _ = try board.open(seen: ledger.seen) }
    opened.refreshAll(threshold: 2)
    #expect(try board.open().snapshotNumber == opened.seen.number)
    #expect(throws: LedgerError.olderJournal) { _ = try board.open(seen: ledger.seen) }
  }

  // MARK: Bad files

  @Test(
    "Whatever stands in the caches, the board opens as it is", arguments: TestBoard.Kind.allCases)
  func badFiles(_ kind: TestBoard.Kind) throws {
    let (board, other) = (try TestBoard(kind), try TestBoard(kind, seed: 2))
    let ledger = try CacheTests.fill(board)
    _ = try CacheTests.fill(other)
    let (file, texts) = (board.path + "/snapshot/board.bin", board.path + "/snapshot/text.bin")
    let good = try Data(contentsOf: URL(filePath: file))
    #expect(try Data(contentsOf: URL(filePath: texts)).count >= 2 * TextIndex.blockLength)
    func put(_ bytes: Data) throws {
      try bytes.write(to: URL(filePath: file))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    }
    func look(_ what: String, isFresh: Bool = false) throws {
      let opened = try board.open()
      #expect(opened.state == ledger.state, "\(what)")
      #expect((opened.snapshotNumber != nil) == isFresh, "\(what)")
      #expect(opened.unreadableLines == 0 && opened.damage == nil, "\(what)")
    }
    try put(good)
    try look("as it was", isFresh: true)
    let line = try #require(good.firstIndex(of: 10))
    for count in [0, 1, line, line + 1, line + 40, good.count / 2, good.count - 1] {
      try put(good.prefix(count))
      try look("the first \(count) bytes")
    }
    var random = SeededRandom(seed: 1)
    for _ in 0..<20 {
      var bad = good
      let index = Int.random(in: 0..<good.count, using: &random)
      bad[index] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &random)
      try put(bad)
      try look("a bit in byte \(index)")
    }
    let foreign = try Data(contentsOf: URL(filePath: other.path + "/snapshot/board.bin"))
    var newer = good
    newer[5] = UInt8(ascii: "9")
    for (what, bytes) in [
      ("longer", good + [0]), ("twice", good + good), ("nothing but feeds", Data([10, 10, 10])),
      ("newer", newer), ("another's", foreign),
    ] {
      try put(bytes)
      try look(what)
    }
    try FileManager.default.removeItem(atPath: file)
    try FileManager.default.createDirectory(
      atPath: file, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    try look("a folder")
    let opened = try board.open()
    opened.refreshAll(threshold: 1)
    #expect(opened.snapshotNumber == nil, "nothing can be kept, and nobody is told")
    try FileManager.default.removeItem(atPath: file)
    opened.refreshAll(threshold: 1)
    try look("made again", isFresh: true)
  }

  @Test("A cache of texts that is not what was kept finds what it finds, or is not there")
  func badTexts() throws {
    let board = try TestBoard(.sealed)
    let ledger = try CacheTests.fill(board)
    let file = board.path + "/snapshot/text.bin"
    let good = try Data(contentsOf: URL(filePath: file))
    func put(_ bytes: Data) throws {
      try bytes.write(to: URL(filePath: file))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    }
    let words = FoldedWords("marker")
    let texts = try #require(ledger.keptTexts())
    let all = (0..<texts.blockCount).compactMap { texts.places(inBlock: $0, matching: words) }
    #expect(all.count == texts.blockCount && all.joined().count > 10)
    try put(good.dropLast())
    #expect(ledger.keptTexts() == nil, "too short")
    let swapped = Data(good.suffix(TextIndex.blockLength) + good.dropFirst(TextIndex.blockLength))
    for (what, bad) in [("swapped", swapped), ("zeroes", Data(count: good.count))] {
      try put(bad)
      let texts = try #require(ledger.keptTexts(), "\(what)")
      #expect(texts.places(inBlock: 0, matching: words) == nil, "\(what)")
    }
    // Whoever is to erase from a block that cannot be opened drops them all.
    let row = try #require(ledger.state.threads.first)
    let message = try #require(try ledger.thread(row.id)?.messages[1])
    try board.act(.withdraw(row.id, message.id), by: board.members[0], through: ledger)
    #expect(!FileManager.default.fileExists(atPath: file))
    ledger.refreshAll(threshold: 1)
    #expect(ledger.keptTexts() != nil)
  }

  // MARK: Refreshing

  @Test("One ledger refreshes at a time, and the others do not wait")
  func oneAtATime() throws {
    let board = try TestBoard(.open)
    let (left, right) = (try CacheTests.fill(board, isRefreshed: false), try board.open())
    for ledger in [left, right] {
      ledger.keepTexts(foundBy: .samples)
      ledger.caching.threshold = 1
    }
    #expect(left.refreshCaches(lines: 1) && left.refreshCaches(lines: 1))
    #expect(right.needsCacheRefresh && !right.refreshCaches(lines: 1))
    #expect(!right.needsCacheRefresh, "it is being done")
    while left.refreshCaches(lines: 1) {}
    #expect(left.snapshotNumber == left.seen.number && !left.needsCacheRefresh)
    // Whoever was not there to see it finds that it was done.
    let third = try board.open()
    try board.act(.name(RawText("Thrushes")), by: board.founder, through: third)
    third.refreshAll(threshold: 1)
    _ = try right.refresh()
    right.caching.nextAttempt = 0
    #expect(right.needsCacheRefresh && !right.refreshCaches())
    #expect(right.snapshotNumber == third.seen.number)
  }

  @Test("A new key makes a new snapshot, and what was kept under the old one can be read")
  func rotation() throws {
    let board = try TestBoard(.sealed, keys: { EpochKeys.first(on: $0) })
    let old = try #require(board.keys)
    let new = old.advanced()
    func open(_ keys: EpochKeys) throws -> Ledger {
      let folder = try BoardFolder.open(board.path)
      let envelope = SealedEnvelope(board: board.manifest.board, keys: new)
      return try Ledger(
        board.manifest, envelope: SealedEnvelope(board: board.manifest.board, keys: keys),
        renewal: { _, _ in .success(envelope) }
      ) { rule throws(StorageError) in
        try FileStore(folder, rule: rule, coarseTime: { 0 })
      }
    }
    let ledger = try open(old)
    try CacheTests.post(board, through: ledger)
    ledger.refreshAll(threshold: 1)
    #expect(try open(old).snapshotNumber == ledger.seen.number)
    let rotate = Intent.rotate(epoch: new.current, check: new.checksum)
    try board.act(rotate, by: board.members[0], through: ledger)
    #expect(try open(new).snapshotNumber == nil, "who has left knows the key that it is under")
    let blocks = try #require(ledger.caching.mark?.texts?.firsts.count)
    ledger.refreshAll(threshold: 1)
    let opened = try open(new)
    #expect(opened.snapshotNumber == ledger.seen.number)
    #expect(opened.state == ledger.state && opened.state.epoch == 1)
    opened.keepTexts(foundBy: .samples)
    let texts = try #require(opened.keptTexts())
    #expect(texts.blockCount >= blocks)
    let found = (0..<texts.blockCount).compactMap {
      texts.places(inBlock: $0, matching: FoldedWords("marker"))
    }
    #expect(found.count == texts.blockCount)
    try board.act(.name(RawText("Thrushes")), by: board.founder, through: opened)
    let again = try open(new)
    #expect(again.state == opened.state && again.unreadableLines == 0)
  }

  // MARK: Erasing

  /// How many records of the cache of texts hold a word.
  private func count(_ word: String, in board: TestBoard) throws -> Int {
    let ledger = try board.open()
    ledger.keepTexts(foundBy: .samples)
    let texts = try #require(ledger.keptTexts())
    return (0..<texts.blockCount).reduce(0) {
      $0 + (texts.places(inBlock: $1, matching: FoldedWords(word))?.count ?? 0)
    }
  }

  @Test(
    "A text that ends leaves the caches in the same act, whoever ends it",
    arguments: TestBoard.Kind.allCases)
  func erasing(_ kind: TestBoard.Kind) throws {
    let board = try TestBoard(kind)
    let early = try board.open()
    let ledger = try CacheTests.fill(board)
    let thread = try #require(ledger.state.threads.first)
    let messages = try #require(try ledger.thread(thread.id)?.messages)
    let before = try count("marker", in: board)
    #expect(try count("marker3x", in: board) == 1 && count("marker4x", in: board) == 1)
    // By one who opened the board before there was a cache, and by one who was there.
    try board.act(.withdraw(thread.id, messages[3].id), by: board.members[0], through: early)
    #expect(try count("marker3x", in: board) == 0)
    try board.act(
      .amend(thread.id, messages[4].id, RawText("other")), by: board.members[0], through: ledger)
    #expect(try count("marker4x", in: board) == 0)
    #expect(try count("marker", in: board) == before - 2, "and nothing else does")
    // By one who died before erasing: whoever opens the board next does it.
    let dying = try board.open {
      let store = FaultyStore($0)
      store.eraseFault = .readOnly
      store.hasCaches = false
      return store
    }
    #expect(try count("marker5x", in: board) == 1)
    try board.act(.withdraw(thread.id, messages[5].id), by: board.members[0], through: dying)
    #expect(try count("marker5x", in: board) == 0)
  }

  @Test("What somebody added to the texts who died before naming it goes with the next that ends")
  func unnamedBlocks() throws {
    let board = try TestBoard(.open)
    let ledger = try CacheTests.fill(board)
    let texts = board.path + "/snapshot/text.bin"
    let length = try Data(contentsOf: URL(filePath: texts)).count
    let file = try FileHandle(forWritingTo: URL(filePath: texts))
    try file.seekToEnd()
    try file.write(contentsOf: Data(count: 100_000))
    try file.close()
    let row = try #require(ledger.state.threads.first)
    let messages = try #require(try ledger.thread(row.id)?.messages)
    var turn = ledger.store.caches.takeTurn()
    #expect(turn != nil)
    try board.act(.withdraw(row.id, messages[1].id), by: board.members[0], through: ledger)
    #expect(try Data(contentsOf: URL(filePath: texts)).count == length + 100_000, "it is at it")
    turn = nil
    let other = try board.open()
    try board.act(.withdraw(row.id, messages[2].id), by: board.members[0], through: other)
    #expect(try Data(contentsOf: URL(filePath: texts)).count == length)
    #expect(try count("marker2x", in: board) == 0 && count("marker3x", in: board) == 1)
  }

  @Test(
    "A text that ends while the caches are made does not get into them", arguments: [false, true])
  func erasingMeanwhile(isAlone: Bool) throws {
    let board = try TestBoard(.open)
    let (ledger, other) = (try CacheTests.fill(board, isRefreshed: false), try board.open())
    ledger.keepTexts(foundBy: .samples)
    ledger.caching.threshold = 1
    let thread = try #require(ledger.state.threads.first)
    let messages = try #require(try ledger.thread(thread.id)?.messages)
    var step = 0
    while ledger.refreshCaches(lines: 3) {
      step += 1
      if step < 12 {
        // One that is in a block by then, one that is not, and one's own.
        try board.act(
          .withdraw(thread.id, messages[step].id), by: board.members[0],
          through: isAlone || step % 3 == 0 ? ledger : other)
      }
    }
    #expect(step > 12 && ledger.snapshotNumber != nil)
    for number in 1..<12 { #expect(try count("marker\(number)x", in: board) == 0, "\(number)") }
    #expect(try count("marker13x", in: board) == 1)
  }

  @Test("No snapshot is kept while a text that ended cannot be erased")
  func erasingFails() throws {
    let board = try TestBoard(.open)
    _ = try CacheTests.fill(board, isRefreshed: false)
    var faulty: FaultyStore?
    let ledger = try board.open {
      let store = FaultyStore($0)
      faulty = store
      return store
    }
    let thread = try #require(ledger.state.threads.first)
    let message = try #require(try ledger.thread(thread.id)?.messages[2])
    faulty?.eraseFault = .readOnly
    try board.act(.withdraw(thread.id, message.id), by: board.members[0], through: ledger)
    ledger.refreshAll(threshold: 1)
    #expect(ledger.snapshotNumber == nil)
    faulty?.eraseFault = nil
    ledger.refreshAll(threshold: 1)
    #expect(ledger.snapshotNumber != nil)
    let opened = try board.open()
    let place = try #require(try opened.thread(thread.id)?.endedTexts.first)
    #expect(try opened.store.record(at: place.position).body == .erased)
  }

  // MARK: Samples

  /// Posts of which about a dozen fill a block, by the first member.
  static func post(_ board: TestBoard, through ledger: Ledger) throws {
    let thread = try board.warn("marker0", by: board.members[0], through: ledger)
    let filling = String(repeating: "lorem ipsum ", count: 300)
    for number in 1...45 {
      try board.act(
        .reply(thread, to: nil, RawText("marker\(number)x \(filling)")), by: board.members[0],
        through: ledger)
    }
  }

  static func fill(_ board: TestBoard, isRefreshed: Bool = true) throws -> Ledger {
    let ledger = try board.open()
    try post(board, through: ledger)
    if isRefreshed { ledger.refreshAll(threshold: 1) }
    return ledger
  }
}

extension SearchLabels {
  static var samples: SearchLabels {
    SearchLabels(version: Bytes32.digest(of: [1])) { $0.advice.joined(separator: " ") }
  }
}

extension Ledger {
  /// Brings the caches up to date whatever it takes.
  func refreshAll(threshold: UInt64) {
    keepTexts(foundBy: .samples)
    caching.threshold = threshold
    caching.nextAttempt = 0
    while refreshCaches(lines: 7) {}
  }
}

extension TestBoard {
  /// Locks a thread, and writes a reply and a change of it there as a hostile program does.
  fileprivate func slip(in ledger: Ledger, _ step: Int, _ random: inout SeededRandom) throws {
    guard let row = ledger.state.threads.randomElement(using: &random) else { return }
    let lock = Moderation(.lock, row.id, reason: .hostile)
    do {
      try act(.moderate(lock), by: founder, through: ledger)
    } catch LedgerError.refused {
      return
    }
    let reply = EventID(using: &random)
    let author = members[0].actor.tag(row.id)
    for act in [Act.replied(row.id, to: nil), .amended(row.id, reply)] {
      _ = try ledger.refresh()
      let event = Event(
        id: act.replacedText == nil ? reply : EventID(using: &random), day: TestBoard.today,
        author: author, act: act)
      try Forger(self).append(
        .init(
          event: event, text: "slipped in at \(step)", signer: members[0],
          before: ledger.state.row(row.id)?.lastPlace))
    }
    _ = try ledger.refresh()
    #expect(ledger.state.unread.waiting.last?.post == reply)
    #expect(try ledger.bodies()[reply] == .setAside)
  }

  fileprivate func open(seen: SeenHead) throws -> Ledger {
    let folder = try BoardFolder.open(path)
    return try Ledger(manifest, envelope: try envelope(), seen: seen) { rule throws(StorageError) in
      try FileStore(folder, rule: rule, coarseTime: { 0 })
    }
  }

  fileprivate func removeCaches() throws {
    try? FileManager.default.removeItem(atPath: path + "/snapshot")
  }
}
