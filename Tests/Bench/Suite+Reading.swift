// SPDX-License-Identifier: Apache-2.0

import Board
import Ledger
import Sealing
import Session

extension Suite {
  /// Opening in process: every line read, held against the chain and folded; then the caches made,
  /// and opening with them.
  mutating func measureOpening(_ board: GeneratedBoard) throws {
    Output.note("opening")
    try board.removeCaches()
    var (opening, reading) = (Sample(), Sample())
    for _ in 0..<(board.messages > 200_000 ? 2 : 5) {
      reading.add(Floor.reading(board.segments))
      opening.add(try microseconds { _ = try board.ledger() })
    }
    let lines = Double(try board.ledger().state.eventCount)
    table.add(
      Table.Row(
        what: "opening (folding), \(Figure.grouped(board.messages))",
        measured: "\(opening.time); \(Figure.time(opening.median / lines)) a line",
        floor: "\(reading.time), reading the same bytes",
        ratio: Figure.ratio(opening.median, to: reading.median)
      )
    )
    let session = try board.session()
    var slices = Sample()
    var hasMore = session.needsCacheRefresh
    while hasMore { slices.add(microseconds { hasMore = session.refreshCaches() }) }
    let snapshot = "\(board.path)/snapshot/board.bin"
    var (kept, snapshotReading) = (Sample(), Sample())
    for _ in 0..<9 {
      snapshotReading.add(Floor.reading([snapshot]))
      kept.add(try microseconds { _ = try board.ledger() })
    }
    let size = Figure.grouped(board.messages)
    table.add(
      Table.Row(what: "caches made, a slice of it, \(size)", measured: "\(slices.time)"))
    table.add(
      Table.Row(
        what: "opening (snapshot), \(size)",
        measured: kept.time,
        floor: "\(snapshotReading.time), reading the snapshot",
        ratio: Figure.ratio(kept.median, to: snapshotReading.median)
      )
    )
  }

  /// A word that many posts hold, and one that none does.
  mutating func measureSearch(_ board: GeneratedBoard) throws {
    Output.note("search")
    let session = try board.session()
    while session.refreshCaches() {}
    let size = Figure.grouped(board.messages) + (board.codenames.isEmpty ? "" : ", sealed")
    var (first, absent, reading) = (Sample(), Sample(), Sample())
    for _ in 0..<(board.messages > 200_000 ? 2 : 3) {
      reading.add(Floor.reading(board.segments))
      first.add(
        try microseconds {
          var search = try Suite.search(Prose.commonWord, session)
          while search.hits.isEmpty, !search.isDone { try search.advance(lines: 1_024) }
        }
      )
      absent.add(
        try microseconds {
          var search = try Suite.search(Prose.absentWord, session)
          while !search.isDone { try search.advance(lines: 1_024) }
          guard search.hits.isEmpty else { throw Failure("an absent word was found") }
        }
      )
    }
    let floor = "\(reading.time), reading all bytes of the record"
    table.add(
      Table.Row(
        what: "search, first hits, \(size)",
        measured: first.time,
        floor: floor,
        ratio: Figure.ratio(first.median, to: reading.median),
        target: "≤ 20 ms",
        isMet: first.median <= 20_000
      )
    )
    table.add(
      Table.Row(
        what: "search, absent word, \(size)",
        measured: absent.time,
        floor: floor,
        ratio: Figure.ratio(absent.median, to: reading.median),
        target: "≤ 150 ms",
        isMet: absent.median <= 150_000
      )
    )
  }

  private static func search(_ word: String, _ session: Session) throws -> Search {
    guard let query = SearchQuery(word) else { throw Failure("nothing to look for") }
    return session.search(query)
  }

  /// What the seal costs: folding and listing a board that is sealed beside one that is not.
  mutating func measureSealing(_ open: GeneratedBoard, _ sealed: GeneratedBoard) throws {
    Output.note("sealed and open")
    let size = Figure.grouped(sealed.messages)
    var opening = (open: Sample(), sealed: Sample())
    var listing = (open: Sample(), sealed: Sample())
    for _ in 0..<15 {
      opening.open.add(try microseconds { _ = try open.ledger() })
      opening.sealed.add(try microseconds { _ = try sealed.ledger() })
      // Read anew each time: a ledger keeps in mind what it has verified.
      let fresh = (open: try open.ledger(), sealed: try sealed.ledger())
      listing.open.add(try microseconds { try Suite.list(fresh.open) })
      listing.sealed.add(try microseconds { try Suite.list(fresh.sealed) })
    }
    for (what, sample) in [("opening", opening), ("listing 50 threads", listing)] {
      let ratio = sample.sealed.median / sample.open.median
      table.add(
        Table.Row(
          what: "sealed against open, \(what), \(size)",
          measured: sample.sealed.time,
          floor: "\(sample.open.time), open",
          ratio: "\(Figure.digits(ratio))×",
          target: "≤ 1.3×",
          isMet: ratio <= 1.3
        )
      )
    }
  }

  /// The same without a snapshot, as only the first to open a board in years meets it.
  mutating func measureFolding() throws {
    let open = try GeneratedBoard(
      at: "\(scratch.path)/open", messages: Suite.smallSize, isSealed: false)
    let sealed = try GeneratedBoard(
      at: "\(scratch.path)/sealed", messages: Suite.smallSize, isSealed: true)
    var (plain, secret) = (Sample(), Sample())
    for _ in 0..<7 {
      for board in [open, sealed] { try board.removeCaches() }
      plain.add(try microseconds { _ = try open.ledger() })
      secret.add(try microseconds { _ = try sealed.ledger() })
    }
    table.add(
      Table.Row(
        what: "sealed against open, folding without a snapshot, \(Figure.grouped(Suite.smallSize))",
        measured: secret.time, floor: "\(plain.time), open",
        ratio: "\(Figure.digits(secret.median / plain.median))×"))
  }

  private static func list(_ ledger: Ledger) throws {
    for row in ledger.state.current(on: GeneratedBoard.today).prefix(50) {
      guard try ledger.opening(of: row) != nil else { throw Failure("an opening is gone") }
    }
  }

  /// What a codename's stretching takes, in a process of its own.
  mutating func measureUnlocking() throws {
    var (time, memory) = (Sample(), Sample())
    for _ in 0..<3 {
      let result = try Pipe(keeping: .reading)
      let child = try Child(.unlock, String(result.writing))
      result.closeWriting()
      let figures = Pipe.read(result.reading).split(whereSeparator: \.isWhitespace)
      result.closeReading()
      try child.finish()
      guard figures.count == 2, let taken = Double(figures[0]), let grown = Double(figures[1])
      else { throw Failure("unlocking told nothing") }
      time.add(taken)
      memory.add(grown / 1_024)
    }
    table.add(
      Table.Row(
        what: "unlocking (scrypt)",
        measured: "\(time.time), \(Figure.digits(memory.median)) MiB",
        target: "about 0.3 s and 130 MB",
        isMet: (150_000...600_000).contains(time.median) && (100...160).contains(memory.median)
      )
    )
  }
}
