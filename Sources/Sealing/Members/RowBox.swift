// SPDX-License-Identifier: Apache-2.0

internal import Bytes
internal import Crypto

/// The box of a row: its content as JSON, padded, sealed under the codename's row key.
///
///     {"kind","wrap","founder","seed"?,"offer"?,"u"?,"handle"?,"years":[{"y","s"}]?,"m"?}
enum RowBox {
  /// Holds the largest content, of a moderator with the founder's secret, or that of her invitation,
  /// and two years' (440 octets with years of four digits, 472 with the longest), so that every box
  /// has one size.
  static let padding = Padding(lengths: [512])

  /// What a sealed box takes.
  static let sealedLength = padding.limit + Box.overhead

  static func seal(
    _ content: RowContent,
    under keys: RowKeys,
    on board: Bytes32
  ) throws(SealingError) -> [UInt8] {
    var plain = json(content)
    defer { plain.wipe() }
    var padded = try padding.padded(plain)
    defer { padded.wipe() }
    let binding = binding(keys.name, content.wrapKey.publicKey, board)
    return try Box.seal(padded, under: keys.key.key, bound: binding)
  }

  /// The content of the row `name` with `publicKey`.
  ///
  /// - Throws: ``SealingError/notAuthentic`` under another codename and for another row's box;
  ///   ``SealingError/malformed`` for content that this version does not write.
  static func open(
    _ sealed: [UInt8],
    under keys: RowKeys,
    publicKey: Bytes32,
    on board: Bytes32
  ) throws(SealingError) -> RowContent {
    try Box.reveal(
      sealed,
      under: keys.key.key,
      bound: binding(keys.name, publicKey, board)
    ) { plain throws(SealingError) in
      guard plain.count == padding.limit else { throw .malformed }
      var json = Array(plain)
      defer { json.wipe() }
      return try content(json)
    }
  }

  /// L("row", board, name, pub).
  private static func binding(_ name: Bytes16, _ publicKey: Bytes32, _ board: Bytes32) -> Fields {
    Fields("row").adding(board).adding(name).adding(publicKey)
  }

  // MARK: JSON

  /// The object, as the only owner of its storage, which never grew: there is one copy to wipe.
  private static func json(_ content: RowContent) -> [UInt8] {
    var writer = JSONWriter(reserving: padding.limit)
    let write = { (name: StaticString, secret: Secret) in
      writer.key(name)
      secret.key.withUnsafeBytes { writer.value(base64url: $0) }
    }
    writer.beginObject()
    writer.key("kind")
    writer.value(content.kind.rawValue)
    write("wrap", content.wrapKey.secret)
    writer.key("founder")
    writer.value(base64url: content.founder)
    if let seed = content.founderSeed { write("seed", seed) }
    if let offer = content.offer { write("offer", offer) }
    if let own = content.own {
      write("u", own.u)
      writer.key("handle")
      writer.value(base64url: own.handle)
      writer.key("years")
      writer.beginArray()
      for (year, secret) in own.years.sorted(by: { $0.key < $1.key }) {
        writer.beginObject()
        writer.key("y")
        writer.value(year)
        write("s", secret)
        writer.endObject()
      }
      writer.endArray()
      if let moderator = own.moderator { write("m", moderator) }
    }
    writer.endObject()
    let json = writer.bytes
    writer = JSONWriter(reserving: 0)
    return json
  }

  private static func content(_ json: [UInt8]) throws(SealingError) -> RowContent {
    do {
      var scanner = JSONScanner(json)
      return try content(&scanner)
    } catch let error as SealingError {
      throw error
    } catch {
      throw .malformed
    }
  }

  private static func content(_ scanner: inout JSONScanner) throws -> RowContent {
    var kind: UInt64?
    var founder: Bytes32?
    var handle: Bytes16?
    var secrets: [String: Secret] = [:]
    var years: [UInt64: Secret]?
    try scanner.beginObject()
    while let key = try scanner.nextKey() {
      switch key {
      case "kind": kind = try scanner.unsigned()
      case "founder": founder = try scanner.bytes32()
      case "handle": handle = try scanner.bytes16()
      case "wrap", "seed", "offer", "u", "m": secrets[key] = try secret(&scanner)
      case "years": years = try self.years(&scanner)
      default: throw SealingError.malformed
      }
    }
    try scanner.end()
    guard let founder, let wrap = secrets["wrap"] else { throw SealingError.malformed }
    guard secrets["seed"] == nil || secrets["offer"] == nil else { throw SealingError.malformed }
    let own: OwnSecrets?
    switch (kind, secrets["u"], handle, years) {
    case (UInt64(RowKind.member.rawValue), let u?, let handle?, let years?):
      own = OwnSecrets(u: u, handle: handle, years: years, moderator: secrets["m"])
    case (UInt64(RowKind.invitation.rawValue), nil, nil, nil)
    where secrets["m"] == nil && secrets["seed"] == nil:
      own = nil
    default: throw SealingError.malformed
    }
    return RowContent(
      wrapKey: WrapKey(wrap),
      founder: founder,
      founderSeed: secrets["seed"],
      offer: secrets["offer"],
      own: own
    )
  }

  private static func years(_ scanner: inout JSONScanner) throws -> [UInt64: Secret] {
    var years: [UInt64: Secret] = [:]
    try scanner.beginArray()
    while try scanner.nextElement() {
      var year: UInt64?
      var secret: Secret?
      try scanner.beginObject()
      while let key = try scanner.nextKey() {
        switch key {
        case "y": year = try scanner.unsigned()
        case "s": secret = try self.secret(&scanner)
        default: throw SealingError.malformed
        }
      }
      guard let year, let secret, years.updateValue(secret, forKey: year) == nil else {
        throw SealingError.malformed
      }
    }
    guard years.count <= 2 else { throw SealingError.malformed }
    return years
  }

  private static func secret(_ scanner: inout JSONScanner) throws -> Secret {
    var octets = try scanner.base64url()
    defer { octets.wipe() }
    return try Secret(octets)
  }
}
