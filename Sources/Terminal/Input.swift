// SPDX-License-Identifier: Apache-2.0

package import Canvas

/// One thing a person did at the terminal.
package enum Input: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// Text was pasted in one piece, at most ``InputDecoder/pasteLimit`` bytes of it; lines end in
  /// `\n`. It is as hostile as any text from outside.
  case paste(String)
  /// The window has another extent; what was on it is gone.
  case resized(Size)
}
