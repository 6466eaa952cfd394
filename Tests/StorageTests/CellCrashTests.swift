// SPDX-License-Identifier: Apache-2.0

internal import Bytes
internal import Glibc
internal import Storage
internal import StorageProbe
import TestKit
import Testing

/// The law of crashes for members and cells: whatever the moment the power goes, the members are
/// the old or the new, and of every cell one half is whole and holds what was last acknowledged.
@Suite struct CellCrashTests {
  /// What a scenario was told had been done, and what it had begun.
  struct Ledger {
    var isCreated = false
    var members = 0
    var begunMembers = 0
    /// By the cell's number; a cell that is not acknowledged has 0.
    var cells: [UInt8: Int] = [:]
    var begunCells: [UInt8: Int] = [:]
    /// The cell that is being removed or was.
    var removing: Set<UInt8> = []
    var removed: Set<UInt8> = []
  }

  private static func members(_ version: Int) -> [UInt8] {
    Sample.members((0...version).map { "version \($0)" })
  }

  private static func open(_ disk: ForgetfulDisk) throws(StorageError) -> FileCells {
    FileCells(
      try BoardFolder.open("/board", on: disk),
      options: Sample.options,
      coarseTime: { Bench.day }
    )
  }

  /// Makes a board, replaces its members, counts cells up and removes one; stops at an error.
  private static func run(_ disk: ForgetfulDisk, _ ledger: inout Ledger) throws(StorageError) {
    if !ledger.isCreated {
      try BoardFolder.create(
        at: "/board",
        manifest: Array("{}".utf8),
        members: members(0),
        records: [],
        rule: Lines.rule,
        coarseTime: Bench.day,
        on: disk
      )
      ledger.isCreated = true
    }
    let cells = [try open(disk), try open(disk)]
    for round in 0..<3 {
      ledger.begunMembers += 1
      let (version, known) = (ledger.begunMembers, ledger.members)
      let isReplaced = try cells[round % 2].replaceMembers(isWhole: Sample.isWhole) { current in
        #expect(current == members(known))
        return members(version)
      }
      #expect(isReplaced)
      ledger.members = version
      for id: UInt8 in 1...3 where !ledger.removing.contains(id) {
        let next = (ledger.cells[id] ?? 0) + 1
        ledger.begunCells[id] = next
        _ = try cells[round / 2].updateCell(Sample.id(id)) { current in
          #expect((current.flatMap(Sample.number) ?? 0) == next - 1)
          guard let current, round == 2 else { return Sample.increment(current) }
          let half = Sample.half(next)
          return .both(half, half, first: Sample.isOlderA(current) ? .a : .b)
        }
        ledger.cells[id] = next
      }
      if round == 1, !ledger.removed.contains(2) {
        ledger.removing.insert(2)
        _ = try cells[0].removeCell(
          Sample.id(2),
          leaving: Sample.id(99),
          Cell(a: Sample.half(0), b: Sample.half(0))
        )
        ledger.removed.insert(2)
      }
    }
  }

