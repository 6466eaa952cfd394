// SPDX-License-Identifier: Apache-2.0

internal import Text

extension Surroundings {
  /// Announces an occasion to come.
  mutating func announcement(
    _ occasion: String, _ weeks: ClosedRange<Week>, _ raw: RawText, on board: BoardState,
    by speaker: AuthorKey
  ) throws(Refusal) -> Decision {
    guard vocabulary.occasions.contains(where: { $0.code == occasion }) else {
      throw .unknownOccasion(occasion)
    }
    guard weeks.upperBound >= Week(of: today) else { throw .pastOccasion }
    let name = try plainText(
      RawText(Sanitiser.line(raw.value)), limit: Limits.nameCharacters, on: board)
    return Decision(
      event(by: speaker, .announced(occasion: occasion, weeks)), body: .text(name))
  }

  /// Takes an occasion to come off again, with its name.
  mutating func cancellation(
    _ id: EventID, on board: BoardState, by speaker: AuthorKey
  ) throws(Refusal) -> Decision {
    guard let occasion = board.upcoming[id], !occasion.isDropped else { throw .noSuchUpcoming }
    return Decision(event(by: speaker, .cancelled(id)), ends: [occasion.place])
  }

  /// Corrects a route, or takes back that it was corrected.
  mutating func correction(
    of route: RouteID, _ raw: RawText?, on board: BoardState, by speaker: AuthorKey
  ) throws(Refusal) -> Decision {
    let former = board.correction(of: route)
    if raw == nil, former == nil { throw .notCorrected }
    let text = try raw.map { raw throws(Refusal) in
      try plainText(raw, limit: Limits.correctionCharacters, on: board)
    }
    return Decision(
      event(by: speaker, .correctedRoute(route)), body: text.map(EventBody.text),
      ends: former.map { [$0.place] } ?? [])
  }

  /// Text that stands as it was given: a number is told in it, or a town.
  ///
  /// It names nobody on the roster, since it stands beside warnings.
  private func plainText(
    _ raw: RawText, limit: Int, on board: BoardState
  ) throws(Refusal) -> PostText {
    let text = try PostText(raw, limit: limit, masking: { $0 })
    // From each word on: what stands before a name may be taken together with it for something else,
    // as in "Dinner with" somebody, and would hide it.
    let words = text.value.split(separator: " ")
    for start in words.indices {
      let rest = words[start...].joined(separator: " ")
      let masked = mask(rest)
      guard masked != rest else { continue }
      for subject in board.subjects {
        let tag = subject.tag.description
        if masked.contains(tag), !rest.contains(tag) { throw .namesSomebody }
      }
    }
    return text
  }
}
