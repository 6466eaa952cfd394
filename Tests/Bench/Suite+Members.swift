// SPDX-License-Identifier: Apache-2.0

import Board
import Ledger
import Sealing
import Session
import Storage
import Text

/// What members and their keys cost.
extension Suite {
  /// The number of members for which a rotation has a target.
  private static let manyMembers = 5_000

  /// Unlocking, rotating, and what a member does on a sealed board beside the same on an open one.
  mutating func measureMembers() throws {
    Output.note("members")
    let open = try seeded(isSealed: false)
    let sealed = try seeded(isSealed: true)
    try measureUnlocking(sealed)
    try measureRotation()
    let sessions = (
      open: try GeneratedBoard.session(at: open.path, as: open.codename),
      sealed: try GeneratedBoard.session(at: sealed.path, as: sealed.codename)
    )
    try compare("listing 50 threads", sessions) { session, _ in
      let rows = session.board.current(on: session.today).prefix(50).map(\.id)
      guard try session.rows(rows).count == rows.count else { throw Failure("a row is gone") }
    }
    try compare("a thread", sessions) { session, turn in
      let rows = session.board.threads
      guard try session.thread(rows[turn * 37 % rows.count].id) != nil else {
        throw Failure("a thread is gone")
      }
    }
    // As many as a member's day has.
    try compare("a post", sessions, turns: Limits.dailyPosts) { session, turn in
      let rows = session.board.current(on: session.today)
      let text = RawText("A reply of the bench, number \(turn).")
      _ = try session.perform(.reply(rows[turn % rows.count].id, to: nil, text))
    }
    try compare("an absent word", sessions, turns: 5) { session, _ in
      guard let query = SearchQuery(Prose.absentWord) else { throw Failure("nothing to look for") }
      var search = session.search(query)
      while !search.isDone { try search.advance(lines: 1_024) }
    }
  }

  /// The same small board, and a codename on it.
  private func seeded(isSealed: Bool) throws -> (path: String, codename: String) {
    let path = "\(scratch.path)/members-\(isSealed ? "sealed" : "open")"
    let names = "\(path)-codenames"
    try Child(
      [
        program, "seed", path, "--members", "200", "--threads", String(Suite.smallSize / 20),
        "--messages", String(Suite.smallSize), "--random-seed", "1", "--codenames", names,
      ] + (isSealed ? ["--sealed"] : [])
    ).finish()
    guard let first = File.text(names).split(separator: "\n").first else {
      throw Failure("the seeded board has no codenames")
    }
    return (path, String(first))
  }

  /// From a codename to the first screen's state, beside the stretching alone.
  private mutating func measureUnlocking(_ board: (path: String, codename: String)) throws {
    let manifest = try BoardManifest(octets: try BoardFolder.open(board.path).manifest)
    let codename = try Codename(board.codename)
    var (stretching, whole) = (Sample(), Sample())
    for _ in 0..<5 {
      stretching.add(
        try microseconds { _ = try codename.root(on: manifest.board, cost: .sealed) })
      whole.add(
        try microseconds { _ = try GeneratedBoard.session(at: board.path, as: board.codename) })
    }
    table.add(
      Table.Row(
        what: "unlocking and opening, \(Figure.grouped(Suite.smallSize))",
        measured: whole.time, floor: "\(stretching.time), scrypt alone",
        ratio: Figure.ratio(whole.median, to: stretching.median)))
  }

  /// Another codename, and with it another key, for a member among many; without the stretching.
  private mutating func measureRotation() throws {
    let today = GeneratedBoard.today
    var founding = try Founding(on: today)
    let words = { (turn: Int) in ["acorn", "basket", "candle", String(turn)] }
    _ = try founding.add(
      try Codename(words: words(0)).root(on: founding.manifest.board, cost: .open),
      isModerator: true)
    for _ in 1..<Suite.manyMembers { _ = try founding.add(.random(), isModerator: false) }
    let world = GeneratedBoard.cheapWorld
    var surroundings = Surroundings(
      today: today, vocabulary: world.vocabulary, stones: world.stones, mask: { $0 },
      random: world.random)
    let first = try Ledger.firstLines(
      [Request(.name(RawText("Many members")), by: founding.signer, on: today)],
      of: founding.manifest, envelope: founding.envelope, using: &surroundings)
    let path = "\(scratch.path)/members-many"
    try BoardFolder.create(
      at: path, manifest: founding.manifest.octets, members: founding.members,
      records: first.records, rule: first.rule, coarseTime: today.startSeconds)
    let session = try Session(
      try BoardFolder.open(path), codename: try Codename(words: words(0)), world: world)
    var rotation = Sample()
    for turn in 1...5 {
      rotation.add(try microseconds { try session.changeCodename(to: words(turn)) })
    }
    table.add(
      Table.Row(
        what: "rotation, \(Figure.grouped(Suite.manyMembers)) members", measured: rotation.time,
        target: "≤ 2 s", isMet: rotation.median <= 2_000_000))
  }

  /// The same act on both boards in turn.
  private mutating func compare(
    _ what: String, _ sessions: (open: Session, sealed: Session), turns: Int = 25,
    _ act: (Session, Int) throws -> Void
  ) throws {
    var (open, sealed) = (Sample(), Sample())
    for turn in 0..<turns {
      open.add(try microseconds { try act(sessions.open, turn) })
      sealed.add(try microseconds { try act(sessions.sealed, turn) })
    }
    table.add(
      Table.Row(
        what: "a sealed session against an open one, \(what)", measured: sealed.time,
        floor: "\(open.time), open", ratio: "\(Figure.digits(sealed.median / open.median))×"))
  }
}

extension GeneratedBoard {
  /// That of other benches, where codenames cost nothing to stretch.
  fileprivate static var cheapWorld: Session.World {
    Session.World(
      vocabulary: world.vocabulary, tags: world.tags, stones: world.stones,
      codewords: world.codewords, cost: .open, today: world.today, random: world.random,
      anonymising: world.anonymising)
  }
}
