// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// `members.json`: a row for everyone who can unseal the board, and for everyone invited.
///
///     {"v":1,"e","kc","past","rows":[{"name","pub","card","wrap","box"}],"sum"}
///
/// Rows are sorted by their names, which mean nothing, and all of one size, so that the file tells
/// how many there are and no more. ASCII, one form for every content, a newline at the end.
///
/// `sum` is SHA256(L("members", board, everything before `,"sum"`)): an addition to the key
/// schedule by which a flipped bit anywhere is noticed before anything is decided on it, and the
/// twin copy is read instead. It authenticates nothing, since anyone can compute it: cards, wraps
/// and boxes do that by themselves.
///
/// A value. Each change returns the file that replaces this one whole, under the board's lock.
package struct MembersFile: Sendable, Equatable {
  /// The format that is written, and the only one that is read.
  package static let version: UInt64 = 1

  /// The board it belongs to; not in the file, but in everything that is bound or summed.
  package let board: Bytes32
  /// `e`, the current epoch.
  package let epoch: UInt64
  /// `kc`, which states the current epoch's key.
  package let checksum: Bytes32
  private let past: [UInt8]
  /// In rising order of their names.
  package let rows: [MemberRow]

  private init(_ keys: EpochKeys, _ rows: [MemberRow]) throws(SealingError) {
    board = keys.board
    epoch = keys.current
    checksum = keys.checksum
    past = try keys.sealedPast()
    self.rows = rows
  }

  private init(_ file: MembersFile, _ rows: [MemberRow]) {
    board = file.board
    epoch = file.epoch
    checksum = file.checksum
    past = file.past
    self.rows = rows
  }

  /// The file of a new board, without a row, and its first key, which is in memory alone until a
  /// row is added.
  ///
  /// - Throws: ``SealingError/unavailable`` alone.
  package static func founded(
    on board: Bytes32
  ) throws(SealingError) -> (file: MembersFile, keys: EpochKeys) {
    let keys = EpochKeys.first(on: board)
    return (try MembersFile(keys, []), keys)
  }

  // MARK: Opening

  /// Opens the row that `root`, a codename's or a one-time code's, leads to.
  ///
  /// Whether the content's founder is the board's, and whether an invitation's last day is past
  /// (``card(of:with:)``), is the caller's to check.
  ///
  /// - Throws: ``SealingError/noSuchRow`` for a wrong codename; ``SealingError/tombstone(notice:)`` for
  ///   a suspended member's; ``SealingError/endedInvitation``; ``SealingError/notAuthentic`` for a
  ///   row whose box or wrap is not its own; ``SealingError/wrongKeyCheck`` when the wrapped key is
  ///   not the one that the file states; ``SealingError/malformed`` for what no program writes.
  package func open(_ root: Secret) throws(SealingError) -> OpenedRow {
    let rowKeys = RowKeys(root, on: board)
    let row = rows[try index(of: rowKeys.name)]
    let content = try RowBox.open(row.box, under: rowKeys, publicKey: row.publicKey, on: board)
    let key: Secret
    do {
      key = try row.epochKey(of: epoch, by: content.wrapKey, on: board)
    } catch {
      guard let notice = row.notice(by: content.wrapKey, on: board) else { throw error }
      throw content.kind == .invitation ? .endedInvitation : .tombstone(notice: notice)
    }
    let keys = try EpochKeys(
      opening: past,
      with: key,
      of: epoch,
      checksum: checksum,
      on: board
    )
    return OpenedRow(name: row.name, content: content, keys: keys)
  }

  /// What only the owner of `root` can open, whatever else her row holds: a suspended member keeps it.
  ///
  /// - Throws: ``SealingError/noSuchRow``, ``SealingError/notAuthentic``, ``SealingError/malformed``.
  package func content(of root: Secret) throws(SealingError) -> RowContent {
    let rowKeys = RowKeys(root, on: board)
    let row = rows[try index(of: rowKeys.name)]
    return try RowBox.open(row.box, under: rowKeys, publicKey: row.publicKey, on: board)
  }

  /// The card of the row `name`.
  ///
  /// - Throws: ``SealingError/noSuchRow``, ``SealingError/wrongKeyCheck`` for keys that are not this
  ///   file's, ``SealingError/notAuthentic`` for a planted row.
  package func card(of name: Bytes16, with keys: EpochKeys) throws(SealingError) -> RowCard {
    try check(keys)
    let row = rows[try index(of: name)]
    return try RowCard(
      opening: row.card,
      for: row.name,
      row.publicKey,
      under: CardKeys(keys)
    )
  }

  /// The row of the member with `handle`; nil when she is no member any more.
  ///
  /// - Throws: ``SealingError/wrongKeyCheck`` alone.
  package func name(
    ofHandle handle: Bytes16,
    with keys: EpochKeys
  ) throws(SealingError) -> Bytes16? {
    let hash = RowCard.hash(of: handle, on: board)
    return try cards(keys).first { $0.card.kind == .member && $0.card.handleHash == hash }?.row.name
  }

  /// How many members and invitations there are; planted rows count for nothing.
  ///
  /// - Throws: ``SealingError/wrongKeyCheck`` alone.
  package func count(with keys: EpochKeys) throws(SealingError) -> MemberCount {
    let cards = try cards(keys)
    let members = cards.count { $0.card.kind == .member }
    let invitations = cards.count { $0.card.kind == .invitation }
    return MemberCount(members: members, invitations: invitations)
  }

  // MARK: Changing

  /// With a row for `content` under `root`.
  ///
  /// `lastDay` is the last on which an invitation may be used, counted in days since 1970; a member's
  /// means nothing.
  ///
  /// - Throws: ``SealingError/wrongKeyCheck``, ``SealingError/nameTaken``,
  ///   ``SealingError/unavailable``.
  package func adding(
    _ content: RowContent,
    lastDay: UInt64 = 0,
    under root: Secret,
    with keys: EpochKeys
  ) throws(SealingError) -> MembersFile {
    try check(keys)
    let row = try MemberRow(content, lastDay: lastDay, under: RowKeys(root, on: board), keys)
    let index = position(of: row.name)
    guard index == rows.endIndex || rows[index].name != row.name else { throw .nameTaken }
    var rows = rows
    rows.insert(row, at: index)
    return MembersFile(self, rows)
  }

  /// Without the row `name`, whose owner keeps the keys that she had: see
  /// ``rotated(removing:droppingInvitations:with:)``.
  ///
  /// - Throws: ``SealingError/noSuchRow``.
  package func removing(_ name: Bytes16) throws(SealingError) -> MembersFile {
    var rows = rows
    rows.remove(at: try index(of: name))
    return MembersFile(self, rows)
  }

  /// With `content` in the box of the row of `root`, and all else as it is: a new year's secret, a
  /// moderator's.
  ///
  /// - Throws: ``SealingError/noSuchRow``; ``SealingError/badKey`` for content that was not opened
  ///   from this row.
  package func replacing(
    contentOf root: Secret,
    with content: RowContent
  ) throws(SealingError) -> MembersFile {
    let rowKeys = RowKeys(root, on: board)
    let index = try index(of: rowKeys.name)
    guard rows[index].publicKey == content.wrapKey.publicKey else { throw .badKey }
    var rows = rows
    rows[index] = rows[index].with(box: try RowBox.seal(content, under: rowKeys, on: board))
    return MembersFile(self, rows)
  }

  /// With `content` under another codename and a fresh wrap pair, in place of the row of `old`.
  ///
  /// Whoever may have had the old codename has the keys: rotate as well.
  ///
  /// - Returns: the file, and the content with the wrap pair that it now has.
  /// - Throws: ``SealingError/noSuchRow``, ``SealingError/wrongKeyCheck``,
  ///   ``SealingError/nameTaken``, ``SealingError/unavailable``.
  package func replacing(
    _ old: Secret,
    by new: Secret,
    with content: RowContent,
    _ keys: EpochKeys
  ) throws(SealingError) -> (file: MembersFile, content: RowContent) {
    let content = content.rewrapped()
    let file = try removing(RowKeys(old, on: board).name).adding(content, under: new, with: keys)
    return (file, content)
  }

  /// With `content` under `root` in place of the invitation with the one-time code `invitation`, in
  /// one replacement: nobody joins twice through one, and nobody stays between.
  ///
  /// Called on the file as it is under the lock, with the keys that the invitation opened.
  ///
  /// - Throws: ``SealingError/noSuchRow`` when the invitation was used or dropped meanwhile, and for
  ///   a row that is none; ``SealingError/wrongKeyCheck`` when the board has been rotated since: it
  ///   can be opened again; ``SealingError/notAuthentic`` for an invitation without a card;
  ///   ``SealingError/nameTaken``, ``SealingError/unavailable``.
  package func joining(
    through invitation: Secret,
    as content: RowContent,
    under root: Secret,
    with keys: EpochKeys
  ) throws(SealingError) -> MembersFile {
    let name = RowKeys(invitation, on: board).name
    guard try card(of: name, with: keys).kind == .invitation else { throw .noSuchRow }
    return try removing(name).adding(content, under: root, with: keys)
  }

  /// Without the invitations and the tombstones whose last day is before `today`,
  /// counted in days since 1970.
  ///
  /// - Throws: ``SealingError/wrongKeyCheck`` alone.
  package func droppingExpired(
    on today: UInt64,
    with keys: EpochKeys
  ) throws(SealingError) -> MembersFile {
    let expired = Set(
      try cards(keys).filter { $0.card.kind != .member && $0.card.lastDay < today }
        .map(\.row.name)
    )
    return MembersFile(self, rows.filter { !expired.contains($0.name) })
  }

  /// In the epoch that follows, under a key that is wrapped to every row that stays.
  ///
  /// Takes nobody's secret but the caller's keys. A row stays if its card opens, so that a planted
  /// one gets nothing and goes; so does one with a public key that nothing can be wrapped to. Boxes
  /// stay as they are: their owners alone could seal them again.
  ///
  /// - Parameters:
  ///   - names: the rows that go; one that is gone already is no error.
  ///   - droppingInvitations: whether all of these go too, as after a suspension.
  ///   - keys: the file's, before.
  /// - Returns: the file, and the keys with the new one, whose checksum goes into the journal.
  /// - Throws: ``SealingError/wrongKeyCheck``, ``SealingError/unavailable``.
  package func rotated(
    removing names: Set<Bytes16>,
    droppingInvitations: Bool,
    with keys: EpochKeys
  ) throws(SealingError) -> (file: MembersFile, keys: EpochKeys) {
    try rotated(
      removing: names, droppingInvitations: droppingInvitations, suspending: nil, with: keys)
  }

  /// In the epoch that follows, with the row `name` as a tombstone, and every invitation as one that
  /// says no more than that it ended: which of them its owner holds is not known, and she must not come
  /// back by it.
  ///
  /// - Parameters:
  ///   - name: the row; its owner alone reads what stands in it from then on.
  ///   - notice: what she reads, at most ``Tombstone/length`` octets and none of them zero at its end.
  ///   - lastDay: how long it stands, counted in days since 1970.
  ///   - keys: the file's, before.
  /// - Returns: the file, and the keys with the new one.
  /// - Throws: ``SealingError/noSuchRow`` for a row that is gone, and for one that is no member's;
  ///   ``SealingError/wrongKeyCheck``, ``SealingError/tooLong(limit:)``,
  ///   ``SealingError/unavailable``.
  package func suspended(
    _ name: Bytes16, notice: [UInt8], until lastDay: UInt64, with keys: EpochKeys
  ) throws(SealingError) -> (file: MembersFile, keys: EpochKeys) {
    guard try card(of: name, with: keys).kind == .member else { throw .noSuchRow }
    return try rotated(
      removing: [], droppingInvitations: false, suspending: (name, notice, lastDay), with: keys)
  }

  private func rotated(
    removing names: Set<Bytes16>,
    droppingInvitations: Bool,
    suspending: (name: Bytes16, notice: [UInt8], lastDay: UInt64)?,
    with keys: EpochKeys
  ) throws(SealingError) -> (file: MembersFile, keys: EpochKeys) {
    let next = keys.advanced()
    let cardKeys = CardKeys(next)
    var kept: [MemberRow] = []
    kept.reserveCapacity(rows.count)
    for (row, card) in try cards(keys) {
      guard !names.contains(row.name), !droppingInvitations || card.kind != .invitation else {
        continue
      }
      do throws(SealingError) {
        if let suspending, suspending.name == row.name {
          kept.append(
            try row.tombstone(
              suspending.notice, lastDay: suspending.lastDay, under: cardKeys, on: board))
        } else if suspending != nil, card.kind == .invitation {
          // It goes on its last day, as it would have.
          kept.append(try row.tombstone([], lastDay: card.lastDay, under: cardKeys, on: board))
        } else if card.kind == .tombstone {
          kept.append(try row.with(card, under: cardKeys))
        } else {
          kept.append(try row.with(card, under: cardKeys, next))
        }
      } catch .badKey {
        continue
      }
    }
    return (try MembersFile(next, kept), next)
  }

  // MARK: Parts

  private func check(_ keys: EpochKeys) throws(SealingError) {
    guard keys.board == board, keys.current == epoch, keys.checksum == checksum else {
      throw .wrongKeyCheck
    }
  }

  /// The rows that have a valid card, with it.
  private func cards(
    _ keys: EpochKeys
  ) throws(SealingError) -> [(row: MemberRow, card: RowCard)] {
    try check(keys)
    let cardKeys = CardKeys(keys)
    return rows.compactMap { row in
      let card = try? RowCard(opening: row.card, for: row.name, row.publicKey, under: cardKeys)
      return card.map { (row, $0) }
    }
  }

  private func index(of name: Bytes16) throws(SealingError) -> Int {
    let index = position(of: name)
    guard index < rows.endIndex, rows[index].name == name else { throw .noSuchRow }
    return index
  }

  /// Where `name` stands, or would.
  private func position(of name: Bytes16) -> Int {
    var range = rows.startIndex..<rows.endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if rows[middle].name.precedes(name) {
        range = middle + 1..<range.upperBound
      } else {
        range = range.lowerBound..<middle
      }
    }
    return range.lowerBound
  }

  // MARK: JSON

  /// What follows the last octet that is summed: the sum's member, the brace, the newline.
  private static let sumLength = sumOpening.count + Base64URL.length(of: 32) + sumClosing.count
  private static let sumOpening = Array(#","sum":""#.utf8)
  private static let sumClosing = Array("\"}\n".utf8)

  /// The file.
  package var octets: [UInt8] {
    var writer = JSONWriter(reserving: 256 + Base64URL.length(of: past.count) + 1100 * rows.count)
    writer.beginObject()
    writer.key("v")
    writer.value(MembersFile.version)
    writer.key("e")
    writer.value(epoch)
    writer.key("kc")
    writer.value(base64url: checksum)
    writer.key("past")
    writer.value(base64url: past)
    writer.key("rows")
    writer.beginArray()
    for row in rows { row.write(to: &writer) }
    writer.endArray()
    let sum = MembersFile.sum(of: writer.bytes[...], board)
    writer.key("sum")
    writer.value(base64url: sum)
    writer.endObject()
    return writer.bytes + [0x0A]
  }

  /// Reads the file of `board`.
  ///
  /// - Throws: ``SealingError/malformed`` for what no program writes, rows of other sizes among it;
  ///   ``SealingError/wrongSum`` for what was changed since, and another board's;
  ///   ``SealingError/otherVersion(_:)``; ``SealingError/wrongOrder`` for rows that are not sorted,
  ///   or twice there.
  package init(_ octets: [UInt8], on board: Bytes32) throws(SealingError) {
    let before = octets.dropLast(MembersFile.sumLength)
    let end = octets[before.endIndex...]
    if end.count == MembersFile.sumLength, end.starts(with: MembersFile.sumOpening),
      end.suffix(MembersFile.sumClosing.count).elementsEqual(MembersFile.sumClosing)
    {
      let digits = end.dropFirst(MembersFile.sumOpening.count)
        .dropLast(MembersFile.sumClosing.count)
      guard Bytes32(base64url: digits) == MembersFile.sum(of: before, board) else {
        throw .wrongSum
      }
    }
    do {
      var scanner = JSONScanner(octets)
      try self.init(&scanner, board)
    } catch let error as SealingError {
      throw error
    } catch {
      throw .malformed
    }
    // One form: nothing between the members, none twice, none in another order, and a sum.
    guard self.octets == octets else { throw .malformed }
    guard zip(rows, rows.dropFirst()).allSatisfy({ $0.name.precedes($1.name) }) else {
      throw .wrongOrder
    }
  }

  private init(_ scanner: inout JSONScanner, _ board: Bytes32) throws {
    var epoch: UInt64?
    var checksum: Bytes32?
    var past: [UInt8]?
    var rows: [MemberRow] = []
    try scanner.beginObject()
    guard try scanner.nextKey() == "v" else { throw SealingError.malformed }
    let version = try scanner.unsigned()
    guard version == MembersFile.version else { throw SealingError.otherVersion(version) }
    while let key = try scanner.nextKey() {
      switch key {
      case "e": epoch = try scanner.unsigned()
      case "kc": checksum = try scanner.bytes32()
      case "past": past = try scanner.base64url()
      case "rows":
        try scanner.beginArray()
        while try scanner.nextElement() { rows.append(try MemberRow(&scanner)) }
      case "sum": _ = try scanner.bytes32()
      default: throw SealingError.malformed
      }
    }
    try scanner.end()
    guard let epoch, let checksum, let past else { throw SealingError.malformed }
    self.board = board
    self.epoch = epoch
    self.checksum = checksum
    self.past = past
    self.rows = rows
  }

  private static func sum(of octets: ArraySlice<UInt8>, _ board: Bytes32) -> Bytes32 {
    .digest(of: Fields("members", reserving: octets.count + 96).adding(board).adding(octets))
  }
}

extension Bytes16 {
  /// Whether it comes before `other` in rising order, as bytes.
  fileprivate func precedes(_ other: Bytes16) -> Bool {
    withUnsafeBytes(of: self) { left in
      withUnsafeBytes(of: other) { left.lexicographicallyPrecedes($0) }
    }
  }
}
