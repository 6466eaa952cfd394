// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import Storage
import TestKit
import Testing

/// The law of crashes, over a disk that forgets: whatever the moment the power goes, the board
/// opens again with every acknowledged line, no half one, and nothing erased that came back.
@Suite struct CrashTests {
  /// What a scenario was told had been done, and what it had begun.
  struct Ledger {
    var isCreated = false
    var acknowledged: [String] = []
    var begun: [String] = []
    var erased: Set<String> = []
    var torn = 0
  }

  static let options = FileStoreOptions(segmentLimit: 700)

  /// Makes a board, posts through two stores over several segments, erases; stops at an error.
  static func run(_ disk: ForgetfulDisk, _ ledger: inout Ledger) throws(StorageError) {
    if !ledger.isCreated {
      ledger.begun = ["founding"]
      try BoardFolder.create(
        at: "/board",
        manifest: Array("{}".utf8),
        records: Lines.records(["founding"], after: Lines.genesis),
        rule: Lines.rule,
        coarseTime: Bench.day,
        on: disk
      )
      ledger.isCreated = true
      ledger.acknowledged = ledger.begun
    }
    let stores = [try open(disk), try open(disk)]
    for round in 0..<6 {
      let texts = (0...(round % 3)).map { "\(ledger.begun.count) \(round) \($0)" }
      ledger.begun += texts
      let appended = try stores[round % 2].post(texts)
      if let torn = appended?.torn { ledger.torn += torn.length > 0 ? 1 : 0 }
      ledger.acknowledged += texts
      if round % 3 == 2 {
        let victims = try stores[0].all().filter { $0.number % 4 == 2 }
        try stores[1].erase(victims.map(\.position))
        ledger.erased.formUnion(victims.map(Lines.text))
      }
    }
  }

  static func open(_ disk: ForgetfulDisk) throws(StorageError) -> FileStore {
    try FileStore(
      try BoardFolder.open("/board", on: disk),
      rule: Lines.rule,
      options: options,
      coarseTime: { Bench.day }
    )
  }

  /// Holds the law for what is on the disk now.
  static func check(_ disk: ForgetfulDisk, _ ledger: Ledger, _ place: String) throws {
    guard ledger.isCreated || disk.content("/board/board.json") != nil else {
      #expect(throws: StorageError.missing(path: "/board"), "\(place)") { try open(disk) }
      return
    }
    let records = try open(disk).all()
    let texts = records.map(Lines.text)
    let acknowledged = Set(ledger.acknowledged)
    #expect(texts.filter(acknowledged.contains) == ledger.acknowledged, "\(place)")
    #expect(Set(texts).isSubset(of: ledger.begun), "\(place)")
    #expect(texts.count == Set(texts).count, "\(place)")
    for record in records where ledger.erased.contains(Lines.text(record)) {
      #expect(record.body == .erased, "\(place) \(record.number)")
    }
    // Half an erasing may be found, and erasing again completes it.
    let halves = records.filter { $0.body == .damaged }
    try open(disk).erase(halves.map(\.position))
    #expect(try open(disk).all().allSatisfy { $0.body != .damaged }, "\(place)")
  }

  @Test func aCrashAtAnyOperationLosesNothingAcknowledged() throws {
    let whole = ForgetfulDisk()
    var ledger = Ledger()
    try CrashTests.run(whole, &ledger)
    let operations = whole.operations
    #expect(operations > 200)
    #expect(whole.openHandles == 0)
    var torn = 0
    for operation in 1...operations {
      var endings: [ForgetfulDisk.Survival] = [.nothing]
      while let ending = endings.popLast() {
        let place = "operation \(operation) of \(operations), \(ending)"
        let disk = ForgetfulDisk()
        var ledger = Ledger()
        disk.fault = (operation, .crash)
        try? CrashTests.run(disk, &ledger)
        #expect(disk.hasCrashed, "\(place)")
        if case .nothing = ending, disk.isForgetful {
          endings = [.everything] + (1...8).map { .some(seed: UInt64(operation * 10 + $0)) }
        }
        disk.restart(ending)
        try CrashTests.check(disk, ledger, place)
        // Life goes on, and survives another power cut.
        ledger.isCreated = disk.content("/board/board.json") != nil
        if ledger.isCreated {
          ledger.acknowledged = try CrashTests.open(disk).all().map(Lines.text)
        }
        try CrashTests.run(disk, &ledger)
        torn += ledger.torn
        disk.restart(.nothing)
        try CrashTests.check(disk, ledger, "\(place), later")
      }
    }
    #expect(torn > 10, "tails were torn and put aside")
  }

