// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// Who acts for the board, and who did: every set of moderators that verifies back to the founder.
///
/// A fold. The founder acts alone, and alone changes the set, until it has had two moderators; so does
/// the only moderator of a board whose founder kept no key. From then on two of the set change it
/// together, and the founder's key does nothing more.
///
/// A change is proposed and confirmed, two lines by two hands. Who comes by a moderator's invitation
/// proposes the present set with herself: where whoever invited could have changed the set alone, the
/// invitation was her confirmation already; else two moderators confirm.
package struct ModeratorRoll: Hashable, Sendable {
  /// A set of moderators, from the line on that brought it into force.
  package struct Term: Hashable, Sendable {
    /// The change that was proposed.
    package let id: EventID
    /// Where the line stands after which it holds.
    package let since: Place
    /// Where the change stands, with the moderators' wraps of their common key in its body.
    package let wraps: Place
    package let moderators: [Moderator]
    /// The public half of that key.
    package let key: Bytes32
  }

  /// A change that waits for others.
  package struct Proposal: Hashable, Sendable {
    package let id: EventID
    package let author: AuthorKey
    package let day: Day
    /// Where it stands.
    package let place: Place
    package let change: ModeratorChange
    /// The moderators who want it, its author among them.
    package fileprivate(set) var supporters: Set<AuthorKey>
  }

  /// An invitation that brings a moderator.
  private struct Invitation: Hashable {
    let key: AuthorKey
    let day: Day
    /// Whether whoever invited could have changed the set alone.
    let isConfirmed: Bool
  }

  /// The sets so far, the oldest first.
  package private(set) var terms: [Term] = []
  /// Changes of the present set that wait, one of each author.
  package private(set) var proposals: [Proposal] = []
  private var invitations: [Invitation] = []

  /// How many days an invitation is good for.
  package static let invitationDays = 14
  /// How many wait at once at most: the oldest invitations go first.
  private static let mostInvitations = 64

  package init() {}

  /// The set that holds now; nil before there is one.
  package var current: Term? { terms.last }

  /// Whether two have moderated together.
  package var hasHadTwo: Bool { terms.contains { $0.moderators.count > 1 } }

  /// The set that held before a place; nil where there was none.
  private func term(before place: Place?) -> Term? {
    guard let place else { return terms.last }
    return terms.last { $0.since.value < place.value }
  }

  /// Whether what an author signs at a place is said for the board.
  ///
  /// - Parameters:
  ///   - author: the key that signed.
  ///   - place: where it stands; nil for what is to be written now.
  ///   - founder: the key of whoever founded the board.
  /// - Returns: whether its author was a moderator there, or the founder while she acted alone.
  package func speaks(_ author: AuthorKey, at place: Place? = nil, founder: AuthorKey) -> Bool {
    if moderator(author, at: place) != nil { return true }
    guard author == founder else { return false }
    return !terms.contains { term in
      term.moderators.count > 1 && place.map { term.since.value < $0.value } ?? true
    }
  }

  /// The moderator whose key it was at a place, or is now.
  package func moderator(_ author: AuthorKey, at place: Place? = nil) -> Moderator? {
    term(before: place)?.moderators.first { $0.sign == author }
  }

  /// Whether somebody who acts for the board changes the set without another.
  package func actsAlone(_ author: AuthorKey, founder: AuthorKey) -> Bool {
    guard !hasHadTwo else { return false }
    return author == founder || current?.moderators.map(\.sign) == [author]
  }

  /// Whether a key is that of an invitation of a moderator which is good on a day and not used yet.
  package func isInvited(_ key: AuthorKey, on day: Day) -> Bool {
    invitation(key, on: day) != nil
  }

  /// Whether a change can follow the present set.
  package func accepts(_ change: ModeratorChange) -> Bool {
    let set = change.moderators
    guard change.former == current?.id, !set.isEmpty, set.count <= Moderator.numbers.count,
      set.allSatisfy({ Moderator.numbers.contains($0.number) }),
      Set(set.map(\.number)).count == set.count, Set(set.map(\.sign)).count == set.count,
      Set(set.map(\.share)).count == set.count, set.count > 1 || !hasHadTwo
    else { return false }
    // Whoever stays keeps her place and her keys: shares are dealt by them.
    return (current?.moderators ?? []).allSatisfy { former in
      set.first { $0.sign == former.sign }.map { $0 == former } ?? true
    }
  }

  /// Whether a change brings one moderator more and leaves all else as it is.
  package func adds(_ change: ModeratorChange) -> Bool {
    let former = Set(current?.moderators ?? [])
    let next = Set(change.moderators)
    return accepts(change) && former.isSubset(of: next) && next.count == former.count + 1
  }

  /// A place in the set for somebody who joins it: one that nobody ever had, as long as there is one;
  /// nil where the set is full.
  package var freeNumber: Int? {
    let taken = Set((current?.moderators ?? []).map(\.number))
    let known = Set(terms.flatMap(\.moderators).map(\.number))
    return Moderator.numbers.first { !known.contains($0) }
      ?? Moderator.numbers.first { !taken.contains($0) }
  }

  // MARK: The fold

  /// Takes in that moderators were invited, by somebody who acts for the board.
  mutating func invite(_ keys: [AuthorKey], by event: Event, founder: AuthorKey) {
    let isConfirmed = actsAlone(event.author, founder: founder)
    invitations += keys.map {
      Invitation(key: $0, day: event.day, isConfirmed: isConfirmed)
    }
    invitations.removeFirst(max(0, invitations.count - ModeratorRoll.mostInvitations))
  }

  /// Takes in a proposed change.
  ///
  /// - Returns: whether it holds at once.
  mutating func propose(
    _ change: ModeratorChange, by event: Event, at place: Place, founder: AuthorKey
  ) -> Bool {
    let author = event.author
    guard accepts(change) else { return false }
    var proposal = Proposal(
      id: event.id, author: author, day: event.day, place: place, change: change, supporters: [])
    if speaks(author, founder: founder) {
      proposal.supporters = [author]
      if actsAlone(author, founder: founder) { return begin(proposal, at: place) }
    } else {
      guard let invitation = invitation(author, on: event.day), adds(change) else { return false }
      if invitation.isConfirmed { return begin(proposal, at: place) }
    }
    proposals.removeAll { $0.author == author }
    proposals.append(proposal)
    return false
  }

  /// Takes in that somebody wants a proposed change, too.
  ///
  /// - Returns: those who brought it about, where it holds now; nil where it does not.
  mutating func confirm(
    _ id: EventID, by author: AuthorKey, at place: Place, founder: AuthorKey
  ) -> Set<AuthorKey>? {
    guard speaks(author, founder: founder),
      let index = proposals.firstIndex(where: { $0.id == id }),
      proposals[index].supporters.insert(author).inserted
    else { return nil }
    let proposal = proposals[index]
    guard proposal.supporters.count > 1 || actsAlone(author, founder: founder) else { return nil }
    _ = begin(proposal, at: place)
    return proposal.supporters
  }

  private mutating func begin(_ proposal: Proposal, at place: Place) -> Bool {
    // An invitation is used up by its own offer, and by whatever else takes in whom it offers.
    let known = Set(((current?.moderators ?? []) + proposal.change.moderators).map(\.sign))
    let used = proposals.filter { $0.change.moderators.allSatisfy { known.contains($0.sign) } }
    invitations.removeAll { invitation in
      invitation.key == proposal.author || used.contains { $0.author == invitation.key }
    }
    proposals = []
    terms.append(
      Term(
        id: proposal.id, since: place, wraps: proposal.place,
        moderators: proposal.change.moderators, key: proposal.change.key))
    return true
  }

  private func invitation(_ key: AuthorKey, on day: Day) -> Invitation? {
    invitations.first {
      $0.key == key && day <= $0.day.advanced(by: ModeratorRoll.invitationDays)
    }
  }
}

