// SPDX-License-Identifier: Apache-2.0

extension Surroundings {
  /// Thanks the author of a message, in a box that she alone opens.
  ///
  /// Signed as a voice is, so that it is tied to no tag; counted once, so that nobody is thanked a
  /// hundred times over by one hand.
  mutating func thanks(
    for target: EventID, in thread: ThreadState, by actor: Actor
  ) throws(Refusal) -> Decision {
    guard actor.mail != nil else { throw .noMailOnOpenBoard }
    guard let message = thread.message(target) else { throw .noSuchMessage }
    guard !actor.isBehind(message.author, in: thread.id) else { throw .ownMessage }
    if message.body == .withdrawn { throw .messageWithdrawn }
    let once = actor.thanksOnce(target)
    guard !thread.hasThanked(once) else { throw .alreadyThanked }
    guard let mailBox else { throw .noMailKey }
    return Decision(
      event(by: actor.voice(thread.id), .mailed(thread.id)), body: .mail(mailBox), once: once)
  }
}

extension Actor {
  /// The body of a post of hers: with her mail key in its thread, and the shares by which two
  /// moderators can find her row.
  ///
  /// Each post carries them, and not the first of a tag alone, so that withdrawing one takes none from
  /// the others, and moderators who joined since can do their part.
  ///
  /// - Parameters:
  ///   - text: its words; nil for none.
  ///   - author: the tag.
  ///   - id: the thread.
  ///   - board: the board, for who moderates it.
  /// - Returns: the body; nil where there is nothing to store.
  func body(
    _ text: PostText?, by author: AuthorKey, in id: ThreadID, on board: BoardState
  ) -> EventBody? {
    let key = mail?(id, author)
    var dealt: [SealedShare] = []
    if board.moderators.hasTwo, let set = board.moderators.current?.moderators, let shares {
      dealt = shares(id, author, set)
    }
    guard key != nil || !dealt.isEmpty else { return text.map(EventBody.text) }
    return .post(text, mail: key, shares: dealt)
  }
}
