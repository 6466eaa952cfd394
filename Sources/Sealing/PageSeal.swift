// SPDX-License-Identifier: Apache-2.0

package import Bytes
internal import Crypto

/// Seals a board's caches: AES-GCM-256 under an epoch's snapshot key, as nonce, ciphertext and tag.
///
/// A page opens for its own board, epoch, version and number alone, so that pages of different
/// makings cannot be mixed, and one damaged bit is found. On an open board the same is done under a
/// key that everybody knows: it protects nothing and still finds the damage.
package struct PageSeal {
  /// What a sealed page is longer than its content.
  package static let overhead = Box.overhead

  /// What a page belongs to.
  package enum Version: Hashable, Sendable {
    /// The directory as it stood behind the line with this chain.
    case directory(Bytes32)
    /// The texts begun under this name, drawn at random.
    case texts(Bytes32)

    fileprivate var binding: Fields {
      switch self {
      case .directory(let chain): Fields("page").adding(chain)
      case .texts(let name): Fields("text").adding(name)
      }
    }
  }

  private let board: Bytes32
  /// The epoch that new pages are sealed in.
  package let epoch: UInt64
  private let envelope: any Envelope

  /// The seal of a board's pages, for the epochs that its envelope has the keys of.
  package init(_ envelope: any Envelope, on board: Bytes32) {
    self.board = board
    self.envelope = envelope
    epoch = envelope.epoch
  }

  /// Seals a page in the present epoch.
  ///
  /// - Throws: ``SealingError/unavailable`` alone.
  package func seal(
    _ octets: [UInt8], as page: UInt64, of version: Version
  ) throws(SealingError) -> [UInt8] {
    guard let key = envelope.pageKey(of: epoch) else { throw .unavailable }
    return try Box.seal(octets, under: key.key, bound: binding(page, version, epoch))
  }

  /// The content of a page.
  ///
  /// - Throws: ``SealingError/otherEpoch(_:)`` for want of the key; ``SealingError/notAuthentic`` or
  ///   ``SealingError/malformed`` for anything but this page as it was sealed.
  package func open(
    _ box: ArraySlice<UInt8>, as page: UInt64, of version: Version, epoch: UInt64
  ) throws(SealingError) -> [UInt8] {
    guard let key = envelope.pageKey(of: epoch) else { throw .otherEpoch(epoch) }
    return try Box.open(box, under: key.key, bound: binding(page, version, epoch))
  }

  private func binding(_ page: UInt64, _ version: Version, _ epoch: UInt64) -> Fields {
    version.binding.adding(board).adding(epoch).adding(page)
  }
}
