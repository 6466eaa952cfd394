// SPDX-License-Identifier: Apache-2.0

package import Canvas

/// Every request with its keys, words and pages: the one source for keys, footers and help.
///
/// Rows stand in the order in which a footer shows them; what does not fit falls off its end. A
/// request has several rows where its words differ from page to page.
package enum RequestTable {
  package static let rows: [RequestRow] = [
    // What one does with what one chose.
    row(
      .open,
      .move,
      [.enter, .right],
      "Enter",
      "open",
      "read",
      "into the thread, or on to the next page",
      [.board, .results]
    ),
    row(
      .choose,
      .write,
      digits,
      "1-9",
      "choose",
      "choose",
      "choose from the list shown",
      [.choice]
    ),
    row(.choose, .write, digits, "0-9", "choose", "choose", "", [.facts]),
    row(
      .more,
      .write,
      [.character(" ")],
      "Space",
      "more",
      "more",
      "the rest of a long list",
      [.facts]
    ),
    row(.open, .write, [.enter, .right], "Enter", "open", "on", "", [.facts]),
    row(.preview, .write, [.character("p")], "p", "preview", "preview", "", [.facts]),
    row(.open, .write, [.enter], "Enter", "open", "choose", "", [.about]),
    row(.open, .find, [.enter], "Enter", "open", "find", "", [.entry]),
    row(
      .finish,
      .write,
      [.control("d")],
      "Ctrl-D",
      "finish",
      "or a dot alone: preview",
      "ends the words, as does a dot alone on a line",
      [.words]
    ),
    row(
      .post,
      .write,
      [.character("p")],
      "p",
      "post",
      "post",
      "in the facts: preview; there: post",
      [.preview]
    ),
    row(.words, .write, [.character("e")], "e", "words", "words", "back to the words", [.preview]),
    row(.facts, .write, [.character("b")], "b", "facts", "facts", "back to the facts", [.preview]),
    row(
      .withoutWords,
      .write,
      [.character("o")],
      "o",
      "without-words",
      "no words",
      "a warning without words: the safest text there is",
      [.preview]
    ),

    // What one says.
    row(
      .sameHere,
      .say,
      [.character("s")],
      "s",
      "same-here",
      "same here",
      "you know this too: counted once, tied to no tag",
      [.thread]
    ),
    row(
      .reply,
      .say,
      [.character("r")],
      "r",
      "reply",
      "reply",
      "ready-made, or your own words",
      [.thread]
    ),
    row(
      .amend,
      .say,
      [.character("e")],
      "e",
      "amend",
      "amend",
      "your own post, at any time",
      [.thread]
    ),
    row(
      .withdraw,
      .say,
      [.character("d")],
      "d",
      "withdraw",
      "withdraw",
      "your own post, at any time; asks for a second d",
      [.thread]
    ),
    row(
      .name,
      .people,
      [.character("w")],
      "w",
      "who",
      "who",
      "shows a name, alone on the screen, until a key",
      [.board, .thread, .results, .facts]
    ),
    row(.sameHere, .say, [.character("s")], "s", "same-here", "same here", "", [.board]),
    row(
      .write,
      .say,
      [.character("c")],
      "c",
      "write",
      "write",
      "a warning, advice or a question",
      [.board, .results]
    ),

    // Where one goes.
    row(
      .find,
      .find,
      [.character("/")],
      "/",
      "find",
      "find",
      "posts by their words",
      [.board, .thread, .results]
    ),
    row(
      .nextHit,
      .find,
      [.character("n")],
      "n",
      "next-hit",
      "next hit",
      "the next post that was found",
      [.thread]
    ),
    row(
      .lastHit,
      .find,
      [.character("N")],
      "N",
      "last-hit",
      "",
      "the one before it",
      [.thread]
    ),
    row(
      .nextNew,
      .move,
      [.tab],
      "Tab",
      "next-new",
      "next new",
      "to what arrived since you came",
      [.board, .thread]
    ),
    row(
      .nextField,
      .write,
      [.tab, .down, .character("j")],
      "Tab",
      "next-field",
      "next field",
      "also j and k",
      [.facts]
    ),
    row(
      .lastField,
      .write,
      [.backTab, .up, .character("k")],
      "k",
      "last-field",
      "",
      "",
      [.facts]
    ),
    row(.nobody, .write, [.tab], "Tab", "nobody", "nobody in particular", "", [.about]),
    row(
      .throwAway,
      .write,
      [.character("D")],
      "D",
      "throw-away",
      "throw away",
      "what you were writing; nothing else does",
      [.facts, .preview]
    ),

    row(
      .moveDown,
      .move,
      [.character("j"), .down, .wheelDown],
      "j k",
      "down",
      "",
      "down and up, also by arrows",
      lists.union([.help, .preview])
    ),
    row(
      .moveUp,
      .move,
      [.character("k"), .up, .wheelUp],
      "k",
      "up",
      "",
      "",
      lists.union([.help, .preview])
    ),
    row(.moveDown, .move, [.down], "Down", "down", "", "", [.about]),
    row(.moveUp, .move, [.up], "Up", "up", "", "", [.about]),
    row(
      .pageDown,
      .move,
      [.pageDown, .character(" ")],
      "PgDn",
      "page-down",
      "",
      "and PgUp: a screen on, a screen back",
      lists.union([.help, .preview])
    ),
    row(.pageUp, .move, [.pageUp], "PgUp", "page-up", "", "", lists.union([.help, .preview])),
    row(
      .first,
      .move,
      [.character("g"), .home],
      "g G",
      "first",
      "",
      "to the first, to the last",
      lists.union([.help, .preview])
    ),
    row(
      .last,
      .move,
      [.character("G"), .end],
      "G",
      "last",
      "",
      "",
      lists.union([.help, .preview])
    ),

    row(
      .help,
      .other,
      [.character("?")],
      "?",
      "help",
      "help",
      "this page",
      [.board, .thread, .results]
    ),
    row(
      .back,
      .move,
      [.character("q"), .left, .escape],
      "q",
      "back",
      "back",
      "back; also Esc, and the left arrow",
      [.thread, .results, .help]
    ),
    row(.back, .write, [.escape], "Esc", "back", "not now", "", [.choice, .entry]),
    row(
      .back,
      .write,
      [.escape],
      "Esc",
      "back",
      "leave, kept",
      "leaves; what you wrote is kept",
      [.words]
    ),
    row(
      .back,
      .write,
      [.escape, .character("q"), .left],
      "Esc",
      "back",
      "leave, kept",
      "",
      [.facts, .preview]
    ),
    row(.back, .write, [.escape], "Esc", "back", "back to the facts", "", [.about]),
    row(
      .leave,
      .move,
      [.character("q")],
      "q",
      "leave",
      "leave",
      "",
      [.board]
    ),
    row(
      .redraw,
      .other,
      [.control("l")],
      "Ctrl-L",
      "redraw",
      "",
      "draws the screen anew",
      everywhere
    ),
    row(
      .suspend,
      .other,
      [.control("z")],
      "Ctrl-Z",
      "suspend",
      "",
      "back to the shell for a while",
      everywhere
    ),
  ]

  /// The row that a key stands for on a page.
  package static func row(for key: Key, on page: Page) -> RequestRow? {
    rows.first { $0.pages.contains(page) && $0.keys.contains(key) }
  }

  /// A row for the key on some other page, from which to say where it works.
  static func row(elsewhere key: Key) -> RequestRow? {
    rows.first { $0.keys.contains(key) && !$0.help.isEmpty }
  }

  private static let lists: Set<Page> = [.board, .thread, .results]
  private static let everywhere = Set(Page.allCases).subtracting([.card, .notice])
  private static let digits = "1234567890".map(Key.character)

  private static func row(
    _ request: Request,
    _ group: RequestRow.Group,
    _ keys: [Key],
    _ shown: String,
    _ name: String,
    _ label: String,
    _ help: String,
    _ pages: Set<Page>
  ) -> RequestRow {
    RequestRow(
      request: request,
      group: group,
      keys: keys,
      shown: shown,
      name: name,
      label: label,
      help: help,
      pages: pages
    )
  }
}
