// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Bytes
internal import Ledger
internal import Sealing

/// Ending the access of whoever is behind a tag, without anybody's knowing who it is.
///
///     one moderator proposes ─▶ another gives her share ─▶ the first one's program has two: it finds
///       the handle, tells the record, takes the row of its hash out and gives the board another key
///
/// The first two steps are for moderators' eyes, since they name the thread and the tag; the record
/// names neither. Nothing shows a row, and nothing a name. What is cut short is taken up where it
/// stopped when the proposer's program next looks: the record first, then the row, then the proposal.
///
/// What either sent for it she takes back herself, as any member may: that is no act, so that the
/// record has one line for a suspension and none that anything was sent before.
extension Session {
  /// How many days a suspended member finds word of it.
  static let noticeDays = 365

  /// A proposal, and the confirmations of it, as moderators' own words: each signature found good.
  struct SuspensionCase {
    /// Something that was sent to the moderators.
    struct Word<Content> {
      let submission: EventID
      let author: AuthorKey
      let day: Day
      let content: Content
    }

    let proposal: Word<SuspensionProposal>
    var gives: [Word<SuspensionGive>] = []
  }

  // MARK: Two steps

  /// Proposes to end the access of whoever wrote a post; another moderator confirms it.
  ///
  /// - Parameters:
  ///   - post: the post.
  ///   - thread: its thread.
  ///   - reason: one of `Suspension.reasons`.
  /// - Returns: the proposal's number.
  /// - Throws: `refused`: `moderatorsOnly`, `noSuchThread`, `noSuchMessage`, `notAMembersPost`,
  ///   `messageWithdrawn`, `otherSuspensionReason` or `suspension`.
  package func proposeSuspension(
    _ post: EventID, in thread: ThreadID, reason: ModerationReason
  ) throws(SessionError) -> EventID {
    let (member, key, number) = try suspender()
    guard Suspension.reasons.contains(reason) else {
      throw .refused(.otherSuspensionReason(reason))
    }
    let message = try message(post, in: thread)
    if message.role == .moderator { throw .refused(.notAMembersPost) }
    if message.isWithdrawn { throw .refused(.messageWithdrawn) }
    guard !member.signer(on: keyDay).actor.tags(in: thread).contains(message.author) else {
      throw .refused(.suspension(.ownTag))
    }
    // What somebody proposed who is no moderator any more stands in nobody's way.
    let open = try suspensionCases().first {
      $0.proposal.content.thread == thread && $0.proposal.content.tag == message.author
        && isOpen($0) && board.moderators.moderator($0.proposal.author) != nil
    }
    if let open {
      throw .refused(
        .suspension(
          confirmation(of: open) == nil ? .proposed(open.proposal.content.id) : .confirmed))
    }
    var random = SystemRandomNumberGenerator()
    let proposal = SuspensionProposal(
      id: EventID(.random(using: &random)), thread: thread, post: post, tag: message.author,
      reason: reason)
    // Nothing is proposed that she could not carry out.
    _ = try share(for: proposal, of: message, with: key, number: number)
    try tellModerators(.suspension(try word(proposal.octets, by: key)))
    return proposal.id
  }

  /// Confirms what another moderator proposed, by giving her this one's share.
  ///
  /// - Parameter id: the proposal's number, or what sent it to the moderators.
  /// - Throws: `refused`: `noSuchProposal`, `ownProposal` or `suspension`.
  package func confirmSuspension(_ id: EventID) throws(SessionError) {
    let (member, key, number) = try suspender()
    let known = try suspensionCases().first {
      $0.proposal.content.id == id || $0.proposal.submission == id
    }
    guard let found = known else {
      throw .refused(board.suspensions[id] == nil ? .noSuchProposal : .suspension(.done))
    }
    let proposal = found.proposal.content
    guard board.suspensions[proposal.id] == nil else { throw .refused(.suspension(.done)) }
    guard found.proposal.author.value != key.publicKey else { throw .refused(.ownProposal) }
    guard let proposer = board.moderators.moderator(found.proposal.author) else {
      throw .refused(.suspension(.proposerLeft))
    }
    guard confirmation(of: found) == nil else { throw .refused(.suspension(.confirmed)) }
    guard !member.signer(on: keyDay).actor.tags(in: proposal.thread).contains(proposal.tag) else {
      throw .refused(.suspension(.ownTag))
    }
    let message = try message(proposal.post, in: proposal.thread)
    guard message.author == proposal.tag else { throw .refused(.suspension(.badShare)) }
    let share = try share(for: proposal, of: message, with: key, number: number)
    let give: SuspensionGive
    do {
      give = SuspensionGive(
        proposal: proposal.id,
        share: try share.given(
          to: proposer.share, proposal: proposal.id.value, in: proposal.thread.value,
          tag: proposal.tag.value, on: ledger.manifest.board),
        consent: try key.sign(Suspension.consented(to: proposal.id, proposal.reason)))
    } catch {
      throw .ledger(.sealing(error))
    }
    try tellModerators(.give(try word(give.octets, by: key)))
  }

