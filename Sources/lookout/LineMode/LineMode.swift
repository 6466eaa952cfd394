// SPDX-License-Identifier: Apache-2.0

internal import Anonymisation
internal import Board
internal import Screens
internal import Text

/// The board in words instead of marks, for screen readers and pipes: a line in, sentences out.
///
/// Nothing arrives unasked: what others write is counted, and told with the next Enter on the board.
/// Pure: what it wants of the session it asks for, and is given an `Answer`.
struct LineMode {
  /// What an answer is waited for.
  enum Waiting {
    /// Telling the next threads of the listing.
    case listing
    /// Opening a thread, perhaps at a post.
    case opening(EventID?)
    /// Reading on in the thread, in which something is new.
    case readingOn
    case search
    case name
    case roster
    /// Whom a name means that is to be checked.
    case whoName
    /// The count of a check.
    case checking(RosterEntry)
    /// The count of whom a warning is about.
    case choosing(SubjectID)
    /// Whom the words of a search mean, before it begins.
    case member(SearchQuery)
    case notes
    case mine
    /// A deed for which there is something to say, and what was written for it.
    case deed(String, Purpose?)
    /// What tonight's threads say to do.
    case tonight(Tonight)
    /// The thread after a deed.
    case afterDeed(String, isNew: Bool)
    /// Whether the words open the board again.
    case reopening
    case inviting(isModerator: Bool)
    case drawing
    case changing
    /// Whether the words are those that leave the board for good.
    case beforeLeaving(wrongTries: Int)
    case leavingForGood
    case membership
  }

  let name: String
  let vocabulary: Vocabulary
  /// Where to take it.
  let routes: RouteBook
  let standing: BoardStanding
  /// The list of codewords; nil on a board that has none.
  let words: CodewordList?
  /// Whether what was said can be wiped off again.
  let canWipe: Bool
  /// What publishing makes of a text.
  let anonymise: (String) -> AnonymiseReport
  var board: BoardState
  var today: Day

  /// What is kept for this member alone.
  var kept: PrivateState
  /// What of it changed and is still to be handed on.
  private var changes: [PrivateChange] = []
  private var random: any RandomNumberGenerator
  /// What hides the board; nil while it is open.
  var curtain: LineCurtain?
  /// How often the board was not opened by what was typed, since it last was.
  var wrongTries = 0

  /// What was sent to this member alone, in order.
  var mail: [ReceivedMail] = []
  /// What moderators called occasions and say of routes, by the acts' identifiers.
  var told: [EventID: String] = [:]
  /// The threads in which something is new.
  var news: Set<ThreadID> = []
  var listing: LineListing
  /// The thread being read; nil on the board.
  var reading: ThreadReading? {
    didSet { readNumber = reading.flatMap { board.row($0.state.id)?.lastNumber } ?? 0 }
  }
  /// The thread's last number when it was read.
  private(set) var readNumber = 0
  /// How many of its posts have been heard.
  var heard = 0
  var talk = LineTalk.none
  var waiting: Waiting?
  /// Whom the words of the search under way mean.
  var members: [RosterEntry] = []
  /// How much can be posted today, where there is a limit.
  var left: PostsLeft?
  /// The new thread that was begun.
  var composition: LineComposition?
  /// What the new thread is kept under.
  var compositionID: DraftID?
  /// Replies and amendments that are not posted yet.
  var drafts: [Purpose: LineDraft] = [:]

  init(
    board: BoardState, name: String, standing: BoardStanding, vocabulary: Vocabulary,
    routes: RouteBook, today: Day, canWipe: Bool, anonymise: @escaping (String) -> AnonymiseReport,
    kept: PrivateState = PrivateState(), words: CodewordList? = nil,
    random: any RandomNumberGenerator = SystemRandomNumberGenerator()
  ) {
    self.kept = kept
    self.words = words
    self.random = random
    self.board = board
    self.name = name
    self.standing = standing
    self.vocabulary = vocabulary
    self.routes = routes
    self.today = today
    self.canWipe = canWipe
    self.anonymise = anonymise
    listing = LineListing([])
    listing = LineListing(ordered.map { LineListing.Entry(thread: $0.id) })
  }

  var wording: LineWording {
    LineWording(board: board, vocabulary: vocabulary, today: today, watched: kept.watched)
  }

  /// The threads that stand: what is about those whom she watches first, then the newest.
  var ordered: [ThreadRow] {
    let rows = board.current(on: today)
    guard !kept.watched.isEmpty else { return rows }
    let isWatched = { board.subject(of: $0).map { kept.isWatching($0.id) } ?? false }
    return rows.filter(isWatched) + rows.filter { !isWatched($0) }
  }

