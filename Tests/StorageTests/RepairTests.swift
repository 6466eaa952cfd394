// SPDX-License-Identifier: Apache-2.0

internal import Bytes
internal import Glibc
internal import Storage
internal import StorageProbe
import TestKit
import Testing

/// Mending: after any damage at all the board opens, can be written, has every line that was not
/// touched, says which others are lost, and holds every byte that was taken out.
@Suite struct RepairTests {
  private static let first = "journal/00000001.jsonl"
  private static let second = "journal/00000002.jsonl"
  private static let small = FileStoreOptions(segmentLimit: 700)

  /// Mends, and tells what was done.
  private static func repair(_ bench: Bench) throws(StorageError) -> [Mended] {
    var mended: [Mended] = []
    try bench.store().repair { mended.append($0) }
    return mended
  }

  /// Everything in the journal's folder.
  private static func kept(_ bench: Bench, _ mended: [Mended]) -> [[UInt8]] {
    mended.flatMap { mended -> [String] in
      switch mended {
      case .lines(let lines): lines.keptIn
      case .tail(let torn): [torn.name]
      case .members(_, let name): [name].compactMap(\.self)
      case .cells(_, _, let name), .cellFrame(_, let name): [name]
      }
    }.map { bench.content("journal/\($0)") ?? [] }
  }

  /// Holds the law on a board that was made of `texts` and has been damaged.
  ///
  /// - Returns: how many of the lines were lost.
  @discardableResult
  private static func expectMended(
    _ bench: Bench, _ texts: [String], _ place: String
  ) throws -> Int {
    let mended: [Mended]
    do throws(StorageError) {
      mended = try repair(bench)
    } catch {
      Issue.record("\(error) at \(place)")
      return 0
    }
    #expect(kept(bench, mended).allSatisfy { !$0.isEmpty }, "\(place)")
    let records = try bench.store().all()
    var (lost, number): (Int, UInt64) = (0, 0)
    for record in records {
      #expect(record.number - max(record.lost, 1) == number, "\(place)")
      number = record.number
      lost += Int(record.lost)
      // A line is what was written or is not there: an altered one lacks its text or its number.
      if record.lost == 0, record.number <= texts.count,
        Lines.text(record) != texts[Int(record.number) - 1]
      {
        // Only the very last line has nobody behind it who could tell.
        #expect(record.number == records.last?.number, "\(place)")
      }
    }
    #expect(try repair(bench).isEmpty, "\(place): idempotent")
    try bench.store().post(["after"])
    #expect(try bench.store().all().last.map(Lines.text) == "after", "\(place)")
    return lost
  }

  private static let texts = ["one", "two", "", "four", "five", "six"]

  /// A board of two segments.
  private static func board() throws -> Bench {
    let bench = try Bench(.forgetful, [texts[0]])
    for text in texts.dropFirst() { try bench.store(small).post([text]) }
    #expect(bench.content(second) != nil)
    return bench
  }

  @Test func everyFlippedByteIsMended() throws {
    let bench = try RepairTests.board()
    let originals = [RepairTests.first, RepairTests.second].map { ($0, bench.content($0) ?? []) }
    let isExhaustive = getenv("LOOKOUT_SOAK") != nil
    try forEachSeed(1) { seed, random in
      for (name, original) in originals {
        for offset in original.indices
        where isExhaustive || Int.random(in: 0..<6, using: &random) == 0 {
          for flip: UInt8 in isExhaustive ? [0x01, 0x20, 0x80, original[offset] ^ 0x0A] : [0x01] {
            let place = "byte \(offset) of \(name) ^ \(flip), seed \(seed)"
            for (other, bytes) in originals { bench.tamper(other) { $0 = bytes } }
            bench.tamper(name) { $0[offset] ^= flip }
            let lost = try RepairTests.expectMended(bench, RepairTests.texts, place)
            #expect(lost <= 2, "\(place)")
            // Everything that was taken out together with what stands is at least what there was.
            bench.removeRemains()
          }
        }
      }
    }
  }

  @Test func everyCutIsMended() throws {
    let bench = try RepairTests.board()
    let originals = [RepairTests.first, RepairTests.second].map { ($0, bench.content($0) ?? []) }
    for (name, original) in originals {
      for length in original.indices where length % 7 == 0 || length < 3 {
        for (other, bytes) in originals { bench.tamper(other) { $0 = bytes } }
        bench.tamper(name) { $0 = Array($0.prefix(length)) }
        try RepairTests.expectMended(bench, RepairTests.texts, "\(name) cut at \(length)")
        bench.removeRemains()
      }
    }
  }

