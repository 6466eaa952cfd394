// SPDX-License-Identifier: Apache-2.0

package import Canvas

/// Every request with its keys, words and pages: the one source for keys, footers and help.
///
/// Rows stand in the order in which a footer shows them; where room is short the last ones go first,
/// save the ways out. A request has several rows where its words differ from page to page.
package enum RequestTable {
  package static let rows: [RequestRow] = [
    // What one does with what is selected.
    row(
      .open, .move, [.enter, .right], "Enter", "open", "read",
      "read the selected thread; in a form, go on", [.board, .results]),
    row(
      .choose, .write, digits, "1 2 …", "choose", "choose",
      "choose from the list shown", [.choice, .filter, .reply, .facts]),
    row(
      .more, .write, [.character(" ")], "Space", "more", "more",
      "the rest of a long list", [.facts]),
    row(.more, .find, [.character(" ")], "Space", "more", "more", "", [.filter]),
    row(.filter, .find, [.character("f")], "f", "filter", "show all", "", [.filter]),
    row(.open, .write, [.enter, .right], "Enter", "open", "go on", "", [.facts]),
    row(.preview, .write, [.character("p")], "p", "preview", "preview", "", [.facts]),
    row(.open, .write, [.enter], "Enter", "open", "choose", "", [.about]),
    row(.open, .find, [.enter], "Enter", "open", "find", "", [.entry]),
    row(.open, .other, [.enter], "Enter", "open", "do it", "", [.command]),
    row(.complete, .other, [.tab], "Tab", "complete", "complete", "", [.command]),
    row(
      .finish, .write, [.control("d")], "Ctrl-D", "finish", "or a dot alone: preview",
      "end the words; so does a dot alone on a line", [.words]),
    row(
      .post, .write, [.character("p")], "p", "post", "post",
      "preview; in the preview, post", [.preview]),
    row(.words, .write, [.character("e")], "e", "words", "words", "back to the words", [.preview]),
    row(.facts, .write, [.character("b")], "b", "facts", "facts", "back to the facts", [.preview]),
    row(
      .withoutWords, .write, [.character("o")], "o", "without-words", "no words",
      "go without words: what to do is the safest text there is", [.preview]),
    row(
      .throwAway, .write, [.character("D")], "D", "throw-away", "throw away",
      "throw away what you were writing; nothing else does", [.facts, .preview]),

    // What one says.
    row(
      .sameHere, .say, [.character("s")], "s", "same-here", "same here",
      "same here: you know this too; counted once, tied to no tag", [.thread]),
    row(.sameHere, .say, [.character("s")], "s", "same-here", "same here instead", "", [.reply]),
    row(
      .reply, .say, [.character("r")], "r", "reply", "reply",
      "reply: ready-made, or in your own words", [.thread]),
    row(
      .amend, .say, [.character("e")], "e", "amend", "amend",
      "amend your own post, at any time", [.thread]),
    row(
      .withdraw, .say, [.character("d")], "d", "withdraw", "withdraw",
      "take your own post back, at any time; asks for a second d", [.thread]),
    row(
      .name, .people, [.character("w")], "w", "who", "who",
      "who: the name behind a tag, alone on the screen until a key",
      [.board, .thread, .results, .facts]),
    row(
      .write, .say, [.character("c")], "c", "write", "write",
      "write a warning, advice or a question", [.board, .thread, .results]),

    // Where one goes.
    row(
      .find, .find, [.character("/")], "/", "find", "find",
      "find posts by their words", [.board, .thread, .results]),
    row(
      .filter, .find, [.character("f")], "f", "filter", "filter",
      "show one sort, place or kind only; f again shows everything", [.board]),
    row(
      .newOnly, .find, [.character("u")], "u", "new-only", "",
      "show only what is new; u again shows everything", [.board]),
    row(.sameHere, .say, [.character("s")], "s", "same-here", "same here", "", [.board]),
    row(
      .nextHit, .find, [.character("n")], "n", "next-hit", "next hit",
      "next post that was found, in the next thread too; N back", [.thread]),
    row(.lastHit, .find, [.character("N")], "N", "last-hit", "", "", [.thread]),
    row(
      .nextNew, .move, [.tab], "Tab", "next-new", "next new",
      "go to what arrived since you came", [.board, .thread]),
    row(
      .nextField, .write, [.tab, .down, .character("j")], "j k", "next-field", "",
      "the next field, the one before", [.facts]),
    row(.lastField, .write, [.backTab, .up, .character("k")], "k", "last-field", "", "", [.facts]),
    row(.nobody, .write, [.tab], "Tab", "nobody", "nobody", "", [.about]),

    row(
      .moveDown, .move, [.character("j"), .down, .wheelDown], "j k", "down", "",
      "down and up; the arrows do the same", lists.union([.help, .preview])),
    row(
      .moveUp, .move, [.character("k"), .up, .wheelUp], "k", "up", "",
      "", lists.union([.help, .preview])),
    row(.moveDown, .move, [.down, .wheelDown], "Down", "down", "", "", [.about]),
    row(.moveUp, .move, [.up, .wheelUp], "Up", "up", "", "", [.about]),
    row(
      .pageDown, .move, [.pageDown, .character(" ")], "PgDn", "page-down", "",
      "a screen on; PgUp a screen back", lists.union([.help, .preview])),
    row(.pageUp, .move, [.pageUp], "PgUp", "page-up", "", "", lists.union([.help, .preview])),
    row(
      .first, .move, [.character("g"), .home], "g G", "first", "",
      "to the first; to the last", lists.union([.help, .preview])),
    row(
      .last, .move, [.character("G"), .end], "G", "last", "", "", lists.union([.help, .preview])),

    row(
      .count, .move, "123456789".map(Key.character) + [.character("0")], "5 j", "count", "",
      "a number before a key that moves repeats it", lists.union([.help, .preview])),

    row(
      .oneLine, .other, [.character("v")], "v", "one-line", "",
      "one line a thread, or two", [.board]),

    // Always within reach: a footer never drops these.
    row(
      .help, .other, [.character("?")], "?", "help", "help",
      "this page", [.board, .thread, .results]),
    row(
      .back, .move, [.character("q"), .left, .escape], "q", "back", "back",
      "back; Esc and the left arrow do the same", [.thread, .results, .help]),
    row(
      .back, .write, [.escape, .character("q"), .left], "Esc", "back", "not now",
      "", [.choice, .reply]),
    row(.back, .write, [.escape], "Esc", "back", "not now", "", [.entry, .command]),
    row(
      .back, .find, [.enter, .escape, .character("q"), .left], "Enter", "back", "done", "",
      [.filter]),
    row(
      .back, .write, [.escape], "Esc", "back", "leave, kept",
      "leave; what you wrote is kept until you leave the board", [.words]),
    row(.help, .other, [.function(1), .alt("?")], "F1", "help", "keys", "", [.words]),
    row(
      .back, .write, [.escape, .character("q"), .left], "Esc", "back", "leave, kept",
      "", [.facts, .preview]),
    row(.back, .write, [.escape], "Esc", "back", "back", "", [.about]),
    row(
      .leave, .move, [.character("q")], "q", "leave", "leave",
      "on the board: leave it, pressed twice", [.board]),
    row(
      .command, .other, [.character(":")], ":", "command", "",
      "any request by its name; Tab completes it",
      lists.union([.help, .facts, .preview])),
    row(
      .redraw, .other, [.control("l")], "Ctrl-L", "redraw", "", "draw the screen anew", everywhere),
    row(
      .suspend, .other, [.control("z")], "Ctrl-Z", "suspend", "",
      "back to the shell for a while", everywhere.subtracting([.curtain])),

    row(
      .select, .other, [], "click", "select", "",
      "select a row, or open the selected one; in the lines below, press that key. The wheel moves. "
        + "With Shift held (on a Mac, Option) it selects text, as ever",
      everywhere.subtracting([.curtain])),

    // Whatever else is going on.
    row(
      .hide, .safety, [.control("x")], "Ctrl-X", "hide", "",
      "hide: a blank screen at once; so do three Escapes within a second", wherever),
    row(.open, .safety, [.enter], "Enter", "open", "", "opens what was hidden again", [.curtain]),
    row(
      .leaveAtOnce, .safety, [.control("\\")], "Ctrl-\\", "leave-at-once", "",
      "leave at once, from anywhere: nothing is said, screen and scroll-back are wiped", wherever),
  ]

  /// The row that a key stands for on a page.
  package static func row(for key: Key, on page: Page) -> RequestRow? {
    rows.first { $0.pages.contains(page) && $0.keys.contains(key.unshifted) }
  }

  /// A row for the key on some other page, from which to say where it works.
  static func row(elsewhere key: Key) -> RequestRow? {
    rows.first { $0.keys.contains(key) && !$0.help.isEmpty }
  }

  /// A request's row on a page, or else the first that says what it does.
  static func row(of request: Request, on page: Page) -> RequestRow? {
    let own = rows.filter { $0.request == request }
    return own.first { $0.pages.contains(page) } ?? own.first { !$0.help.isEmpty } ?? own.first
  }

  /// Where a request works, for whoever asks for it elsewhere; nil where that cannot be said shortly.
  static func place(of request: Request) -> String? {
    let pages = rows.filter { $0.request == request }.reduce(into: Set<Page>()) {
      $0.formUnion($1.pages)
    }
    return Page.allCases.first { pages.contains($0) && $0.place != nil }?.place
  }

  private static let lists: Set<Page> = [.board, .thread, .results]
  private static let everywhere = Set(Page.allCases).subtracting([.card, .notice])
  private static let wherever = Set(Page.allCases)
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
