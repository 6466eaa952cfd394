// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Bytes
internal import Ledger
internal import Sealing

/// Who acts for the board: the set of moderators, and changes of it.
extension Session {
  /// Offers this member's keys where she came by a moderator's invitation and has not done so.
  ///
  /// Where whoever invited could change the set alone, that makes her a moderator; else it waits for
  /// two of them. An offer on a set that has changed since is void, and is made again here.
  func offerKeys() throws(SessionError) {
    guard let member, let signer, let key = member.moderator, let offer = member.offer else {
      return
    }
    let roll = board.moderators
    let offered = AuthorKey(offer.publicKey)
    // She may be in the set by somebody else's proposal.
    guard roll.moderator(AuthorKey(key.publicKey)) == nil, roll.isInvited(offered, on: today),
      !roll.proposals.contains(where: { $0.author == offered }), let number = roll.freeNumber
    else { return }
    let sets = ModeratorSets(board: ledger.manifest.board)
    let intent = try sets.change(of: roll) { set in
      set + [sets.moderator(key, handle: member.handle, number: number)]
    }
    do throws(SessionError) {
      _ = try append(intent, by: signer, on: today)
    } catch .refused {
      // Others came first. An offer that cannot be made keeps her from nothing that she came to do; her
      // next act finds the set as it is then.
    }
  }

  /// Appends what an intent comes to, by somebody's hand.
  func append(
    _ intent: Intent, by signer: any Signer, on day: Day
  ) throws(SessionError) -> [Event] {
    let request = Request(intent, by: signer, on: day)
    let events = try held { () throws(LedgerError) in
      try ledger.append([request], using: &surroundings)
    }
    return events.flatMap(\.self)
  }

  /// Proposes to take in those who offered themselves, or herself where she drew keys and is in no
  /// set; and to let others go.
  ///
  /// - Parameters:
  ///   - joining: proposals of those who offered themselves.
  ///   - leaving: numbers of moderators.
  ///   - isJoiningSelf: whether she takes herself in, as the founder of a board without a set can.
  /// - Returns: the events.
  /// - Throws: `refused` where that makes no set; what writing throws.
  package func proposeModerators(
    joining: [EventID], leaving: Set<Int>, isJoiningSelf: Bool = false
  ) throws(SessionError) -> [Event] {
    let roll = board.moderators
    let keys = ModeratorSets(board: ledger.manifest.board)
    let intent = try keys.change(of: roll) { set throws(SessionError) in
      var next = set.filter { !leaving.contains($0.number) }
      guard leaving.isSubset(of: set.map(\.number)) else { throw .refused(.badSet) }
      // A place that somebody leaves with the same change is not given on by it.
      var free = Moderator.numbers.filter { number in !set.contains { $0.number == number } }
      if let first = roll.freeNumber, let index = free.firstIndex(of: first) {
        free.swapAt(0, index)
      }
      func take(_ moderator: Moderator) throws(SessionError) {
        guard !free.isEmpty else { throw .refused(.badSet) }
        next.append(
          Moderator(
            number: free.removeFirst(), sign: moderator.sign, share: moderator.share,
            handleMark: moderator.handleMark))
      }
      for id in joining {
        guard let offer = roll.proposals.first(where: { $0.id == id }) else {
          throw .refused(.noSuchProposal)
        }
        for moderator in offer.change.moderators
        where !set.contains(where: { $0.sign == moderator.sign }) {
          try take(moderator)
        }
      }
      if isJoiningSelf, let member, let key = member.moderator {
        try take(keys.moderator(key, handle: member.handle, number: 0))
      }
      return next
    }
    return try perform(intent)
  }

  /// Looks whether a proposed set would share its key, before this moderator confirms it: without its
  /// wraps nobody could read what is sent to it.
  ///
  /// - Throws: `refused` where it would not; an unknown proposal is left to the decision.
  func checkWraps(of id: EventID) throws(SessionError) {
    try held { () throws(LedgerError) in try ledger.lookAhead() }
    guard let proposal = board.moderators.proposals.first(where: { $0.id == id }) else { return }
    let isShared = try held { () throws(LedgerError) in
      try ledger.sharesKey(proposal, with: member?.moderator)
    }
    guard isShared else { throw .refused(.keyNotShared) }
  }

  /// What the moderators of the present set are called today, by their numbers.
  package var moderatorsToday: [(number: Int, name: String, isOwn: Bool)] {
    (board.moderators.current?.moderators ?? []).map { moderator in
      (
        moderator.number, moderatorName(moderator.number, on: today),
        member?.moderator?.publicKey == moderator.sign.value
      )
    }
  }

  /// What the moderator of a place in the set is called on a day: a tree, another in each quarter.
  package func moderatorName(_ number: Int, on day: Day) -> String {
    let (year, month, _) = day.civil
    let index = TreeOrder.index(
      of: number, in: year * 4 + (month - 1) / 3, on: ledger.manifest.board,
      count: world.trees.count)
    return index.map { world.trees[$0] } ?? "No. \(number + 1)"
  }

  /// What an author of the record was called.
  package func name(of author: RecordEntry.Author, on day: Day) -> String {
    switch author {
    case .founder: "Founder"
    case .invited: "Invited"
    case .moderator(let number): moderatorName(number, on: day)
    }
  }

  /// What the moderators are called who wrote a thread's posts for the board.
  func moderatorNames(in thread: ThreadState) -> [EventID: String] {
    var names: [EventID: String] = [:]
    for message in thread.messages where message.role == .moderator {
      let moderator = board.moderators.moderator(message.author, at: message.place)
      names[message.id] =
        moderator.map { "Moderator \(moderatorName($0.number, on: message.day))" } ?? "Moderator"
    }
    return names
  }
}
