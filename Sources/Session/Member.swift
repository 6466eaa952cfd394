// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Bytes
package import Ledger
package import Sealing

/// Somebody who can write on a board: the secrets behind a codename, and what may be known of them.
package struct Member {
  private let secrets: MemberSecrets
  /// Whether what she writes for herself can be sealed.
  private let keepsNotes: Bool
  private let founder: FounderKey?
  /// Her keys as a moderator, if she drew them.
  let moderator: ModeratorKey?
  /// By which two moderators can end her access; nil on an open board, where there is none to end.
  let handle: Bytes16?
  /// The key of the moderator's invitation that she came by.
  let offer: OfferKey?
  private let board: Bytes32

  /// A member of a board without a members file.
  ///
  /// - Parameters:
  ///   - codename: on an open board, any text.
  ///   - manifest: the board.
  ///   - cost: how dear a guess at the codename is.
  /// - Throws: `unavailable` where there is no memory for the stretching.
  package init(
    _ codename: Codename,
    of manifest: BoardManifest,
    cost: StretchCost
  ) throws(SealingError) {
    board = manifest.board
    secrets = MemberSecrets(
      derivedFrom: try codename.root(on: manifest.board, cost: cost),
      on: manifest.board
    )
    keepsNotes = false
    (moderator, offer, handle) = (nil, nil, nil)
    let founder = FounderKey(ofOpenBoard: manifest.random)
    self.founder = founder.publicKey == manifest.founder ? founder : nil
  }

  /// A member of a sealed board, whose row is open.
  ///
  /// - Throws: `isInvitation` where the row is nobody's yet.
  package init(_ content: RowContent, of manifest: BoardManifest) throws(SessionError) {
    board = manifest.board
    guard let secrets = content.secrets(on: manifest.board) else { throw .isInvitation }
    self.secrets = secrets
    keepsNotes = true
    moderator = content.moderatorKey(on: manifest.board)
    offer = content.offerKey(on: manifest.board)
    handle = content.own?.handle
    let founder = content.founderSeed.map { FounderKey(seed: $0) }
    self.founder = founder?.publicKey == manifest.founder ? founder : nil
  }

  /// The seal of her private state.
  var privateSeal: PrivateSeal { secrets.privateSeal }

  /// The member as she acts on a day.
  ///
  /// - Parameters:
  ///   - day: the day.
  ///   - allowance: what she may post; nil does not limit her.
  /// - Returns: what decides and signs in her name.
  package func signer(on day: Day, allowance: Allowance? = nil) -> any Signer {
    Hand(member: self, year: day.year, allowance: allowance)
  }

  /// Shares of her handle, each sealed to one moderator for one tag of hers; none for a key that nothing
  /// can be sealed to.
  fileprivate func shares(
    of handle: Bytes16, for moderators: [Moderator], in thread: ThreadID, tag: AuthorKey
  ) -> [SealedShare] {
    let dealt = HandleShare.dealt(handle)
    return moderators.compactMap { moderator in
      let box = try? dealt[moderator.number].sealed(
        to: moderator.share, in: thread.value, tag: tag.value, on: board)
      return box.map { SealedShare(number: moderator.number, box: $0) }
    }
  }

  /// Whether the record counts her "same here" in a thread.
  package func hasSaidSameHere(in thread: ThreadState) -> Bool {
    thread.hasCounted(secrets.onceValues.sameHere(thread: thread.id.value, term: 0))
  }

  /// What opens mail to her tags in a thread: this year's and last year's.
  func mailKeys(in thread: ThreadID, on day: Day) -> [MailKey] {
    guard keepsNotes else { return [] }
    return [day.year, day.year - 1].compactMap {
      secrets.keys(of: UInt64(max(0, $0)))?.mail(in: thread.value)
    }
  }

  /// Whether a note is hers.
  func owns(_ note: NoteRow) -> Bool {
    keepsNotes && secrets.noteSigner(of: note.id.value).publicKey == note.author.value
  }

  /// What opens a note of hers.
  func noteKey(of note: EventID) -> Secret { secrets.noteKey(of: note.value) }

  /// The same to hand over.
  func noteKeyOctets(of note: EventID) -> [UInt8] { secrets.noteKeyOctets(of: note.value) }

  /// Answers a challenge with whichever of some keys in a thread is hers; nil where none is.
  func prove(
    _ challenge: [UInt8], in thread: ThreadID, on day: Day, among authors: Set<AuthorKey>
  ) throws(SealingError) -> [UInt8]? {
    for year in [day.year, day.year - 1] {
      let key = secrets.keys(of: UInt64(max(0, year)))?.tag(in: thread.value)
      if let key, authors.contains(AuthorKey(key.publicKey)) { return try key.prove(challenge) }
    }
    return nil
  }

  /// A member in one calendar year, since every year has its own tags.
  private final class Hand: Signer {
    private let member: Member
    private let year: Int
    private let allowance: Allowance?
    private lazy var keys = member.secrets.keys(of: UInt64(max(0, year)))
    private lazy var formerKeys = member.secrets.keys(of: UInt64(max(0, year - 1)))
    /// The keys of threads in which she acted or which she read lately: reading, deciding and signing
    /// ask for the same, and deriving one costs more than signing.
    private var known: [ThreadID: [Name: ThreadKey]] = [:]
    private var knownMail: [AuthorKey: Bytes32] = [:]
    private static let mostKnown = 128

    private enum Name: CaseIterable {
      case tag, formerTag, voice, note
    }

    init(member: Member, year: Int, allowance: Allowance?) {
      self.member = member
      self.year = year
      self.allowance = allowance
    }

    var actor: Actor {
      Actor(
        tag: { AuthorKey(self.key(.tag, in: $0)?.publicKey ?? .zero) },
        formerTag: { self.key(.formerTag, in: $0).map { AuthorKey($0.publicKey) } },
        voice: { AuthorKey(self.key(.voice, in: $0)?.publicKey ?? .zero) },
        sameHereOnce: { self.member.secrets.onceValues.sameHere(thread: $0.value, term: 0) },
        note: member.keepsNotes
          ? { AuthorKey(self.member.secrets.noteSigner(of: $0.value).publicKey) } : nil,
        mail: member.keepsNotes ? { self.mailKey(of: $1, in: $0) } : nil,
        thanksOnce: { self.member.secrets.onceValues.thanks(message: $0.value) },
        shares: member.handle.map { handle in
          { self.member.shares(of: handle, for: $2, in: $0, tag: $1) }
        },
        allowance: allowance,
        reportOnce: { self.member.secrets.onceValues.report(message: $0.value) },
        founder: member.founder.map { AuthorKey($0.publicKey) },
        moderator: member.moderator.map { AuthorKey($0.publicKey) },
        offer: member.offer.map { AuthorKey($0.publicKey) }
      )
    }

    func sign(
      _ statement: [UInt8],
      as author: AuthorKey,
      in thread: ThreadID
    ) throws(SealingError) -> [UInt8] {
      if let founder = member.founder, founder.publicKey == author.value {
        return try founder.sign(statement, on: member.board)
      }
      if let moderator = member.moderator, moderator.publicKey == author.value {
        return try moderator.sign(statement)
      }
      if let offer = member.offer, offer.publicKey == author.value {
        return try offer.sign(statement)
      }
      for name in Name.allCases {
        if let key = key(name, in: thread), key.publicKey == author.value {
          return try key.sign(statement)
        }
      }
      throw .unavailable
    }

    func noteKey(of id: EventID) -> Secret? {
      member.keepsNotes ? member.noteKey(of: id) : nil
    }

    private func mailKey(of author: AuthorKey, in thread: ThreadID) -> Bytes32? {
      if let known = knownMail[author] { return known }
      for (name, keys) in [(Name.tag, keys), (.formerTag, formerKeys)]
      where key(name, in: thread)?.publicKey == author.value {
        if knownMail.count >= Hand.mostKnown { knownMail = [:] }
        knownMail[author] = keys?.mail(in: thread.value).publicKey
        return knownMail[author]
      }
      return nil
    }

    private func key(_ name: Name, in thread: ThreadID) -> ThreadKey? {
      if let key = known[thread]?[name] { return key }
      guard let key = derived(name, in: thread) else { return nil }
      if known.count >= Hand.mostKnown { known = [:] }
      known[thread, default: [:]][name] = key
      return key
    }

    private func derived(_ name: Name, in thread: ThreadID) -> ThreadKey? {
      switch name {
      case .tag: keys?.tag(in: thread.value)
      case .formerTag: formerKeys?.tag(in: thread.value)
      case .voice: keys?.voice(in: thread.value)
      case .note: member.secrets.noteSigner(of: thread.value)
      }
    }
  }
}
