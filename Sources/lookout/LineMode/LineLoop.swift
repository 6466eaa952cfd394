// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Glibc
internal import Screens
internal import Sealing
internal import Session
internal import Text

/// Line mode at work: a line, the session's answers, what is said.
struct LineLoop {
  private let session: Session
  private var input: LineInput
  private var mode: LineMode
  /// Whether somebody types and looks: a prompt is no use to a pipe, and marks that wipe are none.
  private let hasPrompt = isatty(STDIN_FILENO) == 1
  private let canWipe = isatty(STDOUT_FILENO) == 1 && BoardPath.environment("TERM") != "dumb"
  /// The line that was taken last.
  private var typed = ""
  /// What was said with a name in it, and the letters that it was found by, until they are wiped.
  private var secret: [String] = []
  /// How much mail stood in her threads when hers was looked for, and the acts that were read.
  private var mailCount = 0
  /// How much was sent to the moderators, or decided, when it was asked what became of hers.
  private var submissionsLookedAt = 0
  private var asked: Set<EventID> = []
  /// Why an answer failed that ends it all: her access was ended.
  private var ending: SessionError?

  private static let prompt = "> "

  init(_ session: Session, _ input: LineInput) throws(SessionError) {
    self.session = session
    self.input = input
    mode = LineMode(
      board: session.board, name: try session.name(), standing: session.standing,
      vocabulary: session.world.vocabulary, routes: Lists.routes, today: session.today,
      canWipe: canWipe, anonymise: { session.anonymised($0) }, kept: session.privateState,
      words: session.isSealed ? session.world.codewords : nil)
  }

  /// Runs until somebody leaves or the input ends; what was begun and not posted is kept.
  ///
  /// - Returns: whether she goes on at the screens.
  /// - Throws: `suspended` where her access was ended meanwhile; what was said is wiped then.
  mutating func run() throws(SessionError) -> Bool {
    defer { save() }
    do throws(SessionError) {
      return try talk()
    } catch {
      hide()
      throw error
    }
  }

  private mutating func talk() throws(SessionError) -> Bool {
    lookAhead()
    if let loss = session.privateLoss { Output.print(loss) }
    var step = mode.start()
    while true {
      keep()
      if step.isHiding { hide() }
      for line in step.lines { Output.print(line) }
      if step.isSecret { secret = (hasPrompt ? [LineLoop.prompt + typed] : []) + step.lines }
      if let want = step.want {
        let answer = answer(want)
        if let ending { throw ending }
        step = mode.take(answer)
        continue
      }
      guard !step.isOver else { return step.goesToScreens }
      let isUnseen = mode.takesUnseen
      if hasPrompt { Output.prompt(LineLoop.prompt) }
      guard !hasPrompt || input.waits(LineCurtain.quietSeconds * 1_000, isUnseen: isUnseen) else {
        secret = []
        // What was half typed is no part of the words that open it again.
        tcflush(STDIN_FILENO, TCIFLUSH)
        step = mode.close(.quiet)
        continue
      }
      let line = input.next()
      // The line feed was not seen either.
      if line == nil || isUnseen, hasPrompt { Output.print("") }
      wipe(after: line)
      guard let line else { return false }
      try follow()
      switch line {
      case .line(let text):
        typed = text
        step = mode.take(text)
      case .unreadable:
        step = .say("That line is not UTF-8, or longer than a line can be; it was not taken.")
      }
    }
  }

  // MARK: Unseen

  /// Takes everything that was said off the terminal, or as far away as it can.
  private mutating func hide() {
    secret = []
    guard isatty(STDOUT_FILENO) == 1 else { return }
    if canWipe { Output.wipeAll() } else { Output.print(String(repeating: "\n", count: 60)) }
  }

  // MARK: Keeping

  /// Hands on what is kept for the member; a word lost with the line was never kept.
  private mutating func keep() {
    let changes = mode.takeChanges()
    for change in changes { session.keep(change) }
    if changes.contains(where: \.isUrgent) { save() }
  }

  private mutating func save() {
    do throws(SessionError) {
      if try !session.save().isEmpty {
        Output.note("There is no room to keep all drafts: finish one, or throw one away.")
      }
      mode.kept = session.privateState
    } catch {
      Output.note("What you were writing is not kept yet. \(Complaint(error).sentence)")
    }
  }