  @Test func linesTakenOutDoubledAndExchangedAreMended() throws {
    let bench = try Bench(.forgetful, ["a", "b", "c", "d", "e"])
    let original = bench.content(RepairTests.first) ?? []
    let lines = original.split(separator: 10).map { Array($0) + [10] }
    let rubbish = Array("rubbish\n".utf8)
    let table: [([[UInt8]], [ClosedRange<UInt64>?])] = [
      ([lines[0], lines[2], lines[3]], [2...2]),
      ([lines[0], lines[3], lines[4]], [2...3]),
      ([lines[0], lines[4]], [2...2]),
      ([lines[1], lines[2], lines[3]], [1...1]),
      ([lines[0], rubbish, lines[1], lines[2], lines[3]], [nil]),
      ([lines[0], lines[0], lines[1], lines[2], lines[3]], [nil]),
      ([lines[0], rubbish, lines[2], rubbish], [2...2, 4...4]),
      ([rubbish], [1...1]),
      (
        [lines[0], lines[1], Array(repeating: 0x41, count: (1 << 20) + 9) + [10], lines[3]], [3...3]
      ),
    ]
    for (number, (content, lost)) in table.enumerated() {
      bench.tamper(RepairTests.first) { $0 = content.flatMap(\.self) }
      let mended = try RepairTests.repair(bench)
      let told = mended.map { mended -> ClosedRange<UInt64>? in
        if case .lines(let lines) = mended { lines.lost } else { 0...0 }
      }
      #expect(told == lost, "row \(number)")
      try RepairTests.expectMended(bench, ["a", "b", "c", "d", "e"], "row \(number)")
      bench.removeRemains()
    }
  }

