// SPDX-License-Identifier: Apache-2.0

internal import Bytes
internal import Glibc
internal import Storage
import Testing

/// What every store keeps, over whichever disk.
@Suite struct StoreConformanceTests {
  static let sorts = Bench.Sort.allCases

  @Test(arguments: sorts) func emptyBoardHasTheGenesisTip(_ sort: Bench.Sort) throws {
    let store = try Bench(sort).store()
    #expect(try store.tip() == Lines.genesis)
    #expect(try store.all().isEmpty)
  }

  @Test(arguments: sorts) func whatWasAppendedReadsBackByteForByte(_ sort: Bench.Sort) throws {
    let bench = try Bench(sort, ["founding"])
    let store = try bench.store()
    let texts = ["one", "", String(repeating: "long", count: 30_000), "four"]
    let records = Lines.records(texts, after: try store.tip())
    let appended = try #require(
      try store.append(after: try store.tip(), missed: { _ in }) { _ in records })
    let read = try bench.store().all()
    #expect(read.map(Lines.text) == ["founding"] + texts)
    #expect(read.dropFirst().map(\.position) == appended.positions)
    #expect(read.last?.chain == appended.tip.chain)
    #expect(try bench.store().tip() == appended.tip)
    for (record, stored) in zip(records, read.dropFirst()) {
      #expect(stored.head == record.head)
      #expect(stored.length == record.encodedLength)
      #expect(stored.epoch == record.epoch)
      #expect(stored.body == (record.body == Record.noBody ? .absent : .present(record.body)))
      #expect(try store.record(at: stored.position) == stored)
    }
  }

  @Test(arguments: sorts) func readingGoesOnFromAnyTipAndStopsWhenTold(_ sort: Bench.Sort) throws {
    let store = try Bench(sort, ["a", "b", "c", "d"]).store()
    var tips = [Lines.genesis]
    for _ in 0..<4 {
      let last = tips[tips.count - 1]
      var seen: [StoredRecord] = []
      tips.append(
        try store.read(after: last, bodies: false) { record in
          seen.append(record)
          return false
        }
      )
      #expect(seen.map(\.number) == [last.number + 1])
      #expect(seen.first?.body == .unread)
    }
    #expect(try store.tip() == tips.last)
  }

  @Test(arguments: sorts) func aForeignTipIsNotBuiltUpon(_ sort: Bench.Sort) throws {
    let store = try Bench(sort, ["a", "b"]).store()
    let tip = try store.tip()
    let wrong = [
      Tip(number: 2, end: tip.end, chain: .zero),
      Tip(number: 1, end: tip.end, chain: tip.chain),
      Tip(number: 2, end: Position(segment: 1, offset: tip.end.offset - 1), chain: tip.chain),
      Tip(number: 3, end: Position(segment: 1, offset: tip.end.offset + 9), chain: tip.chain),
      Tip(number: 2, end: Position(segment: 9, offset: 5), chain: tip.chain),
      Tip(number: 2, end: Position(segment: 0, offset: 0), chain: tip.chain),
      Tip(number: 2, end: Position(segment: 1, offset: .max), chain: tip.chain),
      Tip(number: 0, end: .start, chain: .zero),
    ]
    for foreign in wrong {
      #expect(throws: StorageError.unknownTip, "\(foreign)") {
        try store.post(["c"], after: foreign)
      }
    }
    #expect(try store.all().count == 2)
  }

  @Test(arguments: sorts) func anAppendLearnsWhatItMissed(_ sort: Bench.Sort) throws {
    let bench = try Bench(sort, ["a"])
    let (mine, theirs) = (try bench.store(), try bench.store())
    let known = try mine.tip()
    try theirs.post(["b", "c"])
    var missed: [String] = []
    let appended = try #require(
      try mine.append(after: known, missed: { missed.append(Lines.text($0)) }) { tip in
        #expect(missed == ["b", "c"], "before anything is decided")
        return Lines.records(["d"], after: tip)
      })
    #expect(try theirs.tip() == appended.tip)
    let nothing = try mine.append(after: known, missed: { missed.append(Lines.text($0)) }) { tip in
      #expect(tip == appended.tip)
      return nil
    }
    #expect(nothing == nil && missed == ["b", "c", "b", "c", "d"])
  }

  @Test(arguments: sorts) func aRecordThatWouldNotReadBackIsRefused(_ sort: Bench.Sort) throws {
    let store = try Bench(sort).store()
    func refusal(_ change: (inout Record) -> Void) -> StorageError? {
      do throws(StorageError) {
        _ = try store.append(after: Lines.genesis, missed: { _ in }) { tip in
          var records = Lines.records(["fine", "x"], after: tip)
          change(&records[1])
          return records
        }
        return nil
      } catch {
        return error
      }
    }
    #expect(refusal { $0.number = 3 } == .misuse(.notContinuing(number: 3)))
    #expect(refusal { $0.previous = .zero } == .misuse(.notContinuing(number: 2)))
    #expect(refusal { $0.bodyHash = .zero } == .misuse(.wrongBodyHash(number: 2)))
    #expect(refusal { $0.body = Record.noBody } == .misuse(.wrongBodyHash(number: 2)))
    for head in ["", "12", " {}", "{} ", "{\n}", "{}{}", "\"\u{E9}\"", "{\"a\"}", "[1]", "null"] {
      #expect(
        refusal { $0.head = Array(head.utf8) } == .misuse(.badRecord(number: 2)),
        "\(head)"
      )
    }
    let long = "\"\(String(repeating: "x", count: 1 << 20))\""
    #expect(refusal { $0.head = Array(long.utf8) } == .misuse(.badRecord(number: 2)))
    #expect(try store.all().isEmpty)
  }

  @Test(arguments: sorts) func anErasedBodyLeavesAChainThatVerifies(_ sort: Bench.Sort) throws {
    let bench = try Bench(sort, ["keep", "secret", "", "more"])
    let store = try bench.store()
    let before = try store.all()
    let tip = try store.tip()
    let positions = before.dropFirst().map(\.position)
    try store.erase(positions)
    try store.erase(positions)
    let after = try bench.store().all()
    #expect(after.map(\.body) == [before[0].body, .erased, .absent, .erased])
    #expect(after.map(\.chain) == before.map(\.chain))
    #expect(after.map(\.position) == before.map(\.position))
    #expect(try bench.store().tip() == tip)
    let bodies = String(decoding: bench.content("journal/00000001.jsonl") ?? [], as: UTF8.self)
    #expect(!bodies.contains("{\"r\":\"secret\"}"))
  }

  @Test(arguments: sorts) func nothingButALineIsErased(_ sort: Bench.Sort) throws {
    let bench = try Bench(sort, ["a", "b"])
    let store = try bench.store()
    let before = bench.content("journal/00000001.jsonl") ?? []
    let good = try store.all()[0].position
    for offset in 1...UInt64(before.count) + 1 where before.dropFirst(Int(offset) - 1).first != 10 {
      let bad = Position(segment: 1, offset: offset)
      #expect(throws: StorageError.noRecord(at: bad)) { try store.erase([good, bad]) }
      #expect(throws: StorageError.noRecord(at: bad)) { try store.record(at: bad) }
    }
    for bad in [Position(segment: 2, offset: 0), Position(segment: 0, offset: 0)] {
      #expect(throws: StorageError.noRecord(at: bad)) { try store.erase([good, bad]) }
    }
    #expect(bench.content("journal/00000001.jsonl") == before)
  }

  @Test(arguments: sorts) func aHalfErasedBodyIsCompleted(_ sort: Bench.Sort) throws {
    let bench = try Bench(sort, ["secret", "b"])
    let position = try bench.store().all()[0].position
    bench.tamper("journal/00000001.jsonl") { bytes in
      let start = (bytes.firstIndex(of: 10) ?? 0) - 13
      bytes.replaceSubrange(start..<(start + 6), with: Array("\".....".utf8))
    }
    let store = try bench.store()
    #expect(try store.all().map(\.body)[0] == .damaged)
    try store.erase([position])
    #expect(try store.all().map(\.body)[0] == .erased)
    #expect(try store.all().count == 2)
  }

  @Test(arguments: sorts) func fullSegmentsGetSuccessors(_ sort: Bench.Sort) throws {
    let bench = try Bench(sort)
    let options = FileStoreOptions(segmentLimit: 600)
    let (store, other) = (try bench.store(options), try bench.store(options))
    var texts: [String] = []
    for index in 0..<20 {
      texts.append("line \(index)")
      let appended = try #require(try (index % 3 == 0 ? other : store).post([texts[index]]))
      #expect(try bench.store().tip().chain == appended.tip.chain)
    }
    let records = try store.all()
    #expect(records.map(Lines.text) == texts)
    #expect(Set(records.map(\.position.segment)).count > 4)
    for record in records { #expect(try other.record(at: record.position) == record) }
    try store.erase(records.map(\.position))
    #expect(try other.all().allSatisfy { $0.body == .erased })
    // A stored tip at the end of a segment, and one at the start of the next, say the same.
    for record in records {
      let end = Position(
        segment: record.position.segment,
        offset: record.position.offset + UInt64(record.length)
      )
      let tip = Tip(number: record.number, end: end, chain: record.chain)
      #expect(try store.read(after: tip, bodies: false) { _ in true } == store.tip())
    }
  }

  @Test(arguments: sorts) func aMissingSegmentIsDamage(_ sort: Bench.Sort) throws {
    let bench = try Bench(sort, ["a"])
    bench.tamper("journal/00000003.jsonl") { $0 = [] }
    guard sort == .system else { return }
    let expected = Damage(segment: 2, line: 1, cause: .missingSegment)
    #expect(throws: StorageError.damaged(expected)) { try bench.store().tip() }
  }

  @Test(arguments: sorts) func aTornTailIsPutAsideByTheNextWriter(_ sort: Bench.Sort) throws {
    let tails: [[UInt8]] = [
      Array("{\"n\":3,\"e\"".utf8), [UInt8](repeating: 0, count: 5_000), [0x7B],
      [UInt8](repeating: 0x41, count: 3 << 20),
    ]
    let bench = try Bench(sort, ["a", "b"])
    for (index, tail) in tails.enumerated() {
      let tip = try bench.store().tip()
      bench.tamper("journal/00000001.jsonl") { $0 += tail }
      let store = try bench.store()
      #expect(try store.tip() == tip)
      #expect(try store.append(after: tip, missed: { _ in }) { _ in nil } == nil)
      #expect(store.hasChanged(since: tip))
      let appended = try #require(try store.post(["after \(index)"]))
      let name = "00000001.jsonl.torn" + (index == 0 ? "" : ".\(index + 1)")
      #expect(
        appended.torn == TornTail(segment: 1, name: name, length: UInt64(tail.count))
      )
      #expect(
        bench.content("journal/\(name)")?.prefix(4_096).elementsEqual(tail.prefix(4_096)) == true
      )
      #expect(!store.hasChanged(since: appended.tip))
      #expect(try bench.store().tip() == appended.tip)
    }
    #expect(try bench.store().all().count == 6)
  }

  @Test(arguments: sorts) func filesBearTheCoarseTime(_ sort: Bench.Sort) throws {
    let bench = try Bench(sort, ["a"])
    try bench.store(FileStoreOptions(segmentLimit: 10)).post(["b"])
    try bench.store().erase([.start])
    let names = [
      "board.json", "lock", "journal/00000001.jsonl", "journal/00000002.jsonl", "journal",
    ]
    for name in names { #expect(bench.time(name) == Bench.day, "\(name)") }
  }

  @Test(arguments: sorts) func aHeldLockIsReportedWithItsHolder(_ sort: Bench.Sort) throws {
    let bench = try Bench(sort, ["a"])
    let (holder, other) = (
      try bench.store(), try bench.store(FileStoreOptions(patience: .milliseconds(5)))
    )
    var caught: StorageError?
    _ = try holder.append(after: try holder.tip(), missed: { _ in }) { _ in
      do throws(StorageError) { try other.post(["b"]) } catch { caught = error }
      return nil
    }
    let process: Int32 = sort == .system ? getpid() : 4_711
    #expect(caught == .busy(holder: process))
    #expect(try other.post(["b"]) != nil)
  }

  @Test(arguments: sorts) func readingInsideAnAppendKeepsTheLock(_ sort: Bench.Sort) throws {
    let bench = try Bench(sort, ["a", "b"])
    bench.tamper("journal/00000001.jsonl") { bytes in bytes[bytes.count - 6] ^= 1 }
    let (store, other) = (
      try bench.store(), try bench.store(FileStoreOptions(patience: .milliseconds(5)))
    )
    _ = try store.append(after: try store.tip(), missed: { _ in }) { _ in
      #expect((try? store.all())?.last?.body == .damaged)
      #expect(throws: StorageError.self) { try other.post(["x"]) }
      return nil
    }
  }
}
