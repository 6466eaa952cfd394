// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Ledger
internal import Sealing
internal import Storage

/// A member's way into a sealed board: what her row of the members' file holds, and the keys of all
/// the board's epochs that follow from it.
final class Keyring {
  private let manifest: BoardManifest
  private let cells: any CellStore
  /// What her codename leads to.
  private var root: Secret
  /// What only she can open.
  private(set) var content: RowContent
  /// The board's keys, as the members' file had them when it was last looked at.
  private(set) var keys: EpochKeys
  /// What she is to read instead of the board, once her access was ended while she was here.
  private(set) var notice: SuspensionNotice?

  /// Opens the row of a codename or an invitation.
  ///
  /// - Throws: `wrongCodename` where there is none; `membersDamaged`, `storage`.
  init(_ root: Secret, of manifest: BoardManifest, in cells: any CellStore) throws(SessionError) {
    self.manifest = manifest
    self.cells = cells
    self.root = root
    let row = try Keyring.open(try Keyring.file(in: cells, of: manifest), root, manifest)
    content = row.content
    keys = row.keys
  }

  /// What a suspended member still has: what only she can open.
  ///
  /// - Throws: `wrongCodename`, `membersDamaged`, `storage`.
  static func content(
    of root: Secret, on manifest: BoardManifest, in cells: any CellStore
  ) throws(SessionError) -> RowContent {
    let file = try file(in: cells, of: manifest)
    return try sealing { () throws(SealingError) in try file.content(of: root) }
  }

  /// What lines are sealed with and opened by.
  var envelope: any Envelope { SealedEnvelope(board: manifest.board, keys: keys) }

  /// How many members and open invitations the board has.
  func count() throws(SessionError) -> MemberCount {
    let file = try Keyring.file(in: cells, of: manifest)
    return try Keyring.sealing { () throws(SealingError) in try file.count(with: keys) }
  }

  /// The last day on which the invitation that opened this keyring is good.
  func lastDay() throws(SessionError) -> UInt64 {
    let file = try Keyring.file(in: cells, of: manifest)
    return try Keyring.sealing { () throws(SealingError) in
      try file.card(of: RowKeys(root, on: manifest.board).name, with: keys).lastDay
    }
  }

  // MARK: Following

  /// Looks for the key of a new epoch, of which the journal tells.
  func renewal(_ epoch: UInt64, _ check: Bytes32) -> Result<any Envelope, LedgerError> {
    do {
      let row = try Keyring.open(try Keyring.file(in: cells, of: manifest), root, manifest)
      guard let known = row.keys.checksum(of: epoch) else { return .failure(.olderMembers) }
      guard known == check else { return .failure(.otherKey) }
      content = row.content
      keys = row.keys
      return .success(envelope)
    } catch .wrongCodename {
      return .failure(.lockedOut)
    } catch .suspended(let notice) {
      self.notice = notice
      return .failure(.lockedOut)
    } catch .storage(let error) {
      return .failure(.storage(error))
    } catch {
      return .failure(.otherKey)
    }
  }

  /// Takes up what the members' file holds now.
  func look() throws(SessionError) {
    let row = try Keyring.open(try Keyring.file(in: cells, of: manifest), root, manifest)
    content = row.content
    keys = row.keys
  }

  // MARK: Changing

  /// Sees to it that there is a secret for a calendar year, and that those before the last are gone.
  ///
  /// - Returns: whether anything changed.
  func renew(for year: UInt64) throws(SessionError) -> Bool {
    guard content.renewed(for: year) != nil else { return false }
    try change { (file, row) throws(SealingError) in
      // Another terminal of hers may have drawn it meanwhile.
      guard let renewed = row.content.renewed(for: year) else {
        return (file, row.content, row.keys)
      }
      return (try file.replacing(contentOf: root, with: renewed), renewed, row.keys)
    }
    return true
  }

