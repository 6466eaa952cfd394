// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Screens
internal import Sealing
internal import Session
internal import Storage
internal import Terminal
internal import Text

/// An unlocked board on the screen.
struct BoardStage {
  let folder: BoardFolder
  let session: Session
  var app: App
  var searches: [RunningSearch] = []
  /// What the screens asked to read and were not told yet.
  var reads = PendingReads<Ticket>()
  /// The question for the moderators' queue that has no answer yet: to open what waits takes a while
  /// where much does, which no screen is to wait for.
  var queueAsked: Ticket?
  /// What is to be done once the screen says that it is being done.
  var work: MembershipWork?
  /// Whether the board's caches are being refreshed, in slices between keys.
  var isRefreshing = false
  /// Whether the record's descriptor still tells of changes.
  var isWatching: Bool
  private var day: Day
  /// What this member is to read whose access was ended while she was here.
  private(set) var notice: SuspensionNotice?
  /// What the screens were told of.
  private var knownDamage: Damage?

  /// A search and how much of it the screen has been told.
  struct RunningSearch {
    let ticket: Ticket
    var search: Search
    var slices = 0
    var told = 0
  }

  /// Shows a session's board.
  init(_ session: Session, in folder: BoardFolder, size: Size) throws(SessionError) {
    self.session = session
    self.folder = folder
    day = session.today
    knownDamage = session.damage
    isWatching = session.changes.descriptor >= 0
    app = App(
      board: session.board, name: try session.name(), standing: session.standing,
      vocabulary: session.world.vocabulary, routes: Lists.routes, today: day, size: size,
      anonymise: { session.anonymised($0, keeping: $1) }, privateState: session.privateState,
      words: session.isSealed ? session.world.codewords : nil)
  }

  var isSearching: Bool { !searches.isEmpty }

  /// Refreshes a part of the board's caches, if they have fallen behind and nobody types.
  ///
  /// A new attempt begins only in an idle second: another session may be at it already.
  mutating func refreshCaches(isIdle: Bool, isQuiet: Bool) {
    guard isQuiet, isRefreshing || (isIdle && session.needsCacheRefresh) else { return }
    isRefreshing = session.refreshCaches()
  }

  /// Puts up what is due, whosever it is, ends what has run out, and carries out what this moderator
  /// proposed and another confirmed, where nobody types.
  mutating func tend(isIdle: Bool) -> [App.Message] {
    guard isIdle else { return [] }
    var change = BoardChange()
    session.tend(&change)
    let outcomes = session.completeSuspensions()
    guard !change.isEmpty || !outcomes.isEmpty else { return [] }
    return [.board(session.board, change)] + outcomes.map { .alarm($0.sentence) }
  }

  /// Brings in what others have written, and a new day.
  mutating func follow(isTold: Bool, isIdle: Bool) -> [App.Message] {
    var messages: [App.Message] = []
    if isTold { _ = session.changes.drain() }
    if isTold || (isIdle && session.isBehind) {
      do {
        let change = try session.refresh()
        if !change.isEmpty { messages.append(.board(session.board, change)) }
      } catch {
        messages += refused(by: error)
      }
    }
    if session.damage != knownDamage {
      knownDamage = session.damage
      messages.append(.standing(session.standing))
    }
    if isIdle { session.renewPulse() }
    if session.today != day {
      day = session.today
      messages.append(.day(day))
    }
    return messages
  }

  /// What is to be told where the record cannot be read.
  ///
  /// It may be readable at the next look: nothing is lost by waiting. Whoever was shut out hears it.
  private mutating func refused(by error: SessionError) -> [App.Message] {
    switch error {
    case .suspended(let notice): self.notice = notice
    case .wrongCodename, .olderCopy, .membersDamaged: return [.standing(session.standing(error))]
    default: break
    }
    return []
  }

  /// Writes down what the member keeps to herself.
  ///
  /// - Returns: what to tell her: of what another terminal of hers wrote, and of what could not be
  ///   kept.
  @discardableResult
  mutating func save() -> [App.Message] {
    let before = session.privateState
    do {
      let unkept = try session.save()
      var messages: [App.Message] = []
      if session.privateState != before { messages.append(.privateState(session.privateState)) }
      if !unkept.isEmpty {
        messages.append(
          .alarm(
            "There is no room to keep all drafts: finish one, or throw one away (D). What is on the "
              + "screen is still there."))
      }
      return messages
    } catch {
      return [.alarm("What you were writing is not kept yet. \(Complaint(error).sentence)")]
    }
  }
}

