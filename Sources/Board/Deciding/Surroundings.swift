// SPDX-License-Identifier: Apache-2.0

/// What a decision takes from the world, as values, so that the same decision can be made again.
package struct Surroundings {
  /// The day on the board's host.
  package var today: Day
  /// The moment by the host's clock, to the second: for notes alone.
  package var moment: Moment?
  /// What is to be sent to an author, sealed to her mail key: for mail alone, and nil where she has
  /// told none.
  package var mailBox: [UInt8]?
  /// Why a first try of what is posted was turned down; nil for a first try.
  package var formerReason: ModerationReason?
  /// What moderators asked whom answers now; nil where that cannot be read any more.
  package var askedWords: PostText?
  /// The line by which a held post goes up that a moderator decides on.
  package var heldLine: PostLine?
  /// The lists a writer chooses from.
  package let vocabulary: Vocabulary
  /// Stones for subject tags.
  package let stones: [String]
  /// The words of authors' tags, to find those that are parts of a name; nil finds none.
  package let tags: TagLists?
  /// Takes out of a text what would name somebody.
  package var mask: (String) -> String
  /// Where identifiers and tags are drawn from.
  package var random: any RandomNumberGenerator

  package init(
    today: Day,
    vocabulary: Vocabulary,
    stones: [String],
    tags: TagLists? = nil,
    mask: @escaping (String) -> String,
    random: any RandomNumberGenerator
  ) {
    self.today = today
    self.vocabulary = vocabulary
    self.stones = stones
    self.tags = tags
    self.mask = mask
    self.random = random
  }
}
