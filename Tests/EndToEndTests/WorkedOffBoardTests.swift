// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Glibc
internal import TestKit
internal import Testing

/// A board with five moderators, whose members' posts are all held, worked off by command and, for what
/// is left then, by key in a real terminal.
@Suite final class WorkedOffBoardTests {
  /// What members send, and how much of it is left for the keys.
  private struct Size {
    let moderators: Int
    let members: Int
    let replies: Int
    let leftForKeys: Int
    /// Every so many items one is taken back by its author.
    let takenBack: Int

    static let small = Size(
      moderators: 2, members: 2, replies: 3, leftForKeys: 4, takenBack: 6)
    /// Two thousand items of two hundred members: with its warning and its report, ten of each.
    static let soak = Size(
      moderators: 5, members: 200, replies: 8, leftForKeys: 50, takenBack: 20)
  }

  private static let size: Size = getenv("LOOKOUT_SOAK") == nil ? .small : .soak
  private static let seededThreads = 10
  private static let turningDown = [
    "private-life", "identifies-harmed-person", "no-conduct-stated", "verdict-not-warning",
    "duplicate", "off-topic", "hostile",
  ]

  private let folder: TemporaryFolder
  private let program: Program
  /// The founder's codename, then the members'.
  private var codenames: [String]

  private var path: String { folder.path(of: "board") }
  private var size: Size { WorkedOffBoardTests.size }

  init() throws {
    folder = try TemporaryFolder()
    program = try Program()
    let replies = (1...min(5, WorkedOffBoardTests.size.members)).map {
      #"{"act": "reply", "by": \#($0), "day": 0, "body": "Thank you, this helped."}"#
    }
    let threads = (0..<WorkedOffBoardTests.seededThreads).map { number in
      """
      {"kind": "warning", "by": 0, "day": -1, "conduct": "situation-to-avoid",
       "basis": "told-by-several", "occasion": "taxi", "when": "this-term",
       "advice": ["do-not-share-a-car"], "body": "Offers of a shared cab go the long way round.",
       "then": [\(number == 0 ? replies.joined(separator: ", ") : "")]}
      """
    }
    let names = folder.path(of: "names")
    let made = try program.run(
      "seed", folder.path(of: "board"), "-", "--sealed", "--codenames", names,
      input: """
        {"name": "Matching staff board", "threads": [\(threads.joined(separator: ",\n"))]}
        """, timeout: .seconds(300))
    guard made.status == 0 else { throw Failure("no board: \(made.errorText)") }
    codenames = try String(contentsOfFile: names, encoding: .utf8).split(separator: "\n")
      .map(String.init)
  }

  @Test(.timeLimit(.minutes(getenv("LOOKOUT_SOAK") == nil ? 5 : 180)))
  func everyItemEndsInOneStateThatTheRecordExplains() throws {
    try joinOthers()
    let moderators = try moderators()
    try run(as: codenames[0], "moderate", "policy", "--publication", "all-held")
    let threads = try list(as: codenames[0])
    #expect(threads.count == WorkedOffBoardTests.seededThreads)

    var (sent, reported) = try send(to: threads)
    try takeSomeBack(of: &sent)
    var decided = try workOff(byCommand: moderators)
    let byCommand = decided.count
    let left = try items(as: codenames[0])
    #expect(!left.isEmpty && left.count < size.leftForKeys + moderators.count)
    try workOff(byKey: left.count)
    #expect(try items(as: codenames[0]).isEmpty)

    // What each author is told of each item, against what was decided on it.
    let told = try verdicts()
    #expect(Set(told.keys) == Set(sent.filter { !$0.value.isTakenBack }.keys))
    let keyed = Set(told.keys).subtracting(decided.keys)
    #expect(keyed.isSubset(of: left.map(\.id)))
    for (id, verdict) in told { #expect(decided[id, default: verdict] == verdict) }
    for id in keyed { decided[id] = told[id] }

    // The record has one line for each, and explains it.
    let record = try acts()
    for verdict in Set(decided.values) where verdict.code != "resolved" {
      #expect(
        record.count { $0 == verdict } == decided.values.count { $0 == verdict }, "\(verdict)")
    }
    #expect(record.count { $0.code == "resolved" } == reported)
    #expect(try object(finish(as: codenames[0], "doctor", "--json"))["sound"] as? Bool == true)
    print(
      "\(sent.count) posts and \(size.members) reports of \(reported) posts sent, "
        + "\(sent.values.count(where: \.isTakenBack)) taken back; \(byCommand) decided by command "
        + "and \(left.count) by key; \(record.count) verdicts in the record")
  }