  /// Adds invitations, and drops those whose time is over.
  ///
  /// - Parameters:
  ///   - codes: what their words lead to.
  ///   - offers: what those who come by them offer themselves with, one for each; none where no
  ///     moderators are invited.
  ///   - today: the day.
  /// - Throws: where the file cannot be replaced; nothing was changed then.
  func invite(
    _ codes: [Secret], offers: [Secret], on today: Day
  ) throws(SessionError) {
    let last = UInt64(today.advanced(by: Session.invitationDays).number)
    try change { (file, row) throws(SealingError) in
      var file = try file.droppingExpired(on: UInt64(today.number), with: row.keys)
      for (index, code) in codes.enumerated() {
        let invitation = RowContent.invitation(
          founder: manifest.founder, offer: index < offers.count ? offers[index] : nil)
        file = try file.adding(invitation, lastDay: last, under: code, with: row.keys)
      }
      return (file, row.content, row.keys)
    }
  }

  /// Makes the invitation that opened this keyring into a member.
  ///
  /// - Throws: `wrongInvitation` where it was used meanwhile, `endedInvitation` where it ended.
  func join(under newRoot: Secret, year: UInt64) throws(SessionError) {
    do throws(SessionError) {
      try move(to: newRoot) { (file, row) throws(SealingError) in
        let content = row.content.joining(in: year)
        let joined = try file.joining(through: root, as: content, under: newRoot, with: row.keys)
        return (joined, content, row.keys)
      }
    } catch .wrongCodename {
      throw .wrongInvitation
    }
  }

  /// Puts the row under another codename, and gives the board another key; an invitation whose time
  /// is over does not get it.
  func changeCodename(to newRoot: Secret, on today: Day) throws(SessionError) {
    try move(to: newRoot) { (file, row) throws(SealingError) in
      let current = try file.droppingExpired(on: UInt64(today.number), with: row.keys)
      let (moved, content) = try current.replacing(root, by: newRoot, with: row.content, row.keys)
      let (rotated, keys) = try moved.rotated(
        removing: [], droppingInvitations: false, with: row.keys)
      return (rotated, content, keys)
    }
  }

  /// Takes the row out, and gives the board another key, whose number and check are told; this
  /// keyring keeps the ones it had.
  func leave(on today: Day) throws(SessionError) -> (epoch: UInt64, check: Bytes32) {
    var next: EpochKeys?
    try change { (file, row) throws(SealingError) in
      let current = try file.droppingExpired(on: UInt64(today.number), with: row.keys)
      let (rotated, keys) = try current.rotated(
        removing: [row.name], droppingInvitations: false, with: row.keys)
      next = keys
      return (rotated, row.content, row.keys)
    }
    guard let next else { throw .membersDamaged }
    return (next.current, next.checksum)
  }

  /// The row of a handle; nil where no member has it.
  ///
  /// As the file stood when it was last looked at: to be called under the board's lock.
  func row(ofHandle handle: Bytes16) throws(SessionError) -> Bytes16? {
    let file = try Keyring.file(in: cells, of: manifest)
    return try Keyring.sealing { () throws(SealingError) in
      try file.name(ofHandle: handle, with: keys)
    }
  }

  /// Leaves to a row's owner nothing but a notice, ends all invitations, and gives the board another
  /// key.
  func suspend(
    _ name: Bytes16, _ notice: SuspensionNotice, on today: Day
  ) throws(SessionError) {
    let last = UInt64(today.advanced(by: Session.noticeDays).number)
    try change { (file, row) throws(SealingError) in
      let current = try file.droppingExpired(on: UInt64(today.number), with: row.keys)
      let (suspended, keys) = try current.suspended(
        name, notice: notice.octets, until: last, with: row.keys)
      return (suspended, row.content, keys)
    }
  }

  /// Makes the members' file durable as it stands.
  func makeDurable() throws(SessionError) {
    try change { (file, row) throws(SealingError) in (file, row.content, row.keys) }
  }

  // MARK: Parts

  private typealias Changed = (file: MembersFile, content: RowContent, keys: EpochKeys)

