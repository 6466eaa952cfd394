// SPDX-License-Identifier: Apache-2.0

/// Finds events with a name, and constituencies of the roster, which point to one person.
struct PlaceRule: Sendable {
  let seats: SubjectIndex

  private static let the = Tokeniser.hash(of: "the".utf8)

  /// "the Gatherum reception", whose last word is at `index`.
  func matchEvent(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    guard chain[index].shape == .lower,
      let event = Phrase.Event(rawValue: String(decoding: chain.spelling(index), as: UTF8.self))
    else { return nil }
    var first = index
    for _ in 0..<3 {
      let before = chain.previous(first)
      guard chain[first].gap <= .line, chain[before].isCapital,
        !chain[before].classes.contains(.commonOccasion), chain[before].shape != .initial
      else { break }
      first = before
    }
    let the = chain.previous(first)
    guard first != index, chain[the].hash == Self.the, chain[first].gap <= .line,
      !(event == .away)
    else { return nil }
    return Match(.place, the, index, .anEvent(event))
  }

  /// A seat of the roster that begins at `index`.
  func matchSeat(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    guard let last = seats.seatEnd(index, in: chain) else { return nil }
    return Match(.place, index, last, .place)
  }
}
