// SPDX-License-Identifier: Apache-2.0

/// Applies the rules to one text until none fires any more.
///
/// Each stage sweeps once from front to back. Then only the neighbourhood of each replacement is
/// looked at again, since nothing else has changed for any rule; a replacement that is made there
/// is looked at in turn. Every replacement uses up text or earlier replacements, so this ends,
/// after a time in proportion to the text.
struct Masker: ~Copyable {
  let rules: RuleBook
  private(set) var chain: TokenChain

  init(rules: RuleBook, chain: consuming TokenChain) {
    self.rules = rules
    self.chain = chain
  }

  /// Replaces everything that the rules find.
  mutating func mask() {
    for stage in RuleBook.Stage.allCases { sweep(stage) }
    settle()
  }

  /// Applies one stage to the whole text.
  mutating func sweep(_ stage: RuleBook.Stage) {
    var index = TokenChain.head
    while true {
      index = rules.candidate(stage, after: index, in: chain)
      guard index != TokenChain.tail else { return }
      if let match = rules.match(stage, index, in: chain), let masking = chain.replace(match) {
        index = chain.maskings[masking].last
      }
    }
  }

  /// Puts `match` in place; for the trainer, which knows better than the model.
  mutating func replace(_ match: Match) {
    _ = chain.replace(match)
  }

  /// Looks again at what stands within the rules' reach of a replacement, round by round.
  private mutating func settle() {
    var fresh = 0
    while fresh < chain.maskings.count {
      let round = (fresh..<chain.maskings.count).filter { !chain.maskings[$0].isAbsorbed }
        .sorted { chain.maskings[$0].start < chain.maskings[$1].start }
      fresh = chain.maskings.count
      for stage in RuleBook.Stage.allCases { sweep(stage, around: round) }
    }
  }

  /// Applies one stage within reach of each replacement of `round`, to no token twice.
  private mutating func sweep(_ stage: RuleBook.Stage, around round: [Int]) {
    let reach = stage == .names ? NameFeatures.reach : RuleBook.reach
    // Up to where, in bytes of the text, this sweep has been.
    var done = -1
    for number in round where !chain.maskings[number].isAbsorbed {
      var index = chain.maskings[number].first
      var end = chain.maskings[number].last
      for _ in 0...reach {
        if index != TokenChain.head, chain.source(of: index).lowerBound >= done {
          index = chain.previous(index)
        }
        end = chain.next(end)
      }
      var limit = end == TokenChain.tail ? Int.max : chain.source(of: end).lowerBound
      while true {
        index = rules.candidate(stage, after: index, before: end, in: chain)
        guard index != end, index != TokenChain.tail else { break }
        guard let match = rules.match(stage, index, in: chain), let masking = chain.replace(match)
        else { continue }
        index = chain.maskings[masking].last
        if chain.maskings[masking].end > limit {
          limit = chain.maskings[masking].end
          break
        }
      }
      done = limit
    }
  }
}
