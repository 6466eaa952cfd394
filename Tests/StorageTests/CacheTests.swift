// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import Storage
import TestKit
import Testing

/// Caches: never an error, never a mixture, and never anybody else's file.
@Suite struct CacheTests {
  private func caches(_ bench: Bench) throws -> any CacheStore {
    try bench.store().caches
  }

  @Test(arguments: Bench.Sort.allCases)
  func isReplacedWholeReadInPartAndWrittenInPlace(_ sort: Bench.Sort) throws {
    let bench = try Bench(sort)
    let (left, right) = (try caches(bench), try caches(bench))
    for cache in Cache.allCases {
      #expect(left.content(of: cache, upTo: 100) == nil && left.size(of: cache) == nil)
      #expect(left.read(cache, at: 0, count: 1) == nil)
      #expect(left.replace(cache, with: Array("abcdef".utf8)))
      #expect(right.size(of: cache) == 6)
      #expect(right.read(cache, at: 2, count: 3) == Array("cde".utf8))
      #expect(right.read(cache, at: 4, count: 3) == nil, "past the end")
      #expect(right.content(of: cache, upTo: 5) == nil, "too long")
      #expect(right.add(Array("XY".utf8), to: cache, at: 5))
      #expect(!right.add(Array("XY".utf8), to: cache, at: 8), "a gap")
      #expect(left.content(of: cache, upTo: 7) == Array("abcdeXY".utf8))
      #expect(left.replace(cache, with: []))
      #expect(right.size(of: cache) == 0 && right.content(of: cache, upTo: 0) == [])
      #expect(!left.change(cache, at: 1, count: 1) { _ in [9] }, "nothing there")
      #expect(left.add([1, 2, 3], to: cache, at: 0))
      #expect(right.change(cache, at: 1, count: 2) { $0 == [2, 3] ? [7, 8] : nil })
      #expect(right.change(cache, at: 0, count: 3) { _ in nil })
      #expect(!right.change(cache, at: 0, count: 3) { _ in [1] }, "another length")
      #expect(left.content(of: cache, upTo: 3) == [1, 7, 8])
      #expect(left.cut(cache, to: 4) && right.size(of: cache) == 3)
      #expect(left.cut(cache, to: 2) && right.size(of: cache) == 2)
      #expect(right.remove(cache) && right.remove(cache))
      #expect(left.content(of: cache, upTo: 100) == nil)
      #expect(left.add([1], to: cache, at: 0) && left.content(of: cache, upTo: 1) == [1])
    }
    for name in ["", "/board.bin", "/text.bin"] {
      #expect(bench.time("snapshot\(name)") == Bench.day, "\(name)")
    }
    #expect(bench.time("") == Bench.day)
    // Whoever opens the board with caches in it finds nothing amiss.
    _ = try BoardFolder.open(bench.path, on: bench.disk)
  }

  @Test(arguments: Bench.Sort.allCases)
  func oneRefreshesAndNobodyWaits(_ sort: Bench.Sort) throws {
    let bench = try Bench(sort)
    let (left, right) = (try caches(bench), try caches(bench))
    var turn = left.takeTurn()
    #expect(turn != nil && right.takeTurn() == nil && left.takeTurn() == nil)
    #expect(right.replace(.texts, with: [1]), "the turn is asked for, not enforced")
    turn = nil
    turn = right.takeTurn()
    #expect(turn != nil && left.takeTurn() == nil)
  }

