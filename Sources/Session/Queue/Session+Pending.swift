// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Ledger

/// This member's own posts that moderators read first.
///
/// Which they are nobody else can tell: each was sent under a key of its own. Her words as she typed
/// them stay in a draft, which bears the mark of what sent them until it is decided.
extension Session {
  /// What of hers was sent to the moderators as a post, the last one first.
  ///
  /// What was put up is told of once: it is on the board then, and its draft goes.
  package func pending() throws(SessionError) -> [PendingPost] {
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
    return found.sorted { $0.order > $1.order }.map(\.post)
  }

  /// A draft of a post that was turned down, of which another try is made.
  typealias FormerTry = (draft: DraftID, reason: ModerationReason)

  /// The former try of what is posted.
  ///
  /// - Parameters:
  ///   - intent: what is posted.
  ///   - submission: what sent the former try; nil looks for a draft of the same words and purpose, as
  ///     whoever goes on with one has it.
  /// - Returns: the try; nil for a first one.
  func formerTry(of intent: Intent, _ submission: EventID?) -> FormerTry? {
    guard let purpose = intent.purpose else { return nil }
    for draft in privateState.drafts.all {
      guard let held = draft.held,
        case .decided(.turnedDown(let reason), _)? = board.submissions[held.submission]?.outcome
      else { continue }
      let isSame =
        submission.map { $0 == held.submission }
        ?? (draft.purpose.isSame(as: purpose) && draft.text == intent.words?.value ?? "")
      if isSame { return (draft.id, reason) }
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
    if let former { state.apply(.dropDraft(former.draft)) }
    guard PrivateCell.hasRoom(for: state) else { throw .refused(.noDraftRoom) }
  }

  /// Keeps what was typed of a post that moderators read first, and the thread as one that she wrote
  /// in: nothing of it is left in the former try's draft.
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
      if case .opened = post.act {
        keep(.wrote(thread, isOpener: true))
      } else {
        keep(.wrote(thread, isOpener: false))
      }
      isHeld = true
    }
    if let former { keep(.dropDraft(former.draft)) }
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
