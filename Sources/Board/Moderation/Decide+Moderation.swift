// SPDX-License-Identifier: Apache-2.0

extension Actor {
  /// The key with which she acts for the board as it stands.
  ///
  /// - Throws: where she does not.
  func speaker(on board: BoardState) throws(Refusal) -> AuthorKey {
    if let moderator, board.moderators.moderator(moderator) != nil { return moderator }
    if board.moderators.hasHadTwo { throw .moderatorsOnly }
    guard let founder else { throw .founderOnly }
    return founder
  }

  /// Whether she acts for the board as it stands.
  package func speaks(on board: BoardState) -> Bool { (try? speaker(on: board)) != nil }
}

/// A change of the set, by somebody who acts for the board or comes by an invitation.
func decideChange(
  _ change: ModeratorChange, board: BoardState, actor: Actor, on today: Day
) throws(Refusal) -> AuthorKey {
  let roll = board.moderators
  guard change.former == roll.current?.id else { throw .setChanged }
  guard roll.accepts(change) else { throw .badSet }
  if let speaker = try? actor.speaker(on: board) { return speaker }
  guard let offer = actor.offer, roll.isInvited(offer, on: today), roll.adds(change) else {
    throw .moderatorsOnly
  }
  return offer
}

/// The confirmation of a proposed change.
func decideConfirmation(
  _ id: EventID, board: BoardState, actor: Actor
) throws(Refusal) -> AuthorKey {
  let speaker = try actor.speaker(on: board)
  let roll = board.moderators
  guard let proposal = roll.proposals.first(where: { $0.id == id }) else {
    throw roll.terms.contains { $0.id == id } ? .proposalHolds : .noSuchProposal
  }
  guard !proposal.supporters.contains(speaker) else { throw .ownProposal }
  return speaker
}

/// An act on a thread or a post.
///
/// What was done meanwhile is told, and nothing is done twice.
///
/// - Returns: who acts, and the post it is about where it is about one.
func decide(
  _ act: Moderation, board: BoardState, thread: ThreadState?, actor: Actor, on today: Day
) throws(Refusal) -> (speaker: AuthorKey, post: Message?) {
  let speaker = try actor.speaker(on: board)
  guard act.deed.reasons.isEmpty ? act.reason == nil : act.reason != nil else {
    throw act.reason == nil ? .noReason(act.deed) : .noReasonTaken(act.deed)
  }
  if let reason = act.reason, !act.deed.reasons.contains(reason) {
    throw .otherReason(reason, act.deed)
  }
  guard let thread, let row = board.row(thread.id) else { throw .noSuchThread }
  let post = act.post.flatMap { thread.message($0) }
  if act.post != nil, post == nil { throw .noSuchMessage }
  if thread.isWithdrawn { throw .threadWithdrawn }
  if act.deed == .redact, let reason = act.reason, let post,
    !act.deed.reasons(onCut: post.redacted != nil).contains(reason)
  {
    throw .otherReason(reason, act.deed)
  }
  if post?.isWithdrawn == true, act.deed != .mute, act.deed != .unmute { throw .messageWithdrawn }
  if let post {
    try check(act.deed, on: post, in: thread, board: board)
  } else {
    try check(act, on: row, board: board, today: today)
  }
  return (speaker, post)
}

private func check(
  _ deed: ModerationDeed, on post: Message, in thread: ThreadState, board: BoardState
) throws(Refusal) {
  switch deed {
  case .setAside: if post.isSetAside { throw .alreadyDone(deed) }
  case .putBack: if !post.isSetAside { throw .notDone(.setAside) }
  case .redact:
    if post.role == .moderator { throw .notAMembersPost }
  case .mute, .unmute:
    if post.role == .moderator { throw .notAMembersPost }
    let isMuted = thread.isMuted(post.author)
    if deed == .mute, isMuted { throw .alreadyDone(deed) }
    if deed == .unmute, !isMuted { throw .notDone(.mute) }
  case .lock, .unlock, .pin, .unpin, .merge, .split, .expire, .revive: throw .wholeThreads(deed)
  }
}

private func check(
  _ act: Moderation, on row: ThreadRow, board: BoardState, today: Day
) throws(Refusal) {
  guard let measure = ThreadMeasures.taken(by: act.deed) else { throw .noSuchMessage }
  let isTaken = row.measures.contains(measure)
  switch act.deed {
  case .putBack, .unlock, .unpin, .split, .revive:
    if !isTaken, let reverse = act.deed.reverse { throw .notDone(reverse) }
    return
  default: if isTaken { throw .alreadyDone(act.deed) }
  }
  guard act.deed != .setAside else { return }
  if row.measures.contains(.setAside) { throw .threadSetAside }
  if row.measures.contains(.merged) { throw .threadMerged }
  if row.state(on: today) == .ended { throw .threadEnded }
  guard act.deed == .merge else { return }
  guard let other = act.other.flatMap({ board.row($0) }) else { throw .noSuchThread }
  guard board.mayMerge(row.id, into: other.id), other.state(on: today).isShown,
    other.kind == row.kind,
    board.subject(of: other)?.id == board.subject(of: row)?.id
  else { throw .cannotMerge }
}