// MARK: - Keeping it

extension ModeratorRoll {
  func pack(into packer: inout Packer) {
    packer.add(terms) { packer, term in
      packer.add(term.id.value)
      packer.add(term.since.value)
      packer.add(term.wraps.value)
      packer.add(term.key)
      packer.add(term.moderators) { $1.pack(into: &$0) }
    }
    packer.add(proposals) { packer, proposal in
      packer.add(proposal.id.value)
      packer.add(proposal.author.value)
      packer.add(proposal.day.number)
      packer.add(proposal.place.value)
      packer.add(proposal.change.key)
      packer.add(proposal.change.moderators) { $1.pack(into: &$0) }
      let supporters = proposal.supporters.map(\.value).sorted {
        $0.bytes.lexicographicallyPrecedes($1.bytes)
      }
      packer.add(supporters) { $0.add($1) }
    }
    packer.add(invitations) { packer, invitation in
      packer.add(invitation.key.value)
      packer.add(invitation.day.number)
      packer.add(invitation.isConfirmed ? 1 : 0)
    }
  }

  init(_ unpacker: inout Unpacker) {
    terms = unpacker.list { unpacker in
      let id = EventID(unpacker.bytes16())
      let since = Place(unpacker.unsigned())
      let wraps = Place(unpacker.unsigned())
      let key = unpacker.bytes32()
      return Term(
        id: id, since: since, wraps: wraps, moderators: unpacker.list { Moderator(&$0) }, key: key)
    }
    let former = terms.last?.id
    proposals = unpacker.list { unpacker in
      let id = EventID(unpacker.bytes16())
      let author = AuthorKey(unpacker.bytes32())
      let day = Day(number: unpacker.integer())
      let place = Place(unpacker.unsigned())
      let key = unpacker.bytes32()
      let moderators = unpacker.list { Moderator(&$0) }
      return Proposal(
        id: id, author: author, day: day, place: place,
        change: ModeratorChange(former: former, moderators: moderators, key: key),
        supporters: Set(unpacker.list { AuthorKey($0.bytes32()) }))
    }
    invitations = unpacker.list {
      Invitation(
        key: AuthorKey($0.bytes32()), day: Day(number: $0.integer()),
        isConfirmed: $0.integer() == 1)
    }
  }
}

extension Moderator {
  fileprivate func pack(into packer: inout Packer) {
    packer.add(number)
    packer.add(sign.value)
    packer.add(share)
    packer.add(handleMark.map { [$0] } ?? []) { $0.add($1) }
  }

  fileprivate init(_ unpacker: inout Unpacker) {
    number = unpacker.integer()
    sign = AuthorKey(unpacker.bytes32())
    share = unpacker.bytes32()
    handleMark = unpacker.list { $0.bytes16() }.first
  }
}