  @Test func whatOthersCanReachIsNotThere() throws {
    let bench = try Bench(.system)
    let kept = try caches(bench)
    #expect(kept.replace(.texts, with: [1]) && kept.replace(.directory, with: [2]))
    let caches = try caches(bench)
    chmod("\(bench.path)/snapshot/text.bin", 0o640)
    #expect(caches.content(of: .texts, upTo: 9) == nil && !caches.add([3], to: .texts, at: 0))
    #expect(caches.content(of: .directory, upTo: 9) == [2])
    unlink("\(bench.path)/snapshot/board.bin")
    symlink("text.bin", "\(bench.path)/snapshot/board.bin")
    #expect(caches.content(of: .directory, upTo: 9) == nil)
    #expect(caches.replace(.directory, with: [4]), "a link is replaced, not followed")
    #expect(caches.content(of: .directory, upTo: 9) == [4])
    unlink("\(bench.path)/snapshot/board.bin")
    mkdir("\(bench.path)/snapshot/board.bin", 0o700)
    #expect(
      caches.content(of: .directory, upTo: 9) == nil && !caches.replace(.directory, with: [5]))
  }

  @Test func aLinkForAFolderIsPassedOver() throws {
    let bench = try Bench(.system)
    let caches = try caches(bench)
    let elsewhere = try TemporaryFolder()
    symlink(elsewhere.path, "\(bench.path)/snapshot")
    #expect(!caches.replace(.texts, with: [1]) && caches.takeTurn() == nil)
    #expect(caches.size(of: .texts) == nil)
  }

  @Test func nothingIsKeptWhereNothingCanBeWritten() throws {
    let disk = ForgetfulDisk()
    try CacheTests.board(on: disk)
    disk.isReadOnly = true
    let caches = try CacheTests.caches(disk)
    #expect(!caches.replace(.directory, with: [1]) && !caches.add([1], to: .texts, at: 0))
    #expect(caches.content(of: .directory, upTo: 9) == nil)
  }

  // MARK: Every operation

  private static func board(on disk: ForgetfulDisk) throws {
    try BoardFolder.create(
      at: "/board", manifest: Array("{}".utf8), records: [], rule: Lines.rule,
      coarseTime: Bench.day, on: disk)
  }

  private static func caches(_ disk: ForgetfulDisk) throws -> FileCaches {
    FileCaches(try BoardFolder.open("/board", on: disk), coarseTime: { Bench.day })
  }

  /// Replaces and adds; tells what was said to be durable.
  private static func run(_ caches: FileCaches) -> (directory: Int, texts: Int) {
    var kept = (directory: 0, texts: 0)
    let turn = caches.takeTurn()
    for round in 1...2 {
      let octets = [UInt8](repeating: UInt8(round), count: 40 * round)
      if caches.replace(.directory, with: octets) { kept.directory = round }
      if caches.add([UInt8(round)], to: .texts, at: UInt64(round - 1)) { kept.texts = round }
    }
    withExtendedLifetime(turn) {}
    return kept
  }

  private static func version(_ octets: [UInt8]?) -> Int? {
    guard let octets else { return 0 }
    guard let first = octets.first, octets == Array(repeating: first, count: 40 * Int(first)) else {
      return nil
    }
    return Int(first)
  }

  @Test(arguments: [false, true])
  func aFullDiskOrAFailureLosesACacheAtMost(_ isFull: Bool) throws {
    var operation = 1
    while true {
      let disk = ForgetfulDisk()
      try CacheTests.board(on: disk)
      let handles = disk.openHandles
      do {
        let caches = try CacheTests.caches(disk)
        let last = disk.operations + operation
        disk.fault = (at: last, isFull ? .shortWrite : .failure(Errno(EIO)))
        let kept = CacheTests.run(caches)
        if disk.operations < last { break }
        let version = CacheTests.version(
          try CacheTests.caches(disk).content(of: .directory, upTo: 1_000))
        #expect(version.map { $0 >= kept.directory } == true, "operation \(operation)")
      }
      #expect(disk.openHandles == handles, "operation \(operation)")
      operation += 1
    }
    #expect(operation > 20)
  }

  @Test func aCrashLeavesTheOldOrTheNew() throws {
    var operation = 1
    var isOver = false
    while !isOver {
      for seed: UInt64 in 1...4 {
        let disk = ForgetfulDisk()
        try CacheTests.board(on: disk)
        let caches = try CacheTests.caches(disk)
        let last = disk.operations + operation
        disk.fault = (at: last, .crash)
        let kept = CacheTests.run(caches)
        isOver = disk.operations < last
        disk.restart(.scattered(seed: seed))
        let after = try CacheTests.caches(disk)
        let version = CacheTests.version(after.content(of: .directory, upTo: 1_000))
        #expect(version.map { $0 >= kept.directory } == true, "operation \(operation)")
        #expect((after.size(of: .texts) ?? 0) >= kept.texts, "operation \(operation)")
        #expect(after.takeTurn() != nil, "operation \(operation)")
      }
      operation += 1
    }
  }
}

extension CacheStore {
  /// The whole of a cache; nil if there is none, or it is longer than `limit`.
  fileprivate func content(of cache: Cache, upTo limit: Int) -> [UInt8]? {
    opened(cache).flatMap { file in
      file.size <= UInt64(limit) ? file.read(at: 0, count: Int(file.size)) : nil
    }
  }
}