extension TerminalLoop {
  /// What the first screen wants.
  mutating func start() -> [Effect] {
    switch stage {
    case .entrance(var entrance):
      let effects = entrance.entrance.start()
      stage = .entrance(entrance)
      for effect in effects { perform(effect) }
      return []
    case .board(var board):
      var effects = board.app.start()
      if let loss = board.session.privateLoss { effects += board.app.update(.alarm(loss)) }
      stage = .board(board)
      return effects
    }
  }

  /// What waits until the screen says that it is being done.
  mutating func workWhileShown() {
    switch stage {
    case .entrance(var entrance):
      let message = entrance.advance()
      stage = .entrance(entrance)
      if let message { send(message) }
    case .board(var board):
      // Only to look: the work takes the turn itself.
      guard let work = board.work, board.folder.tryUnlockTurn() != nil else { return }
      board.work = nil
      stage = .board(board)
      save()
      answer(work.ticket) { () throws(SessionError) in try work.answer(board.session) }
      // What it wrote into the record is on the board, too.
      send(App.Message.board(board.session.board, BoardChange()))
    }
  }

  mutating func send(_ message: App.Message) {
    guard case .board(var board) = stage else { return }
    let effects = board.app.update(message)
    stage = .board(board)
    perform(effects)
  }

  mutating func perform(_ effects: [Effect]) {
    for effect in effects { perform(effect) }
  }

  private mutating func perform(_ effect: Effect) {
    guard case .board(var board) = stage else { return }
    let session = board.session
    switch effect {
    case .rows(let threads, let ticket):
      board.reads.ask(rows: threads, ticket)
      stage = .board(board)
    case .thread(let thread, let ticket):
      board.reads.ask(thread: thread, of: session, ticket)
      stage = .board(board)
    case .person(let subject, let ticket):
      answer(ticket) { () throws(SessionError) in
        .person(try session.name(of: subject), session.namesLeft)
      }
    case .check(let subject, let ticket):
      answer(ticket) { () throws(SessionError) in
        try session.spendName(on: subject)
        return .namesLeft(session.namesLeft)
      }
    case .namesLeft(let ticket): send(App.Message.answer(ticket, .namesLeft(session.namesLeft)))
    case .recognise(let typed, let ticket):
      answer(ticket) { () throws(SessionError) in .roster(try session.people(named: typed)) }
    case .roster(let ticket):
      answer(ticket) { () throws(SessionError) in .roster(try session.roster()) }
    case .waiting(let ticket):
      answer(ticket) { () throws(SessionError) in .waiting(try session.waitingPosts()) }
    case .notes(let ticket):
      answer(ticket) { () throws(SessionError) in .notes(try session.notes()) }
    case .words(let acts, let ticket):
      answer(ticket) { () throws(SessionError) in .words(try session.words(of: acts)) }
    case .queue(let ticket):
      board.queueAsked = ticket
      stage = .board(board)
    case .queueItem(let item, let ticket):
      answer(ticket) { () throws(SessionError) in .queueItem(try session.queueItem(item)) }
    case .pending(let ticket):
      let before = session.privateState
      answer(ticket) { () throws(SessionError) in .pending(try session.pending()) }
      // What went up meanwhile is hers from now on.
      if session.privateState != before {
        send(App.Message.privateState(session.privateState))
      }
    case .cutWords(let post, let thread, let words, let reason, let ticket):
      perform(ticket, session) { () throws(SessionError) in
        try session.redact(post, in: thread, with: words, reason: reason)
      }
    case .proposeSuspension(let thread, let post, let reason, let ticket):
      answer(ticket) { () throws(SessionError) in
        _ = try session.proposeSuspension(post, in: thread, reason: reason)
        return .performed([])
      }
      send(App.Message.board(session.board, BoardChange()))
    case .confirmSuspension(let id, let ticket):
      answer(ticket) { () throws(SessionError) in
        try session.confirmSuspension(id)
        return .performed([])
      }
      send(App.Message.board(session.board, BoardChange()))
    case .mail(let ticket):
      answer(ticket) { () throws(SessionError) in .mail(try session.mail()) }
    case .record(let ticket):
      send(App.Message.answer(ticket, .record(session.record())))
    case .perform(let intent, let ticket):
      perform(ticket, session) { () throws(SessionError) in try session.perform(intent) }
    case .search(let query, let ticket):
      board.searches.append(.init(ticket: ticket, search: session.search(query)))
      stage = .board(board)
    case .cancel(let ticket):
      board.searches.removeAll { $0.ticket == ticket }
      stage = .board(board)
    case .keep(let change):
      session.keep(change)
      if change.isUrgent { save() }
    case .reopen(let words, let ticket):
      send(App.Message.answer(ticket, .reopened(session.reopens(with: words))))
    case .invite(let count, let isModerator, let ticket):
      board.work = .invite(count: count, isModerator: isModerator, ticket)
      stage = .board(board)
    case .changeCodename(let words, let ticket):
      board.work = .change(to: words, ticket)
      stage = .board(board)
    case .leaveBoard(let ticket):
      board.work = .leave(ticket)
      stage = .board(board)
    case .drawCodename(let ticket):
      let words = session.world.codewords.drawn(Codename.wordCount)
      send(App.Message.answer(ticket, .drawn(words)))
    case .postsLeft(let ticket):
      answer(ticket) { () throws(SessionError) in .postsLeft(try session.postsLeft()) }
    case .membership(let ticket):
      answer(ticket) { () throws(SessionError) in
        .membership(
          try session.memberCount().map {
            Membership(members: $0.members, invitations: $0.invitations)
          })
      }
    case .lock:
      board.save()
      deadlines = [:]
      stage = .entrance(
        EntranceStage(
          board.folder, size: terminal.size,
          notice: "Three tries were wrong. All seven words open the board again."))
      perform(start())
    case .suspend:
      save()
      terminal.stop()
    case .redraw:
      terminal.repaint()
    case .after(let duration, let tick):
      deadlines[tick] = .now + duration
    case .leave(let wiping):
      ending = (.left, wiping)
    }
  }