  /// What is proposed and not yet put away, for a moderator; empty for anybody else.
  package func pendingSuspensions() throws(SessionError) -> [PendingSuspension] {
    guard isModerator, let key = member?.moderator else { return [] }
    return try suspensionCases().filter(isOpen).map { found in
      let proposal = found.proposal.content
      let proposer = board.moderators.moderator(found.proposal.author)
      let stage: PendingSuspension.Stage
      if proposer == nil {
        stage = .void(.proposerLeft)
      } else if let give = confirmation(of: found) {
        let second = board.moderators.moderator(give.author)
        stage = .waitsForProposer(
          confirmedBy: second.map { moderatorName($0.number, on: today) } ?? "",
          isYou: give.author.value == key.publicKey, since: give.day)
      } else {
        stage = .waitsForSecond
      }
      return PendingSuspension(
        id: proposal.id, thread: proposal.thread, post: proposal.post, reason: proposal.reason,
        day: found.proposal.day,
        proposer: proposer.map { moderatorName($0.number, on: today) } ?? "",
        isOwn: found.proposal.author.value == key.publicKey, stage: stage)
    }
  }

  // MARK: The third

  /// Carries out what this moderator proposed and another confirmed since, and takes back her shares
  /// for what is settled: to be asked for on opening and in idle moments.
  ///
  /// The queue is opened only while something that she sent for it waits there: to anybody else it
  /// costs nothing.
  ///
  /// - Returns: what came of each, to be told; what could not be written now is tried again.
  package func completeSuspensions() -> [SuspensionOutcome] {
    guard damage == nil, isModerator, board.moderators.hasTwo, let key = member?.moderator,
      suspensionsLookedAt != board.submissions.changes, mayHaveSuspension,
      let words = try? suspensionWords()
    else { return [] }
    var outcomes: [SuspensionOutcome] = []
    var isDone = true
    for found in words.cases where found.proposal.author.value == key.publicKey {
      guard let give = confirmation(of: found) else { continue }
      do {
        outcomes.append(try complete(found, with: give, by: key))
        try putAway(found.proposal.submission)
      } catch {
        isDone = false
      }
    }
    let open = Set(words.cases.map(\.proposal.content.id))
    for give in words.gives
    where give.author.value == key.publicKey && !open.contains(give.content.proposal) {
      do { try putAway(give.submission) } catch { isDone = false }
    }
    // Nothing new for her is looked for again until something new was sent.
    if isDone { suspensionsLookedAt = board.submissions.changes }
    return outcomes
  }

  /// Whether the queue is worth opening for a suspension of hers, which is dear where much waits.
  ///
  /// Her private state knows what she sent. Should that be lost it is found all the same, once she has
  /// the queue opened for something else.
  private var mayHaveSuspension: Bool {
    !openedSubmissions.isEmpty || privateState.hasSuspensionWaiting(on: board)
  }

  /// - Throws: where something could not be read or written; what was done stands, and this goes on
  ///   from there.
  private func complete(
    _ found: SuspensionCase, with give: SuspensionCase.Word<SuspensionGive>, by key: ModeratorKey
  ) throws(SessionError) -> SuspensionOutcome {
    let proposal = found.proposal.content
    var result = SuspensionOutcome.Result.nobody
    do throws(SessionError) {
      let handle = try handle(of: proposal, give, by: key)
      try rotating { keyring throws(SessionError) in
        let row = try keyring.row(ofHandle: handle)
        let isModerators = isModerators(handle)
        // The record first: nothing is done to anybody that it does not tell.
        if board.suspensions[proposal.id] == nil {
          _ = try perform(
            .suspend(
              Suspension(
                proposal: proposal.id, reason: proposal.reason,
                isFound: row != nil && !isModerators, second: give.author,
                consent: give.content.consent)))
        }
        if isModerators {
          result = .refused(.moderator)
          return nil
        }
        // Without a row now, but found before: this goes on where it was cut short.
        if board.suspensions[proposal.id] == true { result = .suspended }
        guard result == .suspended else {
          try mute(proposal)
          return nil
        }
        guard let row else { return nil }
        let notice = SuspensionNotice(
          proposal.reason, reference: proposal.id.reference, on: today)
        try keyring.suspend(row, notice, on: today)
        ledger.adopt(keyring.envelope)
        takeMember()
        return (keyring.keys.current, keyring.keys.checksum)
      }
    } catch .refused(.suspension(let fault)) {
      result = .refused(fault)
    }
    return SuspensionOutcome(id: proposal.id, reason: proposal.reason, result: result)
  }

