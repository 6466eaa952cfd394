// SPDX-License-Identifier: Apache-2.0

/// One act of editing; `EditKeys` says with which keys and in which words.
///
/// A *line* is what ends at a newline, except where a `TextArea` moves: there it is what stands on
/// one row of the screen, and what ends at a newline is a *paragraph*.
package enum Edit: CaseIterable, Hashable, Sendable {
  case left, right, wordLeft, wordRight, lineStart, lineEnd
  case up, down, pageUp, pageDown, paragraphUp, paragraphDown, textStart, textEnd
  case select, copy
  case newline
  case deleteBackward, deleteForward, deleteWordBackward, deleteWordForward
  case deleteToLineStart, deleteToLineEnd, deleteToTextEnd, deleteLine
  case yank, undo, redo
  case find, findBack

  /// The act that people expect of `key` wherever text is edited; nil if there is none.
  ///
  /// A key with Shift stands for the act of the key alone: whoever knows selections asks
  /// `Key.isShifted` as well. A screen that gives a key a meaning of its own asks for that first.
  package init?(_ key: Key) {
    var key = key.unshifted
    // Phones begin with a capital.
    if case .alt(let letter) = key, let lower = letter.lowercased().first { key = .alt(lower) }
    guard let edit = EditKeys.edits[key] else { return nil }
    self = edit
  }

  /// Whether the act moves the cursor and no more.
  package var isMove: Bool {
    switch self {
    case .left, .right, .wordLeft, .wordRight, .lineStart, .lineEnd, .up, .down, .pageUp,
      .pageDown, .paragraphUp, .paragraphDown, .textStart, .textEnd, .find, .findBack:
      true
    default: false
    }
  }

  /// Whether the act takes text away that `yank` puts back.
  package var isKill: Bool {
    switch self {
    case .deleteWordBackward, .deleteWordForward, .deleteToLineStart, .deleteToLineEnd,
      .deleteToTextEnd, .deleteLine:
      true
    default: false
    }
  }
}
