// SPDX-License-Identifier: Apache-2.0

/// A linear model that tells whether a word is part of somebody's name.
///
/// The score of a word is the sum of one small weight for each of its features (`NameFeatures`); it
/// is taken for a name when the sum passes the threshold. The weights are learnt from annotated
/// text and read from a file: nothing else is random or hidden.
struct NameModel: Sendable {
  private let weights: [Int8]
  private let shift: UInt64
  let threshold: Int

  /// - Parameter bytes: `Resources/anonymise-weights.bin`: "NMW1", the base-2 logarithm of the
  ///   number of weights, three zero bytes, the threshold as a little-endian 32-bit number, the
  ///   weights.
  /// - Throws: when the bytes are not laid out so.
  init(bytes: [UInt8]) throws(AnonymisationError) {
    guard bytes.count > 12, bytes[0...3].elementsEqual("NMW1".utf8), (1...24).contains(bytes[4]),
      bytes.count == 12 + 1 << Int(bytes[4])
    else { throw .unreadableWeights }
    shift = 64 - UInt64(bytes[4])
    let raw = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[8 + $1]) << UInt32(8 * $1) }
    threshold = Int(Int32(bitPattern: raw))
    weights = bytes[12...].map { Int8(bitPattern: $0) }
  }

  /// Whether the token at `index` is worth a look: small everyday words are nobody's name, and a
  /// month is one only beside another or where it says something.
  static func isCandidate(_ index: Int, in chain: borrowing TokenChain) -> Bool {
    let token = chain[index]
    if token.classes.intersects([.month, .weekday]) {
      // "June said" is somebody, "in June" a month.
      let before = chain.previous(index)
      let after = chain.next(index)
      guard token.isCapital,
        NameRule.isName(before, in: chain) || NameRule.isName(after, in: chain)
          || token.facts.given > 2
            && (chain[before].classes.contains(.speech) || chain[after].classes.contains(.speech))
      else { return false }
    }
    if token.classes.contains(.label) {
      // "Bill 12", "NINO:"
      let after = chain[chain.next(index)]
      if after.shape == .digits || after.mark == 0x3A && token.facts.given == 0 { return false }
    }
    // "in Nigeria", "from Cumbria": a place that nobody is called after.
    if token.facts.isPlace, !token.facts.isName, token.gap <= .line,
      chain[chain.previous(index)].classes.intersects([.placeLink, .datePreposition])
    {
      return false
    }
    if EstateNames.holds(index, in: chain) { return false }
    // The host of an address that the board publishes.
    if token.gap == .none, chain.isMark(chain.previous(index), 0x40) { return false }
    switch token.shape {
    case .lower:
      guard token.count > 1 else { return false }
      return token.facts.ordinary == 0
        || token.facts.ordinary == 1 && (token.facts.given > 0 || token.facts.surname > 1)
        || token.facts.ordinary == 2 && token.facts.given > 1
        || token.facts.ordinary == 3 && token.facts.given > 2
    case .initial, .capitalised, .capitals, .camel: return !token.classes.contains(.pronoun)
    default: return false
    }
  }

  /// How much the token at `index` looks like part of a name, above or below the threshold.
  func score(_ index: Int, in chain: borrowing TokenChain) -> Int {
    var sum = 0
    NameFeatures.forEach(index, in: chain) { feature in
      sum += Int(weights[Int(truncatingIfNeeded: feature >> shift)])
    }
    return sum - threshold
  }
}
