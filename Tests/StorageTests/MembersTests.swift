// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import Storage
internal import StorageProbe
import Testing

/// The members' file and its twin.
@Suite struct MembersTests {
  private static let names = ["members.json", "members.twin.json"]
  private let old = Sample.members(["a", "b"])
  private let new = Sample.members(["a", "c"])

  private func members(_ bench: Bench) throws(StorageError) -> [UInt8]? {
    try bench.cells().members(isWhole: Sample.isWhole)
  }

  private func replace(_ bench: Bench, by content: [UInt8]?) throws(StorageError) -> Bool {
    try bench.cells().replaceMembers(isWhole: Sample.isWhole) { _ in content }
  }

  @Test(arguments: Bench.Sort.allCases)
  func theyAreReplacedWholeWithTheirTwin(_ sort: Bench.Sort) throws {
    let bench = try Bench(sort, ["a"], members: old)
    #expect(try BoardFolder.open(bench.path, on: bench.disk).hasMembers)
    #expect(try members(bench) == old)
    #expect(try !replace(bench, by: nil))
    #expect(try members(bench) == old)
    #expect(try replace(bench, by: new))
    for name in MembersTests.names {
      #expect(bench.content(name) == new)
      #expect(bench.content(name + ".new") == nil)
      #expect(bench.time(name) == Bench.day)
    }
    #expect(bench.time("") == Bench.day)
    #expect(try bench.store().cells.members(isWhole: Sample.isWhole) == new)
    #expect(throws: Never.self) { _ = try BoardFolder.open(bench.path, on: bench.disk) }
  }

  @Test(arguments: Bench.Sort.allCases)
  func anOpenBoardHasNone(_ sort: Bench.Sort) throws {
    let bench = try Bench(sort)
    #expect(try !BoardFolder.open(bench.path, on: bench.disk).hasMembers)
    #expect(try members(bench) == nil)
    #expect(throws: StorageError.misuse(.noMembers)) { try replace(bench, by: new) }
    #expect(bench.content("members.json") == nil)
  }

  @Test func whateverBefallsOneFileTheOtherServes() throws {
    let bench = try Bench(.forgetful, members: old)
    var damages: [[UInt8]] = (0..<old.count).map { Array(old[..<$0]) }
    for offset in old.indices {
      for flip: UInt8 in [0x01, 0x20, 0x80] {
        var bytes = old
        bytes[offset] ^= flip
        damages.append(bytes)
      }
    }
    for (index, name) in MembersTests.names.enumerated() {
      for damage in damages {
        bench.tamper(name) { $0 = damage }
        #expect(try members(bench) == old)
        #expect(bench.content(name) == damage, "reading repairs nothing")
        #expect(try replace(bench, by: old))
        #expect(bench.content(name) == old)
        #expect(bench.content(MembersTests.names[1 - index]) == old)
      }
    }
  }

  @Test func withBothDamagedThePathIsNamed() throws {
    let bench = try Bench(.system, members: old)
    for name in MembersTests.names { bench.tamper(name) { $0[1] ^= 2 } }
    let damaged = StorageError.damagedFile(path: bench.path + "/members.json")
    #expect(throws: damaged) { try members(bench) }
    #expect(throws: damaged) { try replace(bench, by: new) }
    unlink(bench.path + "/members.json")
    #expect(throws: StorageError.damagedFile(path: bench.path + "/members.twin.json")) {
      try members(bench)
    }
    #expect(try BoardFolder.open(bench.path).hasMembers)
  }

  @Test func aLostFileIsMadeAnewFromTheOther() throws {
    for name in MembersTests.names {
      let bench = try Bench(.system, members: old)
      unlink("\(bench.path)/\(name)")
      #expect(try members(bench) == old)
      #expect(try bench.cells().replaceMembers(isWhole: Sample.isWhole) { $0 })
      #expect(bench.content(name) == old)
    }
  }

  @Test func whatIsTooLongIsNotRead() throws {
    let bench = try Bench(.system, members: old)
    truncate(bench.path + "/members.json", BoardFolder.longestMembers + 1)
    let content = try bench.cells().members { content in
      #expect(content.count < 100)
      return Sample.isWhole(content)
    }
    #expect(content == old)
  }

  @Test func whatIsNotWholeIsNotWritten() throws {
    let bench = try Bench(.forgetful, members: old)
    #expect(throws: StorageError.misuse(.badMembers)) { try replace(bench, by: new.dropLast()) }
    for name in MembersTests.names { #expect(bench.content(name) == old) }
  }

  @Test func whatADeadWriterLeftIsRemoved() throws {
    let bench = try Bench(.system, members: old)
    for name in MembersTests.names { bench.tamper(name + ".new") { $0 = [1, 2, 3] } }
    #expect(try replace(bench, by: new))
    for name in MembersTests.names {
      #expect(bench.content(name) == new)
      #expect(bench.content(name + ".new") == nil)
    }
  }

  @Test func membersThatOthersCanReachAreRefused() throws {
    for name in MembersTests.names + ["private.jsonl"] {
      let bench = try Bench(.system, members: old)
      bench.tamper("private.jsonl") { $0 = [] }
      chmod("\(bench.path)/\(name)", 0o640)
      #expect(throws: StorageError.exposed(path: "\(bench.path)/\(name)", mode: 0o640)) {
        try members(bench)
      }
    }
  }

  @Test func changesInsideChangesShareTheLock() throws {
    let bench = try Bench(.system, members: old)
    let folder = try BoardFolder.open(bench.path)
    let store = try FileStore(folder, rule: Lines.rule, coarseTime: { Bench.day })
    let cells = FileCells(folder, options: Sample.options, coarseTime: { Bench.day })
    let hasty = try bench.cells(patience: .milliseconds(5))
    let appended = try store.append(after: try store.tip(), missed: { _ in }) { tip in
      let isReplaced = try? cells.replaceMembers(isWhole: Sample.isWhole) { _ in new }
      let isUpdated = try? store.cells.replaceMembers(isWhole: Sample.isWhole) { $0 }
      #expect(isReplaced == true && isUpdated == true)
      #expect(throws: StorageError.busy(holder: getpid())) {
        _ = try hasty.updateCell(Sample.id(1), Sample.increment)
      }
      #expect(throws: StorageError.busy(holder: getpid())) {
        _ = try hasty.replaceMembers(isWhole: Sample.isWhole) { $0 }
      }
      return Lines.records(["a"], after: tip)
    }
    #expect(appended != nil)
    #expect(try members(bench) == new)
  }
}
