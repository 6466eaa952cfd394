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
  /// The body of a post of hers: with her mail key, where it is the first under a tag in its thread,
  /// and the shares by which two moderators can find her row.
  ///
  /// Each post carries shares, and not the first alone, so that withdrawing one takes none from the
  /// others, and moderators who joined since can do their part.
  ///
  /// - Parameters:
  ///   - text: its words; nil for none.
  ///   - author: the tag.
  ///   - id: the thread.
  ///   - thread: the thread as it stands; nil for one that the post opens.
  ///   - board: the board, for who moderates it.
  ///   - target: the post whose words these replace, which keeps what it carried.
  /// - Returns: the body; nil where there is nothing to store.
  func body(
    _ text: PostText?, by author: AuthorKey, in id: ThreadID, _ thread: ThreadState?,
    on board: BoardState, replacing target: EventID? = nil
  ) -> EventBody? {
    let first = thread?.messages.first { $0.author == author }?.id
    let key = first == nil || first == target ? mail?(id, author) : nil
    var dealt: [SealedShare] = []
    if board.moderators.hasTwo, let set = board.moderators.current?.moderators, let shares {
      dealt = shares(id, author, set)
    }
    guard key != nil || !dealt.isEmpty else { return text.map(EventBody.text) }
    return .post(text, mail: key, shares: dealt)
  }
}
