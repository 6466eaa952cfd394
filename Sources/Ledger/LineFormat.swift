// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Sealing
internal import Storage

/// How one board's events become lines and lines events: its chain, its envelope and its keys.
struct LineFormat {
  let board: Bytes32
  let founder: AuthorKey
  let chain: JournalChain
  var envelope: any Envelope
  /// The numbers of the lines after which another key holds, in rising order.
  private(set) var rotations: [UInt64] = []

  init(_ manifest: BoardManifest, envelope: any Envelope) {
    board = manifest.board
    founder = AuthorKey(manifest.founder)
    chain = JournalChain(board: manifest.board)
    self.envelope = envelope
  }

  // MARK: Keys

  /// The number of the key that a line is to be sealed under.
  ///
  /// Whoever has left knows the former keys: what is sealed under one of them after its time is
  /// nobody's.
  private func epoch(ofLine number: UInt64) -> UInt64 {
    guard let last = rotations.last, number <= last else { return UInt64(rotations.count) }
    return UInt64(rotations.prefix { $0 < number }.count)
  }

  /// Takes in that another key holds after a line.
  mutating func rotate(afterLine number: UInt64) {
    rotations.append(number)
  }

  /// Takes in all the lines after which another key holds, in rising order: none where the journal
  /// is read again from its first line.
  mutating func rotate(afterLines numbers: [UInt64]) {
    rotations = numbers
  }

  // MARK: Reading

  /// The head of a line; nil where it cannot be opened or understood.
  func head(of record: StoredRecord) -> LineHead? {
    guard record.epoch == epoch(ofLine: record.number) else { return nil }
    let place = LinePlace(
      number: record.number,
      epoch: record.epoch,
      previous: record.previous,
      bodyHash: record.bodyHash
    )
    guard let json = try? envelope.openHead(record.head[...], at: place) else { return nil }
    return LineHead(json: json[...])
  }

  /// The body of a line, where it stands as written.
  func content(of record: StoredRecord, _ head: LineHead) -> EventBody? {
    guard case .present(let octets) = record.body,
      head.statement.bodyHash == record.bodyHash,
      head.bodyKey.map({ SealedBody.keyHash(of: $0) }) == head.statement.keyHash,
      let json = try? envelope.openBody(
        octets[...],
        of: head.event.id.value,
        key: head.bodyKey
      )
    else { return nil }
    return EventBody(octets: json[...])
  }

  /// What can be read of a line's text.
  func reading(of record: StoredRecord, _ head: LineHead) -> BodyReading {
    // A note is for its owner's eyes alone, mail for whom it is sent to, what was cut out for the
    // moderators'.
    if head.event.act.isSealedApart { return .none }
    switch record.body {
    case .unread: return .none
    case .absent:
      // Words that were signed and are not there were taken out by a foreign hand.
      return head.statement.bodyHash == nil ? .none : .damaged
    case .erased: return .erased
    case .damaged: return .damaged
    case .present:
      switch content(of: record, head) {
      case .text(let text)?, .post(let text?, _, _)?: return .text(text.value)
      case .post(nil, _, _)?: return .none
      default: return .damaged
      }
    }
  }

  /// Whether the signature is the author's, over exactly these octets, on this board.
  func isVerified(_ head: LineHead) -> Bool {
    if head.event.act.isForBoard {
      return FounderKey.verify(
        head.signature, of: head.octets, by: head.event.author.value, on: board)
    }
    return isVerified(head.signature, of: head.octets, by: head.event.author)
  }

  /// Whether a signature is an author's over a statement's octets.
  func isVerified(
    _ signature: [UInt8], of statement: ArraySlice<UInt8>, by author: AuthorKey
  ) -> Bool {
    author == founder
      ? FounderKey.verify(signature, of: statement, by: author.value, on: board)
      : ThreadKey.verify(signature, of: statement, by: author.value, on: board)
  }

  /// Whether an act may take effect in a fold that nobody is shown.
  ///
  /// Only what takes something from another author, or speaks for the board, is verified there:
  /// verifying costs fifty times what folding does, and all else is verified before it is shown.
  func mayTakeEffect(_ head: LineHead, on board: BoardState) -> Bool {
    switch head.event.act {
    case .withdrawn, .amended, .allClear, .expired, .disputed, .named, .rotated, .invited,
      .announced, .cancelled, .correctedRoute, .erasedNote, .proposedModerators,
      .confirmedModerators, .moderated, .keptOriginal, .policy, .submitted, .tookBack, .decided,
      .asked:
      isVerified(head)
    case .suspended(let act):
      isVerified(head)
        && FounderKey.verify(
          act.consent, of: act.consented[...], by: act.second.value, on: self.board)
    case .enrolled(let subject, _, _): board.subject(subject) == nil || isVerified(head)
    case .opened, .replied, .saidSameHere, .mailed, .noted, .unreadable: true
    }
  }

