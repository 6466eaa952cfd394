// SPDX-License-Identifier: Apache-2.0

/// Points out what no mask can mend.
struct HintRule: Sendable {
  let options: AnonymiseOptions

  /// How many hints of one kind are worth reading.
  private static let most = 5

  /// The hints for a text whose findings have been masked in `chain`, in order.
  func hints(
    in chain: borrowing TokenChain,
    _ text: NormalisedText,
    _ source: [UInt8]
  ) -> [Hint] {
    var places: [(kind: Hint.Kind, range: Range<Int>)] = []
    var counts: [Hint.Kind: Int] = [:]
    func note(_ kind: Hint.Kind, _ range: Range<Int>) {
      guard counts[kind, default: 0] < Self.most else { return }
      counts[kind, default: 0] += 1
      places.append((kind, range))
    }
    var quote: (start: Int, words: Int)?
    var roles: Range<Int>?
    var offices: Range<Int>?
    var days: Range<Int>?
    var index = chain.next(TokenChain.head)
    while index != TokenChain.tail {
      defer { index = chain.next(index) }
      let token = chain[index]
      if token.masking >= 0 {
        let masking = chain.maskings[Int(token.masking)]
        let range = masking.start..<masking.end
        switch masking.kind {
        case .descriptor: roles = roles ?? range
        case .room, .place, .address: offices = offices ?? range
        case .date, .time: days = days ?? range
        default: break
        }
        continue
      }
      let range = chain.source(of: index)
      if token.mark == 0x22 {
        if let open = quote, open.words > 2 { note(.quote, open.start..<range.upperBound) }
        quote = quote == nil ? (range.lowerBound, 0) : nil
      } else if token.isWord {
        quote?.words += 1
        if token.classes.intersects([.role, .roles]) { roles = roles ?? range }
        if token.classes.intersects([.room, .building]) { offices = offices ?? range }
        if token.classes.contains(.weekday) { days = days ?? range }
        if token.shape == .lower, token.count > 5, token.classes.isEmpty,
          token.facts.ordinary == 0, !token.facts.isName, !token.facts.isPlace,
          !token.facts.isProper
        {
          note(.rareWord, range)
        }
      }
      if token.gap >= .paragraph { quote = nil }
      if token.mark == 0x21 || token.mark == 0x3F,
        chain[chain.next(index)].mark == 0x21 || chain[chain.next(index)].mark == 0x3F,
        chain[chain.next(index)].gap == .none,
        chain.previous(index) == TokenChain.head
          || chain[index].gap != .none || chain[chain.previous(index)].mark != token.mark
      {
        note(.punctuation, range.lowerBound..<chain.source(of: chain.next(index)).upperBound)
      }
    }
    if let roles, let offices, let days {
      let start = min(roles.lowerBound, offices.lowerBound, days.lowerBound)
      let end = max(roles.upperBound, offices.upperBound, days.upperBound)
      note(.narrowing, start..<end)
    }
    var sourced = places.map {
      ($0.kind, text.sourceStart(of: $0.range.lowerBound), text.sourceEnd(of: $0.range.upperBound))
    }
    sourced.sort { ($0.1, $0.2) < ($1.1, $1.2) }
    var starts = ScalarPositions(source)
    var hints = sourced.map { kind, start, end in
      let position = starts.advance(to: start)
      var ends = starts
      return Hint(
        kind: kind,
        start: position,
        end: ends.advance(to: end),
        reason: Self.reason(kind)
      )
    }
    let length = starts.advance(to: source.count)
    if length > options.longText {
      hints.append(
        Hint(kind: .length, start: options.longText, end: length, reason: Self.reason(.length))
      )
    }
    return hints
  }

  private static func reason(_ kind: Hint.Kind) -> String {
    switch kind {
    case .narrowing: "a role, a place and a day: few people fit all three."
    case .length: "the longer the text, the more it tells."
    case .quote: "whoever was in the room knows these words."
    case .rareWord: "few people use this word."
    case .punctuation: "a habit that readers notice."
    }
  }
}
