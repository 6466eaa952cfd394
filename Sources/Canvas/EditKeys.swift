// SPDX-License-Identifier: Apache-2.0

/// The keys of one act of editing, and its words: the one source for editing and its help.
///
/// No key is one that the program gives a single meaning everywhere: Ctrl-D, Ctrl-L, Ctrl-O,
/// Ctrl-R, Ctrl-X, Ctrl-Z, Ctrl-\, Tab and Escape.
package struct EditKeys: Hashable, Sendable {
  /// The act.
  package let edit: Edit
  /// Its keys, the one to show first; a letter with Alt stands for its capital as well.
  package let keys: [Key]
  /// How the key is shown, in at most seven columns.
  package let shown: String
  /// The act's name, in kebab-case.
  package let name: String
  /// What it does, for the help screen; empty where another row says it.
  package let help: String

  /// Every act, in the order in which help explains them.
  package static let table: [EditKeys] = [
    row(.left, [.left, .control("b")], "Left", "left", ""),
    row(.right, [.right, .control("f")], "Right", "right", ""),
    row(.up, [.up, .control("p"), .wheelUp], "Up", "up", ""),
    row(.down, [.down, .control("n"), .wheelDown], "Down", "down", ""),
    row(.wordLeft, [.alt("b"), .wordLeft], "Alt-B", "word-left", "a word back; Alt-F a word on"),
    row(.wordRight, [.alt("f"), .wordRight], "Alt-F", "word-right", ""),
    row(
      .lineStart, [.control("a"), .home], "Ctrl-A", "line-start",
      "to the start of the line; Ctrl-E to its end"),
    row(.lineEnd, [.control("e"), .end], "Ctrl-E", "line-end", ""),
    row(
      .paragraphUp, [.alt("p"), .alt("{")], "Alt-P", "paragraph-up",
      "a paragraph back; Alt-N a paragraph on"),
    row(.paragraphDown, [.alt("n"), .alt("}")], "Alt-N", "paragraph-down", ""),
    row(.pageUp, [.pageUp, .alt("v")], "PgUp", "page-up", "a screen back; PgDn a screen on"),
    row(.pageDown, [.pageDown, .control("v")], "PgDn", "page-down", ""),
    row(
      .textStart, [.alt("<")], "Alt-<", "text-start",
      "to the start of the text; Alt-> to its end"),
    row(.textEnd, [.alt(">")], "Alt->", "text-end", ""),

    row(.newline, [.enter], "Enter", "newline", ""),
    row(
      .deleteBackward, [.backspace, .control("h")], "Backsp", "delete-backward",
      "take out the character before; Delete the one behind"),
    row(.deleteForward, [.delete], "Delete", "delete-forward", ""),
    row(
      .deleteWordBackward, [.control("w")], "Ctrl-W", "cut-word-backward",
      "cut what is selected, or the word before; Alt-D the word behind"),
    row(.deleteWordForward, [.alt("d")], "Alt-D", "cut-word-forward", ""),
    row(
      .deleteToLineEnd, [.control("k")], "Ctrl-K", "cut-to-line-end",
      "cut to the end of the paragraph; Ctrl-U to its start"),
    row(.deleteToLineStart, [.control("u")], "Ctrl-U", "cut-to-line-start", ""),
    row(
      .deleteLine, [.alt("k")], "Alt-K", "cut-line",
      "cut the paragraph; Alt-T all to the end of the text"),
    row(.deleteToTextEnd, [.alt("t")], "Alt-T", "cut-to-text-end", ""),
    row(
      .yank, [.control("y")], "Ctrl-Y", "put-back",
      "put back what was cut or copied; cuts one after the other come back together"),
    row(
      .select, [.control("@"), .alt("a")], "Ctrl-@", "select",
      "begin to select, then move: Ctrl-Space is the same, and so is Shift with an arrow"),
    row(.copy, [.alt("w")], "Alt-W", "copy", "copy what is selected"),
    row(
      .undo, [.control("_"), .alt("u")], "Ctrl-_", "undo",
      "undo, step by step; Alt-U is the same; Alt-R does it again"),
    row(.redo, [.alt("r")], "Alt-R", "redo", ""),
    row(
      .find, [.control("s"), .alt("s")], "Ctrl-S", "find",
      "find in the text; again for the next, Alt-Q for the one before"),
    row(.findBack, [.alt("q")], "Alt-Q", "find-back", ""),
  ]

  /// The act of every key.
  static let edits: [Key: Edit] = {
    var edits: [Key: Edit] = [:]
    for row in table { for key in row.keys { edits[key] = row.edit } }
    return edits
  }()

  private static func row(
    _ edit: Edit, _ keys: [Key], _ shown: String, _ name: String, _ help: String
  ) -> EditKeys {
    EditKeys(edit: edit, keys: keys, shown: shown, name: name, help: help)
  }
}
