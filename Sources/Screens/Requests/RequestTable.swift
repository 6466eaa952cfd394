// SPDX-License-Identifier: Apache-2.0

package import Canvas

/// Every request with its keys, words and pages: the one source for keys, footers and help.
///
/// Rows stand in the order in which a footer shows them; where room is short the last ones go first,
/// save the ways out. A request has several rows where its words differ from page to page.
package enum RequestTable {
  package static let rows: [RequestRow] =
    places + [
      // What one does with what is selected.
      row(
        .open, .move, [.enter, .right], "Enter", "open", "read",
        "read the selected thread; in a form, go on", [.board, .results]),
      row(.open, .move, [.enter, .right], "Enter", "open", "open", "", [.mine]),
      row(.open, .write, [.enter], "Enter", "open", "go on", "", [.resume]),
      row(
        .write, .say, [.character("c")], "c", "write", "a new one", "", [.resume]),
      row(
        .choose, .write, digits, "1 2 …", "choose", "choose",
        "choose from the list shown; in a form, so do first letters",
        [.choice, .filter, .reply, .facts]),
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
      row(.post, .write, [.character("p"), .enter], "p", "post", "post", "", [.ready]),
      row(
        .words, .write, [.character("e")], "e", "words", "words", "back to the words", [.preview]),
      row(
        .facts, .write, [.character("b")], "b", "facts", "facts", "back to the facts", [.preview]),
      row(
        .withoutWords, .write, [.character("o")], "o", "without-words", "no words",
        "go without words: what to do is the safest text there is", [.preview]),
      row(
        .throwAway, .write, [.character("D")], "D", "throw-away", "throw away",
        "throw away what you were writing; nothing else does", [.facts, .preview, .mine, .resume]),

      // Notes for oneself.
      row(
        .finish, .write, [.control("d")], "Ctrl-D", "finish", "or a dot alone: note it", "",
        [.noting]),
      row(
        .writeNote, .write, [.character("n")], "n", "note", "note for yourself",
        "write it down for yourself, with the date: only you can open it", [.preview]),
      row(.writeNote, .write, [.character("c")], "c", "note", "another note", "", [.note]),
      row(
        .throwAway, .write, [.character("D")], "D", "throw-away", "erase", "", [.note]),
      row(
        .export, .write, [], ":export", "export", "",
        "how to hand your notes over, with a proof of when they were kept", [.mine, .note]),
      row(.takeFurther, .other, [.character("R")], "R", "take-further", "routes", "", [.note]),
      row(.back, .write, [.escape], "Esc", "back", "leave, kept", "", [.noting]),
      row(.help, .other, [.function(1), .alt("?")], "F1", "help", "keys", "", [.noting]),

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
        "amend your own post, at any time", [.thread, .mine]),
      row(
        .withdraw, .say, [.character("d")], "d", "withdraw", "withdraw",
        "take your own post back, at any time; asks for a second d", [.thread, .mine]),
      row(
        .name, .people, [.character("w")], "w", "who", "who",
        "who: the name behind a tag, alone on the screen until a key",
        [.board, .thread, .results, .facts]),
      row(
        .write, .say, [.character("c")], "c", "write", "write",
        "write a warning, advice or a question", [.board, .thread, .results, .mine]),

      // Where to take it.
      row(
        .takeFurther, .other, [.character("R")], "R", "take-further", "take it further",
        "who to ring and where to take it; what fits the thread on top", [.thread]),
      row(.takeFurther, .other, [.character("R")], "R", "take-further", "routes", "", [.facts]),
      row(
        .takeFurther, .other, [.character("R")], "R", "take-further", "", "",
        [.board, .results, .mine, .help, .preview, .notice]),
      row(.open, .other, [.enter, .right], "Enter", "open", "open", "", [.routes]),
      row(.choose, .other, digits, "0-9", "choose", "by number", "", [.routes]),
      row(.open, .other, [.enter], "Enter", "open", "work it out", "", [.date]),
      row(.moveDown, .move, [.character("j"), .down, .wheelDown], "j k", "down", "", "", doors),
      row(.moveUp, .move, [.character("k"), .up, .wheelUp], "k", "up", "", "", doors),
      row(
        .pageDown, .move, [.pageDown, .character(" ")], "PgDn", "page-down", "", "", doors),
      row(.pageUp, .move, [.pageUp], "PgUp", "page-up", "", "", doors),
      row(.first, .move, [.character("g"), .home], "g G", "first", "", "", doors),
      row(.last, .move, [.character("G"), .end], "G", "last", "", "", doors),
      row(.help, .other, [.character("?")], "?", "help", "help", "", doors),
      row(.back, .move, [.character("q"), .left, .escape], "q", "back", "back", "", doors),
      row(.back, .move, [.escape], "Esc", "back", "back", "", [.date]),
      row(.command, .other, [.character(":")], ":", "command", "", "", doors),

      // Who is in.
      row(
        .invite, .members, [], ":invite", "invite", "",
        "make invitations, five words each; for moderators", members),
      row(
        .codename, .members, [], ":codename", "codename", "",
        "another codename for you; the old one opens nothing then", members),
      row(
        .leaveBoard, .members, [], ":leave-for-good", "leave-for-good", "",
        "off this board for good; says first what stays, and asks", members),
      row(
        .protects, .members, [], ":protects", "protects", "",
        "what is safe here and what is not, in full", members),
      row(
        .aboutBoard, .members, [], ":about", "about", "",
        "who runs this board, and how many are in", members),
      row(
        .choose, .members, digits, "1 2 …", "choose", "choose", "", [.invite]),
      row(
        .open, .members, [.enter], "Enter", "open", "I have it",
        "", [.drawn]),
      row(
        .otherWords, .members, [.character("n")], "n", "other-words", "other words", "", [.drawn]),
      row(.open, .members, [.enter], "Enter", "open", "go on", "", [.leaving]),
      row(.open, .members, [.enter], "Enter", "open", "go on", "", [.codewords]),
      row(
        .showWord, .members, [.control("r")], "Ctrl-R", "show-word", "this word", "", [.codewords]),

      // Where one goes.
      row(
        .find, .find, [.character("/")], "/", "find", "find",
        "find posts: by words, a tag such as Basalt 17, a thread such as K4TZ, or filters such as "
          + "kind:question is:unread", [.board, .thread, .results, .mine]),
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
        "go to what you have not read", [.board, .thread]),
      row(
        .allRead, .find, [], ":seen", "seen", "",
        "let everything count as read", [.board]),
      row(
        .nextField, .write, [.tab, .down, .character("j")], "j k", "next-field", "",
        "the next field, the one before", [.facts]),
      row(
        .lastField, .write, [.backTab, .up, .character("k")], "k", "last-field", "", "", [.facts]),
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
        .oneLine, .other, [.character("v")], "v", "one-line", "",
        "one line a thread, or two", [.board]),

      // Always within reach: a footer never drops these.
      row(
        .help, .other, [.character("?")], "?", "help", "help",
        "this page", [.board, .thread, .results, .mine]),
      row(
        .back, .move, [.character("q"), .left, .escape], "q", "back", "back",
        "back; Esc and the left arrow do the same", [.thread, .results, .mine, .help]),
      row(
        .back, .write, [.escape, .character("q"), .left], "Esc", "back", "not now",
        "", [.choice, .reply, .ready]),
      row(
        .back, .write, [.escape, .character("q"), .left], "Esc", "back", "later (4)", "", [.resume]),
      row(.back, .write, [.escape], "Esc", "back", "not now", "", [.entry, .command]),
      row(
        .back, .find, [.enter, .escape, .character("q"), .left], "Enter", "back", "done", "",
        [.filter]),
      row(
        .back, .write, [.escape], "Esc", "back", "leave, kept",
        "leave; what you wrote is kept, and waits in 4", [.words]),
      row(.help, .other, [.function(1), .alt("?")], "F1", "help", "keys", "", [.words]),
      row(
        .back, .write, [.escape, .character("q"), .left], "Esc", "back", "leave, kept",
        "", [.facts, .preview]),
      row(.back, .write, [.escape], "Esc", "back", "back", "", [.about]),
      row(
        .back, .members, [.escape, .character("q"), .left], "Esc", "back", "not now", "",
        [.invite, .drawn, .leaving]),
      row(.back, .members, [.escape], "Esc", "back", "back", "", [.codewords]),
      row(.moveDown, .move, [.character("j"), .down, .wheelDown], "j k", "down", "", "", notes),
      row(.moveUp, .move, [.character("k"), .up, .wheelUp], "k", "up", "", "", notes),
      row(.pageDown, .move, [.pageDown, .character(" ")], "PgDn", "page-down", "", "", notes),
      row(.pageUp, .move, [.pageUp], "PgUp", "page-up", "", "", notes),
      row(
        .leave, .move, [.character("q")], "q", "leave", "leave",
        "on the board: leave it, pressed twice", [.board]),
      row(
        .command, .other, [.character(":")], ":", "command", "",
        "any request by its name; Tab completes it. :12 goes to row 12, :5 down goes five down",
        lists.union([.help, .facts, .preview])),
      row(
        .redraw, .other, [.control("l")], "Ctrl-L", "redraw", "", "draw the screen anew", everywhere
      ),
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
        .hide, .safety, [.control("x")], "Ctrl-X", "hide", "hide",
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

  private static let doors: Set<Page> = [.routes, .door, .note]
  private static let members = lists.union([.help])
  private static let notes: Set<Page> = [.invite, .drawn, .leaving]
  private static let lists: Set<Page> = [.board, .thread, .results, .mine]
  /// Where digits lead to places: elsewhere they choose, or are text.
  static let placePages = lists.union([.help])
  private static let places = App.Place.all.map {
    row(
      $0.request, .go, [.character($0.digit)], "\($0.digit)", $0.label.lowercased(), "", $0.help,
      placePages)
  }
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
