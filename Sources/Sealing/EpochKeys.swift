// SPDX-License-Identifier: Apache-2.0

package import Bytes
internal import Crypto

/// The keys of a board's epochs, from its first to the current one.
///
/// Whoever holds the current epoch's key holds those of all before: `past` in the members file is
/// sealed under it. A member who is removed keeps what she had, and gets nothing of what follows.
package struct EpochKeys: Sendable, Equatable {
  /// What a key is used for; each use has one of its own, derived from the epoch's.
  package enum Purpose: CaseIterable, Sendable {
    /// Heads of the journal's lines.
    case journal
    /// Cards of the members file's rows.
    case card
    /// Pages of the snapshot.
    case snapshot
    /// The keys of the epochs before.
    case past

    fileprivate var label: StaticString {
      switch self {
      case .journal: "journal"
      case .card: "card"
      case .snapshot: "snapshot"
      case .past: "past"
      }
    }
  }

  /// The board they belong to.
  package let board: Bytes32
  /// K_0...K_e, never empty.
  private let secrets: [Secret]

  private init(_ secrets: [Secret], on board: Bytes32) {
    self.board = board
    self.secrets = secrets
  }

  /// A new board's: K_0, freshly drawn.
  package static func first(on board: Bytes32) -> EpochKeys {
    EpochKeys([.random()], on: board)
  }

  /// These and a freshly drawn key for the epoch that follows.
  package func advanced() -> EpochKeys {
    EpochKeys(secrets + [.random()], on: board)
  }

  /// The epoch that new lines are sealed in.
  package var current: UInt64 { UInt64(secrets.count - 1) }

  /// `kc`, SHA256(L("epoch", board, e, K_e)), of the current epoch: states which key is meant, and
  /// tells nothing of it.
  package var checksum: Bytes32 {
    EpochKeys.checksum(of: secrets[secrets.count - 1], epoch: current, on: board)
  }

  /// `kc` of `epoch`; nil for one that is yet to come.
  package func checksum(of epoch: UInt64) -> Bytes32? {
    secret(of: epoch).map { EpochKeys.checksum(of: $0, epoch: epoch, on: board) }
  }

  /// The key for `purpose` in `epoch`; nil for an epoch that is yet to come.
  package func key(for purpose: Purpose, of epoch: UInt64) -> Secret? {
    secret(of: epoch).map { EpochKeys.key(for: purpose, of: $0, on: board) }
  }

  /// The current epoch's key for `purpose`.
  func currentKey(for purpose: Purpose) -> Secret {
    EpochKeys.key(for: purpose, of: currentSecret, on: board)
  }

  /// K_e itself, to be wrapped to each row.
  var currentSecret: Secret { secrets[secrets.count - 1] }

  // MARK: Past

  /// `past`: the keys before the current one, sealed under it.
  ///
  /// - Throws: ``SealingError/unavailable`` alone.
  package func sealedPast() throws(SealingError) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(32 * (secrets.count - 1))
    defer { plain.wipe() }
    for secret in secrets.dropLast() {
      secret.key.withUnsafeBytes { plain.append(contentsOf: $0) }
    }
    return try Box.seal(
      plain,
      under: currentKey(for: .past).key,
      bound: EpochKeys.pastBinding(current, board)
    )
  }

  /// The keys of a board whose current one is `current`, with those before from `past`.
  ///
  /// - Throws: ``SealingError/wrongKeyCheck`` when `current` is not the key that `checksum` states;
  ///   ``SealingError/notAuthentic`` or ``SealingError/malformed`` when `past` is not its past.
  package init(
    opening past: [UInt8],
    with current: Secret,
    of epoch: UInt64,
    checksum: Bytes32,
    on board: Bytes32
  ) throws(SealingError) {
    guard EpochKeys.checksum(of: current, epoch: epoch, on: board) == checksum else {
      throw .wrongKeyCheck
    }
    let before = try Box.reveal(
      past,
      under: EpochKeys.key(for: .past, of: current, on: board).key,
      bound: EpochKeys.pastBinding(epoch, board)
    ) { plain throws(SealingError) in
      guard plain.count % 32 == 0, UInt64(plain.count / 32) == epoch else {
        throw .malformed
      }
      var secrets: [Secret] = []
      for start in stride(from: 0, to: plain.count, by: 32) {
        let octets = UnsafeRawBufferPointer(rebasing: plain[start..<start + 32])
        secrets.append(try Secret(reading: octets))
      }
      return secrets
    }
    self.init(before + [current], on: board)
  }

  // MARK: Parts

  private func secret(of epoch: UInt64) -> Secret? {
    epoch < UInt64(secrets.count) ? secrets[Int(epoch)] : nil
  }

  private static func key(for purpose: Purpose, of secret: Secret, on board: Bytes32) -> Secret {
    secret.derived(Fields(purpose.label), on: board)
  }

  private static func checksum(of secret: Secret, epoch: UInt64, on board: Bytes32) -> Bytes32 {
    .digest(of: Fields("epoch").adding(board).adding(epoch), then: secret)
  }

  private static func pastBinding(_ epoch: UInt64, _ board: Bytes32) -> Fields {
    Fields("past").adding(board).adding(epoch)
  }
}
