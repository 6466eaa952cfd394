// SPDX-License-Identifier: Apache-2.0

/// One key press, as a person would name it.
package enum Key: Hashable, Sendable {
  /// A printable character.
  case character(Character)
  /// Control and a letter or sign, such as `control("x")` for Ctrl-X; lower case.
  case control(Character)
  /// Alt, or Escape followed at once by a character.
  case alt(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  case wordLeft, wordRight
  case function(Int)
  /// A press of the left button, or a turn of the wheel, at a cell counted from zero.
  case click(row: Int, column: Int)
  case wheelUp, wheelDown
  /// A key that moves the cursor, with Shift held.
  indirect case shift(Key)

  /// Whether Shift is held with a key that moves the cursor.
  package var isShifted: Bool { if case .shift = self { true } else { false } }

  /// The key without Shift.
  package var unshifted: Key {
    if case .shift(let key) = self { key } else { self }
  }
}
