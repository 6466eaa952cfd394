// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Ledger

/// This member's own posts that moderators read first.
///
/// Which they are nobody else can tell: each was sent under a key of its own. Her words as she typed
/// them stay in a draft, which bears the mark of what sent them until it is decided.
extension Session {
  /// What of hers moderators read first, the last one first: what was sent to them as a post, and what
  /// went up unread, such as what waited for its hour since before they did.
  ///
  /// What was put up is told of once: it is on the board then, and its draft goes.
  package func pending() throws(SessionError) -> [PendingPost] {
    noteWhatWentUp()
    var found: [(order: UInt64, post: PendingPost)] = []
    for draft in privateState.drafts.all {
      guard let held = draft.held, let row = board.submissions[held.submission] else { continue }
      var verdict: Verdict?
      switch row.outcome {
      case nil: break
      case .takenBack: continue
      case .decided(let decided, _): verdict = decided
      }
      var opening: Opening?
      if case .new(let given, _) = draft.purpose { opening = given }
      found.append(
        (
          row.place.value,
          PendingPost(
            id: row.id, day: row.day, opening: opening, thread: held.thread, draft: draft.id,
            verdict: verdict)
        ))
      if verdict == .putUp { keep(.dropDraft(draft.id)) }
    }
    for line in board.unread.setAside where isOwn(line) && !line.isWithdrawn {
      let thread = line.line.thread
      guard !found.contains(where: { $0.post.thread == thread && $0.post.verdict == nil }) else {
        continue
      }
      let opening = try board.row(thread).flatMap { row throws(SessionError) in
        try held { () throws(LedgerError) in try ledger.opening(of: row) }
      }?.opening
      found.append(
        (
          line.place.value,
          PendingPost(
            id: line.line.event, day: line.day,
            opening: line.line.event == thread.opening ? opening : nil, thread: thread, draft: nil,
            verdict: line.verdict)
        ))
    }
    return found.sorted { $0.order > $1.order }.map(\.post)
  }

  /// Whether a line that skipped the moderators is hers, in a thread that she knows as one she wrote
  /// in, or sent something for.
  private func isOwn(_ line: UnreadPost) -> Bool {
    let thread = line.line.thread
    let isKnown =
      privateState.ownThreads[thread] != nil
      || privateState.drafts.all.contains { $0.held?.thread == thread }
    return isKnown
      && signer?.actor.tags(in: thread).contains(line.author) == true
  }

  /// What takes back something of hers: what was sent, and with it what a crash let through of it to
  /// the board; or what went up unread.
  ///
  /// - Throws: `alreadyDecided` for a change that is on the board.
  func takingBack(_ id: EventID) throws(SessionError) -> [Intent] {
    try held { () throws(LedgerError) in try ledger.lookAhead() }
    if board.submissions[id] == nil, let line = board.unread.first(id), isOwn(line),
      !line.isChange
    {
      return [.withdraw(line.line.thread, line.post)]
    }
    let thread = privateState.drafts.all.lazy.compactMap(\.held).first { $0.submission == id }?
      .thread
    let line = board.unread.waiting.last { $0.line.thread == thread && isOwn($0) }
    if line?.isChange == true { throw .refused(.alreadyDecided(.putUp)) }
    return [.takeBack(id)] + (line.map { [.withdraw($0.line.thread, $0.post)] } ?? [])
  }

  /// Keeps the threads as hers in which moderators put up a post of hers: till then nothing of hers is
  /// there.
  func noteWhatWentUp() {
    for draft in privateState.drafts.all {
      guard let held = draft.held, board.row(held.thread) != nil,
        case .decided(.putUp, _)? = board.submissions[held.submission]?.outcome
      else { continue }
      var isOpener = false
      if case .new = draft.purpose { isOpener = true }
      let own = privateState.ownThreads[held.thread]
      if own == nil || isOpener && own?.isOpener == false {
        keep(.wrote(held.thread, isOpener: isOpener))
      }
    }
  }

  /// A post that was turned down, of which another try is made.
  struct FormerTry {
    /// The drafts that the new try takes the place of.
    let drafts: [DraftID]
    let reason: ModerationReason
  }