  // MARK: Members

  private struct Sent {
    let member: Int
    var isTakenBack = false
  }

  /// A warning of every member, by command; her replies and a report, in line mode.
  ///
  /// - Returns: what is held, and how many threads were reported.
  private func send(to threads: [String]) throws -> (held: [String: Sent], reported: Int) {
    let members = Array(1...size.members)
    let warned = try all(members) { member in
      try start(
        as: codenames[member], "warn", "--file", "-", "--json",
        input: """
          {"kind": "warning", "conduct": "unease", "basis": "told-by-several", "occasion": "lift",
           "when": "this-term", "advice": ["go-in-pairs"],
           "body": "What member \(member) saw was on the way up."}
          """)
    }
    for ended in warned { #expect(try object(ended)["held"] is String) }
    var reported: Set<String> = []
    let read = try all(members) { member in
      var lines: [String] = []
      for number in 0..<size.replies {
        let thread = threads[(member + number) % threads.count]
        lines += [thread, "r", "5", "Number \(number) of member \(member).", ".", "p", "p", "b"]
      }
      let thread = threads[member % threads.count]
      reported.insert(thread)
      lines += [thread, "!", "1", "q"]
      return try start(
        as: codenames[member], ["read"], input: lines.map { $0 + "\n" }.joined())
    }
    for ended in read { #expect(ended.status == 0, "\(ended.errorText)") }
    var sent: [String: Sent] = [:]
    for (member, posts) in zip(members, try held(by: members)) {
      #expect(posts.count == size.replies + 1, "member \(member)")
      for post in posts { sent[try #require(post["id"] as? String)] = Sent(member: member) }
    }
    return (sent, reported.count)
  }

  /// Some think better of it.
  private func takeSomeBack(of sent: inout [String: Sent]) throws {
    let ids = sent.keys.sorted()
    let taken = stride(from: 0, to: ids.count, by: size.takenBack).map { ids[$0] }
    let ended = try all(taken) { id in
      try start(as: codenames[sent[id]?.member ?? 0], "mail", "take-back", id)
    }
    for (id, ended) in zip(taken, ended) {
      #expect(ended.status == 0, "\(ended.errorText)")
      sent[id]?.isTakenBack = true
    }
  }

  /// What became of each held post, as its author alone is told.
  private func verdicts() throws -> [String: Verdict] {
    var verdicts: [String: Verdict] = [:]
    for post in try held(by: Array(1...size.members)).joined() {
      let id = try #require(post["id"] as? String)
      #expect(verdicts[id] == nil)
      let code = try #require(post["verdict"] as? String, "\(id) waits")
      verdicts[id] = Verdict(code: code, reason: post["reason"] as? String)
    }
    return verdicts
  }

  /// What members are told of what they sent, each of her own.
  private func held(by members: [Int]) throws -> [[[String: Any]]] {
    try all(members) { try start(as: codenames[$0], "mail", "--json") }.map { ended in
      try #require(try json(ended) as? [[String: Any]]).filter { $0["kind"] as? String == "held" }
    }
  }

  // MARK: Moderators

  private struct Verdict: Hashable {
    let code: String
    let reason: String?
  }

  private struct Item {
    let id: String
    let kind: String
  }

  /// Members whom the founder invited, beside those who came with the seed.
  private func joinOthers() throws {
    var missing = size.members + 1 - codenames.count
    while missing > 0 {
      let codes = try run(as: codenames[0], "invite", "--count", String(min(50, missing)))
        .split(separator: "\n").map(String.init)
      missing -= codes.count
      for joined in try all(codes, { try join($0) }) {
        codenames.append(try #require(joined.text.split(separator: "\n").first.map(String.init)))
      }
    }
  }

  private func join(_ code: String) throws -> ChildProcess {
    try program.start(
      ["join", "--board", path, "--invitation-file", "-", "--codename-file", "-"],
      input: code + "\n")
  }

  /// The founder makes the set; those whom she invites are taken in by those who are in it.
  private func moderators() throws -> [String] {
    try run(as: codenames[0], "moderate", "propose", "--myself")
    var moderators = [codenames[0]]
    while moderators.count < size.moderators {
      let code = try run(as: codenames[0], "invite", "--moderator").prefix { $0 != "\n" }
      let joined = try join(String(code)).finish(timeout: .seconds(120))
      let codename = try #require(joined.text.split(separator: "\n").first.map(String.init))
      let set = try object(finish(as: codename, "moderate", "moderators", "--json"))
      if let offer = (set["proposals"] as? [[String: Any]])?.first?["ref"] as? String {
        for moderator in moderators.prefix(2) {
          try run(as: moderator, "moderate", "confirm", offer)
        }
      }
      moderators.append(codename)
    }
    let set = try object(finish(as: codenames[0], "moderate", "moderators", "--json"))
    #expect((set["moderators"] as? [Any])?.count == size.moderators)
    return moderators
  }

  /// All moderators at once, each from where her program tells her to start; now and then two take the
  /// same item, and one of them comes too late.
  private func workOff(byCommand moderators: [String]) throws -> [String: Verdict] {
    var decided: [String: Verdict] = [:]
    for round in 0... {
      let queues = try all(moderators) { try start(as: $0, "moderate", "queue", "--json") }
        .map(items)
      let waiting = queues[0].count
      let turns = min(20, (waiting - size.leftForKeys) / moderators.count)
      guard turns > 0 else { break }
      for turn in 0..<turns {
        let isRace = turn % 10 == 9
        let chosen = moderators.indices.map { moderator in
          queues[moderator][turn * moderators.count + (isRace ? 0 : moderator)]
        }
        let verdicts = chosen.enumerated().map { moderator, item in
          verdict(on: item, number: round + turn + moderator)
        }
        let ended = try all(Array(moderators.indices)) { moderator in
          let (id, verdict) = (chosen[moderator].id, verdicts[moderator])
          return switch (verdict.code, verdict.reason) {
          case ("turned-down", let reason?):
            try start(as: moderators[moderator], "moderate", "reject", id, "--reason", reason)
          case ("put-up", _): try start(as: moderators[moderator], "moderate", "approve", id)
          default: try start(as: moderators[moderator], "moderate", "resolve", id)
          }
        }
        for (moderator, ended) in ended.enumerated() {
          if ended.status == 0 {
            #expect(decided.updateValue(verdicts[moderator], forKey: chosen[moderator].id) == nil)
          } else {
            #expect(
              isRace && ended.status == 77 && ended.errorText.contains("Another moderator"),
              "\(ended.errorText)")
          }
        }
        if isRace { #expect(decided[chosen[0].id] != nil) }
      }
    }
    return decided
  }

  private func verdict(on item: Item, number: Int) -> Verdict {
    guard item.kind == "held" else { return Verdict(code: "resolved", reason: nil) }
    guard number % 3 == 0 else { return Verdict(code: "put-up", reason: nil) }
    let reasons = WorkedOffBoardTests.turningDown
    return Verdict(code: "turned-down", reason: reasons[number / 3 % reasons.count])
  }

  /// The founder decides on what is left, in a terminal.
  private func workOff(byKey count: Int) throws {
    let terminal = try Tmux(
      [program.path, "open", "--board", path], environment: ["SWIFT_BACKTRACE": "enable=no"])
    try terminal.until("word 1")
    try terminal.enter(codename: codenames[0])
    try terminal.until("7 Queue: \(count)", timeout: .seconds(30))
    try terminal.press("7")
    try terminal.until("Queue · \(count) to do")
    try terminal.press("Enter")
    for left in (1...count).reversed() {
      try terminal.until("of \(left) ·", timeout: .seconds(30))
      // Every third of what is held is turned down, for one reason after another.
      let isHeld = try terminal.screen().first?.contains("held") == true
      if isHeld, left % 3 == 0 {
        try terminal.press("x", String(left / 3 % 7 + 1))
        try terminal.until("Turned down: ", timeout: .seconds(30))
      } else {
        try terminal.press("a")
        try terminal.until(isHeld ? "Put up: " : "Left up: ", timeout: .seconds(30))
      }
    }
    try terminal.until("Nothing waits for you", timeout: .seconds(30))
    try terminal.press("q", "q", "q")
    #expect(try terminal.untilEnded(timeout: .seconds(30)) == 0)
  }

  private func items(as codename: String) throws -> [Item] {
    try items(finish(as: codename, "moderate", "queue", "--json"))
  }

  private func items(_ ended: Completion) throws -> [Item] {
    try #require(try object(ended)["items"] as? [[String: Any]]).map { item in
      Item(id: item["id"] as? String ?? "", kind: item["kind"] as? String ?? "")
    }
  }

  /// What the record says of verdicts, as any member reads it.
  private func acts() throws -> [Verdict] {
    let record = try object(finish(as: codenames[1], "moderate", "record", "--json"))
    return try #require(record["acts"] as? [[String: Any]]).compactMap { act in
      guard let code = act["act"] as? String, ["put-up", "turned-down", "resolved"].contains(code)
      else { return nil }
      #expect(code == "put-up" || act["thread"] is NSNull)
      return Verdict(code: code, reason: act["reason"] as? String)
    }
  }

  // MARK: Commands

  private func start(
    as codename: String, _ arguments: String..., input: String = ""
  ) throws -> ChildProcess {
    try start(as: codename, arguments, input: input)
  }

  private func start(
    as codename: String, _ arguments: [String], input: String
  ) throws -> ChildProcess {
    try program.start(
      arguments + ["--board", path, "--codename-file", "-"], input: codename + "\n" + input)
  }

  private func finish(as codename: String, _ arguments: String...) throws -> Completion {
    try start(as: codename, arguments, input: "").finish(timeout: .seconds(120))
  }

  @discardableResult
  private func run(as codename: String, _ arguments: String...) throws -> String {
    let ended = try start(as: codename, arguments, input: "").finish(timeout: .seconds(120))
    guard ended.status == 0 else { throw Failure("\(arguments): \(ended.errorText)") }
    return ended.text
  }

  /// Runs a command for each, a few at a time, and waits for all.
  private func all<Each>(
    _ each: [Each], _ start: (Each) throws -> ChildProcess
  ) throws -> [Completion] {
    var ended: [Completion] = []
    for first in stride(from: 0, to: each.count, by: 5) {
      let started = try each[first..<min(first + 5, each.count)].map(start)
      ended += try started.map { try $0.finish(timeout: .seconds(120)) }
    }
    return ended
  }

  private func json(_ ended: Completion) throws -> Any {
    guard ended.status == 0 else { throw Failure(ended.errorText) }
    return try JSONSerialization.jsonObject(with: Data(ended.output))
  }

  private func object(_ ended: Completion) throws -> [String: Any] {
    try #require(try json(ended) as? [String: Any])
  }

  /// The references of the threads on the board.
  private func list(as codename: String) throws -> [String] {
    let listed = try json(finish(as: codename, "list", "--json", "--limit", "50"))
    return try #require(listed as? [[String: Any]]).compactMap { $0["ref"] as? String }
  }
}