  /// Writes down what the member keeps to herself, and tells her of what came of it.
  mutating func save() {
    guard case .board(var board) = stage else { return }
    let messages = board.save()
    stage = .board(board)
    for message in messages { send(message) }
  }

  private mutating func answer(
    _ ticket: Ticket, _ read: () throws(SessionError) -> Answer
  ) {
    do {
      send(App.Message.answer(ticket, try read()))
    } catch {
      fail(ticket, error)
    }
  }

  /// Tells the screens why something failed; of an access that was ended, her alone.
  private mutating func fail(_ ticket: Ticket, _ error: SessionError) {
    if case .suspended(let notice) = error { return shutOut(notice) }
    send(App.Message.answer(ticket, .failed(Complaint(error).sentence)))
  }

  /// Puts a member whose access was ended before the closed board, with what she is to read: what she was
  /// writing is kept, and nothing of the board stays in memory.
  ///
  /// Where the board was hidden or closed, nobody who is not sure to be she reads of it: her codename
  /// shows it.
  mutating func shutOut(_ notice: SuspensionNotice) {
    send(App.Message.tick(.pause))
    save()
    guard case .board(let board) = stage else { return }
    let isShown = board.app.page != .curtain
    let closed = "Closed after 3 quiet minutes. All seven words are needed now."
    deadlines = [:]
    stage = .entrance(
      EntranceStage(
        board.folder, size: terminal.size,
        notice: isShown || board.app.isHidden ? nil : closed,
        ended: isShown ? notice.access : nil, isHidden: board.app.isHidden))
    perform(start())
  }

  /// The board comes before the answer, so that what was written is there when the screen looks.
  private mutating func perform(
    _ ticket: Ticket, _ session: Session, _ act: () throws(SessionError) -> [Event]
  ) {
    do {
      let events = try act()
      var change = BoardChange()
      // What waits for its hour is not on the board.
      for event in events where event.thread.map({ session.board.row($0) != nil }) ?? true {
        change.note(event)
      }
      send(App.Message.board(session.board, change))
      // A held post leaves a draft behind, which the screens have not seen.
      if events.contains(where: \.isSubmission) {
        send(App.Message.privateState(session.privateState))
      }
      send(App.Message.answer(ticket, .performed(events)))
    } catch {
      fail(ticket, error)
    }
  }

