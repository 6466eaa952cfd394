// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Bytes
package import Sealing
internal import Storage

/// Words that moderators cut out, kept for them alone for a while.
extension Ledger {
  /// The words that were kept, for one of the moderators to whose common key they were sealed.
  ///
  /// - Parameters:
  ///   - kept: where they are.
  ///   - moderator: her keys.
  /// - Returns: nil where they are erased.
  /// - Throws: `sealing` for whoever was not in that set; `storage`.
  package func keptOriginal(
    _ kept: KeptOriginal, by moderator: ModeratorKey
  ) throws(LedgerError) -> String? {
    guard let (record, head) = try line(at: kept.place), format.isVerified(head),
      case .keptOriginal(_, let post, let key) = head.event.act, post == kept.post,
      case .present = record.body, let common = try commonKey(key.common, for: moderator)
    else { return nil }
    do throws(SealingError) {
      let secret = try common.held(key.box, of: post.value)
      return format.keptOriginal(of: record, head, under: secret)
    } catch {
      throw .sealing(error)
    }
  }

  /// Erases what was kept; a failure loses nothing, since whoever comes next tries again.
  ///
  /// - Returns: whether nothing of it stands any more.
  package func eraseOriginals(_ kept: [KeptOriginal]) -> Bool {
    var isRead = true
    let standing = kept.map(\.place).filter { place in
      guard let record = try? store.record(at: place.position) else {
        isRead = false
        return false
      }
      guard case .present = record.body else { return false }
      return true
    }
    return erase(standing) && isRead
  }
}
