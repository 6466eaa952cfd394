// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// A row of the members file: a member's or an invitation's, which look the same.
package struct MemberRow: Sendable, Equatable {
  /// What the codename leads to; means nothing to anybody else.
  package let name: Bytes16
  /// The X25519 key to which the board's key is wrapped.
  package let publicKey: Bytes32
  /// What every member can open: ``RowCard``.
  let card: [UInt8]
  /// The epoch's key, for the owner of ``publicKey``.
  let wrap: [UInt8]
  /// What the owner alone can open: ``RowContent``.
  let box: [UInt8]

  /// A row of `content` under `keys`, to which the current one of `epochKeys` is wrapped.
  init(
    _ content: RowContent,
    lastDay: UInt64,
    under keys: RowKeys,
    _ epochKeys: EpochKeys
  ) throws(SealingError) {
    let card = RowCard(
      kind: content.kind,
      handleHash: content.own.map { RowCard.hash(of: $0.handle, on: epochKeys.board) } ?? .zero,
      lastDay: lastDay
    )
    name = keys.name
    publicKey = content.wrapKey.publicKey
    self.card = try card.sealed(for: name, publicKey, under: CardKeys(epochKeys))
    wrap = try MemberRow.wrap(epochKeys, to: publicKey, name)
    box = try RowBox.seal(content, under: keys, on: epochKeys.board)
  }

  private init(name: Bytes16, publicKey: Bytes32, card: [UInt8], wrap: [UInt8], box: [UInt8]) {
    self.name = name
    self.publicKey = publicKey
    self.card = card
    self.wrap = wrap
    self.box = box
  }

  /// The same row with another box.
  func with(box: [UInt8]) -> MemberRow {
    MemberRow(name: name, publicKey: publicKey, card: card, wrap: wrap, box: box)
  }

  /// The same row in the epoch of `keys`, which its owner need not be there for.
  func with(
    _ card: RowCard,
    under cardKeys: CardKeys,
    _ keys: EpochKeys
  ) throws(SealingError) -> MemberRow {
    MemberRow(
      name: name,
      publicKey: publicKey,
      card: try card.sealed(for: name, publicKey, under: cardKeys),
      wrap: try MemberRow.wrap(keys, to: publicKey, name),
      box: box
    )
  }

  /// The same row for a suspended member, or for an invitation that ended.
  ///
  /// The box is as it was, so that her codename opens it; in the place of the board's key stands what
  /// she is to read.
  func tombstone(
    _ notice: [UInt8],
    lastDay: UInt64,
    under cardKeys: CardKeys,
    on board: Bytes32
  ) throws(SealingError) -> MemberRow {
    guard notice.count <= Tombstone.length else { throw .tooLong(limit: Tombstone.length) }
    let padded = notice + [UInt8](repeating: 0, count: Tombstone.length - notice.count)
    let card = RowCard(kind: .tombstone, handleHash: .zero, lastDay: lastDay)
    return MemberRow(
      name: name,
      publicKey: publicKey,
      card: try card.sealed(for: name, publicKey, under: cardKeys),
      wrap: try WrapKey.seal(
        padded, to: publicKey, info: Tombstone.info(on: board),
        bound: Tombstone.binding(name, on: board)),
      box: box
    )
  }

  /// The same row with another card, and all else as it is.
  func with(_ card: RowCard, under cardKeys: CardKeys) throws(SealingError) -> MemberRow {
    MemberRow(
      name: name, publicKey: publicKey,
      card: try card.sealed(for: name, publicKey, under: cardKeys), wrap: wrap, box: box)
  }

  /// What a suspended member is to read; nil in the row of anybody else.
  func notice(by wrapKey: WrapKey, on board: Bytes32) -> [UInt8]? {
    let padded = try? wrapKey.open(
      wrap, info: Tombstone.info(on: board), bound: Tombstone.binding(name, on: board))
    guard let padded, padded.count == Tombstone.length else { return nil }
    return Array(padded.prefix { $0 != 0 })
  }

  /// The key of `epoch`, taken out with `wrapKey`.
  func epochKey(
    of epoch: UInt64,
    by wrapKey: WrapKey,
    on board: Bytes32
  ) throws(SealingError) -> Secret {
    try wrapKey.unwrap(
      wrap,
      info: Fields("wrap").adding(board),
      bound: MemberRow.binding(epoch, name, board)
    )
  }

  private static func wrap(
    _ keys: EpochKeys,
    to publicKey: Bytes32,
    _ name: Bytes16
  ) throws(SealingError) -> [UInt8] {
    try WrapKey.wrap(
      keys.currentSecret,
      to: publicKey,
      info: Fields("wrap").adding(keys.board),
      bound: binding(keys.current, name, keys.board)
    )
  }

  /// The authenticated data of a wrap, L("wrap", board, e, name).
  private static func binding(_ epoch: UInt64, _ name: Bytes16, _ board: Bytes32) -> Fields {
    Fields("wrap").adding(board).adding(epoch).adding(name)
  }

  // MARK: JSON

  /// Writes the row, in as many octets as every other.
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("name")
    writer.value(base64url: name)
    writer.key("pub")
    writer.value(base64url: publicKey)
    writer.key("card")
    writer.value(base64url: card)
    writer.key("wrap")
    writer.value(base64url: wrap)
    writer.key("box")
    writer.value(base64url: box)
    writer.endObject()
  }

  /// Reads a row whose every field has its one length.
  init(_ scanner: inout JSONScanner) throws {
    var name: Bytes16?
    var publicKey: Bytes32?
    var card: [UInt8] = []
    var wrap: [UInt8] = []
    var box: [UInt8] = []
    try scanner.beginObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "name": name = try scanner.bytes16()
      case "pub": publicKey = try scanner.bytes32()
      case "card": card = try scanner.base64url()
      case "wrap": wrap = try scanner.base64url()
      case "box": box = try scanner.base64url()
      default: throw SealingError.malformed
      }
    }
    guard let name, let publicKey, card.count == RowCard.sealedLength,
      wrap.count == WrapKey.wrappedLength, box.count == RowBox.sealedLength
    else { throw SealingError.malformed }
    self.init(name: name, publicKey: publicKey, card: card, wrap: wrap, box: box)
  }
}
