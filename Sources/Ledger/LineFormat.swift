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
  let envelope: any Envelope

  init(_ manifest: BoardManifest, envelope: any Envelope) {
    board = manifest.board
    founder = AuthorKey(manifest.founder)
    chain = JournalChain(board: manifest.board)
    self.envelope = envelope
  }

  // MARK: Reading

  /// The head of a line; nil where it cannot be opened or understood.
  func head(of record: StoredRecord) -> LineHead? {
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
    switch record.body {
    case .unread: return .none
    case .absent:
      // Words that were signed and are not there were taken out by a foreign hand.
      return head.statement.bodyHash == nil ? .none : .damaged
    case .erased: return .erased
    case .damaged: return .damaged
    case .present:
      if case .text(let text) = content(of: record, head) { return .text(text.value) }
      return .damaged
    }
  }

  /// Whether the signature is the author's, over exactly these octets, on this board.
  func isVerified(_ head: LineHead) -> Bool {
    if head.event.author == founder {
      return FounderKey.verify(head.signature, of: head.octets, by: founder.value, on: board)
    }
    return ThreadKey.verify(
      head.signature,
      of: head.octets,
      by: head.event.author.value,
      on: board
    )
  }

  /// Whether an act may take effect in a fold that nobody is shown.
  ///
  /// Only what takes something from another author, or speaks for the board, is verified there:
  /// verifying costs fifty times what folding does, and all else is verified before it is shown.
  func mayTakeEffect(_ head: LineHead, on board: BoardState) -> Bool {
    switch head.event.act {
    case .withdrawn, .amended, .disputed, .named: isVerified(head)
    case .enrolled(let subject, _): board.subject(subject) == nil || isVerified(head)
    case .opened, .replied, .saidSameHere, .unreadable: true
    }
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
    let sealed = try decision.body.map { body throws(SealingError) in
      try seal(body, of: event, using: &random)
    }
    let bodyHash = sealed.map { chain.bodyHash($0.octets[...]) }
    let statement = Statement(
      event: event,
      seen: Statement.Seen(number: tip.number, chain: tip.chain),
      bodyHash: bodyHash,
      keyHash: sealed?.keyHash
    ).octets
    let head = LineHead.json(
      statement: statement,
      signature: try signer.sign(statement, as: event.author, in: event.thread),
      bodyKey: sealed?.key,
      once: decision.once,
      before: row?.lastPlace,
      sequence: row?.eventCount ?? 0
    )
    let place = LinePlace(
      number: tip.number + 1,
      epoch: 0,
      previous: tip.chain,
      bodyHash: bodyHash ?? .zero
    )
    return Record(
      number: place.number,
      epoch: place.epoch,
      previous: place.previous,
      head: try envelope.sealHead(head, at: place),
      bodyHash: place.bodyHash,
      body: sealed?.octets ?? Record.noBody
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

  private func seal(
    _ body: EventBody,
    of event: Event,
    using random: inout any RandomNumberGenerator
  ) throws(SealingError) -> SealedBody {
    try envelope.sealBody(body.octets, of: event.id.value, using: &random)
  }
}
