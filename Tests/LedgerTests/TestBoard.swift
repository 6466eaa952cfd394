// SPDX-License-Identifier: Apache-2.0

import Board
import Bytes
import Foundation
@testable import Ledger
import Sealing
import Storage
import TestKit

/// A board in a folder of its own, sealed or open.
final class TestBoard {
  enum Kind: CaseIterable {
    case open, sealed
  }

  static let today = Day(year: 2026, month: 11, day: 20)
  static let subject = SubjectID("uk.org.publicwhip/person/990001")

  let kind: Kind
  /// The keys of a sealed board that is to get others.
  let keys: EpochKeys?
  let manifest: BoardManifest
  let founder: TestMember
  let members: [TestMember]
  var world: Surroundings
  private let folder: TemporaryFolder

  /// A board with a name and one office-holder.
  init(
    _ kind: Kind, members count: Int = 3, seed: UInt64 = 1,
    keys: (Bytes32) -> EpochKeys? = { _ in nil }
  ) throws {
    self.kind = kind
    folder = try TemporaryFolder()
    var random = SeededRandom(seed: seed)
    let value = Bytes32.random(using: &random)
    let manifest = BoardManifest(
      founder: FounderKey(ofOpenBoard: value).publicKey,
      random: value
    )
    self.manifest = manifest
    self.keys = keys(manifest.board)
    founder = try TestMember("founder", of: manifest, isFounder: true)
    members = try (0..<count).map { try TestMember("member \($0)", of: manifest) }
    world = Surroundings(
      today: TestBoard.today,
      vocabulary: Vocabulary(
        occasions: [.init(code: "taxi", label: "taxi")],
        advice: [.init(code: "go-in-pairs", label: "go in pairs", sentence: "Go in pairs.")]
      ),
      stones: ["Basalt", "Granite"],
      mask: { $0 },
      random: random
    )
    let entry = RosterEntry(
      id: TestBoard.subject,
      name: "Ottoline Quillfeather",
      house: .commons,
      seat: "Sallowmere",
      party: nil
    )
    let first = try Ledger.firstLines(
      [
        Request(.name(RawText("Warblers")), by: founder, on: TestBoard.today),
        Request(.enrol(entry), by: founder, on: TestBoard.today),
      ],
      of: manifest,
      envelope: try envelope(),
      using: &world
    )
    _ = try BoardFolder.create(
      at: path,
      manifest: manifest.octets,
      records: first.records,
      rule: first.rule,
      coarseTime: 0
    )
  }

  var path: String { folder.path(of: "board") }
  var journal: String { path + "/journal/00000001.jsonl" }

  func envelope() throws -> any Envelope {
    if let keys { return SealedEnvelope(board: manifest.board, keys: keys) }
    return switch kind {
    case .open: OpenEnvelope()
    case .sealed:
      SealedEnvelope(
        board: manifest.board,
        epochKey: try Secret(Array(repeating: 7, count: 32)),
        epoch: 0
      )
    }
  }

  /// A ledger of its own on the board, as another process would open one, by a clock of its own.
  func open(
    on day: Day = TestBoard.today, _ wrap: (any Store) -> any Store = { $0 }
  ) throws -> Ledger {
    let folder = try BoardFolder.open(path)
    return try Ledger(manifest, envelope: try envelope(), today: { day }) {
      rule throws(StorageError) in
      wrap(try FileStore(folder, rule: rule, coarseTime: { 0 }))
    }
  }

  /// Does one thing through a ledger.
  @discardableResult
  func act(_ intent: Intent, by member: TestMember, through ledger: Ledger) throws -> Event {
    let events = try ledger.append(
      [Request(intent, by: member, on: TestBoard.today)],
      using: &world
    )
    guard let event = events.first?.first else { throw Failure("no event of \(intent)") }
    return event
  }

  /// Opens a warning about nobody in particular, so that it is never one said twice.
  func warn(_ text: String?, by member: TestMember, through ledger: Ledger) throws -> ThreadID {
    let opening = Opening(
      kind: .warning,
      conduct: .situationToAvoid,
      basis: .firstHand,
      occasion: "taxi",
      when: .thisTerm,
      advice: ["go-in-pairs"]
    )
    return ThreadID(
      opening: try act(.open(opening, text.map { RawText($0) }), by: member, through: ledger).id
    )
  }

  /// Every file's bytes.
  func files() throws -> [[UInt8]] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: path)
    return names.compactMap {
      FileManager.default.contents(atPath: "\(path)/\($0)").map(Array.init)
    }
  }

  /// Whether any file holds these bytes.
  func holds(_ text: String) throws -> Bool {
    try files().contains { $0.firstRange(of: Array(text.utf8)) != nil }
  }

  func journalBytes() throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: journal)))
  }

  /// Puts other bytes in the place of the journal's, in the same file.
  func replaceJournal(_ bytes: [UInt8]) throws {
    let file = try FileHandle(forWritingTo: URL(filePath: journal))
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: Data(bytes))
    try file.close()
  }
}

extension Ledger {
  /// A thread as one gets it by folding every line of the record in order.
  func threadInOrder(_ id: ThreadID) throws -> ThreadState? {
    var thread: ThreadState?
    _ = try store.read(after: Tip.genesis(format.chain), bodies: true) { record in
      guard let head = format.head(of: record) else { return true }
      let body = format.reading(of: record, head)
      let place = Place(record.position)
      let isVerified = format.isVerified(head)
      if thread != nil {
        thread?.apply(
          head.event,
          body: body,
          once: head.once,
          at: place,
          isVerified: isVerified,
          founder: founder
        )
      } else if head.event.id == id.opening {
        thread = ThreadState(head.event, body: body, at: place, isVerified: isVerified)
      }
      return true
    }
    return thread
  }

  /// The texts that readers see, by message.
  func bodies() throws -> [EventID: BodyReading] {
    var bodies: [EventID: BodyReading] = [:]
    for row in state.threads {
      for message in try thread(row.id)?.messages ?? [] { bodies[message.id] = message.body }
    }
    return bodies
  }

  /// What `append` refuses with; nil where it does not.
  func refusal(of work: () throws -> Void) throws -> Refusal? {
    do {
      try work()
      return nil
    } catch LedgerError.refused(let refusal, _) {
      return refusal
    }
  }
}
