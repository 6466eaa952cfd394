// SPDX-License-Identifier: Apache-2.0

internal import Anonymisation
package import Board
internal import Bytes
internal import Ledger
internal import Sealing

/// Words that a moderator cuts out, and what is kept of them for the moderators.
extension Session {
  /// Lets a moderator's words stand in for a post's; what stood there is kept for thirty days, for the
  /// moderators alone, and then erased.
  ///
  /// - Parameters:
  ///   - post: the post.
  ///   - thread: its thread.
  ///   - text: the words to stand there.
  ///   - reason: one that the deed takes.
  /// - Returns: the events.
  /// - Throws: `refused`, also where the post's words are others by now.
  package func redact(
    _ post: EventID, in thread: ThreadID, with text: RawText, reason: ModerationReason?
  ) throws(SessionError) -> [Event] {
    guard let signer else { throw .noCodename }
    guard let state = try held({ () throws(LedgerError) in try ledger.thread(thread) }) else {
      throw .refused(.noSuchThread)
    }
    guard let message = state.message(post) else { throw .refused(.noSuchMessage) }
    let secret = Secret.random()
    var key: KeptOriginalKey?
    if let common = board.moderators.current?.key {
      do {
        let box = try CommonKey.hold(
          secret, for: common, of: post.value, on: ledger.manifest.board)
        key = KeptOriginalKey(common: common, box: box)
      } catch {
        throw .ledger(.sealing(error))
      }
    }
    let read = try held { () throws(LedgerError) in try ledger.event(at: message.textPlace) }
    let original = read?.body.text
    var carried: (mail: Bytes32?, shares: [SealedShare]) = (nil, [])
    let body = try held { () throws(LedgerError) in try ledger.body(at: message.textPlace) }
    if case .post(_, let mail, let shares)? = body { carried = (mail, shares) }
    let anonymise = try anonymising()
    surroundings.mask = { anonymise($0, text.keeping).text }
    let act = Moderation(.redact, thread, post: post, reason: reason)
    let cutting = CuttingHand(hand: signer, keptOriginalKey: secret)
    let redacted = Redacted(
      place: message.textPlace, text: original.map { RawText($0) }, key: key,
      mail: carried.mail, shares: carried.shares)
    return try append([Request(.redact(act, text, redacted), by: cutting, on: today)])
  }

  /// The words that were cut out of a post, for a moderator; nil where none are kept any more.
  ///
  /// They open for those who were moderators on the day when they were cut out.
  ///
  /// - Throws: `moderatorsOnly` for whoever is none.
  package func original(of post: EventID) throws(SessionError) -> String? {
    guard let moderator = member?.moderator, isModerator else { throw .refused(.moderatorsOnly) }
    guard let kept = board.keptOriginals.last(where: { $0.post == post }) else { return nil }
    return try held { () throws(LedgerError) in try ledger.keptOriginal(kept, by: moderator) }
  }

  /// Erases what was kept for the moderators and has outlived its days.
  func eraseOldOriginals() {
    // Each is read once: there are ever more of them.
    let over = board.keptOriginals.filter { kept in
      kept.isOver(on: today) && !erasedOriginals.contains(kept.place)
    }
    if !over.isEmpty, ledger.eraseOriginals(over) { erasedOriginals.formUnion(over.map(\.place)) }
  }
}

/// A moderator's hand while she cuts words out of a post.
private struct CuttingHand: Signer {
  let hand: any Signer
  let keptOriginalKey: Secret?

  var actor: Actor { hand.actor }

  func sign(
    _ statement: [UInt8], as author: AuthorKey, in thread: ThreadID
  ) throws(SealingError) -> [UInt8] {
    try hand.sign(statement, as: author, in: thread)
  }
}