  @Test(arguments: [EIO, ENOSPC])
  func aFailureAtAnyOperationLeavesNothingHalf(_ code: Int32) throws {
    let whole = ForgetfulDisk()
    var ledger = Ledger()
    try CrashTests.run(whole, &ledger)
    for operation in 1...whole.operations {
      let place = "operation \(operation), errno \(code)"
      let disk = ForgetfulDisk()
      var ledger = Ledger()
      disk.fault = (operation, .failure(Errno(code)))
      do throws(StorageError) {
        try CrashTests.run(disk, &ledger)
      } catch {
        switch error {
        case .misuse, .unknownTip, .damaged, .noRecord: Issue.record("\(error) at \(place)")
        default: break
        }
      }
      try CrashTests.check(disk, ledger, place)
      #expect(disk.openHandles == 0, "\(place)")
      disk.fault = nil
      try CrashTests.run(disk, &ledger)
      try CrashTests.check(disk, ledger, "\(place), later")
    }
  }

  @Test func aDiskThatFillsUpDuringAWriteLeavesNothingHalf() throws {
    var (operation, refusals) = (0, 0)
    while true {
      operation += 1
      let disk = ForgetfulDisk()
      var ledger = Ledger()
      try CrashTests.run(disk, &ledger)
      let before = try CrashTests.open(disk).all()
      disk.restart(.everything)
      disk.fault = (operation, .shortWrite)
      let store = try CrashTests.open(disk)
      do throws(StorageError) {
        let appended = try store.post(["x", "y", "z"])
        #expect(appended?.positions.count == 3)
        if disk.operations < operation { break }
      } catch {
        refusals += 1
        #expect(error == .noSpace)
        #expect(try store.all() == before)
        #expect(try CrashTests.open(disk).tip().number == UInt64(before.count))
      }
    }
    #expect(refusals == 1)
  }

  @Test func aBoardThatCannotBeWrittenCanBeRead() throws {
    var refusals = 0
    for operation in 1...25 {
      let disk = ForgetfulDisk()
      var ledger = Ledger()
      try CrashTests.run(disk, &ledger)
      disk.restart(.everything)
      let store = try CrashTests.open(disk)
      let before = try store.all()
      disk.fault = (disk.operations + operation, .failure(Errno(EROFS)))
      var caught: StorageError?
      do throws(StorageError) { try store.post(["x"]) } catch { caught = error }
      disk.fault = nil
      if caught == .readOnly { refusals += 1 }
      #expect(try CrashTests.open(disk).all().count == before.count + (caught == nil ? 1 : 0))
    }
    #expect(refusals > 0)
  }

  @Test func aFailedCreationLeavesNothingBehind() throws {
    var operation = 0
    while true {
      operation += 1
      let disk = ForgetfulDisk()
      disk.fault = (operation, .failure(Errno(ENOSPC)))
      do throws(StorageError) {
        try BoardFolder.create(
          at: "/board",
          manifest: [1],
          members: [2],
          records: Lines.records(["a"], after: Lines.genesis),
          rule: Lines.rule,
          coarseTime: 0,
          on: disk
        )
        break
      } catch {
        #expect(error == .noSpace, "operation \(operation)")
        #expect(disk.openHandles == 0)
        let root = try disk.open("/", in: nil, for: .folder)
        #expect(try disk.names(in: root).isEmpty, "operation \(operation)")
      }
    }
    #expect(operation > 15)
  }
}