  /// What the first screen shows, read before it does.
  mutating func readFirst() {
    guard isReading else { return }
    while !advanceReads(for: .milliseconds(50), answers: 1), isReading {}
  }

  /// One slice of what the screens asked to read.
  mutating func advanceReads() {
    advanceReads(for: TerminalLoop.slice, answers: .max)
  }

  /// Opens what waits for moderators, if they asked.
  mutating func readQueue() {
    guard case .board(var board) = stage, let ticket = board.queueAsked else { return }
    board.queueAsked = nil
    stage = .board(board)
    answer(ticket) { () throws(SessionError) in .queue(try board.session.queue()) }
  }

  private var isReading: Bool {
    if case .board(let board) = stage { !board.reads.isEmpty } else { false }
  }

  /// Reads for a time, or until so many answers were told.
  ///
  /// - Returns: whether any was.
  @discardableResult
  private mutating func advanceReads(for time: Duration, answers: Int) -> Bool {
    let deadline = ContinuousClock.now + time
    var told = 0
    while told < answers, isReading, told == 0 || ContinuousClock.now < deadline {
      guard case .board(var board) = stage else { break }
      let done = board.reads.advance(in: board.session, until: deadline)
      stage = .board(board)
      guard let done else { break }
      told += 1
      switch done.answer {
      case .success(.rows(let rows)): send(App.Message.answer(done.ticket, .rows(rows)))
      case .success(.thread(let thread)): send(App.Message.answer(done.ticket, .thread(thread)))
      case .failure(let error): fail(done.ticket, error)
      }
    }
    return told > 0
  }

  /// One slice of each search, a few milliseconds long.
  ///
  /// What it found is told after one slice, two, four and so on: soon at first, and never so often
  /// that telling would take longer than searching.
  mutating func advanceSearches() {
    guard case .board(var board) = stage, board.isSearching else { return }
    var answers: [(Ticket, Answer)] = []
    for index in board.searches.indices.reversed() {
      let ticket = board.searches[index].ticket
      do {
        try board.searches[index].search.advance(lines: 1_024)
        board.searches[index].slices += 1
        let (running, slices) = (board.searches[index], board.searches[index].slices)
        guard running.search.isDone || slices & (slices - 1) == 0 else { continue }
        // The record is read from its oldest line: what is new stands first.
        let hits = running.search.hits
        let new = Array(hits.prefix(hits.count - running.told))
        board.searches[index].told = hits.count
        if running.search.isDone { board.searches.remove(at: index) }
        guard running.search.isDone || !new.isEmpty else { continue }
        answers.append((ticket, .hits(new, isDone: running.search.isDone)))
      } catch {
        board.searches.remove(at: index)
        answers.append((ticket, .failed(Complaint(error).sentence)))
      }
    }
    stage = .board(board)
    for (ticket, answer) in answers { send(App.Message.answer(ticket, answer)) }
  }
}

extension PrivateChange {
  /// Whether it is made durable at once: a word lost with the line was never kept.
  var isUrgent: Bool {
    switch self {
    case .keepDraft, .dropDraft, .lineMode: true
    default: false
    }
  }
}

extension Session {
  /// How the board is open, in sentences for whoever shows it.
  var standing: BoardStanding {
    BoardStanding(
      isSealed: isSealed,
      isModerator: isModerator,
      whyReadOnly: hasCodename ? nil : Complaint(SessionError.noCodename).sentence,
      damage: damage.map { Complaint($0).sentence })
  }

  /// What is told to whom a part of what she keeps to herself could not be given back; nil where all
  /// of it is there.
  var privateLoss: String? {
    hasLostPrivateState
      ? "A part of what you keep to yourself could not be read: the last draft or mark may be "
        + "missing. The record is not concerned; tell whoever runs the board." : nil
  }

  /// How the board is open to whom it no longer opens.
  func standing(_ error: SessionError) -> BoardStanding {
    var standing = standing
    standing.whyReadOnly = Complaint(error).sentence
    return standing
  }
}