  /// Replaces the members' file by one in which the row is another codename's.
  ///
  /// A file that stands although its writing failed counts as written: the old words open nothing
  /// there, and whoever is told of a failure forgets the new ones.
  private func move(
    to newRoot: Secret, _ make: (MembersFile, OpenedRow) throws(SealingError) -> Changed
  ) throws(SessionError) {
    do throws(SessionError) {
      try change(make)
      root = newRoot
    } catch .storage(let failure) {
      let old = root
      root = newRoot
      do throws(SessionError) {
        try look()
      } catch {
        root = old
        throw .storage(failure)
      }
    }
  }

  /// Replaces the members' file by what is made of it and of one's own row as they stand under the
  /// lock.
  private func change(
    _ make: (MembersFile, OpenedRow) throws(SealingError) -> Changed
  ) throws(SessionError) {
    var changed: Changed?
    var failure: SessionError?
    do {
      _ = try cells.replaceMembers(isWhole: Keyring.isWhole(on: manifest)) { octets in
        do throws(SessionError) {
          let file = try Keyring.file(octets, of: manifest)
          let row = try Keyring.open(file, root, manifest)
          let made = try Keyring.sealing { () throws(SealingError) in try make(file, row) }
          changed = made
          return made.file.octets
        } catch {
          failure = error
          return nil
        }
      }
    } catch {
      throw .storage(error)
    }
    if let failure { throw failure }
    guard let changed else { throw .membersDamaged }
    content = changed.content
    keys = changed.keys
  }

  private static func file(
    in cells: any CellStore, of manifest: BoardManifest
  ) throws(SessionError) -> MembersFile {
    let octets: [UInt8]?
    do {
      octets = try cells.members(isWhole: isWhole(on: manifest))
    } catch {
      throw .storage(error)
    }
    guard let octets else { throw .membersDamaged }
    return try file(octets, of: manifest)
  }

  private static func file(
    _ octets: [UInt8], of manifest: BoardManifest
  ) throws(SessionError) -> MembersFile {
    try sealing { () throws(SealingError) in try MembersFile(octets, on: manifest.board) }
  }

  /// A file of another version is whole: what is wrong with it is said by name.
  static func isWhole(on manifest: BoardManifest) -> ([UInt8]) -> Bool {
    { octets in
      do throws(SealingError) {
        _ = try MembersFile(octets, on: manifest.board)
        return true
      } catch .otherVersion {
        return true
      } catch {
        return false
      }
    }
  }

  private static func open(
    _ file: MembersFile, _ root: Secret, _ manifest: BoardManifest
  ) throws(SessionError) -> OpenedRow {
    let row = try sealing { () throws(SealingError) in try file.open(root) }
    guard row.content.founder == manifest.founder else { throw .membersDamaged }
    // A row without its card would get no key at the next rotation: better refused by name today
    // than shut out without a word then.
    let card = try sealing { () throws(SealingError) in
      try file.card(of: row.name, with: row.keys)
    }
    let hash = row.content.own.map { RowCard.hash(of: $0.handle, on: manifest.board) } ?? .zero
    guard card.kind == row.content.kind, card.handleHash == hash else { throw .membersDamaged }
    return row
  }

  private static func sealing<Value>(
    _ work: () throws(SealingError) -> Value
  ) throws(SessionError) -> Value {
    do {
      return try work()
    } catch {
      throw SessionError(error)
    }
  }
}

extension SessionError {
  /// The session's error for what the members' file does not give.
  init(_ error: SealingError) {
    switch error {
    case .noSuchRow: self = .wrongCodename
    case .tombstone(let octets):
      self = SuspensionNotice(octets: octets).map(SessionError.suspended) ?? .wrongCodename
    case .endedInvitation: self = .endedInvitation
    case .otherVersion(let version):
      self = .ledger(.otherFormat(found: version, known: MembersFile.version))
    case .unavailable: self = .ledger(.sealing(.unavailable))
    default: self = .membersDamaged
    }
  }
}
