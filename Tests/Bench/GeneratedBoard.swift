// SPDX-License-Identifier: Apache-2.0

import Anonymisation
import Board
import Bytes
import Glibc
import Ledger
import Resources
import Sealing
import Session
import Storage
import Text

/// A board made of a number: the same posts for the same seed.
struct GeneratedBoard {
  let path: String
  let messages: Int
  /// Who can unlock it, if it is sealed.
  private(set) var codenames: [String] = []
  /// What its lines are sealed with; nil on an open board.
  private let envelope: (any Envelope)?

  /// Today, by the calendar that the children of the bench are given.
  static var today: Day { Day(number: time(nil) / 86_400) }

  /// What every session of a bench is given: the program's own words, so that it and the program
  /// make the same caches.
  static var world: Session.World {
    Session.World(
      vocabulary: ShippedWords.vocabulary,
      tags: TagLists(
        things: ["Linen", "Copper", "Slate", "Amber", "Cedar", "Wool", "Clay", "Brass"],
        birds: ["Dunlin", "Wren", "Heron", "Swift", "Plover", "Rook", "Teal", "Finch"]
      ),
      stones: ["Quartz", "Shale", "Granite"],
      codewords: CodewordList(lines: Resource.codewords.bytes),
      today: { today },
      random: SystemRandomNumberGenerator(),
      anonymising: { _ in { text, _ in AnonymiseReport(text: text, findings: [], hints: []) } }
    )
  }

  /// Has the program make one, an open one.
  init(at path: String, messages: Int, by program: String) throws {
    self.path = path
    self.messages = messages
    envelope = nil
    try Child([
      program, "seed", path, "--members", "200", "--threads", String(max(1, messages / 20)),
      "--messages", String(messages), "--random-seed", "1",
    ]).finish()
  }

  /// Makes one in this process, so that its keys are at hand.
  ///
  /// - Parameters:
  ///   - path: where.
  ///   - messages: how many posts, one in twenty of which opens a thread.
  ///   - isSealed: whether its lines are sealed, under a key that is drawn and kept here.
  ///   - count: how many codenames there are to be on a sealed one, stretched as people's are.
  /// - Throws: whatever a layer below refuses, or the disk.
  init(at path: String, messages: Int, isSealed: Bool, codenames count: Int = 0) throws {
    self.path = path
    self.messages = messages
    var random = Numbers(seed: 1)
    let today = GeneratedBoard.today
    var surroundings = Surroundings(
      today: today, vocabulary: Prose.vocabulary, stones: [], mask: { $0 }, random: random)
    let name = Intent.name(RawText("Generated board"))
    let (manifest, membersFile, naming): (BoardManifest, [UInt8]?, Request)
    let members: [Member]
    if isSealed {
      var founding = try Founding(on: today)
      let board = founding.manifest.board
      let names = (0..<count).map { _ in GeneratedBoard.world.drawCodename() }
      codenames = names.map { $0.joined(separator: " ") }
      var roots = try names.map {
        try Codename(words: $0).root(on: board, cost: .sealed)
      }
      while roots.count < 200 { roots.append(.random()) }
      members = try roots.map { try founding.add($0, isModerator: false) }
      manifest = founding.manifest
      envelope = founding.envelope
      membersFile = founding.members
      naming = Request(name, by: founding.signer, on: today)
    } else {
      let value = Bytes32.random(using: &random)
      let open = BoardManifest(founder: FounderKey(ofOpenBoard: value).publicKey, random: value)
      members = try (0..<200).map {
        try Member(try Codename("member \($0)"), of: open, cost: .open)
      }
      manifest = open
      envelope = nil
      membersFile = nil
      naming = Request(name, by: Founder(ofOpenBoard: open), on: today)
    }
    let (records, rule) = try Ledger.firstLines(
      [naming], of: manifest, envelope: envelope ?? OpenEnvelope(), using: &surroundings)
    try BoardFolder.create(
      at: path, manifest: manifest.octets, members: membersFile, records: records, rule: rule,
      coarseTime: today.startSeconds)
    try fill(try ledger(), members: members, using: &surroundings)
  }

  /// The journal's files, in order.
  var segments: [String] {
    (1...).lazy.map { number in
      let digits = String(number)
      return "\(path)/journal/\(String(repeating: "0", count: 8 - digits.count))\(digits).jsonl"
    }.prefix { access($0, R_OK) == 0 }.map(\.self)
  }

  /// Removes what spares folding it, where it is there.
  func removeCaches() throws {
    for name in ["board.bin", "text.bin"] {
      guard unlink("\(path)/snapshot/\(name)") == 0 || errno == ENOENT else {
        throw Failure("the caches stay: \(errno)")
      }
    }
  }

  /// Opens it, from its snapshot or by folding.
  func ledger() throws -> Ledger {
    let folder = try BoardFolder.open(path)
    return try Ledger(try BoardManifest(octets: folder.manifest), envelope: envelope) {
      rule throws(StorageError) in
      try FileStore(folder, rule: rule, coarseTime: { GeneratedBoard.today.startSeconds })
    }
  }

  /// Opens it in somebody's name.
  func session(as name: String? = nil) throws -> Session {
    try GeneratedBoard.session(at: path, as: name ?? codenames.first ?? "a reader")
  }

  static func session(at path: String, as name: String) throws -> Session {
    try Session(try BoardFolder.open(path), codename: try Codename(name), world: world)
  }

  /// Posts everything over the last thirty days, most of it in the threads that were opened last.
  private func fill(
    _ ledger: Ledger,
    members: [Member],
    using surroundings: inout Surroundings
  ) throws {
    var random = Numbers(seed: 2)
    let today = GeneratedBoard.today
    var threads: [ThreadID] = []
    var posted = 0
    while posted < messages {
      // What opens a thread has to be there before it is answered.
      let count = threads.isEmpty ? 1 : min(1_000, messages - posted)
      let requests = (posted..<(posted + count)).map { number in
        let day = today.advanced(by: -30 + 30 * number / messages)
        let signer = members[Int.random(in: members.indices, using: &random)].signer(on: day)
        let text = RawText(Prose.text(using: &random))
        guard !number.isMultiple(of: 20) else {
          return Request(.open(Prose.opening(using: &random), text), by: signer, on: day)
        }
        let thread = threads.suffix(400).randomElement(using: &random) ?? threads[0]
        return Request(.reply(thread, to: nil, text), by: signer, on: day)
      }
      for case let event in try ledger.append(requests, using: &surroundings).joined() {
        if case .opened = event.act { threads.append(ThreadID(opening: event.id)) }
      }
      posted += count
    }
    // Whoever opens it is spared folding it; the texts are for whoever knows the words.
    while ledger.refreshCaches() {}
  }
}