  @Test func aMissingSegmentIsSaidToBeLost() throws {
    let disk = ForgetfulDisk()
    try BoardFolder.create(
      at: "/board", manifest: [], records: [], rule: Lines.rule, coarseTime: Bench.day, on: disk)
    func store(_ limit: UInt64 = 1) throws(StorageError) -> FileStore {
      try FileStore(
        try BoardFolder.open("/board", on: disk), rule: Lines.rule,
        options: FileStoreOptions(segmentLimit: limit), coarseTime: { Bench.day })
    }
    for text in ["a", "b", "c", "d"] { try store().post([text]) }
    let journal = try disk.open("/board/journal", in: nil, for: .folder)
    for name in ["00000002.jsonl", "00000003.jsonl"] { try disk.remove(name, in: journal) }
    var mended: [Mended] = []
    try store().repair { mended.append($0) }
    #expect(
      mended == [
        .lines(MendedLines(segment: 2, line: 1, lost: 2...3, bytes: 0, keptIn: []))
      ])
    let records = try store().all()
    #expect(records.map(\.number) == [1, 3, 4])
    #expect(records.map(\.lost) == [0, 2, 0])
    try store(1 << 20).post(["e"])
    #expect(try store().all().count == 4)
  }

  @Test func anotherBoardsJournalIsLeftAsItIs() throws {
    let bench = try Bench(.forgetful, ["a", "b", "c"])
    // Lines that follow one another, and not from this board's beginning.
    let foreign = Tip(number: 0, end: .start, chain: .zero)
    let content = Lines.octets(["x", "y", "z"], after: foreign)
    bench.tamper(RepairTests.first) { $0 = content }
    #expect(throws: StorageError.beyondRepair(.otherBoard)) { try RepairTests.repair(bench) }
    #expect(bench.content(RepairTests.first) == content)
  }

  @Test func aCrashOrFailureAtAnyOperationLosesNothingMore() throws {
    func damaged() throws -> ForgetfulDisk {
      let disk = ForgetfulDisk()
      var ledger = CrashTests.Ledger()
      try CrashTests.run(disk, &ledger)
      disk.tamper("/board/journal/00000001.jsonl") { bytes in
        bytes[bytes.count / 2] ^= 1
      }
      disk.tamper("/board/journal/00000002.jsonl") { $0 = Array($0.dropLast(5)) }
      disk.restart(.everything)
      return disk
    }
    let whole = try damaged()
    try CrashTests.open(whole).repair { _ in }
    let sound = try CrashTests.open(whole).all().map(\.number)
    let lost = try CrashTests.open(whole).all().map(\.lost)
    #expect(lost.reduce(0, +) > 0)
    var operation = 0
    var isCut = true
    while isCut {
      operation += 1
      for fault in [ForgetfulDisk.Fault.crash, .failure(Errno(ENOSPC)), .failure(Errno(EIO))] {
        let disk = try damaged()
        disk.fault = (operation, fault)
        do {
          try CrashTests.open(disk).repair { _ in }
          isCut = disk.operations >= operation
        } catch {}
        disk.restart(.some(seed: UInt64(operation)))
        try CrashTests.open(disk).repair { _ in }
        let records = try CrashTests.open(disk).all()
        #expect(records.map(\.number) == sound && records.map(\.lost) == lost, "\(operation)")
      }
    }
    #expect(operation > 40)
  }

  @Test func anOpenStoreGoesOnInTheMendedFile() throws {
    let bench = try Bench(.system, ["a", "b", "c"])
    let open = try bench.store()
    let tip = try open.tip()
    try open.post(["d"])
    bench.tamper(RepairTests.first) { $0[$0.count / 3] ^= 1 }
    #expect(try !RepairTests.repair(bench).isEmpty)
    // It holds the file that was replaced: what it wrote there would be gone.
    try open.post(["e"], after: tip)
    #expect(try bench.store().all().last.map(Lines.text) == "e")
    #expect(try bench.store().all().map(\.number).last == 5)
  }

  @Test func whatWasPutAsideGoesAfterThirtyDays() throws {
    let disk = ForgetfulDisk()
    try BoardFolder.create(
      at: "/board", manifest: [], records: Lines.records(["a", "b"], after: Lines.genesis),
      rule: Lines.rule, coarseTime: Bench.day, on: disk)
    disk.tamper("/board/journal/00000001.jsonl") { $0[50] ^= 1 }
    func store(_ day: Int64) throws -> FileStore {
      try FileStore(
        try BoardFolder.open("/board", on: disk), rule: Lines.rule,
        coarseTime: { Bench.day + day * 86_400 })
    }
    try store(0).repair { _ in }
    let name = "/board/journal/00000001.jsonl.damaged"
    try store(29).post(["c"])
    #expect(disk.content(name) != nil)
    try store(30).post(["d"])
    #expect(disk.content(name) == nil)
    #expect(try store(30).all().count == 4)
  }

  @Test func membersAreMadeWholeFromTheirTwin() throws {
    let content = Sample.members(["x", "y"])
    for name in ["members.json", "members.twin.json"] {
      for bytes: [UInt8] in [[], [1, 2, 3], Array(content.dropLast())] {
        let bench = try Bench(.forgetful, members: content)
        bench.tamper(name) { $0 = bytes }
        var mended: [Mended] = []
        try bench.cells().repairMembers(isWhole: Sample.isWhole) { mended.append($0) }
        let keptIn = bytes.isEmpty ? nil : "\(name).damaged"
        #expect(mended == [.members(file: name, keptIn: keptIn)])
        if let keptIn { #expect(bench.content("journal/\(keptIn)") == bytes) }
        #expect(bench.content(name) == content)
        try bench.cells().repairMembers(isWhole: Sample.isWhole) { _ in Issue.record("again") }
      }
    }
    let bench = try Bench(.forgetful, members: content)
    for name in ["members.json", "members.twin.json"] { bench.tamper(name) { $0[0] ^= 1 } }
    #expect(throws: StorageError.damagedFile(path: "/board/members.json")) {
      try bench.cells().repairMembers(isWhole: Sample.isWhole) { _ in }
    }
  }

  @Test func rowsOfCellsAreFoundAgain() throws {
    let bench = try Bench(.forgetful)
    for number: UInt8 in 1...3 {
      for _ in 0..<number { _ = try bench.cells().updateCell(Sample.id(number), Sample.increment) }
    }
    let original = bench.content("private.jsonl") ?? []
    let length = original.count / 3
    func numbers() throws -> [Int?] {
      try (1...3).map { try bench.cells().cell(Sample.id($0)).flatMap(Sample.number) }
    }
    func mend() throws -> [Mended] {
      var mended: [Mended] = []
      try bench.cells().repairCells { mended.append($0) }
      try bench.cells().repairCells { _ in Issue.record("again") }
      return mended
    }
    // A frame: nothing is lost.
    bench.tamper("private.jsonl") { $0[length + 2] ^= 1 }
    #expect(try mend().count == 1)
    #expect(bench.content("private.jsonl") == original)
    // Bytes too many before the second row.
    bench.tamper("private.jsonl") { $0.insert(contentsOf: [65, 66, 67], at: length) }
    #expect(try numbers() != [1, 2, 3])
    #expect(
      try mend() == [
        .cells(offset: UInt64(length), bytes: 3, keptIn: "private.jsonl.damaged.2")
      ])
    #expect(try numbers() == [1, 2, 3])
    // Bytes too few in the first: hers are gone, and nobody else's.
    bench.tamper("private.jsonl") { $0.removeSubrange(10..<20) }
    #expect(try mend().count == 1)
    #expect(try numbers() == [nil, 2, 3])
    try forEachSeed(200) { seed, random in
      bench.tamper("private.jsonl") { bytes in
        bytes = original
        let start = Int.random(in: 0...bytes.count, using: &random)
        let end = min(bytes.count, start + Int.random(in: 0...9, using: &random))
        bytes.replaceSubrange(
          start..<end,
          with: (0..<Int.random(in: 0...9, using: &random)).map { _ in
            UInt8.random(in: 0...255, using: &random)
          })
      }
      _ = try mend()
      #expect(try numbers().count { $0 == nil } <= 2, "seed \(seed)")
      #expect(
        try bench.cells().updateCell(Sample.id(9)) { _ in .both(Sample.half(1), Sample.half(0)) })
      bench.removeRemains()
    }
  }
}
