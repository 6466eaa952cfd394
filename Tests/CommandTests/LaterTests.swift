// SPDX-License-Identifier: Apache-2.0

import Board
import Foundation
import Sealing
import Session
import Storage
import TestKit
import Testing

@testable import lookout

/// Posts that wait for their hour, and the processes that put them up.
@Suite("Later, by command")
struct LaterTests {
  private let board: CommandBoard

  init() throws {
    board = try CommandBoard()
  }

  /// A member's session of some days ago.
  private func session(_ author: Int, daysAgo days: Int) throws -> Session {
    let host = Session.World.ofThisHost
    let world = Session.World(
      vocabulary: host.vocabulary, tags: host.tags, stones: host.stones,
      codewords: host.codewords, today: { host.today().advanced(by: -days) },
      random: SystemRandomNumberGenerator(), anonymising: host.anonymising)
    return try Session(
      try BoardFolder.open(board.path), codename: try Codename("author \(author)"), world: world)
  }

  private static let opening = Opening(
    kind: .warning, conduct: .situationToAvoid, basis: .firstHand, occasion: "lift",
    when: .thisTerm, advice: ["leave-with-others"])

  @Test("eight processes at once put each of three up exactly once")
  func racing() throws {
    for round in 0..<3 {
      let author = try session(3, daysAgo: 5)
      let threads = try (0..<3).map { number in
        try #require(
          try author.perform(
            .schedule(LaterTests.opening, RawText("Round \(round), number \(number)."))
          ).first?.thread)
      }
      let processes = try (0..<8).map { number in
        try ChildProcess(
          board.program.path,
          arguments: [
            "list", "--json", "--board", board.path, "--codename-file",
            board.codename(of: number),
          ],
          environment: Program.cleanEnvironment)
      }
      for process in processes {
        #expect(try process.finish(timeout: .seconds(60)).status == 0)
      }
      let listed = try board.threads().compactMap { $0["thread"] as? String }
      for thread in threads { #expect(listed.filter { $0 == thread.description }.count == 1) }
      let doctor = try board.run("doctor")
      #expect(doctor.status == 0, "\(doctor.text)")
    }
    let journal = try board.record().values.map { String(decoding: $0, as: UTF8.self) }.joined()
    #expect(journal.components(separatedBy: #""kind":"warning""#).count - 1 == 2 + 9)
  }

  @Test("what waits is listed to its author alone, and stopped by her")
  func stopping() throws {
    let warning = #"""
      {"kind": "warning", "conduct": "unease", "basis": "first-hand", "occasion": "lift",
       "when": "this-term", "advice": ["leave-with-others"], "body": "Take the stairs."}
      """#
    // The first look erases what was taken back while the board was made.
    #expect(try board.run("list", as: 4).status == 0)
    let before = try board.record()
    let made = try board.run("warn", "--file", "-", "--later", "--json", as: 4, input: warning)
    #expect(made.status == 0 && made.errorText.contains("It waits, and goes up by "))
    #expect(try board.record() == before)
    let ids = try JSONSerialization.jsonObject(with: Data(made.output)) as? [String: String]
    let id = try #require(ids?["thread"])
    func waiting(of author: Int) throws -> [[String: Any]] {
      let list = try board.run("later", "list", "--json", as: author)
      #expect(list.status == 0, "\(list.errorText)")
      let json = try JSONSerialization.jsonObject(with: Data(list.output))
      return try #require(json as? [[String: Any]])
    }
    #expect(try waiting(of: 4).map { $0["thread"] as? String } == [id])
    #expect(try waiting(of: 5).isEmpty)
    #expect(try board.run("later", as: 4).text.contains("\(id)  by "))
    #expect(try board.run("later", "stop", id, as: 5).status == 66)
    #expect(try board.run("later", "stop", id, as: 4).status == 0)
    #expect(try waiting(of: 4).isEmpty)
    #expect(try board.run("later", "stop", id, as: 4).status == 66)
    #expect(try board.record() == before)
  }

  @Test("an all-clear is its writer's, and stands in text and JSON")
  func allClear() throws {
    let taxi = try board.reference("taxi")
    #expect(try board.run("all-clear", taxi, as: 1).status == 77)
    #expect(try board.threads().allSatisfy { $0["all_clear"] as? Bool == false })
    #expect(try board.run("all-clear", taxi, as: 0).status == 0)
    #expect(try board.run("show", taxi).text.contains("its writer: it has stopped"))
    #expect(try board.threads().filter { $0["all_clear"] as? Bool == true }.count == 1)
    #expect(try board.run("all-clear", taxi, as: 0).status == 77)
  }

  @Test("line mode lets a new thread go up later once it was heard, and m stops it")
  func lines() throws {
    let question = try board.run(
      "read", as: 7,
      input: ["c 3", "taxi", "Is the late rank lit?", ".", "l", "l", "m", "1", "z", "m", "q"]
        .map { $0 + "\n" }.joined())
    #expect(question.text.contains("It waits, and goes up by "), "\(question.text)")
    #expect(question.text.contains("1. Later: question, "), "\(question.text)")
    #expect(question.text.contains("Stopped. It never goes up"), "\(question.text)")
  }
}
