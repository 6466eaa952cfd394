// SPDX-License-Identifier: Apache-2.0

package import Board
package import Bytes
package import Sealing
internal import Storage

/// What a moderator reads of something that was sent to the moderators.
package enum SubmissionReading: Sendable {
  /// It stands as it was signed. A post that waits is there as its author prepared it, to be put up.
  case opened(OpenedSubmission, post: PreparedPost?)
  /// It is nothing that this program knows, is not as it was signed, or has been erased.
  case unreadable
}

/// What is sent to the moderators: found by all, opened by them alone.
extension Ledger {
  /// The common key of a set of moderators, for one who was in it.
  ///
  /// - Parameters:
  ///   - key: its public half.
  ///   - moderator: her keys.
  /// - Returns: nil for whoever was not in that set, and where her wrap is gone or does not open.
  /// - Throws: `storage`; `sealing` where the cryptographic library failed.
  package func commonKey(
    _ key: Bytes32, for moderator: ModeratorKey
  ) throws(LedgerError) -> CommonKey? {
    guard let term = fold.board.moderators.terms.last(where: { $0.key == key }),
      let own = term.moderators.first(where: { $0.sign.value == moderator.publicKey }),
      case .wraps(let wraps) = try body(at: term.wraps)
    else { return nil }
    return try opened(wraps, of: term.key, number: own.number, by: moderator)
  }

  /// Whether a proposed set comes with one wrap of its common key for each, as far as one of them can
  /// tell: of the boxes she opens her own alone.
  ///
  /// - Parameters:
  ///   - proposal: the change.
  ///   - moderator: her keys; her own wrap counts where she is in the proposed set.
  /// - Returns: whether it does.
  /// - Throws: `storage`; `sealing` where the cryptographic library failed.
  package func sharesKey(
    _ proposal: ModeratorRoll.Proposal, with moderator: ModeratorKey?
  ) throws(LedgerError) -> Bool {
    let (set, key) = (proposal.change.moderators, proposal.change.key)
    guard case .wraps(let wraps) = try body(at: proposal.place),
      wraps.map(\.number).sorted() == set.map(\.number)
    else { return false }
    guard let moderator, let own = set.first(where: { $0.sign.value == moderator.publicKey })
    else { return true }
    return try opened(wraps, of: key, number: own.number, by: moderator) != nil
  }

  private func opened(
    _ wraps: [ModeratorWrap], of key: Bytes32, number: Int, by moderator: ModeratorKey
  ) throws(LedgerError) -> CommonKey? {
    guard let wrap = wraps.first(where: { $0.number == number }) else { return nil }
    do {
      return try moderator.commonKey(in: wrap.box, publicKey: key, number: number)
    } catch .unavailable {
      throw .sealing(.unavailable)
    } catch {
      // Whoever made the set wrapped something else: to her it is as if there were no wrap.
      return nil
    }
  }

  /// Something that was sent to the moderators, opened with the common key that it is sealed to.
  package func submission(
    _ row: SubmissionRow, under key: CommonKey
  ) throws(LedgerError) -> SubmissionReading {
    guard let (record, head) = try line(at: row.place), head.event.id == row.id,
      format.isVerified(head),
      let content = format.submission(of: record, head, under: key)
    else { return .unreadable }
    func opened(_ matter: OpenedSubmission.Matter, _ post: PreparedPost? = nil) -> SubmissionReading
    {
      .opened(OpenedSubmission(row: row, matter: matter), post: post)
    }
    switch content {
    case .report(let thread, let message, let reason):
      return opened(.report(thread, message, reason))
    case .word(let octets, let author, let signature):
      // Whose it is comes first, since it costs nothing.
      guard fold.board.moderators.speaks(author, at: row.place, founder: founder),
        FounderKey.verify(
          signature, of: SubmissionContent.signed(octets, in: row.id)[...], by: author.value,
          on: manifest.board)
      else { return .unreadable }
      switch SubmissionContent(octets: octets) {
      case .notice(let thread, let arrived): return opened(.notice(thread, arrived: arrived))
      case .dataRequest(let arrived): return opened(.dataRequest(arrived: arrived))
      default: return .unreadable
      }
    // Anybody could have sealed these.
    case .notice, .dataRequest: return .unreadable
    case .suspension(let octets): return opened(.suspension(octets))
    case .give(let octets): return opened(.give(octets))
    case .answer(let octets, let signature):
      guard let answer = AuthorAnswer(octets: octets[...]),
        format.isVerified(signature, of: octets[...], by: answer.author)
      else { return .unreadable }
      return opened(.answer(answer))
    case .post(let packed, let after):
      guard let post = PreparedPost(packed: packed), format.isVerified(post),
        let text = format.text(of: post)
      else { return .unreadable }
      return opened(.held(post.event, text: text.words, after: after), post)
    }
  }

  /// Puts a held post up: its author's line and the moderator's decision, in one durable step.
  ///
  /// Where a crash let the line through and not the decision, the decision alone is added.
  ///
  /// - Parameters:
  ///   - post: the post.
  ///   - request: the moderator's decision.
  ///   - surroundings: the lists, the masking and the randomness.
  /// - Returns: what happened, in order.
  /// - Throws: `refused` where another decided meanwhile, or where the thread no longer takes it.
  package func putUp(
    _ post: PreparedPost, deciding request: Request, using surroundings: inout Surroundings
  ) throws(LedgerError) -> [Event] {
    var world = surroundings
    let events = try write { draft throws(LedgerError) in
      world = surroundings
      try draft.putUp(post, deciding: request, using: &world, load: thread(_:on:)) {
        place throws(LedgerError) in
        try line(at: place)?.head.octets
      }
    }
    surroundings = world
    return events.flatMap(\.self)
  }
}

extension LineFormat {
  /// The words of a prepared post, nil where it has none; nil altogether where its body is not what was
  /// signed.
  fileprivate func text(of post: PreparedPost) -> (words: String?, Void)? {
    guard let stored = post.body else { return (nil, ()) }
    guard
      post.bodyKey.map({ SealedBody.keyHash(of: $0) }) == post.keyHash,
      let json = try? envelope.openBody(
        stored[...], of: post.event.id.value, key: post.bodyKey),
      let body = EventBody(octets: json[...])
    else { return nil }
    return (body.text?.value, ())
  }
}
