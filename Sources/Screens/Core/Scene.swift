// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas

/// What all screens share: the board and the session as they stand, and the writer's drafts.
struct Scene {
  var board: BoardState
  let name: String
  var standing: BoardStanding
  let vocabulary: Vocabulary
  /// What publishing does to a text, so that a preview shows it as others will.
  let mask: (String) -> String
  var today: Day
  var size: Size
  var news = News()
  var drafts = Drafts()
  var notice: Notice?
  /// The post that is on its way to the board.
  var posting: Posting?
  private var ticketCount = 0

  /// A post that is on its way.
  struct Posting {
    let ticket: Ticket
    let purpose: Purpose
  }

  init(
    board: BoardState,
    name: String,
    standing: BoardStanding,
    vocabulary: Vocabulary,
    mask: @escaping (String) -> String,
    today: Day,
    size: Size
  ) {
    self.board = board
    self.name = name
    self.standing = standing
    self.vocabulary = vocabulary
    self.mask = mask
    self.today = today
    self.size = size
  }

  /// Draws a ticket that was never used.
  mutating func ticket() -> Ticket {
    ticketCount += 1
    return Ticket(number: ticketCount)
  }

  // MARK: The shape of the screen

  /// The columns that text takes: a longer line is hard to read.
  var columns: Int { min(size.columns, 100) }

  /// Whether the screen is as narrow as a phone's.
  var isNarrow: Bool { size.columns < 60 }

  /// Whether the screen is as low as a phone's.
  var isLow: Bool { size.rows < 16 }

  /// Whether there is room for rules.
  var hasRules: Bool { size.rows >= 9 }
}
