// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes
internal import Ledger
internal import Sealing

/// Makes changes of a board's set of moderators: a fresh common key, wrapped to each of them.
struct ModeratorSets {
  let board: Bytes32

  /// A moderator as the others know her.
  func moderator(_ key: ModeratorKey, handle: Bytes16?, number: Int) -> Moderator {
    Moderator(
      number: number, sign: AuthorKey(key.publicKey), share: key.sharePublicKey,
      handleMark: handle.map {
        HandleMark.mark(of: $0, moderator: key.publicKey, on: board)
      })
  }

  /// Another set in the place of the one that holds.
  ///
  /// - Parameters:
  ///   - roll: the sets so far; nil on a board that is being made.
  ///   - set: makes the set out of the one that holds.
  /// - Returns: what proposes it.
  /// - Throws: where one of them has a key that nothing can be wrapped to.
  func change(
    of roll: ModeratorRoll?, _ set: ([Moderator]) throws(SessionError) -> [Moderator]
  ) throws(SessionError) -> Intent {
    let moderators = try set(roll?.current?.moderators ?? [])
    let key = CommonKey.drawn(on: board)
    do throws(SealingError) {
      let wraps = try moderators.map { moderator throws(SealingError) in
        ModeratorWrap(
          number: moderator.number,
          box: try key.wrapped(to: moderator.share, number: moderator.number))
      }
      let change = ModeratorChange(
        former: roll?.current?.id, moderators: moderators, key: key.publicKey)
      return .changeModerators(change, wraps)
    } catch {
      throw .ledger(.sealing(error))
    }
  }
}