  /// The handle that two shares give.
  private func handle(
    of proposal: SuspensionProposal, _ give: SuspensionCase.Word<SuspensionGive>,
    by key: ModeratorKey
  ) throws(SessionError) -> Bytes16 {
    guard let own = board.moderators.moderator(AuthorKey(key.publicKey)),
      let second = board.moderators.moderator(give.author)
    else { throw .refused(.suspension(.fewModerators)) }
    let message = try message(proposal.post, in: proposal.thread)
    guard message.author == proposal.tag else { throw .refused(.suspension(.badShare)) }
    let share = try share(for: proposal, of: message, with: key, number: own.number)
    guard
      let given = try? key.givenShare(
        give.content.share, of: second.number, proposal: proposal.id.value,
        in: proposal.thread.value, tag: proposal.tag.value),
      let handle = HandleShare.handle(of: share, given)
    else { throw .refused(.suspension(.badShare)) }
    return handle
  }

  /// Whether a handle is that of somebody who acts for the board, this member among them.
  private func isModerators(_ handle: Bytes16) -> Bool {
    let set = board.moderators.current?.moderators ?? []
    return handle == member?.handle
      || set.contains { moderator in
        moderator.handleMark
          == HandleMark.mark(of: handle, moderator: moderator.sign.value, on: ledger.manifest.board)
      }
  }

  private func mute(_ proposal: SuspensionProposal) throws(SessionError) {
    do throws(SessionError) {
      _ = try perform(
        .moderate(
          Moderation(
            .mute, proposal.thread, post: proposal.post, reason: proposal.reason.forMuting)))
    } catch .refused {
      // Muted by another, or the thread is gone: nothing more is said there.
    }
  }

  // MARK: Parts

  /// This member as one of two who can end somebody's access: her keys, and her place in the set.
  private func suspender() throws(SessionError) -> (Member, ModeratorKey, Int) {
    guard let member else { throw .noCodename }
    guard isModerator else { throw .refused(.moderatorsOnly) }
    guard isSealed, board.moderators.hasTwo, let key = member.moderator,
      let own = board.moderators.moderator(AuthorKey(key.publicKey))
    else { throw .refused(.suspension(.fewModerators)) }
    return (member, key, own.number)
  }

  private func message(_ post: EventID, in thread: ThreadID) throws(SessionError) -> Message {
    guard let state = try held({ () throws(LedgerError) in try ledger.thread(thread) }) else {
      throw .refused(.noSuchThread)
    }
    guard let message = state.message(post), message.body != .forged else {
      throw .refused(.noSuchMessage)
    }
    return message
  }

  /// This moderator's share of the handle behind a post.
  private func share(
    for proposal: SuspensionProposal, of message: Message, with key: ModeratorKey, number: Int
  ) throws(SessionError) -> HandleShare {
    let shares = try held { () throws(LedgerError) in try ledger.shares(of: message) } ?? []
    guard let sealed = shares.first(where: { $0.number == number }) else {
      throw .refused(.suspension(.noShare))
    }
    do {
      return try key.share(
        sealed.box, number: number, in: proposal.thread.value, tag: proposal.tag.value)
    } catch {
      throw .refused(.suspension(.badShare))
    }
  }

  /// Whether a proposal still waits for something.
  private func isOpen(_ found: SuspensionCase) -> Bool {
    board.suspensions[found.proposal.content.id] == nil
  }

  /// The first confirmation by a moderator of the present set other than the proposer, whose consent is
  /// her own.
  private func confirmation(
    of found: SuspensionCase
  ) -> SuspensionCase.Word<SuspensionGive>? {
    let proposal = found.proposal
    let consented = Suspension.consented(to: proposal.content.id, proposal.content.reason)
    return found.gives.first { give in
      board.moderators.areTwo(proposal.author, give.author)
        && FounderKey.verify(
          give.content.consent, of: consented[...], by: give.author.value,
          on: ledger.manifest.board)
    }
  }

