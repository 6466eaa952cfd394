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
}
