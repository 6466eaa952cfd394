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
    /// What came of an effect.
    case answer(Ticket, Answer)
  }
}
