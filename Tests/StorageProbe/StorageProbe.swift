// SPDX-License-Identifier: Apache-2.0

internal import Bytes
internal import Glibc
internal import Storage

/// A process that uses a board's storage, to be run in numbers, killed, and timed.
///
///     StorageProbe post BOARD NAME COUNT     posts NAME-1, NAME-2, … and writes each number to
///                                            standard output once it is acknowledged, then the
///                                            longest wait in microseconds as "worst N"
///     StorageProbe cells BOARD NAME COUNT    counts cell 0, which all share, and a cell of its own
///                                            up by COUNT and adds as many rows to the members,
///                                            writing each number once it is acknowledged
///     StorageProbe unlock BOARD 1            takes the turn at unlocking, says so, and waits
///     StorageProbe measure BOARD LINES       makes BOARD, writes and reads LINES lines, prints times
@main
struct StorageProbe {
  static func main() throws {
    let words = CommandLine.arguments
    guard words.count >= 4, let count = Int(words[words.count - 1]) else { exit(64) }
    switch words[1] {
    case "post" where words.count == 5: try post(to: words[2], as: words[3], count)
    case "cells" where words.count == 5: try addUp(cellsOf: words[2], as: words[3], count)
    case "unlock": try takeTurn(at: words[2])
    case "measure": try measure(words[2], lines: count)
    default: exit(64)
    }
  }

  private static func say(_ text: String) {
    let bytes = Array("\(text)\n".utf8)
    _ = write(1, bytes, bytes.count)
  }

  private static func post(to path: String, as name: String, _ count: Int) throws {
    let rule = MixingRule()
    let store = try FileStore(
      try BoardFolder.open(path),
      rule: rule,
      options: FileStoreOptions(segmentLimit: 20_000),
      coarseTime: { 1_700_006_400 }
    )
    var tip = try store.tip()
    var worst: Duration = .zero
    for index in 1...count {
      let start = ContinuousClock.now
      let appended = try store.append(after: tip, missed: { _ in }) { tip in
        rule.records(["\(name)-\(index)"], after: tip)
      }
      worst = max(worst, ContinuousClock.now - start)
      if let appended { tip = appended.tip }
      say("\(index)")
    }
    say("worst \(worst / .microseconds(1))")
  }

  private static func addUp(cellsOf path: String, as name: String, _ count: Int) throws {
    let cells = FileCells(
      try BoardFolder.open(path), options: Sample.options, coarseTime: { 1_700_006_400 })
    guard let own = UInt8(name) else { exit(64) }
    for index in 1...count {
      for id in [0, own] {
        let isWritten = try cells.updateCell(Sample.id(id)) { cell in
          // Whoever could come between reading and writing is given the time to.
          usleep(200)
          return Sample.increment(cell)
        }
        guard isWritten else { exit(1) }
      }
      let isReplaced = try cells.replaceMembers(isWhole: Sample.isWhole) { content in
        usleep(200)
        return Sample.members(Sample.rows(content) + ["\(name)-\(index)"])
      }
      guard isReplaced else { exit(1) }
      say("\(index)")
    }
  }

  private static func takeTurn(at path: String) throws {
    let turn = try BoardFolder.open(path).unlockTurn(patience: .seconds(10))
    let isHeld = turn.isHeld
    turn.held {
      say(isHeld ? "held" : "nothing")
      while true { pause() }
    }
  }

  private static func measure(_ path: String, lines: Int) throws {
    let rule = FreeRule()
    let head = Array("\"\(String(repeating: "h", count: 300))\"".utf8)
    let object = Array(
      "{\"id\":\"\(String(repeating: "i", count: 22))\",\"kind\":\"warning\",\"day\":123,\"list\":[1,2,3],\"text\":\"\(String(repeating: "t", count: 210))\"}"
        .utf8
    )
    let body = Array("\"\(String(repeating: "b", count: 160))\"".utf8)
    func records(_ count: Int, _ head: [UInt8], after tip: Tip) -> [Record] {
      (0..<count).map { index in
        let number = tip.number + UInt64(index) + 1
        return Record(
          number: number,
          epoch: 0,
          previous: .zero,
          head: head,
          bodyHash: rule.bodyHash(body[...]),
          body: body
        )
      }
    }
    for (name, head) in [("sealed", head), ("object", object)] {
      let board = "\(path)-\(name)"
      try BoardFolder.create(at: board, manifest: [], records: [], rule: rule, coarseTime: 0)
      let store = try FileStore(try BoardFolder.open(board), rule: rule, coarseTime: { 0 })
      let clock = ContinuousClock()
      let writing = try clock.measure {
        for _ in 0..<(lines / 1_000) {
          _ = try store.append(after: try store.tip(), missed: { _ in }) { tip in
            records(1_000, head, after: tip)
          }
        }
      }
      report("\(name) write", writing, lines)
      for bodies in [false, true] {
        var seen = 0
        let reading = try clock.measure {
          _ = try store.read(after: .genesis(rule), bodies: bodies) { _ in
            seen += 1
            return true
          }
        }
        report("\(name) read\(bodies ? " with bodies" : "")", reading, seen)
      }
      var tip = try store.tip()
      let posting = try clock.measure {
        for _ in 0..<2_000 {
          if let appended = try store.append(
            after: tip, missed: { _ in }, { tip in records(1, head, after: tip) })
          {
            tip = appended.tip
          }
        }
      }
      report("\(name) post", posting, 2_000)
      let line = records(1, head, after: tip)[0].encodedLength
      report("\(name) floor, write and fdatasync", try floor("\(path)-floor", line, 2_000), 2_000)
    }
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    say("peak memory \(usage.ru_maxrss) KiB")
  }

  /// What the disk itself takes for so many appended lines.
  private static func floor(_ path: String, _ length: Int, _ count: Int) throws -> Duration {
    let bytes = [UInt8](repeating: 0x41, count: length)
    let file = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0o600)
    defer {
      close(file)
      unlink(path)
    }
    return ContinuousClock().measure {
      for _ in 0..<count {
        _ = write(file, bytes, bytes.count)
        fdatasync(file)
      }
    }
  }

  private static func report(_ what: String, _ time: Duration, _ count: Int) {
    let each = time / .nanoseconds(count)
    say("\(what): \(count) in \(time / .milliseconds(1)) ms, \(Int(each)) ns each")
  }
}
