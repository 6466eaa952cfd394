// SPDX-License-Identifier: Apache-2.0

internal import Anonymisation
internal import Board
internal import Canvas

/// What all screens share: the board and the session as they stand, and the writer's drafts.
struct Scene {
  var board: BoardState
  let name: String
  var standing: BoardStanding
  let vocabulary: Vocabulary
  private let book: () -> RouteBook
  /// What publishing makes of a text, but for such words as its writer keeps, so that a preview shows
  /// it as others will see it.
  let anonymise: (String, Set<String>) -> AnonymiseReport
  var today: Day
  var size: Size
  /// What is kept for this member alone.
  private(set) var kept: PrivateState
  /// What of it changed and is still to be handed on.
  private var changes: [PrivateChange] = []
  var news = News()
  var drafts = Drafts()
  var notice: Notice?
  /// What moderators called occasions and say of routes, as far as it is known.
  var words: [EventID: String] = [:]
  /// What was sent to this member alone.
  var mail: [ReceivedMail] = []
  /// What she sent to the moderators, and what became of it.
  var pending: [PendingPost] = []
  /// The answers of theirs that she has opened since she came.
  var openedVerdicts: Set<EventID> = []
  /// Her work at the queue, as a moderator.
  var desk = QueueDesk()
  /// A merge that is on its way.
  var merging: Ticket?
  /// The correction of a route that is on its way.
  var correcting: Ticket?
  /// What was asked ahead of any page.
  var ahead = Ahead()
  /// The post that is on its way to the board.
  var posting: Posting?
  private var ticketCount = 0
  private var random: any RandomNumberGenerator

  /// A post that is on its way.
  struct Posting {
    let ticket: Ticket
    let purpose: Purpose
    /// The draft it was made of, which may not be the one that is written when it is up.
    let draft: DraftID?
    /// Whether it waits for its hour first.
    var isLater = false
  }

  init(
    board: BoardState,
    name: String,
    standing: BoardStanding,
    vocabulary: Vocabulary,
    routes: @escaping () -> RouteBook,
    anonymise: @escaping (String, Set<String>) -> AnonymiseReport,
    kept: PrivateState,
    random: any RandomNumberGenerator,
    today: Day,
    size: Size
  ) {
    self.board = board
    self.name = name
    self.standing = standing
    self.vocabulary = vocabulary
    book = routes
    self.anonymise = anonymise
    self.kept = kept
    self.random = random
    self.today = today
    self.size = size
  }

  /// Draws a ticket that was never used.
  mutating func ticket() -> Ticket {
    ticketCount += 1
    return Ticket(number: ticketCount)
  }

  /// Draws the name of a draft that is begun.
  mutating func draftID() -> DraftID { DraftID(using: &random) }

  /// Where to take it.
  var routes: RouteBook { book() }

  // MARK: What is kept

  /// Keeps something for the member alone.
  mutating func keep(_ change: PrivateChange) {
    kept.apply(change)
    changes.append(change)
  }

  /// Takes in what another terminal of the same member kept; see `merge` for its drafts.
  mutating func adopt(_ other: PrivateState) { kept.merge(other) }

  /// What is to be handed on to whoever seals it; to be asked for once.
  mutating func takeChanges() -> [PrivateChange] {
    defer { changes = [] }
    return changes
  }

  /// Whether a thread opens for whoever names it: one that is set aside does for a moderator, who may
  /// have to put it back.
  func isFound(_ thread: ThreadID) -> Bool {
    guard let state = board.row(thread)?.state(on: today) else { return false }
    return state.isShown || state == .setAside && standing.isModerator
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
