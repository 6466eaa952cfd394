// SPDX-License-Identifier: Apache-2.0

/// Places and books of Parliament that are called after people, and are nobody.
enum EstateNames {
  private static let names = [
    "norman shaw", "shaw north", "shaw south", "westminster hall", "derby gate", "richmond house",
    "victoria tower", "college green", "portcullis house", "fielden house", "millbank house",
    "attlee suite", "boothroyd room", "thatcher room", "grimond room", "wilson room",
    "macmillan room", "churchill room", "jubilee room", "pugin room", "red lion", "central lobby",
    "erskine may", "parliament street", "canon row", "palace yard", "carlton club",
    "gladstone room",
    "moses room", "jubilee hall", "robing room", "downing street", "carlton gardens",
  ]

  private static let pairs: Set<UInt64> = Set(
    names.map { name in
      let words = name.split(separator: " ").map { Tokeniser.hash(of: $0.utf8) }
      return words[0] &* 31 &+ words[1]
    }
  )

  /// Whether the word at `index` stands in the name of such a place.
  static func holds(_ index: Int, in chain: borrowing TokenChain) -> Bool {
    guard chain[index].classes.contains(.estate) else { return false }
    let hash = chain[index].hash
    let before = chain[chain.previous(index)]
    let after = chain[chain.next(index)]
    return before.classes.contains(.estate) && pairs.contains(before.hash &* 31 &+ hash)
      || after.classes.contains(.estate) && pairs.contains(hash &* 31 &+ after.hash)
  }
}
