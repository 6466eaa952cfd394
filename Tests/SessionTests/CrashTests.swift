// SPDX-License-Identifier: Apache-2.0

import Board
import Foundation
import Ledger
@testable import Session
import Storage
import TestKit
import Testing

/// A sealed board on a disk that forgets what was not synchronised, or fails: whatever the moment,
/// it opens again with every word that was acknowledged, none that was ended, and no half of one.
@Suite("Crashes") struct CrashTests {
  /// What a scenario was told had been done, and what it had begun.
  struct Log {
    var standing: Set<String> = []
    var ended: Set<String> = []
    var begun: Set<String> = []
    var hasBegunToLeave = false
    var hasLeft = false
  }

  /// Posts, answers, amends, withdraws, invites, keeps, refreshes caches, leaves, which rotates the
  /// keys, and posts again; stops at an error.
  private func run(_ board: SealedBoard, _ log: inout Log) throws {
    func post(_ text: String, _ act: () throws -> Void) throws {
      log.begun.insert(text)
      try act()
      log.standing.insert(text)
    }
    func end(_ text: String, _ act: () throws -> Void) throws {
      log.standing.remove(text)
      try act()
      log.ended.insert(text)
    }
    let (anna, berta) = (try board.session(1), try board.session(2))
    var thread: ThreadID?
    try post("Keep to the stairs.") { thread = try anna.warn("Keep to the stairs.") }
    guard let thread else { return }
    var reply: EventID?
    try post("So I found.") {
      reply = try berta.perform(.reply(thread, to: nil, RawText("So I found."))).first?.id
    }
    _ = try anna.save()
    try end("Keep to the stairs.") {
      try post("Take the lift.") {
        _ = try anna.perform(.amend(thread, thread.opening, RawText("Take the lift.")))
      }
    }
    try end("So I found.") {
      if let reply { _ = try berta.perform(.withdraw(thread, reply)) }
    }
    _ = try board.session(0).invite(count: 1, isModerator: false)
    while anna.refreshCaches() {}
    log.hasBegunToLeave = true
    try berta.leave()
    log.hasLeft = true
    try post("She is gone.") {
      _ = try anna.perform(.reply(thread, to: nil, RawText("She is gone.")))
    }
    _ = try anna.save()
  }

  /// Every text that a member can read.
  private func texts(_ session: Session) throws -> Set<String> {
    var texts: Set<String> = []
    for row in session.board.threads {
      for message in try session.thread(row.id)?.state.messages ?? [] {
        if let text = message.body.text { texts.insert(text) }
      }
    }
    return texts
  }

  private func check(_ board: SealedBoard, _ log: Log, _ place: String) throws {
    let session: Session
    do {
      session = try board.session(1)
    } catch {
      Issue.record("\(error) at \(place)")
      return
    }
    let readable = try texts(session)
    #expect(log.standing.isSubset(of: readable), "\(place)")
    #expect(readable.isSubset(of: log.begun), "\(place)")
    #expect(readable.isDisjoint(with: log.ended), "\(place)")
    #expect(session.damage == nil, "\(place)")
    if log.hasLeft {
      #expect(throws: SessionError.wrongCodename, "\(place)") { try board.session(2) }
    } else if !log.hasBegunToLeave {
      #expect(throws: Never.self, "\(place)") { try board.session(2) }
    }
    // Life goes on.
    let thread = try session.warn("Afterwards.")
    #expect(try board.session(0).thread(thread) != nil, "\(place)")
    let found = try board.session(0).examine()
    #expect(found.isSound && found.damage == nil, "\(place)")
  }

  /// Runs a part of what could be run: a few moments, or all of them where there is time.
  private func moments(
    _ count: Int, _ random: inout SeededRandom
  ) throws -> [Int] {
    let disk = ForgetfulDisk()
    var log = Log()
    let board = try SealedBoard(on: disk)
    disk.restart(.everything)
    try run(board, &log)
    #expect(log.hasLeft && log.standing.count == 2)
    let all = 1...disk.operations
    if ProcessInfo.processInfo.environment["LOOKOUT_SOAK"] != nil { return Array(all) }
    return (0..<count).compactMap { _ in all.randomElement(using: &random) }
  }

  @Test("at any operation lose nothing that was acknowledged") func crashes() throws {
    try forEachSeed(1) { seed, random in
      for operation in try moments(10, &random) {
        for survival in [
          ForgetfulDisk.Survival.nothing, .some(seed: UInt64(operation)),
          .scattered(seed: UInt64(operation)),
        ] {
          let disk = ForgetfulDisk()
          let board = try SealedBoard(on: disk)
          disk.restart(.everything)
          var log = Log()
          disk.fault = (operation, .crash)
          try? run(board, &log)
          disk.restart(survival)
          try check(board, log, "seed \(seed), operation \(operation), \(survival)")
        }
      }
    }
  }

  @Test("of the disk's own making leave nothing half", arguments: [ENOSPC, EIO, EDQUOT])
  func failures(_ code: Int32) throws {
    try forEachSeed(1) { seed, random in
      for operation in try moments(5, &random) {
        let disk = ForgetfulDisk()
        let board = try SealedBoard(on: disk)
        disk.restart(.everything)
        var log = Log()
        disk.fault = (operation, .failure(Errno(code)))
        try? run(board, &log)
        disk.fault = nil
        try check(board, log, "seed \(seed), operation \(operation), errno \(code)")
      }
    }
  }
}