  /// Holds the law for what is on the disk now, and takes note of which of the two it was.
  private static func check(
    _ disk: ForgetfulDisk,
    _ ledger: inout Ledger,
    _ place: String
  ) throws {
    ledger.isCreated = ledger.isCreated || disk.content("/board/board.json") != nil
    guard ledger.isCreated else {
      #expect(throws: StorageError.missing(path: "/board"), "\(place)") { try open(disk) }
      return
    }
    #expect(try BoardFolder.open("/board", on: disk).hasMembers)
    let cells = try open(disk)
    let found = try cells.members(isWhole: Sample.isWhole)
    let versions = [ledger.begunMembers, ledger.members]
    guard let version = versions.first(where: { found == members($0) }) else {
      Issue.record("members that nobody wrote, \(place)")
      return
    }
    (ledger.members, ledger.begunMembers) = (version, version)
    for id: UInt8 in 1...3 {
      let cell = try cells.cell(Sample.id(id))
      if ledger.removed.contains(id) { #expect(cell == nil, "\(place)") }
      if ledger.removing.contains(id) { continue }
      let number = cell.flatMap(Sample.number) ?? 0
      #expect(number == ledger.cells[id] ?? 0 || number == ledger.begunCells[id], "\(place)")
      (ledger.cells[id], ledger.begunCells[id]) = (number, number)
    }
  }

  @Test func aCrashAtAnyOperationLeavesTheOldOrTheNew() throws {
    let whole = ForgetfulDisk()
    var ledger = Ledger()
    try CellCrashTests.run(whole, &ledger)
    let operations = whole.operations
    #expect(operations > 200)
    #expect(whole.openHandles == 0)
    for operation in 1...operations {
      var endings: [ForgetfulDisk.Survival] = [.nothing]
      while let ending = endings.popLast() {
        let place = "operation \(operation) of \(operations), \(ending)"
        let disk = ForgetfulDisk()
        var ledger = Ledger()
        disk.fault = (operation, .crash)
        try? CellCrashTests.run(disk, &ledger)
        #expect(disk.hasCrashed, "\(place)")
        if case .nothing = ending, disk.isForgetful {
          endings = (1...3).flatMap { number -> [ForgetfulDisk.Survival] in
            let seed = UInt64(operation * 10 + number)
            return [.some(seed: seed), .scattered(seed: seed)]
          }
          endings.append(.everything)
        }
        disk.restart(ending)
        try CellCrashTests.check(disk, &ledger, place)
        // Life goes on, and survives another power cut.
        try CellCrashTests.run(disk, &ledger)
        disk.restart(.nothing)
        try CellCrashTests.check(disk, &ledger, "\(place), later")
        #expect(ledger.removed == [2])
        for name in ["members.json", "members.twin.json"] {
          #expect(disk.content("/board/\(name)") == CellCrashTests.members(ledger.members))
          #expect(disk.content("/board/\(name).new") == nil, "\(place)")
        }
      }
    }
  }

  @Test(arguments: [EIO, ENOSPC])
  func aFailureAtAnyOperationLeavesTheOldOrTheNew(_ code: Int32) throws {
    let whole = ForgetfulDisk()
    var ledger = Ledger()
    try CellCrashTests.run(whole, &ledger)
    for operation in 1...whole.operations {
      let place = "operation \(operation), errno \(code)"
      let disk = ForgetfulDisk()
      var ledger = Ledger()
      disk.fault = (operation, .failure(Errno(code)))
      do throws(StorageError) {
        try CellCrashTests.run(disk, &ledger)
      } catch {
        switch error {
        case .misuse, .damagedFile: Issue.record("\(error) at \(place)")
        default: break
        }
      }
      disk.fault = nil
      #expect(disk.openHandles == 0, "\(place)")
      try CellCrashTests.check(disk, &ledger, place)
      try CellCrashTests.run(disk, &ledger)
      try CellCrashTests.check(disk, &ledger, "\(place), later")
    }
  }

  /// What is done when the disk fills up.
  enum Act: CaseIterable, Sendable {
    case replacing, updating, appending

    func perform(on cells: FileCells) throws(StorageError) -> Bool {
      switch self {
      case .replacing:
        try cells.replaceMembers(isWhole: Sample.isWhole) { _ in CellCrashTests.members(1_000) }
      case .updating: try cells.updateCell(Sample.id(1), Sample.increment)
      case .appending: try cells.updateCell(Sample.id(9), Sample.increment)
      }
    }
  }

  @Test(arguments: Act.allCases) func aDiskThatFillsUpLeavesTheOld(_ act: Act) throws {
    var (operation, refusals) = (0, 0)
    while true {
      operation += 1
      let disk = ForgetfulDisk()
      var ledger = Ledger()
      try CellCrashTests.run(disk, &ledger)
      disk.restart(.everything)
      disk.fault = (operation, .shortWrite)
      let cells = try CellCrashTests.open(disk)
      do throws(StorageError) {
        #expect(try act.perform(on: cells))
        if disk.operations < operation { break }
      } catch {
        refusals += 1
        #expect(error == .noSpace)
        #expect(disk.content("/board/members.json.new") == nil)
        #expect(disk.content("/board/members.twin.json.new") == nil)
        #expect(try cells.cell(Sample.id(9)) == nil)
        #expect(disk.content("/board/private.jsonl")?.count == 3 * (42 + 2 * Sample.half))
        try CellCrashTests.check(disk, &ledger, "\(act), operation \(operation)")
      }
    }
    #expect(refusals == (act == .replacing ? 2 : 1))
  }
}
