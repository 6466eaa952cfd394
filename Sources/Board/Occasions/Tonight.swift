// SPDX-License-Identifier: Apache-2.0

/// What stands on a board for tonight, by the kind of evening, and for the occasions to come.
///
/// Counts and threads, no text. A warning belongs to an evening by its place, whenever it was; one
/// that was written for an occasion to come counts there, and tonight only while that is on.
package struct Tonight: Hashable, Sendable {
  /// What a row is about.
  package enum Subject: Hashable, Sendable {
    case evening(Evening)
    case occasion(PublicOccasion)
  }

  /// One kind of evening, or one occasion.
  package struct Row: Hashable, Sendable {
    package let subject: Subject
    package fileprivate(set) var warnings = 0
    package fileprivate(set) var advice = 0
    /// Its threads by the number of their last event, above, and their index on the board, below.
    fileprivate var keys: [UInt64] = []

    fileprivate init(_ subject: Subject) { self.subject = subject }

    /// Its warnings and advice, and what was asked, the one that moved last first.
    package func threads(on board: BoardState) -> [ThreadID] {
      keys.sorted(by: >).map { board.threads[Int($0 & 0xFFFF_FFFF)].id }
    }

    /// The same in no order.
    package func anyThreads(on board: BoardState) -> [ThreadID] {
      keys.map { board.threads[Int($0 & 0xFFFF_FFFF)].id }
    }
  }

  /// The kinds of evening, all of them.
  package private(set) var evenings: [Row]
  /// The occasions to come, the soonest first.
  package private(set) var ahead: [Row]

  package init(_ board: BoardState, _ vocabulary: Vocabulary, on today: Day) {
    var evenings = Evening.allCases.map { Row(.evening($0)) }
    let occasions = board.upcoming.ahead(on: today)
    var ahead = occasions.map { Row(.occasion($0)) }
    // By the board's own numbers for places, so that no thread's code is looked up by its text.
    let codes = board.occasionCodes
    let eveningOf = codes.map { code in
      vocabulary.evening(ofOccasion: code).flatMap { Evening.allCases.firstIndex(of: $0) }
    }
    let aheadOf = codes.map { code in occasions.indices.filter { occasions[$0].code == code } }
    board.threads.each { index, row in
      guard row.state(on: today).isShown else { return }
      let key = UInt64(UInt32(truncatingIfNeeded: row.lastNumber)) << 32 | UInt64(index)
      let own = row.upcoming.flatMap { upcoming in
        occasions.firstIndex { $0.id == board.upcoming.rows[upcoming].id }
      }
      if let own {
        ahead[own].count(row, key)
      } else if row.upcoming == nil, let place = row.occasion {
        for index in aheadOf[place] { ahead[index].count(row, key) }
      }
      if let evening = row.occasion.flatMap({ eveningOf[$0] }),
        row.upcoming == nil || own.map({ occasions[$0].isOn(today) }) == true
      {
        evenings[evening].count(row, key)
      }
    }
    (self.evenings, self.ahead) = (evenings, ahead)
  }

  /// All rows, in the order in which they are shown.
  package var rows: [Row] { evenings + ahead }
}

extension Tonight.Row {
  fileprivate mutating func count(_ row: ThreadRow, _ key: UInt64) {
    switch row.kind {
    case .warning: warnings += 1
    case .advice: advice += 1
    case .question: break
    }
    keys.append(key)
  }
}
