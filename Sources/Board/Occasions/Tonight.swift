// SPDX-License-Identifier: Apache-2.0

/// What stands on a board for tonight, by the kind of evening, and for the occasions to come.
///
/// Counts, no text. A warning belongs to an evening by its place, whenever it was; one that was written
/// for an occasion to come counts there, and tonight only while that is on.
package struct Tonight: Hashable, Sendable {
  /// What a row is about.
  package enum Subject: Hashable, Sendable {
    case evening(Evening)
    case occasion(PublicOccasion)
  }

  /// One kind of evening, or one occasion.
  package struct Row: Hashable, Sendable {
    package let subject: Subject
    package var warnings: Int { count.warnings }
    package var advice: Int { count.advice }
    fileprivate var count = Count()
    /// Which of the board's places are its own, by the board's numbers for them.
    fileprivate let places: [Bool]
    fileprivate let today: Day

    /// Its warnings and advice, and what was asked, the one that moved last first.
    package func threads(on board: BoardState) -> [ThreadID] {
      let order = board.threads.order { glance in
        glance.state(on: today).isShown && holds(glance, on: board)
          ? UInt32(truncatingIfNeeded: glance.last) : nil
      }
      return order.map { board.threads.id(Int($0)) }
    }

    /// How many of some threads, which stand, are among its own.
    package func count(of threads: Set<ThreadID>, on board: BoardState) -> Int {
      threads.count { thread in board.row(thread).map { holds($0.glance, on: board) } ?? false }
    }

    /// Whether a thread that stands belongs to it.
    fileprivate func holds(_ glance: ThreadGlance, on board: BoardState) -> Bool {
      let isItsPlace = glance.occasion.map { places.indices.contains($0) && places[$0] } ?? false
      guard let upcoming = glance.upcoming.map({ board.upcoming.rows[$0] }) else {
        return isItsPlace
      }
      return switch subject {
      case .evening: isItsPlace && upcoming.isOn(today)
      case .occasion(let occasion): occasion.id == upcoming.id
      }
    }
  }

  fileprivate struct Count: Hashable {
    var warnings = 0
    var advice = 0

    mutating func add(_ kind: ThreadKind) {
      switch kind {
      case .warning: warnings += 1
      case .advice: advice += 1
      case .question: break
      }
    }
  }

  /// The kinds of evening, all of them.
  package private(set) var evenings: [Row]
  /// The occasions to come, the soonest first.
  package private(set) var ahead: [Row]

  package init(_ board: BoardState, _ vocabulary: Vocabulary, on today: Day) {
    let codes = board.occasionCodes
    // By place first, and what belongs to a place afterwards: there are few places, and very many
    // threads. Those that were written for an occasion to come are few as well.
    var counts = Array(repeating: Count(), count: codes.count)
    var coming: [ThreadGlance] = []
    board.threads.eachGlance { _, glance in
      guard glance.state(on: today).isShown else { return }
      if glance.upcoming != nil {
        coming.append(glance)
      } else if let place = glance.occasion {
        counts[place].add(glance.kind)
      }
    }
    func row(_ subject: Subject, _ places: [Bool]) -> Row {
      var row = Row(subject: subject, places: places, today: today)
      for (count, isItsPlace) in zip(counts, places) where isItsPlace {
        row.count.warnings += count.warnings
        row.count.advice += count.advice
      }
      for thread in coming where row.holds(thread, on: board) { row.count.add(thread.kind) }
      return row
    }
    let evening = codes.map { vocabulary.evening(ofOccasion: $0) }
    evenings = Evening.allCases.map { one in row(.evening(one), evening.map { $0 == one }) }
    ahead = board.upcoming.ahead(on: today).map { occasion in
      row(.occasion(occasion), codes.map { $0 == occasion.code })
    }
  }

  /// All rows, in the order in which they are shown.
  package var rows: [Row] { evenings + ahead }
}
