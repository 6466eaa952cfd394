// SPDX-License-Identifier: Apache-2.0

internal import Canvas
internal import Screens

/// What a person can ask for in line mode: the requests of the screens, with their letters, names
/// and words, and a few that stand for what eyes do on a screen.
enum LineRequest: CaseIterable {
  case list, tonight, next, find, sameHere, reply, thank, report, name, who, watch, write, amend,
    withdraw
  case mine, routes, note, notes
  case back, help, leave, invite, codename, leaveBoard, protects, about, screens, hide
  case post, later, keep, stop, words, withoutWords, throwAway

  /// Where a line is a request.
  static let reading: [LineRequest] = [
    .list, .tonight, .next, .find, .sameHere, .reply, .thank, .report, .name, .watch, .who, .write,
    .amend,
    .withdraw, .mine, .note, .notes,
    .routes, .back, .help, .hide, .leave, .invite, .codename, .leaveBoard, .protects, .about,
    .screens,
  ]

  /// Where something is written and not posted.
  static let ready: [LineRequest] = [
    .post, .later, .keep, .words, .withoutWords, .back, .throwAway, .help, .hide, .leave,
  ]

  /// The request that a word stands for: a letter, or a name in full.
  init?(_ word: String, among requests: [LineRequest]) {
    let exact = requests.first { $0.letter == word || $0.name == word }
    // A telephone begins a line with a capital.
    let loose = requests.first { word.count == 1 && $0.letter == word.lowercased() }
    guard let found = exact ?? loose ?? (word == "?" ? .help : nil) else { return nil }
    self = found
  }

  /// What is typed for it: a letter, or the name where there is none.
  var letter: String {
    switch self {
    case .list, .later: "l"
    case .tonight: "tonight"
    case .keep: "k"
    case .next: "n"
    case .back: "b"
    case .help: "h"
    case .leave: "q"
    case .mine: "m"
    case .hide: "x"
    case .report: "!"
    default: row.flatMap { $0.keys.lazy.compactMap(\.letter).first } ?? name
    }
  }

  /// Its name in full.
  var name: String {
    switch self {
    case .list: "list"
    case .later: "later"
    case .keep: "keep"
    case .next: "next"
    case .back: "back"
    case .routes: "routes"
    case .screens: "screens"
    case .note: "note"
    case .notes: "notes"
    case .report: "report"
    default: row?.name ?? ""
    }
  }

  /// What it does.
  var help: String {
    switch self {
    case .list: "the threads, ten at a time; Enter goes on; a number or a reference opens one"
    case .later:
      "let it go up within three days, at an hour nobody chooses; m shows it until then, and stops it"
    case .keep: "keep it; nobody else sees it"
    case .mine: "what you wrote, what waits for its hour, and what you have begun and not posted"
    case .hide:
      "hide: everything goes off the screen, and the first two words of your codename open it; three "
        + "quiet minutes do the same. Among words of a text it is .x"
    case .screens: "the screens from now on instead of lines; digit 3 before unlocking comes back"
    case .next: "the next thread; one with something new first"
    case .back: "back"
    case .help: "what can be asked for here"
    case .leave: "leave the board"
    case .tonight: "what stands for tonight and for what is coming up, and before you go"
    case .thank:
      "thank the author of the post heard last: that author alone sees it; not counted"
    case .report:
      "report the post heard last to the moderators; nobody learns from whom, and it counts once"
    case .name: "who: the name behind a tag; asks before it is spoken"
    case .who:
      "is anything written about somebody, as in: who sowerby; answers by tag, and keeps nothing"
    case .watch: "watch: what is about them is told first; * again ends it; nobody else can tell"
    case .note: "write a note for yourself, with its exact time; only you can open it"
    case .notes: "your notes, the newest first; a number hears one"
    case .post: "hear exactly what others will see; after that, post"
    default: row?.help ?? ""
    }
  }

  /// The row of the table that the screens go by.
  private var row: RequestRow? {
    RequestTable.rows.first { $0.request == onScreen && !$0.help.isEmpty }
  }

  private var onScreen: Request? {
    switch self {
    case .find: .find
    case .sameHere: .sameHere
    case .reply: .reply
    case .thank: .thank
    case .tonight: .tonight
    case .name: .name
    case .who: .who
    case .watch: .watch
    case .write: .write
    case .amend: .amend
    case .withdraw: .withdraw
    case .routes: .takeFurther
    case .mine: .mine
    case .hide: .hide
    case .invite: .invite
    case .codename: .codename
    case .leaveBoard: .leaveBoard
    case .protects: .protects
    case .about: .aboutBoard
    case .help: .help
    case .leave: .leave
    case .post: .post
    case .stop: .stop
    case .words: .words
    case .withoutWords: .withoutWords
    case .throwAway: .throwAway
    case .list, .later, .keep, .next, .back, .screens, .note, .notes, .report: nil
    }
  }
}

extension Key {
  /// The character that is typed, where it is one.
  fileprivate var letter: String? {
    if case .character(let character) = self { String(character) } else { nil }
  }
}
