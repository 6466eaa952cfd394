// SPDX-License-Identifier: Apache-2.0

internal import Bytes
internal import Glibc
internal import Storage
import TestKit
import Testing

/// Whoever may touch the files and means harm, or only bad luck: each ends in an error with a name,
/// at once, and the others go on.
@Suite struct HostileUseTests {
  private func error(_ work: () throws -> Void) -> StorageError? {
    do {
      try work()
      return nil
    } catch {
      return error as? StorageError
    }
  }

  private static let files = [
    "journal/00000001.jsonl", "members.json", "private.jsonl", "board.json", "lock", "unlock",
  ]

  /// A board with all its files.
  private func bench() throws -> Bench {
    let bench = try Bench(.system, ["a", "b"], members: [1])
    _ = try bench.cells().updateCell(.zero) { _ in
      .both(Array("\"aaaaaaaaaa\"".utf8), Array("\"bbbbbbbbbb\"".utf8))
    }
    return bench
  }

  @Test(arguments: files, [S_IFIFO, S_IFLNK, S_IFDIR])
  func aFileThatIsSomethingElseKeepsNobodyWaiting(_ name: String, _ kind: mode_t) throws {
    let bench = try bench()
    let path = "\(bench.path)/\(name)"
    // One that is open already, and one that comes later.
    let store = try bench.store()
    let cells = try bench.cells()
    unlink(path)
    switch kind {
    case S_IFIFO: mkfifo(path, 0o600)
    case S_IFLNK: symlink("/dev/zero", path)
    default: mkdir(path, 0o700)
    }
    let start = ContinuousClock.now
    let opening = error { _ = try bench.store().all() }
    if kind != S_IFDIR { #expect(opening == .notPlain(path: path)) }
    _ = try? store.all()
    _ = try? store.post(["c"])
    _ = try? cells.members { _ in true }
    _ = try? cells.cell(.zero)
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  @Test func theHolderOfTheLockIsNamedByItsProcessAlone() throws {
    let bench = try Bench(.system, ["a"])
    let holder = try BoardFolder.open(bench.path)
    var found: StorageError?
    try holder.holdingLock {
      found = error {
        let store = try bench.store(FileStoreOptions(patience: .milliseconds(50)))
        #expect(try store.all().count == 1, "reading waits for nobody")
        try store.post(["b"])
      }
    }
    #expect(found == .busy(holder: getpid()))
    #expect(try bench.store().post(["b"]) != nil)
  }

  @Test func aBoardByALinkIsTheBoardItLedToWhenItWasOpened() throws {
    let (first, second) = (try Bench(.system, ["a"]), try Bench(.system, ["x"]))
    let folder = try TestKit.TemporaryFolder()
    let link = folder.path(of: "board")
    symlink(first.path, link)
    let store = try FileStore(
      try BoardFolder.open(link), rule: Lines.rule, coarseTime: { Bench.day })
    unlink(link)
    symlink(second.path, link)
    try store.post(["b"])
    #expect(try first.store().all().map(Lines.text) == ["a", "b"])
    #expect(try second.store().all().map(Lines.text) == ["x"])
  }

  @Test func aCopyPutBackByNameIsWrittenToAndNotItsGhost() throws {
    let bench = try Bench(.system, ["a"])
    let store = try bench.store()
    try store.post(["b"])
    let path = "\(bench.path)/journal/00000001.jsonl"
    let copy = try Bench(.system, ["a"])
    rename("\(copy.path)/journal/00000001.jsonl", path)
    #expect(error { _ = try store.post(["c"], after: try store.tip()) } == nil)
    #expect(try bench.store().all().map(Lines.text) == ["a", "c"])
  }

  @Test func clocksThatJumpChangeNothingButTimes() throws {
    let bench = try Bench(.system, ["a"])
    for time in [Int64(0), .max, .min, -1, 1 << 40] {
      let store = try FileStore(
        try BoardFolder.open(bench.path), rule: Lines.rule, coarseTime: { time })
      try store.post(["at \(time)"])
    }
    #expect(try bench.store().all().count == 6)
  }

  @Test func withoutAWatchTheChangesAreSeenByLooking() throws {
    let disk = ForgetfulDisk()
    try BoardFolder.create(
      at: "/board", manifest: [], records: [], rule: Lines.rule, coarseTime: 0, on: disk)
    let (reader, writer) = (try CrashTests.open(disk), try CrashTests.open(disk))
    let tip = try reader.tip()
    #expect(!reader.hasChanged(since: tip))
    try writer.post(["a"])
    #expect(reader.hasChanged(since: tip))
  }
}
