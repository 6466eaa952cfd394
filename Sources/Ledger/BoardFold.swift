// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Sealing
internal import Storage

/// A board as its lines make it, one after the other: what a line means, whether it may take effect, and
/// what is known of the board besides its state.
///
/// It reads nothing: whoever follows the journal brings the lines, in order, on their chain.
struct BoardFold {
  /// The board as folded so far.
  var board = BoardState()
  /// The threads that were asked for, kept up with it.
  var threads = DecidingThreads()
  var format: LineFormat
  /// Threads with a line whose backward link does not lead to the line before it, which no program
  /// of ours wrote.
  private(set) var tangled: Set<ThreadID> = []
  /// How many lines follow the chain and were passed over all the same: not understood, of a thread
  /// that nobody opened, or an act on the whole board that its author did not sign.
  private(set) var unreadableLines = 0
  /// Why lines of the newest key cannot be read.
  private(set) var lockout: LedgerError?
  /// The day by the reader's own clock: no text is ended on another's word before it.
  private let today: () -> Day
  private let renewal: Ledger.Renewal?

  init(_ format: LineFormat, today: @escaping () -> Day, renewal: Ledger.Renewal?) {
    self.format = format
    self.today = today
    self.renewal = renewal
  }

  /// The fold of a board that is still to be made.
  init(_ format: LineFormat) {
    self.init(format, today: { Day(number: Day.range.lowerBound) }, renewal: nil)
  }

  private var founder: AuthorKey { format.founder }

  /// Goes on where a snapshot ends.
  mutating func takeUp(_ kept: Snapshot) {
    board = kept.board
    tangled = kept.mark.tangled
    unreadableLines = kept.mark.unreadableLines
    format.rotate(afterLines: kept.mark.rotations)
    renew()
  }

  /// Forgets everything: the journal is to be folded from its first line.
  mutating func startAgain() {
    board = BoardState()
    threads = DecidingThreads()
    tangled = []
    unreadableLines = 0
    format.rotate(afterLines: [])
  }

  /// An event that was taken in, the text that it ended, and whether anybody is shown it.
  struct Folded {
    let event: Event
    let ends: EndedText?
    let isShown: Bool
  }

  /// Takes in the next line.
  ///
  /// - Returns: what it comes to; nil for a line that is passed over.
  mutating func take(_ record: StoredRecord) -> Folded? {
    guard let head = format.head(of: record), isKnown(head.event),
      format.mayTakeEffect(head, on: board)
    else {
      unreadableLines += 1
      return nil
    }
    let event = honoured(head, in: record)
    let row = event.thread.flatMap { board.row($0) }
    let isUnread = board.isUnread(event, in: row)
    // What moderators are to read is somebody's: all else is verified before it is shown.
    if isUnread, !format.isVerified(head) {
      unreadableLines += 1
      return nil
    }
    if let row, head.before != row.lastPlace { tangled.insert(row.id) }
    let folded = Folded(event: event, ends: textEnded(by: event), isShown: !isUnread)
    let place = Place(record.position)
    if case .unreadable = event.act { unreadableLines += 1 }
    board.apply(event, at: place, founder: founder, once: head.once)
    threads.follow(head, at: place, founder: founder, moderators: board.moderators)
    if case .rotated = event.act {
      format.rotate(afterLine: record.number)
      renew()
    }
    return folded
  }

  /// Takes up the key that the lines to come are sealed under.
  mutating func renew() {
    guard let renewal, let check = board.keyCheck, format.envelope.epoch < board.epoch else {
      return
    }
    switch renewal(board.epoch, check) {
    case .success(let envelope): format.envelope = envelope
    case .failure(let error): lockout = error
    }
  }

  // MARK: What a line comes to

  /// The event as it counts.
  ///
  /// Nothing that this program knows is the ending of a thread whose time has not run out, or has on a
  /// day that the reader's own clock has not come to. Nor is what shows something, anywhere but behind
  /// the line that its author had seen last: that one's chain names all before it, so that nobody moves
  /// the decision on one post to another in its place.
  private func honoured(_ head: LineHead, in record: StoredRecord) -> Event {
    let event = head.event
    let counts =
      switch event.act {
      case .expired(let id): event.day <= today() && board.mayExpire(id, on: event.day)
      case .decided(_, .putUp, _): head.statement.seen.chain == record.previous
      case .moderated(let act):
        act.deed != .putBack || head.statement.seen.chain == record.previous
      default: true
      }
    guard !counts else { return event }
    return Event(id: event.id, day: event.day, author: event.author, act: .unreadable(event.thread))
  }

  /// Whether an event does something that this program understands, and to a thread that is there.
  private func isKnown(_ event: Event) -> Bool {
    switch event.act {
    case .unreadable(let thread): thread.flatMap { board.row($0) } != nil
    case .named, .enrolled, .invited, .announced, .cancelled, .correctedRoute, .proposedModerators,
      .confirmedModerators, .suspended:
      true
    case .policy, .decided: true
    case .submitted: board.submissions[event.id] == nil
    case .tookBack(let id): board.submissions.canTakeBack(id, by: event.author)
    case .moderated(let act): board.row(act.thread) != nil
    case .keptOriginal(let thread, _, _): board.row(thread) != nil
    case .rotated(let epoch, _): renewal != nil && board.isNext(epoch: epoch)
    case .opened: board.row(ThreadID(opening: event.id)) == nil
    case .noted: board.notes[event.id] == nil
    case .erasedNote(let note): board.notes.canErase(note, by: event.author)
    case .replied(let thread, _), .amended(let thread, _), .withdrawn(let thread, _),
      .allClear(let thread), .expired(let thread), .saidSameHere(let thread, _),
      .disputed(let thread), .mailed(let thread), .asked(let thread):
      board.row(thread) != nil
    }
  }

  /// The text that an event ends, as the board stands before it.
  private func textEnded(by event: Event) -> EndedText? {
    // What somebody says for the board who does not act for it ends nothing.
    guard !event.act.isForBoard || board.moderators.speaks(event.author, founder: founder) else {
      return nil
    }
    return switch event.act {
    case .amended(let thread, _), .withdrawn(let thread, _), .expired(let thread):
      .inThread(thread)
    case .tookBack(let id): board.submissions[id].map { .at($0.place) }
    case .decided(let items, _, _):
      .all(items.compactMap { board.submissions[$0]?.place })
    case .moderated(let act): act.deed.endsTexts ? .inThread(act.thread) : nil
    case .proposedModerators, .confirmedModerators, .suspended, .keptOriginal: nil
    case .named: board.namePlace.map { .at($0) }
    case .enrolled(let subject, _, _): board.subject(subject).map { .at($0.place) }
    case .erasedNote(let note): board.notes[note].map { .at($0.place) }
    case .cancelled(let occasion): board.upcoming[occasion].map { .at($0.place) }
    case .correctedRoute(let route): board.correction(of: route).map { .at($0.place) }
    case .rotated, .invited, .announced, .opened, .replied, .allClear, .saidSameHere, .disputed,
      .mailed, .noted, .policy, .submitted, .asked, .unreadable:
      nil
    }
  }
}
