// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import Storage
internal import StorageProbe
import TestKit
import Testing

/// Real processes on one real board.
@Suite(.serialized) struct ProcessTests {
  @Test func twentyWritersLoseAndDoubleNothing() throws {
    let bench = try Bench(.system)
    let writers = try (1...20).map { try ChildProcess(["post", bench.path, "w\($0)", "20"]) }
    for writer in writers {
      while let line = writer.line() {
        guard line.hasPrefix("worst "), let wait = Double(line.dropFirst(6)) else { continue }
        #expect(wait < 5_000_000, "microseconds that a post waited")
      }
      #expect(writer.wait() == 0)
    }
    let texts = try bench.store().all().map(Lines.text)
    #expect(texts.count == 400)
    #expect(Set(texts) == Set((1...20).flatMap { w in (1...20).map { "w\(w)-\($0)" } }))
    for writer in 1...20 {
      let own = texts.filter { $0.hasPrefix("w\(writer)-") }
      #expect(own == (1...20).map { "w\(writer)-\($0)" })
    }
  }

  @Test func eightProcessesLoseNoCellAndNoMember() throws {
    let bench = try Bench(.system, members: Sample.members([]))
    let cells = try bench.cells()
    let counters = try (1...8).map { try ChildProcess(["cells", bench.path, "\($0)", "20"]) }
    var halves = 0
    for counter in counters {
      while counter.line() != nil {
        _ = try cells.members { content in
          let isWhole = Sample.isWhole(content)
          if !isWhole { halves += 1 }
          return isWhole
        }
      }
      #expect(counter.wait() == 0)
    }
    #expect(halves == 0, "members.json itself is whole at every moment")
    let rows = try cells.members(isWhole: Sample.isWhole).map(Sample.rows)
    #expect(rows?.count == 160)
    #expect(Set(rows ?? []) == Set((1...8).flatMap { c in (1...20).map { "\(c)-\($0)" } }))
    #expect(try cells.cellCount() == 9)
    for id: UInt8 in 0...8 {
      let number = try cells.cell(Sample.id(id)).flatMap(Sample.number)
      #expect(number == (id == 0 ? 160 : 20))
    }
  }

  @Test func aTurnAtUnlockingEndsWithItsProcess() throws {
    let bench = try Bench(.system)
    let folder = try BoardFolder.open(bench.path)
    let other = try ChildProcess(["unlock", bench.path, "1"])
    #expect(other.line() == "held")
    #expect(!UnlockTurnTests.isFree(folder))
    #expect(try throwsBusy { _ = try folder.unlockTurn(patience: .milliseconds(30)) } == other.id)
    other.kill()
    other.wait()
    #expect(UnlockTurnTests.isFree(folder))
  }

  private func throwsBusy(_ act: () throws -> Void) throws -> Int32? {
    do {
      try act()
      return nil
    } catch StorageError.busy(let holder) {
      return holder
    }
  }

  @Test func aKilledWriterTakesNothingWithIt() throws {
    var bench = try Bench(.system)
    var acknowledged: Set<String> = []
    var total = 0
    try forEachSeed(getenv("LOOKOUT_SOAK") == nil ? 30 : 500) { seed, random in
      if seed % 5 == 0 {
        total += acknowledged.count
        (bench, acknowledged) = (try Bench(.system), [])
      }
      let writers = try (1...2).map {
        try ChildProcess(["post", bench.path, "s\(seed)w\($0)", "100000"])
      }
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        _ = writers[0].line().map { acknowledged.insert("s\(seed)w1-\($0)") }
      }
      for _ in 0..<Int.random(in: 0...100, using: &random) { sched_yield() }
      for (index, writer) in writers.enumerated() {
        writer.kill()
        while let line = writer.line() { acknowledged.insert("s\(seed)w\(index + 1)-\(line)") }
        writer.wait()
      }
      let texts = try bench.store().all().map(Lines.text)
      #expect(texts.count == Set(texts).count, "seed \(seed)")
      #expect(acknowledged.isSubset(of: texts), "seed \(seed)")
      try bench.store().post(["after \(seed)"])
    }
    #expect(total > 30)
  }
}