  /// What is said first.
  mutating func start() -> LineStep {
    takeUp()
    var counts = [wording.count(board.current(on: today).count, "thread")]
    if !news.isEmpty { counts.append("\(news.count) new") }
    let answers = kept.unread(mail).count
    if answers > 0 { counts.append("\(wording.count(answers, "answer")) for you") }
    if !kept.drafts.isEmpty { counts.append(wording.count(kept.drafts.all.count, "draft")) }
    var lines = ["\(name), line mode. \(counts.joined(separator: ", ")). h help, q leave."]
    if !standing.isSealed {
      lines.append("This is an open board: its files protect nothing, and neither does line mode.")
    }
    if let damage = standing.damage { lines.append(damage) }
    if let draft = kept.drafts.all.first(where: \.isOpen) {
      talk = .resume(draft.id)
      let seen = standing.isSealed ? "; nobody else has seen it." : "."
      lines += [
        "Here is what you were writing last time: \(draft.label(vocabulary)). Every word is kept\(seen)",
        "Enter goes on. k keeps it. D throws it away.",
      ]
    }
    return .say(lines)
  }

  // MARK: What is kept

  /// Keeps something for the member alone.
  mutating func keep(_ change: PrivateChange) {
    kept.apply(change)
    changes.append(change)
  }

  /// What is to be handed on to whoever seals it; to be asked for once.
  mutating func takeChanges() -> [PrivateChange] {
    defer { changes = [] }
    return changes
  }

  /// Draws the name of a draft that is begun.
  mutating func draftID() -> DraftID { DraftID(using: &random) }

  /// Takes in what others have written, or a new day, in silence.
  mutating func follow(_ board: BoardState, _ change: BoardChange, today: Day) {
    self.board = board
    self.today = today
    news.formUnion(change.threads)
  }

  // MARK: Lines

  /// Takes what the person typed.
  mutating func take(_ line: String) -> LineStep {
    let typed = line.trimmingBlanks
    if curtain != nil { return takeBehindCurtain(typed) }
    if isHiding(typed) { return close(.hidden) }
    switch talk {
    case .words(let purpose, let lines): return takeWords(line, purpose, lines)
    case .none: return request(typed)
    case .kind: return takeKind(typed)
    case .facts: return takeFact(typed)
    case .beforeRoster: return takeRosterConsent(typed)
    case .roster(let entries, let told): return takeName(typed, entries, told)
    case .ready(let purpose, let isHeard): return takeReady(typed, purpose, isHeard: isHeard)
    case .sameHere(let thread): return takeBasis(typed, thread)
    case .reply(let thread, let target): return takeReply(typed, thread, to: target)
    case .withdraw(let thread, let message):
      talk = .none
      guard typed == LineRequest.withdraw.letter else { return .say("Nothing was taken back.") }
      return perform(
        .withdraw(thread, message), saying: "Taken back. Its words are gone from our files.")
    case .beforeName(let subject):
      talk = .none
      guard typed.isEmpty else { return .say("No name was said.") }
      return want(.person(subject), .name)
    case .notes(let notes): return takeNote(typed, notes)
    case .eraseNote(let note): return takeErasure(typed, note)
    case .tonight(let rows): return takeTonight(typed, rows)
    case .routes: return takeNeed(typed)
    case .doors(let need): return takeDoor(typed, need)
    case .day: return takeDay(typed)
    case .name:
      talk = .none
      // Whoever types a request already has heard enough.
      guard typed.isEmpty else { return request(typed) }
      return .say(canWipe ? "The name is wiped off." : "Enter reads on.")
    case .whoName: return takeWhoName(typed)
    case .whichName(let entries): return takeWhich(typed, entries)
    case .checked(let subject): return takeChecked(typed, subject)
    case .member(let entries): return takeMember(typed, entries)
    case .mine(let items): return takeMine(typed, items)
    case .takeBack(let id):
      talk = .none
      guard typed == LineRequest.withdraw.letter else { return .say("It waits.") }
      return perform(.takeBack(id), saying: "Taken back. Your words are a draft again: m shows it.")
    case .report(let thread, let message): return takeReason(typed, thread, message)
    case .stop(let thread):
      talk = .none
      guard typed == LineRequest.stop.letter else { return .say("It waits.") }
      return perform(
        .stop(thread),
        saying: "Stopped. It never goes up, and its words are gone from our files.")
    case .resume(let id): return takeResumption(typed, id)
    case .invite: return takeInvitations(typed)
    case .drawn(let words): return takeDrawn(typed, words)
    case .typeBack(let words): return takeTypedBack(typed, words)
    case .leaveForGood(let tries): return takeLeaving(typed, wrongTries: tries)
    }
  }

