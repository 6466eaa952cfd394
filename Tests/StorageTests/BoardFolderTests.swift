// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import Storage
import Testing

/// What is fit to be opened, on the real disk.
@Suite struct BoardFolderTests {
  private func refusal(_ path: String) -> StorageError? {
    do throws(StorageError) {
      _ = try BoardFolder.open(path)
      return nil
    } catch {
      return error
    }
  }

  @Test func aFreshBoardIsPrivateAndOpens() throws {
    let bench = try Bench(.system, ["a"])
    #expect(try BoardFolder.open(bench.path).manifest == Array("{}".utf8))
    for (name, mode) in [
      ("", 0o700), ("/journal", 0o700), ("/board.json", 0o600), ("/lock", 0o600),
      ("/unlock", 0o600),
      ("/journal/00000001.jsonl", 0o600),
    ] as [(String, UInt32)] {
      var status = stat()
      #expect(stat(bench.path + name, &status) == 0)
      #expect(status.st_mode & 0o7777 == mode, "\(name)")
    }
  }

  @Test func whatIsNoBoardIsRefusedByItsPath() throws {
    let bench = try Bench(.system)
    let path = bench.path
    #expect(refusal(path + "x") == .missing(path: path + "x"))
    #expect(refusal(path + "/lock") == .notABoard(path: path + "/lock"))
    #expect(refusal(path + "/journal") == .notABoard(path: path + "/journal"))
    rename(path + "/journal", path + "/elsewhere")
    #expect(refusal(path) == .notABoard(path: path))
  }

  @Test func whatOthersCanReachIsRefusedByItsPath() throws {
    let names = ["", "/journal", "/board.json", "/lock", "/journal/00000001.jsonl"]
    for (name, mode) in zip(names, [0o710, 0o701, 0o640, 0o604, 0o620] as [UInt32]) {
      let bench = try Bench(.system)
      chmod(bench.path + name, mode)
      #expect(refusal(bench.path) == .exposed(path: bench.path + name, mode: mode))
    }
  }

  @Test func linksAndPipesInsideAreRefused() throws {
    let bench = try Bench(.system)
    let link = bench.path + "/journal/00000002.jsonl"
    symlink("/etc/passwd", link)
    #expect(refusal(bench.path) == .notPlain(path: link))
    unlink(link)
    mkfifo(bench.path + "/members.json", 0o600)
    #expect(refusal(bench.path) == .notPlain(path: bench.path + "/members.json"))
  }

  @Test func thePathToABoardMayBeALink() throws {
    let bench = try Bench(.system)
    symlink(bench.path, bench.path + "-link")
    #expect(refusal(bench.path + "-link") == nil)
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
  func anotherUsersFilesAreRefused() throws {
    let bench = try Bench(.system)
    chown(bench.path + "/lock", 12_345, 0)
    #expect(refusal(bench.path) == .foreignOwner(path: bench.path + "/lock", user: 12_345))
  }

  @Test func creatingReplacesNothing() throws {
    let bench = try Bench(.system, ["a"])
    func creation(_ path: String) -> StorageError? {
      do throws(StorageError) {
        try BoardFolder.create(
          at: path,
          manifest: [],
          records: [],
          rule: Lines.rule,
          coarseTime: 0
        )
        return nil
      } catch {
        return error
      }
    }
    #expect(creation(bench.path) == .alreadyExists(path: bench.path))
    #expect(creation(bench.path + "/lock") == .alreadyExists(path: bench.path + "/lock"))
    symlink("/nowhere", bench.path + "-link")
    #expect(creation(bench.path + "-link") == .alreadyExists(path: bench.path + "-link"))
    #expect(creation("/") == .alreadyExists(path: "/"))
    #expect(creation(".") == .alreadyExists(path: "."))
    let deep = bench.path + "-none/board"
    #expect(creation(deep) == .cannotCreate(path: deep, Errno(ENOENT)))
    let inFile = bench.path + "/lock/board"
    #expect(creation(inFile) == .cannotCreate(path: inFile, Errno(ENOTDIR)))
    #expect(creation("/proc/board") != nil)
    #expect(creation(bench.path + "-other//") == nil)
    #expect(try bench.store().all().count == 1)
  }

  @Test func aLostLockFileIsMadeAnew() throws {
    let bench = try Bench(.system)
    unlink(bench.path + "/lock")
    #expect(try bench.store().post(["a"]) != nil)
    #expect(refusal(bench.path) == nil)
  }

  @Test func changesAreNoticed() throws {
    let bench = try Bench(.system)
    let (reader, writer) = (try bench.store(), try bench.store(FileStoreOptions(segmentLimit: 1)))
    var tip = try reader.tip()
    #expect(!reader.changes.drain())
    for text in ["a", "b", "c"] {
      #expect(!reader.hasChanged(since: tip))
      try writer.post([text])
      var waiting = pollfd(fd: reader.changes.descriptor, events: Int16(POLLIN), revents: 0)
      #expect(poll(&waiting, 1, 1_000) == 1)
      #expect(reader.changes.drain())
      #expect(!reader.changes.drain())
      #expect(reader.hasChanged(since: tip))
      tip = try reader.tip()
    }
  }
}
