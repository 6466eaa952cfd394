// SPDX-License-Identifier: Apache-2.0

import Anonymisation
import Board
import Bytes
import Foundation
@testable import Ledger
import Sealing
import Session
import Storage
import TestKit
import Text

/// An open board in a folder of its own, whose clock the test turns.
final class SessionBoard {
  /// A clock that every session of the board reads.
  final class Clock {
    var today = Day(year: 2026, month: 11, day: 20)
  }

  static let subject = SubjectID("person/1")

  let clock = Clock()
  let manifest: BoardManifest
  private let folder: TemporaryFolder
  private let tags: TagLists

  /// A board with a name and one office-holder.
  init(things: [String] = ["Linen", "Copper", "Willow"], birds: [String] = ["Dunlin", "Wren"])
    throws
  {
    folder = try TemporaryFolder()
    tags = TagLists(things: things, birds: birds)
    var random = SeededRandom(seed: 5)
    let value = Bytes32.random(using: &random)
    manifest = BoardManifest(founder: FounderKey(ofOpenBoard: value).publicKey, random: value)
    let world = world
    var surroundings = Surroundings(
      today: clock.today,
      vocabulary: world.vocabulary,
      stones: world.stones,
      mask: { $0 },
      random: random
    )
    let founder = Founder(ofOpenBoard: manifest)
    let entry = RosterEntry(
      id: SessionBoard.subject,
      name: "Ottoline Quillfeather",
      house: .commons,
      seat: nil,
      party: nil
    )
    let first = try Ledger.firstLines(
      [
        Request(.name(RawText("Warblers")), by: founder, on: clock.today),
        Request(.enrol(entry), by: founder, on: clock.today),
      ],
      of: manifest,
      using: &surroundings
    )
    _ = try BoardFolder.create(
      at: path,
      manifest: manifest.octets,
      records: first.records,
      rule: first.rule,
      coarseTime: clock.today.startSeconds
    )
  }

  var path: String { folder.path(of: "board") }

  var world: Session.World {
    Session.World(
      vocabulary: Vocabulary(
        occasions: [.init(code: "taxi", label: "taxi"), .init(code: "lift", label: "lift")],
        advice: [.init(code: "go-in-pairs", label: "go in pairs", sentence: "Go in pairs.")]
      ),
      tags: tags,
      stones: ["Basalt"],
      codewords: CodewordList(SealedBoard.words),
      today: { [clock] in clock.today },
      random: SystemRandomNumberGenerator(),
      anonymising: { _ in { text, _ in AnonymiseReport(text: text, findings: [], hints: []) } }
    )
  }

  /// A session of its own, as another terminal has one.
  func session(_ codename: String?) throws -> Session {
    try Session(
      try BoardFolder.open(path),
      codename: try codename.map { try Codename($0) },
      world: world
    )
  }

  /// A ledger, for what no session does.
  func ledger() throws -> Ledger {
    let folder = try BoardFolder.open(path)
    return try Ledger(manifest) { rule throws(StorageError) in
      try FileStore(folder, rule: rule, coarseTime: { 0 })
    }
  }

  /// Does something through the ledger as whoever `signer` says she is.
  func act(_ intent: Intent, as signer: any Signer) throws {
    var surroundings = Surroundings(
      today: clock.today,
      vocabulary: world.vocabulary,
      stones: world.stones,
      mask: { $0 },
      random: SystemRandomNumberGenerator()
    )
    _ = try ledger().append([Request(intent, by: signer, on: clock.today)], using: &surroundings)
  }

  /// Writes the lines of an intent as whoever `signer` says she is, without the program that would
  /// erase what they end.
  func forge(_ intent: Intent, as signer: any Signer) throws {
    let ledger = try ledger()
    var surroundings = Surroundings(
      today: clock.today,
      vocabulary: world.vocabulary,
      stones: world.stones,
      mask: { $0 },
      random: SystemRandomNumberGenerator()
    )
    let appended = try ledger.store.append(after: try ledger.store.tip(), missed: { _ in }) { tip in
      var draft = Draft(ledger.fold, at: tip)
      try? draft.add(
        Request(intent, by: signer, on: clock.today), using: &surroundings,
        load: ledger.thread(_:on:))
      return draft.records
    }
    guard appended?.positions.count == 1 else { throw Failure("nothing was forged") }
  }

  /// The files under the board, with their modes and times.
  func attributes() throws -> [[FileAttributeKey: Any]] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: path)
    return try ([path] + names.map { "\(path)/\($0)" }).map {
      try FileManager.default.attributesOfItem(atPath: $0)
    }
  }
}

/// Whoever claims another's keys and signs with none of them.
struct Impostor: Signer {
  let actor: Actor

  func sign(
    _ statement: [UInt8],
    as author: AuthorKey,
    in thread: ThreadID
  ) throws(SealingError) -> [UInt8] {
    Array(repeating: 0, count: 64)
  }
}

/// A member who says that she founded the board, under her own tag.
struct Pretender: Signer {
  let member: any Signer
  let thread: ThreadID

  var actor: Actor {
    Actor(
      tag: member.actor.tag,
      formerTag: member.actor.formerTag,
      voice: member.actor.voice,
      sameHereOnce: member.actor.sameHereOnce,
      founder: member.actor.tag(thread)
    )
  }

  func sign(
    _ statement: [UInt8],
    as author: AuthorKey,
    in thread: ThreadID
  ) throws(SealingError) -> [UInt8] {
    try member.sign(statement, as: author, in: thread)
  }
}

extension Session {
  /// Opens a warning with these words.
  func warn(
    _ text: String?,
    conduct: Conduct = .unease,
    occasion: String = "taxi",
    about subject: SubjectID? = nil
  ) throws -> ThreadID {
    let opening = Opening(
      kind: .warning,
      conduct: conduct,
      basis: .firstHand,
      occasion: occasion,
      when: .thisTerm,
      subject: subject,
      advice: ["go-in-pairs"]
    )
    let events = try perform(.open(opening, text.map { RawText($0) }))
    guard let thread = events.first?.thread else { throw Failure("no thread") }
    return thread
  }

  /// Answers in a thread.
  @discardableResult
  func reply(_ text: String, in thread: ThreadID) throws -> EventID {
    guard let event = try perform(.reply(thread, to: nil, RawText(text))).first else {
      throw Failure("no reply")
    }
    return event.id
  }

  /// Everything that a search finds, newest first.
  func hits(_ text: String, slice: Int = 2_048) throws -> [SearchHit] {
    guard let query = SearchQuery(text) else { throw Failure("no query: \(text)") }
    var search = search(query)
    while !search.isDone { try search.advance(lines: slice) }
    return search.hits
  }
}
