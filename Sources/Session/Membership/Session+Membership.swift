// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Bytes
internal import Ledger
package import Sealing
internal import Storage
internal import Text

/// Who is in: invitations, codenames, leaving, and proof of authorship.
extension Session {
  /// How many invitations are made at once at most.
  package static let mostInvitations = 50
  /// How many of them for moderators.
  package static let mostModeratorInvitations = Moderator.numbers.count
  /// How many days an invitation is good for.
  package static let invitationDays = 14

  /// How many members and open invitations there are; nil on an open board.
  package func memberCount() throws(SessionError) -> MemberCount? {
    try keyring?.count()
  }

  /// Whether words, by their numbers in the list, are the first of the codename and so open a closed
  /// screen again; any do on an open board, which has none.
  package func reopens(with numbers: [Int]) -> Bool {
    screenLock?.matches(numbers.map { world.codewords[$0] }) ?? !isSealed
  }

  /// Makes invitations.
  ///
  /// That so many were made goes into the record first, so that none is unrecorded.
  ///
  /// - Parameters:
  ///   - count: how many, 1 to `mostInvitations`, or `mostModeratorInvitations`.
  ///   - isModerator: whether those who join through them offer themselves as moderators.
  /// - Returns: their words.
  /// - Throws: `openBoard`, `moderatorsOnly`, and what writing throws.
  package func invite(count: Int, isModerator: Bool) throws(SessionError) -> [[String]] {
    guard let keyring else { throw .openBoard }
    guard self.isModerator else { throw .moderatorsOnly }
    if isModerator, board.moderators.current == nil {
      // Who founded the board is its first moderator, before another is.
      _ = try proposeModerators(joining: [], leaving: [], isJoiningSelf: true)
    }
    let codes = (0..<count).map { _ in world.drawCodewords(Codename.invitationWordCount) }
    var roots: [Secret] = []
    for code in codes {
      roots.append(try root(of: code))
    }
    let offers = isModerator ? codes.map { _ in Secret.random() } : []
    let keys = offers.map { AuthorKey(OfferKey($0, on: ledger.manifest.board).publicKey) }
    _ = try perform(.invite(count: count, offers: keys))
    try keyring.invite(roots, offers: offers, on: today)
    return codes
  }

  /// Puts this member under another codename, and the board under another key.
  ///
  /// - Parameter words: the new codename.
  /// - Throws: only while the old codename is still good.
  package func changeCodename(to words: [String]) throws(SessionError) {
    let root = try root(of: words)
    try rotating { keyring throws(SessionError) in
      try keyring.changeCodename(to: root, on: today)
      screenLock = (try? Codename(words: words)).map { ScreenLock($0) }
      ledger.adopt(keyring.envelope)
      takeMember()
      return (keyring.keys.current, keyring.keys.checksum)
    }
  }

  /// Leaves the board for good: the row and the private state are gone, the board gets another key.
  package func leave() throws(SessionError) {
    guard let member else { throw .openBoard }
    try stopAll()
    try rotating { keyring throws(SessionError) in try keyring.leave(on: today) }
    try forget(member)
    privateCell = nil
  }

  /// Gives the board another key and tells of it, while nobody else changes the board: so the
  /// members' file is never more than one key ahead of the journal, whoever dies in between.
  ///
  /// - Parameter change: replaces the members' file; gives the new key's number and check, or nil where
  ///   it came to nothing.
  /// - Throws: only while nothing is changed.
  func rotating(
    _ change: (Keyring) throws(SessionError) -> (epoch: UInt64, check: Bytes32)?
  ) throws(SessionError) {
    guard let keyring else { throw .openBoard }
    var failure: SessionError?
    do {
      try folder.holdingLock {
        do throws(SessionError) {
          // An older copy of a file shows before anything is written.
          try held { () throws(LedgerError) in try ledger.lookAhead() }
          if let damage { throw .ledger(.damaged(damage)) }
          // Somebody may have died before she could tell of a key.
          try keyring.look()
          try tellOfKey()
          guard let (epoch, check) = try change(keyring) else { return }
          // What is done stands, told or not: whoever writes next tells of it.
          try? tell(of: epoch, check)
        } catch {
          failure = error
        }
      }
    } catch {
      throw .storage(error)
    }
    if let failure { throw failure }
  }

  /// Overwrites her private state with what nobody can open.
  private func forget(_ member: Member) throws(SessionError) {
    let stranger = MemberSecrets(u: .random(), years: [:], on: ledger.manifest.board).privateSeal
    do {
      let empty = Array("{}".utf8)
      let cell = Cell(
        a: try stranger.seal(empty, as: .a), b: try stranger.seal(empty, as: .b))
      _ = try folder.cells(world).removeCell(member.privateSeal.id, leaving: stranger.id, cell)
    } catch let error as StorageError {
      throw .storage(error)
    } catch {
      throw .membersDamaged
    }
  }

  /// Tells the journal of a key that the members' file has already: of a rotation whose session
  /// died before it could.
  func tellOfKey() throws(SessionError) {
    guard let keyring, keyring.keys.current > board.epoch else { return }
    // A members' file that a crash left visible and not durable must not lag behind the journal.
    try keyring.makeDurable()
    try tell(of: keyring.keys.current, keyring.keys.checksum)
  }

  private func tell(of epoch: UInt64, _ check: Bytes32) throws(SessionError) {
    guard let signer else { throw .noCodename }
    let request = Request(.rotate(epoch: epoch, check: check), by: signer, on: today)
    _ = try held { () throws(LedgerError) in
      try ledger.append([request], using: &surroundings)
    }
  }

  private func root(of words: [String]) throws(SessionError) -> Secret {
    do {
      return try folder.root(
        of: try Codename(words: words), on: ledger.manifest, cost: world.cost)
    } catch let error as SessionError {
      throw error
    } catch {
      throw .membersDamaged
    }
  }

  // MARK: Proof

  /// Proves that this member holds a tag that wrote in a thread.
  ///
  /// - Parameters:
  ///   - thread: the thread.
  ///   - challenge: what the other side drew; any text.
  /// - Returns: sixty-four bytes.
  /// - Throws: `noTag` where she has not written there.
  package func prove(in thread: ThreadID, challenge: String) throws(SessionError) -> [UInt8] {
    guard let member else { throw .noCodename }
    guard let state = try held({ () throws(LedgerError) in try ledger.thread(thread) }) else {
      throw .refused(.noSuchThread)
    }
    let authors = Set(state.messages.filter { $0.body != .forged }.map(\.author))
    let proof = try held { () throws(LedgerError) in
      do throws(SealingError) {
        return try member.prove(Array(challenge.utf8), in: thread, on: keyDay, among: authors)
      } catch {
        throw .sealing(error)
      }
    }
    guard let proof else { throw .noTag }
    return proof
  }

  /// The tag in a thread whose owner answered a challenge; nil where it proves none.
  package func author(
    proving proof: [UInt8], in thread: ThreadID, challenge: String
  ) throws(SessionError) -> String? {
    guard let reading = try self.thread(thread) else { throw .refused(.noSuchThread) }
    let challenge = Array(challenge.utf8)
    let message = reading.state.messages.first { message in
      message.body != .forged
        && ThreadKey.verifyProof(
          proof, of: challenge[...], in: thread.value, by: message.author.value,
          on: ledger.manifest.board)
    }
    return message.flatMap { reading.names[$0.author] }
  }
}