  /// The words that were cut out of a post, as whoever has their key reads them.
  func keptOriginal(of record: StoredRecord, _ head: LineHead, under key: Secret) -> String? {
    guard case .present(let octets) = record.body, head.statement.bodyHash == record.bodyHash,
      head.statement.keyHash == SealedBody.keyHash(of: key),
      let json = try? envelope.openBody(octets[...], of: head.event.id.value, under: key),
      case .text(let text) = EventBody(octets: json[...])
    else { return nil }
    return text.value
  }

  /// A note as whoever has its key reads it; nil where the signature is not by the key it names.
  func note(of record: StoredRecord, _ head: LineHead, under key: Secret) -> Note? {
    guard head.event.act == .noted, isVerified(head) else { return nil }
    var moment: Moment?
    var body = BodyReading.damaged
    if record.body == .erased { body = .erased }
    if case .present(let octets) = record.body,
      head.statement.bodyHash == record.bodyHash,
      head.statement.keyHash == SealedBody.keyHash(of: key),
      let json = try? envelope.openBody(octets[...], of: head.event.id.value, under: key),
      case .note(let text, let written) = EventBody(octets: json[...])
    {
      (moment, body) = (written, .text(text.value))
    }
    return Note(
      id: head.event.id, line: record.number, day: head.event.day, moment: moment, body: body)
  }

  // MARK: Writing

  /// The line of a decision: signed, sealed and stamped with its thread's backward link.
  ///
  /// - Parameters:
  ///   - decision: the event and its text.
  ///   - tip: the end of the record that the line will follow.
  ///   - row: its thread as it stands there; nil for an opening or the whole board.
  ///   - signer: the author.
  ///   - random: what an open board's bytes are drawn from.
  /// - Returns: the line.
  /// - Throws: what cannot be signed or sealed.
  func record(
    of decision: Decision,
    at tip: Tip,
    row: ThreadRow?,
    signer: any Signer,
    using random: inout any RandomNumberGenerator
  ) throws(SealingError) -> Record {
    let event = decision.event
    var body = decision.body
    if let submission = decision.submission {
      body = .mail(try box(of: submission, for: event, by: signer, using: &random))
    }
    let sealed = try body.map { body throws(SealingError) in
      try seal(body, of: event, by: signer, using: &random)
    }
    let statement = Statement(
      event: event,
      seen: Statement.Seen(number: tip.number, chain: tip.chain),
      bodyHash: sealed.map { chain.bodyHash($0.octets[...]) },
      keyHash: sealed?.keyHash
    ).octets
    // What concerns the whole board is signed as if it opened a thread: a key of its own.
    let signature = try signer.sign(
      statement, as: event.author, in: LineFormat.scope(of: event))
    return try record(
      of: PreparedPost.Signed(statement: statement, signature: signature), sealed?.key,
      decision.once, sealed?.octets, at: tip, row: row)
  }

  /// The line of a post that was prepared before: as its author signed it for the day nearest to
  /// `day`, sealed and stamped here.
  ///
  /// - Parameters:
  ///   - post: the post.
  ///   - day: the day on which it goes up.
  ///   - tip: the end of the record that the line will follow.
  ///   - row: its thread as it stands there; nil for an opening.
  /// - Returns: the line.
  /// - Throws: what cannot be sealed.
  func record(
    of post: PreparedPost, on day: Day, at tip: Tip, row: ThreadRow?
  ) throws(SealingError) -> Record {
    try record(
      of: post.signed(on: day), post.bodyKey, post.once, post.body, at: tip, row: row)
  }

  /// A decision kept back, signed for each day on which it may go up.
  func prepared(
    _ decision: Decision, from first: Day, signer: any Signer,
    using random: inout any RandomNumberGenerator
  ) throws(SealingError) -> PreparedPost {
    try prepared(
      decision.event, decision.body, once: decision.once, from: first,
      days: PreparedPost.dayCount, signer: signer, using: &random)
  }

  private func prepared(
    _ decided: Event, _ body: EventBody?, once: Bytes16?, from first: Day, days: Int,
    signer: any Signer, using random: inout any RandomNumberGenerator
  ) throws(SealingError) -> PreparedPost {
    let sealed = try body.map { body throws(SealingError) in
      try seal(body, of: decided, by: signer, using: &random)
    }
    var signed: [PreparedPost.Signed] = []
    for offset in 0..<days {
      let event = Event(
        id: decided.id, day: first.advanced(by: offset), author: decided.author, act: decided.act)
      let statement = Statement(
        event: event, seen: Statement.Seen(number: 0, chain: chain.genesis),
        bodyHash: sealed.map { chain.bodyHash($0.octets[...]) }, keyHash: sealed?.keyHash
      ).octets
      signed.append(
        PreparedPost.Signed(
          statement: statement,
          signature: try signer.sign(
            statement, as: event.author, in: LineFormat.scope(of: event))))
    }
    guard
      let post = PreparedPost(
        signed: signed, bodyKey: sealed?.key, once: once, body: sealed?.octets)
    else { throw .malformed }
    return post
  }

