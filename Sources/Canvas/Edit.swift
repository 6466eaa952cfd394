// SPDX-License-Identifier: Apache-2.0

/// One act of editing, as a request table names it.
///
/// A *line* is what ends at a newline, except where a `TextArea` moves: there it is what stands on
/// one row of the screen. A deletion of more than a character can be yanked back.
package enum Edit: CaseIterable, Hashable, Sendable {
  case left, right, wordLeft, wordRight, lineStart, lineEnd
  case up, down, pageUp, pageDown, textStart, textEnd
  case newline
  case deleteBackward, deleteForward, deleteWordBackward, deleteWordForward
  case deleteToLineStart, deleteToLineEnd, deleteLine
  case yank, undo, redo

  /// The act that people expect of `key` wherever text is edited; nil if there is none.
  ///
  /// A screen that gives a key a meaning of its own asks for that first.
  package init?(_ key: Key) {
    switch key {
    case .left, .control("b"): self = .left
    case .right, .control("f"): self = .right
    case .wordLeft, .alt("b"): self = .wordLeft
    case .wordRight, .alt("f"): self = .wordRight
    case .home, .control("a"): self = .lineStart
    case .end, .control("e"): self = .lineEnd
    case .up, .control("p"): self = .up
    case .down, .control("n"): self = .down
    case .pageUp: self = .pageUp
    case .pageDown: self = .pageDown
    case .alt("<"): self = .textStart
    case .alt(">"): self = .textEnd
    case .enter: self = .newline
    case .backspace, .control("h"): self = .deleteBackward
    case .delete: self = .deleteForward
    case .control("w"): self = .deleteWordBackward
    case .alt("d"): self = .deleteWordForward
    case .control("u"): self = .deleteToLineStart
    case .control("k"): self = .deleteToLineEnd
    case .alt("k"): self = .deleteLine
    case .control("y"): self = .yank
    case .control("z"), .control("_"): self = .undo
    case .alt("z"): self = .redo
    default: return nil
    }
  }
}
