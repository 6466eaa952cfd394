// SPDX-License-Identifier: Apache-2.0

package import Board
package import Canvas

extension App {
  /// What happened in the world.
  package enum Message: Sendable {
    case key(Key)
    /// Text from the clipboard, as one piece.
    case paste(String)
    case resized(Size)
    /// A new day began.
    case day(Day)
    /// The time that was asked for has passed.
    case tick(Tick)
    /// The record grew: the board as it now stands, and what came in.
    case board(BoardState, BoardChange)
    /// Another terminal of the same member kept something: her state as it now stands.
    case privateState(PrivateState)
    /// How the board is open has changed: it can no longer be written, say.
    case standing(BoardStanding)
    /// Something that the reader is to know at once, as finished sentences.
    case alarm(String)
    /// What came of an effect.
    case answer(Ticket, Answer)
  }
}
