// SPDX-License-Identifier: Apache-2.0

package import Canvas

extension Entrance {
  /// What happened in the world.
  package enum Message: Sendable {
    case key(Key)
    /// Text from the clipboard, as one piece.
    case paste(String)
    case resized(Size)
    /// The time that was asked for has passed.
    case tick(Tick)
    /// What came of an effect.
    case answer(Ticket, EntranceAnswer)
  }
}