  /// The former try of what is posted.
  ///
  /// - Parameters:
  ///   - intent: what is posted.
  ///   - submission: what sent the former try; nil looks for a draft of the same words and purpose, as
  ///     whoever goes on with one has it.
  /// - Returns: the try, with the drafts of it; nil for a first one.
  func formerTry(of intent: Intent, _ submission: EventID?) -> FormerTry? {
    guard let purpose = intent.purpose else { return nil }
    let drafts = privateState.drafts.all
    for draft in drafts {
      guard let tried = draft.tried,
        case .decided(.turnedDown(let reason), _)? = board.submissions[tried]?.outcome
      else { continue }
      let isSame =
        submission.map { $0 == tried && draft.held != nil }
        ?? (draft.purpose.isSame(as: purpose) && draft.text == intent.words?.value ?? "")
      guard isSame else { continue }
      let same = drafts.filter {
        $0.tried == tried && ($0.held != nil || $0.text == draft.text)
      }
      return FormerTry(drafts: same.map(\.id), reason: reason)
    }
    return nil
  }

  /// Looks before a post is sent whether it can be kept where moderators read it first, and whether no
  /// older change of the same post waits.
  ///
  /// - Throws: `refused`; what reading throws.
  func checkKeeping(_ intent: Intent, _ former: FormerTry?) throws(SessionError) {
    guard let purpose = intent.purpose, let privateCell else { return }
    try held { () throws(LedgerError) in try ledger.lookAhead() }
    var isChange = false
    if case .amend = purpose { isChange = true }
    let mayBeHeld = board.policy.publication != .open && !isModerator
    guard isChange || mayBeHeld else { return }
    // Another terminal of hers may have sent, or kept, something meanwhile.
    var state = try privateCell.read().state.merging(privateState)
    if isChange,
      state.drafts.all.contains(where: { $0.purpose == purpose && $0.waits(on: board) })
    {
      throw .refused(.changeWaits)
    }
    guard mayBeHeld else { return }
    state.apply(
      .keepDraft(
        KeptDraft(
          id: DraftID(using: &surroundings.random), purpose: purpose,
          text: intent.words?.value ?? "", day: today, isOpen: false,
          held: KeptDraft.Held(
            submission: EventID(using: &surroundings.random),
            thread: ThreadID(opening: EventID(using: &surroundings.random))))))
    for draft in former?.drafts ?? [] { state.apply(.dropDraft(draft)) }
    guard PrivateCell.hasRoom(for: state) else { throw .refused(.noDraftRoom) }
  }

  /// Keeps what was typed of a post that moderators read first: nothing of it is left in the former
  /// try's drafts.
  func keepHeld(_ events: [Event], of intent: Intent, _ former: FormerTry?) {
    var isHeld = false
    for event in events {
      guard let post = ledger.lastHeld[event.id], let thread = post.thread,
        let purpose = intent.purpose
      else { continue }
      keep(
        .keepDraft(
          KeptDraft(
            id: DraftID(using: &surroundings.random), purpose: purpose,
            text: intent.words?.value ?? "", day: today, isOpen: false,
            held: KeptDraft.Held(submission: event.id, thread: thread))))
      isHeld = true
    }
    for draft in former?.drafts ?? [] { keep(.dropDraft(draft)) }
    // That it waits is durable; that it can be told of is worth a try at once.
    if isHeld { _ = try? save() }
  }
}

extension Intent {
  /// What a draft of it would be; nil for what is no post.
  fileprivate var purpose: KeptDraft.Purpose? {
    switch self {
    case .open(let opening, _), .schedule(let opening, _):
      .new(opening, isAboutNobody: opening.subject == nil)
    case .reply(let thread, let target, _): .reply(thread, to: target)
    case .amend(let thread, let target, _): .amend(thread, target)
    default: nil
    }
  }
}

extension KeptDraft.Purpose {
  /// Whether two drafts become the same sort of thing in the same place; the facts of a new thread may
  /// have been chosen anew.
  fileprivate func isSame(as other: KeptDraft.Purpose) -> Bool {
    switch (self, other) {
    case (.new(let one, _), .new(let two, _)): one.kind == two.kind
    case (.reply(let one, _), .reply(let two, _)): one == two
    case (.amend(let one, let post), .amend(let two, let other)): one == two && post == other
    default: false
    }
  }
}
