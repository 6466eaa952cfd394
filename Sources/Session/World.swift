// SPDX-License-Identifier: Apache-2.0

package import Anonymisation
package import Board
package import Sealing
package import Text

extension Session {
  /// The lists and the clock of the program around it.
  package struct World {
    package let vocabulary: Vocabulary
    package let tags: TagLists
    /// Stones for subject tags.
    package let stones: [String]
    /// What moderators are called.
    package let trees: [String]
    /// The words of codenames and invitations.
    package var codewords: CodewordList { makeCodewords() }
    private let makeCodewords: () -> CodewordList
    /// How dear a guess at a sealed board's codename is.
    package let cost: StretchCost
    /// The day on the board's host.
    package let today: () -> Day
    /// The second by the board's host's clock, for notes alone; nil takes the start of the day.
    package let now: () -> Moment?
    /// Where identifiers are drawn from.
    package let random: any RandomNumberGenerator
    /// The bank holidays, which no clock of a notice counts.
    package let holidays: () -> BankHolidays
    /// Makes what anonymises a text for a roster; nil where it cannot, and then no words are taken.
    package let anonymising: ([RosterSubject]) -> Anonymising?

    /// Anonymises a text, but for such words as its writer keeps.
    package typealias Anonymising = (_ text: String, _ keeping: Set<String>) -> AnonymiseReport

    package init(
      vocabulary: Vocabulary, tags: TagLists, stones: [String], trees: [String] = [],
      codewords: @autoclosure @escaping () -> CodewordList,
      cost: StretchCost = .sealed, today: @escaping () -> Day,
      now: @escaping () -> Moment? = { nil },
      random: any RandomNumberGenerator, holidays: @escaping () -> BankHolidays = { .none },
      anonymising: @escaping ([RosterSubject]) -> Anonymising?
    ) {
      self.vocabulary = vocabulary
      self.tags = tags
      self.stones = stones
      self.trees = trees
      makeCodewords = codewords
      self.cost = cost
      self.today = today
      self.now = now
      self.random = random
      self.holidays = holidays
      self.anonymising = anonymising
    }

    /// Draws the words of a codename.
    package func drawCodename() -> [String] { drawCodewords(Codename.wordCount) }

    /// Draws words for a codename or an invitation, from the system's randomness alone.
    package func drawCodewords(_ count: Int) -> [String] {
      let list = codewords
      return list.drawn(count).map { list[$0] }
    }
  }
}
