// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import Foundation
import Ledger
import Sealing
@testable import Session
import Storage
import TestKit

/// Two hundred members of a sealed board who post in bursts over some days, answer and amend, keep
/// drafts and take other codenames; and what somebody sees of it in the board's folder.
final class Crowd {
  static let memberCount = 200
  static let postsEach = 50
  static let days = 6

  /// A post as the journal has it, beside what only the test knows.
  struct Post {
    let author: Int
    let thread: ThreadID
    let day: Day
  }

  let board: SealedBoard
  /// A member who reads along, and through whose ledger everybody posts: one process is enough.
  let reader: Session
  private(set) var posts: [EventID: Post] = [:]
  /// Whether a file ever bore a finer time than the day's.
  private(set) var hasFineTimes = false
  private var random = SeededRandom(seed: 2_017)
  private var states = Array(repeating: PrivateState(), count: Crowd.memberCount)
  private var threads: [ThreadID] = []
  private var lastCells = Data()
  private var said: Set<String> = []

  init() throws {
    board = try SealedBoard(members: Crowd.memberCount)
    reader = try board.session(0)
    for day in 0..<Crowd.days {
      try post(on: day)
      try lookAtTimes()
      board.clock.today = board.clock.today.advanced(by: 1)
    }
  }

  // MARK: Posting

  /// A burst: a member, and how many posts she still has in mind.
  private typealias Burst = (author: Int, left: Int)

  private func post(on day: Int) throws {
    // Everybody is here every day, in one to three bursts; four people write at any moment.
    var waiting: [Burst] = []
    for author in 0..<Crowd.memberCount {
      var left = Crowd.postsEach * (day + 1) / Crowd.days - Crowd.postsEach * day / Crowd.days
      while left > 0 {
        let count = min(left, Int.random(in: 2...5, using: &random))
        waiting.append((author, count))
        left -= count
      }
    }
    waiting.shuffle(using: &random)
    var writing: [Burst] = []
    var turns: [Int] = []
    while !waiting.isEmpty || !writing.isEmpty {
      while writing.count < 4, let next = waiting.popLast() { writing.append(next) }
      let index = Int.random(in: writing.indices, using: &random)
      turns.append(writing[index].author)
      writing[index].left -= 1
      if writing[index].left == 0 { writing.remove(at: index) }
    }
    for start in stride(from: 0, to: turns.count, by: 100) {
      try post(turns[start..<min(start + 100, turns.count)])
    }
    // Some say "same here", amend, keep a draft; on the first days somebody takes another codename.
    try answerAndAmend()
    for _ in 0..<10 { try keepADraft(of: Int.random(in: 0..<Crowd.memberCount, using: &random)) }
    guard day < 2 else { return }
    try board.session(day + 1).changeCodename(
      to: ["renewed", String(day)] + SealedBoard.words.prefix(5))
    _ = try reader.refresh()
  }

  private func post(_ authors: ArraySlice<Int>) throws {
    let today = board.clock.today
    let requests = authors.map { author in
      let signer = board.members[author].signer(on: today)
      let text = RawText(words(of: author))
      guard threads.count > 40, Int.random(in: 0..<20, using: &random) > 0,
        let thread = threads.suffix(200).randomElement(using: &random)
      else {
        let opening = Opening(
          kind: .warning, conduct: .unease, basis: .firstHand, occasion: "taxi",
          when: .thisTerm, advice: ["go-in-pairs"])
        return Request(.open(opening, text), by: signer, on: today)
      }
      return Request(.reply(thread, to: nil, text), by: signer, on: today)
    }
    try append(requests, by: Array(authors))
  }

  /// Everybody has a length of her own: padding is to hide it.
  private func words(of author: Int) -> String {
    String(repeating: "word ", count: 2 + author / 2)
  }

  private func answerAndAmend() throws {
    let today = board.clock.today
    var requests: [Request] = []
    var authors: [Int] = []
    for (id, post) in posts.filter({ $0.value.day == today }).prefix(40) {
      let signer = board.members[post.author].signer(on: today)
      requests.append(
        Request(.amend(post.thread, id, RawText("Put better.")), by: signer, on: today))
      authors.append(post.author)
      let other = (post.author + 1 + Int.random(in: 0..<98, using: &random)) % Crowd.memberCount
      guard posts[post.thread.opening]?.author != other else { continue }
      let intent = Intent.sameHere(post.thread, .firstHand)
      guard said.insert("\(other) \(post.thread)").inserted else { continue }
      requests.append(Request(intent, by: board.members[other].signer(on: today), on: today))
      authors.append(other)
    }
    try append(requests, by: authors)
  }

  private func append(_ requests: [Request], by authors: [Int]) throws {
    let made = try reader.ledger.append(requests, using: &reader.surroundings)
    for (author, event) in zip(authors, made.compactMap(\.first)) {
      guard let thread = event.thread else { throw Failure("a post without a thread") }
      posts[event.id] = Post(author: author, thread: thread, day: event.day)
      if case .opened = event.act { threads.append(thread) }
    }
  }

  /// Saves a member's private state, as her session does at a pause.
  func keepADraft(of author: Int) throws {
    var draws = SystemRandomNumberGenerator()
    states[author].apply(
      .keepDraft(
        KeptDraft(
          id: DraftID(using: &draws), purpose: .new(Opening(kind: .question), isAboutNobody: true),
          text: "A draft.", day: board.clock.today, isOpen: true)))
    let cells = try BoardFolder.open(board.path).cells(board.world)
    let cell = PrivateCell(board.members[author].privateSeal, in: cells)
    states[author] = try cell.write(states[author], isThorough: false).state
  }

  // MARK: Watching

  private func lookAtTimes() throws {
    for name in try FileManager.default.subpathsOfDirectory(atPath: board.path) {
      let facts = try FileManager.default.attributesOfItem(atPath: "\(board.path)/\(name)")
      let time = (facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0.5
      if time.truncatingRemainder(dividingBy: 86_400) != 0 { hasFineTimes = true }
    }
  }

  /// The names of the members' rows, as they stand.
  func rowNames() throws -> [[UInt8]] {
    guard let content = board.file("members.json") else { throw Failure("no members") }
    let file = try MembersFile(Array(content), on: board.manifest.board)
    return file.rows.map(\.name.bytes)
  }

  /// Some members save in turn, and somebody compares private.jsonl before and after: of each two
  /// times that one cell changed, whether it was one member.
  func pairsByCell() throws -> [Bool] {
    var seen: [(author: Int, cell: Int)] = []
    _ = changedCells()
    for author in (0..<60).map({ $0 % 12 }).shuffled(using: &random) {
      try keepADraft(of: author)
      for cell in changedCells() { seen.append((author, cell)) }
    }
    return seen.indices.flatMap { first in
      seen[(first + 1)...].filter { $0.cell == seen[first].cell }
        .map { $0.author == seen[first].author }
    }
  }

  /// The rows of private.jsonl that differ from the last time.
  private func changedCells() -> [Int] {
    let content = board.file("private.jsonl") ?? Data()
    let length = (content.firstIndex(of: UInt8(ascii: "\n")) ?? content.endIndex - 1) + 1
    let old = lastCells
    lastCells = content
    return (0..<(content.count / max(1, length))).filter { row in
      let range = (row * length)..<((row + 1) * length)
      return range.upperBound > old.count || content[range] != old[range]
    }
  }
}
