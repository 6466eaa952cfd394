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
      row(.open, .move, [.enter, .right], "Enter", "open", "open", "", [.tonight]),
      row(.open, .move, [.enter, .right], "Enter", "open", "open", "", [.mine]),
      row(.open, .move, [.enter, .right], "Enter", "open", "the thread", "", [.record]),
      row(
        .filter, .find, [.character("f")], "f", "filter", "by act, reason, moderator", "",
        [.record], brief: "filter"),
      row(.open, .find, [.enter], "Enter", "open", "only these", "", [.recordFilter]),
      row(.back, .find, [.escape], "Esc", "back", "show all", "", [.recordFilter]),
      row(.open, .people, [.enter], "Enter", "open", "check", "", [.who]),
      row(
        .found, .people, [.tab], "Tab", "found", "what was found",
        "after names were checked, what was found", [.who]),
      row(.open, .people, [.enter, .right], "Enter", "open", "what it says", "", [.checked]),
      row(
        .anotherName, .people, [.character("/")], "/", "another-name", "another name", "",
        [.checked]),
      row(.open, .people, [.enter, .right], "Enter", "open", "this one", "", [.choosing]),
      row(.open, .move, [.enter, .right], "Enter", "open", "read", "", [.subject]),
      row(.sameHere, .say, [.character("s")], "s", "same-here", "same here", "", [.subject]),
      row(
        .write, .say, [.character("c")], "c", "write", "write about this person", "", [.subject]),
      row(.write, .say, [.character("c")], "c 3", "write", "ask the others", "", [.checked]),
      row(.open, .write, [.enter], "Enter", "open", "go on", "", [.resume]),
      row(
        .write, .say, [.character("c")], "c", "write", "a new one", "", [.resume]),
      row(
        .choose, .write, digits, "1 2 …", "choose", "choose",
        "choose from the list shown; in a form, so do first letters",
        [.choice, .filter, .reply, .facts]),
      row(
        .choose, .write, [.character("1"), .character("2"), .character("3")], "1 2 3", "choose",
        "choose", "", [.crime]),
      row(.open, .write, [.enter, .right], "Enter", "open", "", "", [.crime]),
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
        .nextChange, .write, [.tab], "Tab", "next-change", "next change",
        "go to the next words that will be changed, and why", [.words]),
      row(
        .keepWord, .write, [.control("o")], "Ctrl-O", "keep-word", "keep (never a person)",
        "keep a word that could be a name and is none", [.words]),
      row(
        .finish, .write, [.control("d")], "Ctrl-D", "finish", "or a dot alone: preview",
        "end the words; so does a dot alone on a line", [.words]),
      row(
        .post, .write, [.character("p")], "p", "post", "post",
        "preview; in the preview, post", [.preview]),
      row(.post, .write, [.character("p"), .enter], "p", "post", "post", "", [.ready]),
      row(
        .schedule, .write, [.character("l")], "l", "post-later", "later",
        "post within three days, at an hour nobody chooses; till then you can stop it", [.preview]),
      row(
        .withoutWords, .write, [.character("o")], "o", "without-words", "without words",
        "go without words: what to do is the safest text there is", [.preview]),
      row(
        .takeOut, .write, [.character("x")], "x", "take-out", "take out",
        "take out a sentence that says nothing any more", [.preview]),
      row(
        .undo, .write, [.character("z")], "z", "undo", "undo",
        "bring back what o or x took out", [.preview]),
      row(
        .words, .write, [.character("e")], "e", "words", "the words", "back to the words",
        [.preview]),
      row(
        .facts, .write, [.character("b")], "b", "facts", "the facts", "back to the facts",
        [.preview]),
      row(.facts, .write, [.character("b")], "b", "facts", "another sort", "", [.crime]),
      row(.facts, .write, [.character("b")], "b", "facts", "the facts", "", [.formalCase]),
      row(
        .takeDown, .say, [.character("r")], "r", "take-down", "take down a post",
        "reported formally: take down what you posted before", [.formalCase]),
      row(
        .placeAdvice, .write, [.character("a")], "a", "place-advice", "advice instead",
        "advice about the place, with no person in it", [.formalCase]),
      row(
        .throwAway, .write, [.character("D")], "D", "throw-away", "throw away",
        "throw away what you were writing; nothing else does",
        [.facts, .preview, .mine, .resume, .crime, .formalCase]),

      row(
        .throwAway, .write, [.character("D")], "D", "throw-away", "take off", "", [.tonight]),

      // Notes for oneself.
      row(
        .finish, .write, [.control("d")], "Ctrl-D", "finish", "or a dot alone: note it", "",
        [.noting]),
      row(
        .writeNote, .write, [.character("n")], "n", "note", "note for yourself",
        "write it down for yourself, with the date: only you can open it", [.preview]),
      row(.writeNote, .write, [.character("n")], "n", "note", "private note", "", [.formalCase]),
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
        .thank, .say, [.character("t")], "t", "thanks", "thanks",
        "thank the author of a post: she alone sees it, and it is not counted", [.thread]),
      row(
        .amend, .say, [.character("e")], "e", "amend", "amend",
        "amend your own post, at any time", [.thread, .mine]),
      row(
        .withdraw, .say, [.character("d")], "d", "withdraw", "withdraw",
        "take your own post back, at any time; asks for a second d", [.thread, .mine, .verdict]),
      row(
        .stop, .say, [.character("z")], "z", "stop", "stop",
        "keep what waits for its hour from ever going up", [.mine]),
      row(
        .name, .people, [.character("w")], "w", "name", "who",
        "who: the name behind a tag, alone on the screen until a key",
        [.board, .thread, .results, .mine, .facts]),
      row(.name, .people, [.character("w")], "w", "name", "", "", [.subject]),
      row(
        .watch, .people, [.character("*")], "*", "watch", "watch",
        "watch: mark what is about them and list it first; * again ends it; nobody else can tell",
        [.board, .thread, .results, .checked, .mine, .subject]),
      row(
        .write, .say, [.character("c")], "c", "write", "write",
        "write a warning, advice or a question", [.board, .thread, .results, .mine]),
      row(.write, .say, [.character("c")], "c", "write", "write for tonight", "", [.tonight]),

      // Where to take it.
      row(
        .takeFurther, .other, [.character("R")], "R", "take-further", "take it further",
        "who to ring and where to take it; what fits the thread on top", [.thread]),
      row(
        .takeFurther, .other, [.character("R")], "R", "take-further", "routes", "",
        [.facts, .subject]),
      row(
        .takeFurther, .other, [.character("R")], "R", "take-further", "", "",
        [
          .board, .tonight, .results, .mine, .record, .queue, .heldItem, .standingItem, .readItem,
          .suspensionItem, .help, .preview, .notice, .choice, .filter,
          .reply,
          .ready, .letterPreview, .cutPreview, .resume, .invite, .leaving, .routes, .door, .checked,
          .choosing, .formalCase,
        ]),
      row(
        .takeFurther, .other, [.function(5), .alt("r")], "F5", "take-further", "",
        "the same from where one types",
        [
          .about, .who, .words, .noting, .entry, .command, .correction, .date, .letter, .reference,
        ]),
      row(
        .sources, .other, [.character("S")], "S", "sources", "",
        "where each number comes from, and when it was read there", anywhereButText),
      row(
        .outOfDate, .other, [.character("!")], "!", "out-of-date", "out of date",
        "on the page of one route: this is out of date", [.door]),
      row(.open, .other, [.enter], "Enter", "open", "tell all", "", [.correction]),
      row(.takeFurther, .other, [.character("R")], "R", "take-further", "routes", "", [.crime]),
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

      // What waits for the moderators.
      row(.open, .queue, [.enter, .right], "Enter", "open", "open", "", [.queue]),
      row(
        .approve, .queue, [.character("a")], "a", "approve", "put up",
        "put up a post that waits; of anything else: leave it as it is, seen", [.heldItem]),
      row(
        .approve, .queue, [.character("a")], "a", "approve", "let it stand", "", [.standingItem]),
      row(.approve, .queue, [.character("a")], "a", "approve", "seen to", "", [.readItem]),
      row(
        .approve, .queue, [.character("a")], "a", "approve", "suspend, as the second", "",
        [.suspensionItem], brief: "suspend"),
      row(
        .turnDown, .queue, [.character("x")], "x", "turn-down", "turn down",
        "turn down, with a reason that the writer reads; of what stands: set aside, lock or mute",
        [.heldItem]),
      row(
        .turnDown, .queue, [.character("x")], "x", "turn-down", "something else", "",
        [.standingItem]),
      row(
        .turnDown, .queue, [.character("x")], "x", "turn-down", "let it rest", "",
        [.suspensionItem]),
      row(
        .hold, .queue, [.character("h")], "h", "hold", "hold",
        "hold: it goes on waiting, nothing is decided, and the next one opens", queueItems),
      row(
        .cutWords, .queue, [.character("o")], "o", "cut-words", "cut words out",
        "cut words out of a post that is up; in a thread, of the post under the cursor",
        [.standingItem]),
      row(
        .undo, .queue, [.character("z")], "z", "undo", "take that back",
        "take back the last decision, for some seconds or until the next one",
        queueItems.union([.queue])),
      row(
        .leaveToAnother, .queue, [.character(" ")], "Space", "leave-to-another", "leave",
        "leave it to another moderator: nobody sees that you did; on the list, Space takes it up again",
        queueItems),
      row(
        .leaveToAnother, .queue, [.character(" ")], "Space", "leave-to-another",
        "leave to another", "", [.queue], brief: "leave"),
      row(.name, .people, [.character("w")], "w", "name", "who", "", queueItems),
      row(
        .twin, .queue, [.character("b")], "b", "twin", "the one like it",
        "show the thread that says the same", [.heldItem]),
      row(
        .open, .queue, [.enter, .right], "Enter", "open", "the thread", "", queueItems),
      row(
        .stepAside, .queue, [.character("m")], "m", "step-aside", "whom I step aside from",
        "step aside from whom it is about: it is left to the others, and nobody can tell",
        [.queue], brief: "aside"),
      row(.name, .people, [.character("w")], "w", "name", "who", "", [.queue]),
      row(
        .stepAside, .queue, [.character("m")], "m", "step-aside", "step aside", "", queueItems,
        brief: "aside"),
      row(
        .stepAside, .queue, [.character("m")], "m", "step-aside", "", "",
        [.thread, .subject, .checked]),

      // What moderators do with a thread, or the post under the cursor.
      act(.cutWords, "cut-words", "your words stand in for the post's: cut some out"),
      act(.lock, "lock", "no replies for now"),
      act(.unlock, "unlock", "replies again"),
      act(.pin, "pin", "first in lists"),
      act(.unpin, "unpin", "in its place again"),
      act(.merge, "merge", "into another thread about the same; its voices stay its own"),
      act(.split, "split", "merged no more"),
      act(.setAside, "set-aside", "out of sight for now: the post, or on the first one the thread"),
      act(.putBack, "put-back", "set aside no more"),
      act(.mute, "mute", "the tag under the cursor says no more in this thread"),
      act(.unmute, "unmute", "it may again"),
      act(.end, "end", "the thread's time is over"),
      act(.revive, "revive", "it is not"),
      act(
        .proposeSuspension, "suspend",
        "propose to end the access of whoever wrote this; another moderator decides"),
      act(.ask, "ask", "ask the author something, for her alone to read"),
      act(.dispute, "dispute", "put up what the person named answers, for everybody to read"),

      // What a member says to the moderators.
      row(
        .report, .say, [.character("!")], "!", "report", "report",
        "report a post to the moderators, once; nobody learns who did", [.thread]),
      row(.reply, .say, [.character("r")], "r", "reply", "answer", "", [.mine]),
      row(
        .amend, .say, [.character("e")], "e", "amend", "change and send again", "", [.verdict]),
      row(
        .writeNote, .write, [.character("n")], "n", "note", "private note", "",
        [.verdict]),
      row(.throwAway, .write, [.character("D")], "D", "throw-away", "throw away", "", [.verdict]),
      row(.takeFurther, .other, [.character("R")], "R", "take-further", "routes", "", [.verdict]),
      row(
        .finish, .write, [.control("d")], "Ctrl-D", "finish", "or a dot alone: go on", "",
        [.letter]),
      row(.post, .write, [.character("p")], "p", "post", "send", "", [.letterPreview]),
      row(.post, .write, [.character("p")], "p", "post", "cut, and say why", "", [.cutPreview]),
      row(
        .words, .write, [.character("e")], "e", "words", "the words", "",
        [.letterPreview, .cutPreview]),
      row(.back, .write, [.escape], "Esc", "back", "not now", "", [.letter]),
      row(.help, .other, [.function(1), .alt("?")], "F1", "help", "keys", "", [.letter]),
      row(.open, .moderate, [.enter], "Enter", "open", "merge", "", [.reference]),

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
        "find posts: by words, a tag such as Basalt 17, a Member's name, a thread such as K4TZ, or "
          + "filters such as kind:question is:unread when:this-week",
        [.board, .tonight, .thread, .results, .mine, .record, .subject, .queue]),
      row(
        .command, .moderate, [.character(":")], ":", "command", "moderate",
        "in a thread: lists what moderators do there", [.thread]),
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
        "down and up; the arrows do the same", sheets),
      row(
        .moveUp, .move, [.character("k"), .up, .wheelUp], "k", "up", "",
        "", sheets),
      row(.moveDown, .move, [.down, .wheelDown], "Down", "down", "", "", [.about, .who]),
      row(.moveUp, .move, [.up, .wheelUp], "Up", "up", "", "", [.about, .who]),
      row(
        .pageDown, .move, [.pageDown, .character(" ")], "PgDn", "page-down", "",
        "a screen on; PgUp a screen back", sheets.subtracting(queueItems).subtracting([.queue])),
      row(
        .pageDown, .move, [.pageDown], "PgDn", "page-down", "", "", queueItems.union([.queue])),
      row(.pageUp, .move, [.pageUp], "PgUp", "page-up", "", "", sheets),
      row(
        .first, .move, [.character("g"), .home], "g G", "first", "",
        "to the first; to the last", sheets),
      row(
        .last, .move, [.character("G"), .end], "G", "last", "", "", sheets),

      row(
        .oneLine, .other, [.character("v")], "v", "one-line", "",
        "one line a thread, or two", [.board]),

      // Always within reach: a footer never drops these.
      row(
        .help, .other, [.character("?")], "?", "help", "help",
        "this page",
        lists),
      row(
        .back, .move, [.character("q"), .left, .escape], "q", "back", "back",
        "back; Esc and the left arrow do the same",
        lists.subtracting([.board]).union([.help])),
      row(
        .back, .write, [.escape, .character("q"), .left], "Esc", "back", "not now",
        "", [.choice, .reply, .ready]),
      row(
        .back, .write, [.escape, .character("q"), .left], "Esc", "back", "back", "",
        [.letterPreview, .cutPreview]),
      row(
        .back, .write, [.escape, .character("q"), .left], "Esc", "back", "later (4)", "", [.resume]),
      row(
        .back, .write, [.escape], "Esc", "back", "not now", "",
        [.entry, .command, .correction, .reference]),
      row(
        .back, .find, [.enter, .escape, .character("q"), .left], "Enter", "back", "done", "",
        [.filter]),
      row(
        .back, .write, [.escape], "Esc", "back", "leave, kept",
        "leave; what you wrote is kept, and waits in 4", [.words]),
      row(.help, .other, [.function(1), .alt("?")], "F1", "help", "keys", "", [.words]),
      row(
        .back, .write, [.escape, .character("q"), .left], "Esc", "back", "leave, kept",
        "", [.facts, .preview, .crime, .formalCase]),
      row(.back, .write, [.escape], "Esc", "back", "back", "", [.about, .who]),
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
        sheets.union([.facts]).subtracting([.thread])),
      row(
        .redraw, .other, [.control("l")], "Ctrl-L", "redraw", "", "draw the screen anew", everywhere
      ),
      row(
        .suspend, .other, [.control("z")], "Ctrl-Z", "shell", "",
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
  static func row(elsewhere key: Key, isModerator: Bool) -> RequestRow? {
    rows.first {
      $0.keys.contains(key) && !$0.help.isEmpty && (isModerator || !$0.isForModerators)
    }
  }

  /// The rows that say what can be done on a page and hardly anywhere else, in the order of its footer:
  /// help begins with them where a footer has no room for all.
  static func ownRows(of page: Page) -> [RequestRow] {
    let isThread = page == .thread
    return rows.filter { row in
      row.pages.contains(page)
        && (isThread ? row.group == .moderate && row.request != .command : !row.label.isEmpty)
        && row.request != .help && row.group != .safety
    }
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
  private static let sheets = lists.union([
    .help, .preview, .letterPreview, .cutPreview, .crime, .formalCase,
  ])
  private static let lists: Set<Page> = [
    .board, .tonight, .thread, .results, .mine, .record, .checked, .choosing, .subject, .verdict,
    .queue, .heldItem, .standingItem, .readItem, .suspensionItem,
  ]
  private static let queueItems: Set<Page> = [
    .heldItem, .standingItem, .readItem, .suspensionItem,
  ]
  /// Where digits lead to places: elsewhere they choose, or are text.
  static let placePages = lists.union([.help]).subtracting(queueItems)
  /// Of an item of the queue a digit is a reason, once `x` was pressed: nobody is to be led away from
  /// it by one that was pressed too soon.
  private static let places = App.Place.all.flatMap {
    let (digit, name) = ("\($0.digit)", $0.label.lowercased())
    return [
      row($0.request, .go, [.character($0.digit)], digit, name, "", $0.help, placePages),
      row($0.request, .go, [], ":\(name)", name, "", "", queueItems),
    ]
  }
  /// Wherever a letter is no text, and something of a board or of routes is shown.
  private static let anywhereButText = lists.union([
    .help, .facts, .preview, .choice, .reply, .ready, .notice, .routes, .door, .note, .crime,
    .formalCase,
  ])
  private static let everywhere = Set(Page.allCases).subtracting([.card, .notice])
  private static let wherever = Set(Page.allCases)
  private static let digits = "1234567890".map(Key.character)

  /// An act of moderators, which has no key: it is done by name.
  private static func act(_ request: Request, _ name: String, _ help: String) -> RequestRow {
    row(request, .moderate, [], ":\(name)", name, "", help, [.thread])
  }

  private static func row(
    _ request: Request,
    _ group: RequestRow.Group,
    _ keys: [Key],
    _ shown: String,
    _ name: String,
    _ label: String,
    _ help: String,
    _ pages: Set<Page>,
    brief: String = ""
  ) -> RequestRow {
    RequestRow(
      request: request,
      group: group,
      keys: keys,
      shown: shown,
      name: name,
      label: label,
      brief: brief,
      help: help,
      pages: pages
    )
  }
}
