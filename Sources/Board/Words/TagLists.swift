// SPDX-License-Identifier: Apache-2.0

/// The words that authors' tags are made of.
package struct TagLists: Sendable {
  /// Plain things, such as `Linen`.
  package let things: [String]
  /// Birds, such as `Dunlin`.
  package let birds: [String]

  /// Lists; neither is empty, and a released list never changes its length or order, since every
  /// tag that members know would change with it.
  package init(things: [String], birds: [String]) {
    precondition(!things.isEmpty && !birds.isEmpty, "tags are made of words")
    self.things = things
    self.birds = birds
  }

  /// The lists without some words, as in a thread that was opened once people of these names were
  /// on the roster.
  ///
  /// Nothing changes where all words of a list would go.
  package func avoiding(_ words: Set<String>) -> TagLists {
    let things = things.filter { !words.contains($0) }
    let birds = birds.filter { !words.contains($0) }
    guard !things.isEmpty, !birds.isEmpty else { return self }
    return TagLists(things: things, birds: birds)
  }

  /// The words of the lists that are also part of a name.
  package func words(in name: String) -> [String] {
    let parts = Set(name.split { !$0.isLetter }.map { $0.lowercased() })
    return (things + birds).filter { parts.contains($0.lowercased()) }
  }
}