  /// Takes a name off the terminal, with the line that was typed below it.
  private mutating func wipe(after line: LineInput.Line?) {
    defer { secret = [] }
    guard canWipe, !secret.isEmpty else { return }
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    let columns = isKnown ? Int(size.ws_col) : 80
    var lines = secret
    if hasPrompt {
      if case .line(let text)? = line {
        lines.append(LineLoop.prompt + text)
      } else {
        lines.append(LineLoop.prompt)
      }
    }
    // A terminal breaks lines at its edge, not between words.
    Output.wipe(rows: lines.reduce(0) { $0 + max(1, ($1.columnWidth + columns - 1) / columns) })
  }

  /// Looks at what others have written: in silence, for whenever it is asked for.
  ///
  /// - Throws: `suspended`, but not while the board is closed: only whoever opens it again reads that.
  private mutating func follow() throws(SessionError) {
    var change = BoardChange()
    do throws(SessionError) {
      change = try session.refresh()
    } catch {
      // Whatever else it is may be over at the next line.
      if case .suspended = error, !mode.takesUnseen { throw error }
    }
    session.tend(&change)
    for outcome in session.completeSuspensions() { Output.print(outcome.sentence) }
    mode.follow(session.board, change, today: session.today)
    session.renewPulse()
    lookAhead()
  }

  /// Looks for what was sent to the member, and for what moderators called occasions and say of
  /// routes: what cannot be read now is read at the next line.
  private mutating func lookAhead() {
    let submissions = session.board.submissions.changes
    if submissionsLookedAt != submissions, (try? session.pending()) != nil {
      submissionsLookedAt = submissions
      mode.kept.merge(session.privateState)
    }
    if mailCount != session.mailCount, let mail = try? session.mail() {
      (mailCount, mode.mail) = (session.mailCount, mail)
    }
    mode.left = try? session.postsLeft()
    let board = session.board
    let acts = board.upcoming.ahead(on: session.today).map(\.id) + board.corrections.map(\.id)
    let unknown = acts.filter { !asked.contains($0) }
    if !unknown.isEmpty, let words = try? session.words(of: unknown) {
      asked.formUnion(unknown)
      mode.told.merge(words) { $1 }
    }
  }

  private mutating func answer(_ want: LineWant) -> Answer {
    do {
      switch want {
      case .rows(let threads): return .rows(try session.rows(threads))
      case .thread(let thread): return .thread(try session.thread(thread))
      case .person(let subject):
        return .person(try session.name(of: subject), session.namesLeft)
      case .check(let subject):
        try session.spendName(on: subject)
        return .namesLeft(session.namesLeft)
      case .recognise(let typed): return .roster(try session.people(named: typed))
      case .roster: return .roster(try session.roster())
      case .search(let query):
        var search = session.search(query)
        while !search.isDone { try search.advance() }
        return .hits(search.hits, isDone: true)
      case .notes: return .notes(try session.notes())
      case .waiting: return .waiting(try session.waitingPosts())
      case .perform(let intent):
        let before = session.board
        let events = try session.perform(intent)
        mode.left = try session.postsLeft()
        mode.follow(session.board, BoardChange(), today: session.today)
        mode.note(own: events, before: before)
        // A held post leaves a draft behind.
        if events.contains(where: \.isSubmission) { mode.kept.merge(session.privateState) }
        return .performed(events)
      case .reopen(let words):
        return .reopened(session.reopens(with: words))
      case .invite(let count, let isModerator):
        let codes = try session.invite(count: count, isModerator: isModerator)
        return .invited(codes, lastDay: session.today.advanced(by: Session.invitationDays))
      case .drawCodename:
        return .drawn(session.world.codewords.drawn(Codename.wordCount))
      case .changeCodename(let words):
        try session.changeCodename(to: words.map { session.world.codewords[$0] })
        return .changed
      case .leaveBoard:
        try session.leave()
        return .left
      case .membership:
        return .membership(
          try session.memberCount().map {
            Membership(members: $0.members, invitations: $0.invitations)
          })
      }
    } catch {
      if case .suspended = error { ending = error }
      return .failed(Complaint(error).sentence)
    }
  }
}
