// SPDX-License-Identifier: Apache-2.0

extension Sought {
  /// What the program looks for in a post for moderators.
  ///
  /// - Parameters:
  ///   - text: the words as others would see them; nil for none.
  ///   - opening: the structured sentence above them; nil for a thread that is not known.
  ///   - isOpening: whether the words are that thread's first.
  ///   - narrowing: what the anonymiser pointed out that leads to few people, in words.
  ///   - twin: what else says the same, in words; nil for nothing.
  ///   - vocabulary: the lists.
  /// - Returns: one of each matter, in order.
  package static func all(
    in text: String?, opening: Opening?, isOpening: Bool, narrowing: [String], twin: String?,
    vocabulary: Vocabulary
  ) -> [Sought] {
    let rules = vocabulary.turning
    func words(_ reason: TurnReason) -> [String] {
      text.map { rules.words(worthALook: reason, in: $0) } ?? []
    }
    return Matter.allCases.map { matter in
      switch matter {
      case .conduct:
        let stated = isOpening ? opening?.stated(vocabulary) ?? [] : []
        return Sought(matter, found: stated + words(.noConductStated))
      case .privateLife: return Sought(matter, found: words(.privateLife))
      case .verdict: return Sought(matter, found: words(.verdictNotWarning))
      case .whoWasHarmed: return Sought(matter, found: words(.identifiesHarmedPerson))
      case .whoWrote:
        let likely = isOpening ? opening?.narrowing(vocabulary) ?? [] : []
        return Sought(matter, found: likely + narrowing)
      case .twin: return Sought(matter, found: twin.map { [$0] } ?? [])
      }
    }
  }
}

extension Opening {
  /// What it says was done, or is to be done.
  fileprivate func stated(_ vocabulary: Vocabulary) -> [String] {
    (conduct.map { [$0.label] } ?? []) + advice.map { vocabulary.sentence(ofAdvice: $0) }
  }

  /// What, together, leads to whoever was there: her own eyes, days ago, in a small company.
  fileprivate func narrowing(_ vocabulary: Vocabulary) -> [String] {
    guard basis == .firstHand, when == .thisWeek || when == .coming else { return [] }
    let evening = occasion.flatMap { vocabulary.evening(ofOccasion: $0) }
    return ["first-hand", when == .coming ? "tonight" : "this week"]
      + (evening == nil ? [] : ["one evening"])
  }
}

extension BoardState {
  /// A thread that stands and says the same as an opening: of its sort, place and person; the newest.
  package func twin(of opening: Opening, besides own: ThreadID?, on today: Day) -> ThreadID? {
    guard opening.kind == .warning, let subject = opening.subject else { return nil }
    return threads.suffix(Limits.twinThreads).last { row in
      row.id != own && row.kind == .warning && row.conduct == opening.conduct
        && self.subject(of: row)?.id == subject && occasion(of: row) == opening.occasion
        && row.state(on: today).isShown
    }?.id
  }
}
