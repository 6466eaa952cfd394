// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// Many processes on one board, and processes that die.
///
/// One after another, since each takes the whole machine.
@Suite("Many processes", .serialized)
struct ManyProcessesTests {
  private let board: CommandBoard
  /// The references of the threads, that of a warning first.
  private let references: [String]
  private var warning: String { references[0] }

  init() throws {
    board = try CommandBoard()
    references = try ["taxi", "bar", "train"].map(board.reference)
  }

  /// A shell that posts again and again as an author, always in the same thread, and prints what
  /// the program prints; without `rounds` it goes on until it is killed.
  private func poster(_ author: Int, rounds: Int?, _ text: String) throws -> ChildProcess {
    let more = rounds.map { "[ $i -lt \($0) ]" } ?? "true"
    return try ChildProcess(
      "sh",
      arguments: [
        "-c",
        """
        i=0
        while \(more); do
          i=$((i + 1))
          # 69 says that others had the board for too long, and that nothing was written.
          until echo "\(text) $i stands here whole." |
            "$0" post "$1" --body-file - --codename-file "$2" --board "$3"
          do [ $? -eq 69 ] || exit 1; done
        done
        """,
        board.program.path, references[author % 3], board.codename(of: author), board.path,
      ],
      environment: Program.cleanEnvironment
    )
  }

  /// The posts of all threads.
  private func written() throws -> [[String: Any]] {
    try references.flatMap { try board.messages($0) }
  }

  private func acknowledged(_ completion: Completion) -> [String] {
    completion.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .compactMap { $0.split(separator: " ").last.map(String.init) }
  }

  @Test("twenty of twenty replies each at once leave four hundred, each once and whole")
  func posting() throws {
    let before = try written().count
    let posters = try (0..<20).map { try poster($0, rounds: 20, "Reply of \($0),") }
    var ids: [String] = []
    for poster in posters {
      let end = try poster.finish(timeout: .seconds(300))
      #expect(end.status == 0, "\(end.errorText)")
      ids += acknowledged(end)
    }
    #expect(ids.count == 400 && Set(ids).count == 400)
    let messages = try written()
    #expect(messages.count == before + 400)
    #expect(Set(ids).isSubset(of: Set(messages.compactMap { $0["id"] as? String })))
    let texts = messages.compactMap { $0["body"] as? String }.filter { $0.hasPrefix("Reply of") }
    let expected = (0..<20).flatMap { author in
      (1...20).map { "Reply of \(author), \($0) stands here whole." }
    }
    #expect(texts.sorted() == expected.sorted())
    let doctor = try board.run("doctor")
    #expect(doctor.status == 0, "\(doctor.text)")
  }

  @Test("a same-here said twice at once counts once")
  func voices() throws {
    for author in 3..<8 {
      let both = try (0..<2).map { _ in
        try board.program.start([
          "same-here", warning, "--board", board.path, "--codename-file",
          board.codename(of: author),
        ])
      }
      let ends = try both.map { try $0.finish() }
      #expect(ends.map(\.status).sorted() == [0, 77], "\(ends.map(\.errorText))")
    }
  }

  private static let isSoaking = ProcessInfo.processInfo.environment["LOOKOUT_SOAK"] != nil

  /// Two hundred times, or a thousand where there is time.
  @Test("killed at any moment leave a sound board with all that was said")
  func killing() throws {
    let seed = UInt64.random(in: 1...1_000_000)
    var random = SeededRandom(seed: seed)
    var ids: [String] = []
    let start = ContinuousClock.now
    ids += acknowledged(try poster(0, rounds: 1, "Round 0, post").finish())
    let one = UInt32(clamping: Int((ContinuousClock.now - start) / .microseconds(1)))
    for round in 1...(ManyProcessesTests.isSoaking ? 1_000 : 200) {
      let child = try poster(round % 20, rounds: nil, "Round \(round), post")
      // Anywhere from before its first instruction to its second post.
      usleep(UInt32.random(in: 0...(one + one / 2), using: &random))
      child.send(SIGKILL, toGroup: true)
      let end = try child.finish()
      ids += acknowledged(end)
      #expect(end.errors.isEmpty, "seed \(seed), round \(round): \(end.errorText)")
      guard round % 25 == 0 else { continue }
      let doctor = try board.run("doctor")
      #expect(doctor.status == 0, "seed \(seed), round \(round): \(doctor.text)")
      let messages = try written()
      let found = Set(messages.compactMap { $0["id"] as? String })
      #expect(Set(ids).isSubset(of: found), "seed \(seed), round \(round)")
      let texts = messages.compactMap { $0["body"] as? String }.filter { $0.contains("ound ") }
      #expect(texts.count >= ids.count)
      for text in texts {
        #expect(
          text.wholeMatch(of: /Round \d+, post \d+ stands here whole\./) != nil,
          "seed \(seed), round \(round): \(text)"
        )
      }
    }
    #expect(ids.count > 5, "seed \(seed): hardly anybody came to post")
  }

  /// On a sealed board, in a session that posts and takes back as fast as it can.
  @Test("killed while they post and take back leave every word that stands and none that was ended")
  func killingSessions() throws {
    let board = try SealedCommandBoard()
    let seed = UInt64.random(in: 1...1_000_000)
    var random = SeededRandom(seed: seed)
    let list = try board.run("list", as: 1)
    let reference = String(list.text.prefix(4))
    var (posted, gone) = (0, 0)
    for round in 1...(ManyProcessesTests.isSoaking ? 200 : 3) {
      let acts = (1...200).flatMap { number in
        ["r", "5", "Stays \(round).\(number).", ".", "p", "p"]
          + ["r", "5", "Goes \(round).\(number).", ".", "p", "p", "d", "d"]
      }
      let child = try board.program.start(
        ["read", "--board", board.path, "--codename-file", board.file(of: 1)],
        input: ([reference] + acts).joined(separator: "\n") + "\n")
      try child.until(output: "It is up.", timeout: .seconds(60))
      usleep(UInt32.random(in: 0...100_000, using: &random))
      child.send(SIGKILL)
      let said = try child.finish().text
      let up = said.matches(of: /It is up\./).count
      let taken = said.matches(of: /Taken back\./).count
      let shown = try board.run("show", reference, "--json", as: 1).text
      // They alternate: the first stays, the second goes.
      for number in 1...200 {
        if 2 * number - 1 <= up {
          #expect(shown.contains("Stays \(round).\(number)."), "seed \(seed)")
        }
        if number <= taken {
          #expect(!shown.contains("Goes \(round).\(number)."), "seed \(seed)")
        }
      }
      (posted, gone) = (posted + up, gone + taken)
      let doctor = try board.run("doctor", as: 1)
      #expect(doctor.status == 0, "seed \(seed), round \(round): \(doctor.text)")
    }
    #expect(posted >= 3 && gone >= 0, "seed \(seed)")
  }
}