  /// A moderator's own words, signed.
  private func word(
    _ statement: [UInt8], by key: ModeratorKey
  ) throws(SessionError) -> [UInt8] {
    do {
      return SignedWord(
        statement, by: AuthorKey(key.publicKey), signature: try key.sign(statement)
      ).octets
    } catch {
      throw .ledger(.sealing(error))
    }
  }

  /// What was sent to the moderators of suspensions, proposal by proposal; words that nobody signed are
  /// left out.
  func suspensionCases() throws(SessionError) -> [SuspensionCase] { try suspensionWords().cases }

  /// The same, and all shares that were given, also for proposals that wait no longer.
  private func suspensionWords() throws(SessionError) -> (
    cases: [SuspensionCase], gives: [SuspensionCase.Word<SuspensionGive>]
  ) {
    var cases: [SuspensionCase] = []
    var gives: [SuspensionCase.Word<SuspensionGive>] = []
    guard isModerator else { return ([], []) }
    for (opened, _) in try openedQueue().opened {
      switch opened.matter {
      case .suspension(let octets):
        guard let content = proposal(octets, opened.row),
          !cases.contains(where: { $0.proposal.content.id == content.content.id })
        else { continue }
        cases.append(SuspensionCase(proposal: content))
      case .give(let octets):
        guard let word = signedWord(octets, opened.row),
          let content = SuspensionGive(octets: word.statement[...])
        else { continue }
        gives.append(
          .init(
            submission: opened.row.id, author: word.author, day: opened.row.day, content: content))
      case .held, .report, .answer, .notice, .dataRequest: continue
      }
    }
    for index in cases.indices {
      let id = cases[index].proposal.content.id
      cases[index].gives = gives.filter { $0.content.proposal == id }
    }
    return (cases, gives)
  }

  private func proposal(
    _ octets: [UInt8], _ row: SubmissionRow
  ) -> SuspensionCase.Word<SuspensionProposal>? {
    guard let word = signedWord(octets, row),
      let content = SuspensionProposal(octets: word.statement[...])
    else { return nil }
    return .init(submission: row.id, author: word.author, day: row.day, content: content)
  }

  /// Tells the other moderators something of a suspension, and keeps that it was hers.
  private func tellModerators(_ content: SubmissionContent) throws(SessionError) {
    for event in try perform(.tellModerators(content)) { keep(.sentForSuspension(event.id)) }
    _ = try? save()
  }

  /// Takes back what this moderator sent: its box is erased, and the record has no line of it.
  private func putAway(_ submission: EventID) throws(SessionError) {
    do throws(SessionError) {
      _ = try perform(.takeBack(submission))
    } catch .refused(.notYours) {
      // Sent under a key of years ago: then as anything is that was seen to.
      _ = try perform(.decide([submission], .resolved))
    } catch .refused(.takenBack) {
      // From another terminal of hers.
    }
  }

  // MARK: In the queue

  /// The item of a proposal; nil for one that nobody signed, that was confirmed and waits for its
  /// proposer's program, or that was carried out.
  func suspensionItem(_ row: SubmissionRow, in cases: [SuspensionCase]) -> QueueItem? {
    guard let found = cases.first(where: { $0.proposal.submission == row.id }),
      isOpen(found), confirmation(of: found) == nil
    else { return nil }
    let proposal = found.proposal
    let proposer = board.moderators.moderator(proposal.author)
    return QueueItem(
      id: .submission(row.id),
      matter: .suspension(
        proposer: proposer.map { moderatorName($0.number, on: today) } ?? "Somebody who left",
        proposal.content.reason, isOwn: proposal.author.value == member?.moderator?.publicKey),
      day: row.day, thread: proposal.content.thread)
  }

  /// The post that a proposal is about; nil for what nobody signed.
  func suspendedPost(_ octets: [UInt8], _ row: SubmissionRow) -> EventID? {
    proposal(octets, row)?.content.post
  }

  /// A moderator's own words; nil for anybody else's, which are not even verified.
  private func signedWord(_ octets: [UInt8], _ row: SubmissionRow) -> SignedWord? {
    SignedWord(octets: octets[...]).flatMap { word in
      board.moderators.moderator(word.author, at: row.place) != nil
        && FounderKey.verify(
          word.signature, of: word.statement[...], by: word.author.value,
          on: ledger.manifest.board)
        ? word : nil
    }
  }
}

extension ModerationReason {
  /// The reason for a mute that goes with a suspension for this one.
  fileprivate var forMuting: ModerationReason {
    ModerationDeed.mute.reasons.contains(self) ? self : .hostile
  }
}
