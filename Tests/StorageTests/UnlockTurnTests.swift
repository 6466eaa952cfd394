// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import Storage
import TestKit
import Testing

/// Taking turns at unlocking, within one process; see ProcessTests for its death.
@Suite struct UnlockTurnTests {
  /// Whether the turn can be had at once.
  static func isFree(_ folder: BoardFolder) -> Bool {
    let turn = folder.tryUnlockTurn()
    return turn != nil
  }

  @Test func oneHasTheTurnUntilItGoes() throws {
    let bench = try Bench(.system)
    let folders = [try BoardFolder.open(bench.path), try BoardFolder.open(bench.path)]
    do {
      let turn = try folders[0].unlockTurn(patience: .zero)
      let isHeld = turn.isHeld
      #expect(isHeld)
      #expect(!UnlockTurnTests.isFree(folders[1]))
      #expect(throws: StorageError.busy(holder: getpid())) {
        _ = try folders[1].unlockTurn(patience: .milliseconds(20))
      }
      #expect(try bench.store().post(["a"]) != nil, "writers need not wait")
      turn.held {}
    }
    #expect(UnlockTurnTests.isFree(folders[1]))
  }

  @Test func aLostFileIsMadeAnewAndTellsNoTime() throws {
    let bench = try Bench(.system)
    unlink(bench.path + "/unlock")
    let folder = try BoardFolder.open(bench.path)
    let turn = try folder.unlockTurn(patience: .zero)
    let isHeld = turn.isHeld
    #expect(isHeld)
    #expect(bench.time("unlock") == 0)
    #expect(bench.time("") == 0)
    #expect(throws: Never.self) { _ = try BoardFolder.open(bench.path) }
    turn.held {}
  }

  @Test(arguments: [true, false])
  func aBoardThatCannotBeWrittenRefusesNobody(_ hasFile: Bool) throws {
    let disk = ForgetfulDisk()
    try BoardFolder.create(
      at: "/board",
      manifest: [],
      records: [],
      rule: Lines.rule,
      coarseTime: 0,
      on: disk
    )
    if !hasFile {
      let top = try disk.open("/board", in: nil, for: .folder)
      try disk.remove("unlock", in: top)
    }
    disk.isReadOnly = true
    let folder = try BoardFolder.open("/board", on: disk)
    let turn = try folder.unlockTurn(patience: .zero)
    let isHeld = turn.isHeld
    #expect(isHeld == hasFile)
    #expect(UnlockTurnTests.isFree(folder) != hasFile)
    turn.held {}
  }
}