  /// What is sent to the moderators: signed where it is an author's, and sealed to them.
  private func box(
    of submission: Submission, for event: Event, by signer: any Signer,
    using random: inout any RandomNumberGenerator
  ) throws(SealingError) -> [UInt8] {
    guard case .submitted(let key) = event.act else { throw .malformed }
    let content: SubmissionContent
    switch submission {
    case .content(let given): content = given
    case .word(let word, let author):
      let octets = word.octets
      content = .word(
        octets, by: author,
        signature: try signer.sign(
          SubmissionContent.signed(octets, in: event.id), as: author,
          in: ThreadID(opening: event.id)))
    case .post(let held):
      let post = try prepared(
        held.event, held.body, once: nil, from: held.event.day, days: 1, signer: signer,
        using: &random)
      content = .post(post.packed, after: held.after)
    case .answer(let answer):
      let octets = answer.octets
      content = .answer(
        octets, signature: try signer.sign(octets, as: answer.author, in: answer.thread))
    }
    return try SubmissionBox.seal(
      content.octets, to: key, of: event.id.value, on: board)
  }

  /// What is in a box that was sent to the moderators; nil for what is not as it was signed, or erased.
  func submission(of record: StoredRecord, _ head: LineHead, under key: CommonKey)
    -> SubmissionContent?
  {
    guard case .submitted = head.event.act, case .mail(let box)? = content(of: record, head),
      let octets = try? key.content(of: box, event: head.event.id.value)
    else { return nil }
    return SubmissionContent(octets: octets)
  }

  /// Whether everything of a prepared post is its author's.
  func isVerified(_ post: PreparedPost) -> Bool {
    post.signed.allSatisfy {
      isVerified($0.signature, of: $0.statement[...], by: post.event.author)
    }
      && post.bodyHash == post.body.map { chain.bodyHash($0[...]) }
  }

  /// A line around a signed statement, sealed and stamped.
  private func record(
    of signed: PreparedPost.Signed, _ bodyKey: [UInt8]?, _ once: Bytes16?, _ body: [UInt8]?,
    at tip: Tip, row: ThreadRow?
  ) throws(SealingError) -> Record {
    let head = LineHead.json(
      statement: signed.statement,
      signature: signed.signature,
      bodyKey: bodyKey,
      once: once,
      before: row?.lastPlace,
      sequence: row?.eventCount ?? 0
    )
    let place = LinePlace(
      number: tip.number + 1,
      epoch: epoch(ofLine: tip.number + 1),
      previous: tip.chain,
      bodyHash: body.map { chain.bodyHash($0[...]) } ?? .zero
    )
    return Record(
      number: place.number,
      epoch: place.epoch,
      previous: place.previous,
      head: try envelope.sealHead(head, at: place),
      bodyHash: place.bodyHash,
      body: body ?? Record.noBody
    )
  }

  /// The end of the record once a line has followed `tip`.
  func tip(after record: Record, following tip: Tip) -> Tip {
    Tip(
      number: record.number,
      end: Position(
        segment: tip.end.segment,
        offset: tip.end.offset + UInt64(record.encodedLength)
      ),
      chain: chain.next(
        number: record.number,
        epoch: record.epoch,
        previous: record.previous,
        head: record.head[...],
        bodyHash: record.bodyHash
      )
    )
  }

  /// Where the key is its author's: the thread, or the note that is erased; whoever tells that a
  /// thread's time ran out does it under no tag of that thread.
  private static func scope(of event: Event) -> ThreadID {
    if case .erasedNote(let note) = event.act { return ThreadID(opening: note) }
    if case .tookBack(let id) = event.act { return ThreadID(opening: id) }
    if case .expired = event.act { return ThreadID(opening: event.id) }
    return event.thread ?? ThreadID(opening: event.id)
  }

  private func seal(
    _ body: EventBody,
    of event: Event,
    by signer: any Signer,
    using random: inout any RandomNumberGenerator
  ) throws(SealingError) -> SealedBody {
    if event.act.isSealedApart {
      guard let key = event.act == .noted ? signer.noteKey(of: event.id) : signer.keptOriginalKey
      else { throw .keyMissing }
      let sealed = try envelope.sealBody(
        body.octets, of: event.id.value, under: key, using: &random)
      // An open envelope would show to everybody what is for one.
      guard sealed.keyHash != nil else { throw .keyMissing }
      return sealed
    }
    return try envelope.sealBody(body.octets, of: event.id.value, using: &random)
  }
}

extension Act {
  /// Whether its body is sealed under a key that no head holds.
  var isSealedApart: Bool {
    switch self {
    case .noted, .keptOriginal: true
    default: false
    }
  }
}