  /// Takes what the session answered.
  mutating func take(_ answer: Answer) -> LineStep {
    let waited = waiting
    waiting = nil
    if case .failed(let sentence) = answer { return .say(failed(waited, sentence)) }
    switch (waited, answer) {
    case (.listing, .rows(let texts)): return tellListing(texts)
    case (.opening(let post), .thread(let reading)): return open(reading, at: post)
    case (.readingOn, .thread(let reading)):
      self.reading = reading ?? self.reading
      return readOn()
    case (.search, .hits(let hits, _)): return found(hits)
    case (.name, .person(let entry, let left)): return say(entry, left)
    case (.whoName, .roster(let entries)): return recognised(entries)
    case (.checking(let entry), .namesLeft(let left)): return checked(entry, left)
    case (.choosing(let subject), .namesLeft): return chosen(subject)
    case (.member(let query), .roster(let entries)):
      members = entries
      return want(.search(query), .search)
    case (.roster, .roster(let entries)): return beginRoster(entries)
    case (.notes, .notes(let notes)): return tell(notes)
    case (.tonight(let tonight), .rows(let texts)):
      return tell(tonight, texts: Array(texts.values))
    case (.mine, .waiting(let posts)): return tellMine(posts)
    case (.deed(let sentence, let purpose), .performed(let events)):
      return performed(events, sentence, purpose)
    case (.afterDeed(let sentence, let isNew), .thread(let reading)):
      return told(sentence, reading, isNew: isNew)
    case (.reopening, .reopened(let isRight)): return reopened(isRight)
    case (.inviting(let isModerator), .invited(let codes, let lastDay)):
      return invited(codes, isModerator: isModerator, lastDay: lastDay)
    case (.drawing, .drawn(let words)): return drawn(words)
    case (.changing, .changed):
      return .say(
        "Changed. The old codename opens nothing any more, and the board has another key.")
    case (.beforeLeaving(let tries), .reopened(let isRight)):
      return leaveForGood(isRight, wrongTries: tries)
    case (.leavingForGood, .left):
      return LineStep(
        lines: ["You have left. The codename opens nothing any more."], isHiding: true,
        isOver: true)
    case (.membership, .membership(let membership)): return tell(membership)
    default: return .say("Something else came back than was asked for; nothing was changed.")
    }
  }

  /// Asks the session for something.
  mutating func want(
    _ want: LineWant, _ waiting: Waiting, saying lines: [String] = []
  ) -> LineStep {
    self.waiting = waiting
    return LineStep(lines: lines, want: want)
  }

  // MARK: Requests

  private mutating func request(_ typed: String) -> LineStep {
    if typed.isEmpty { return goOn() }
    if typed.hasPrefix("/") { return find(String(typed.dropFirst()).trimmingBlanks) }
    let parts = typed.split(separator: " ", maxSplits: 1).map(String.init)
    let rest = parts.count > 1 ? parts[1].trimmingBlanks : ""
    if let request = LineRequest(parts[0], among: LineRequest.reading) {
      return perform(request, rest)
    }
    if parts.count == 1, let step = openNamed(typed) { return step }
    return .say("That is nothing here. \(ways)")
  }

  /// What can be done here.
  private var ways: String {
    reading == nil
      ? "l lists the threads, a number or a reference opens one, who checks a name, c writes, h helps, "
        + "q leaves."
      : "Enter reads on, s same here, w who, * watch, r reply, n next, b back, h helps."
  }

  private mutating func perform(_ request: LineRequest, _ rest: String) -> LineStep {
    switch request {
    case .list: return list()
    case .next: return next()
    case .find: return find(rest)
    case .back: return back()
    case .help: return help(LineRequest.reading)
    case .leave: return leave()
    case .sameHere: return answered(by: rest, sameHere())
    case .reply: return answered(by: rest, reply())
    case .thank: return thank()
    case .report: return answered(by: rest, reportPost())
    case .tonight: return tellTonight()
    case .name: return askName()
    case .who: return rest.isEmpty ? askWho() : takeWhoName(rest)
    case .watch: return watch()
    case .routes: return answered(by: rest, tellNeeds())
    case .note: return beginNote()
    case .notes: return tellNotes()
    case .write: return answered(by: composition == nil ? rest : "", write())
    case .amend: return amend()
    case .withdraw: return withdraw()
    case .mine: return want(.waiting, .mine)
    case .hide: return close(.hidden)
    case .invite: return answered(by: rest, invite())
    case .codename: return anotherCodename()
    case .leaveBoard: return beginLeaving()
    case .protects: return protects()
    case .about: return want(.membership, .membership)
    case .screens: return goToScreens()
    case .post, .later, .keep, .stop, .words, .withoutWords, .throwAway: return .say(ways)
    }
  }

  /// Takes the rest of the line as the answer to what the request asks, as in `c 1`.
  private mutating func answered(by rest: String, _ step: LineStep) -> LineStep {
    if case .none = talk { return step }
    return rest.isEmpty ? step : take(rest)
  }

  /// What can be asked for.
  func help(_ requests: [LineRequest]) -> LineStep {
    .say(
      ["Enter goes on. A letter, or a name in full:"]
        + requests.map { request in
          let name = request.name.replacing("-", with: " ")
          let isNamed = request.help.hasPrefix(name)
          guard request.letter.count == 1 else { return "\(request.name): \(request.help)." }
          return "\(request.letter), \(isNamed ? "" : "\(name): ")\(request.help)."
        })
  }

  mutating func leave() -> LineStep {
    closeDrafts()
    let isKept = !kept.drafts.isEmpty
    return LineStep(
      lines: isKept ? ["What you began is kept, and not posted. m shows it next time."] : [],
      isOver: true)
  }
}

extension String {
  /// Without blanks at either end.
  var trimmingBlanks: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
