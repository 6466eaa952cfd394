// SPDX-License-Identifier: Apache-2.0

/// What came of an effect of the entrance.
package enum EntranceAnswer: Sendable {
  /// The codename or the invitation opened the board, or the new member has joined; its own name.
  case opened(name: String)
  /// The words opened nothing that can be used.
  case wrong(EntranceRefusal)
  /// The codename's access was ended: what its owner is to know.
  case suspended(EndedAccess)
  /// Another session is opening, and this one is next; the answer proper comes later.
  case waiting
  /// The words of a new codename, by their numbers: as many as `Entrance.codenameLength`.
  case drawn([Int])
  /// Why not, as a finished sentence: fact, cause, next step.
  case failed(String)
}
