// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// One thread, to read and to act in.
struct ThreadScreen: Screen {
  /// What was asked of the board and has not been answered.
  private enum Deed {
    case sameHere(Basis), reply, allClear, withdrawal, thanks, report, proposal
    case moderation(Moderation)
  }

  let id: ThreadID
  private var ticket: Ticket
  private var reading: ThreadReading?
  private var fault: String?
  private var scroll = Scroll()
  private var fresh: Set<EventID> = []
  /// How many posts have been shown, or were read before.
  private var shown = 0
  /// The thread's last number when it was asked for, and when it was read.
  private var askedNumber: Int
  private var readNumber = 0
  private var panel: ThreadPanel?
  /// The post that a second `d` takes back.
  private var armed: EventID?
  private var acting: (ticket: Ticket, deed: Deed)?
  /// The posts to begin at one of, once they are read.
  private var goals: [EventID]
  /// Whether to begin at the last of them.
  private let isFromBelow: Bool
  /// What to do once it is read.
  private var request: Request?
  private let words: [[UInt8]]
  private var bodyRows = 1

  /// A thread that is being asked for, with `question`.
  ///
  /// - Parameters:
  ///   - id: the thread.
  ///   - goals: posts of which to begin at the first; none for the first new one, or the opening.
  ///   - isFromBelow: whether to begin at the last of them instead.
  ///   - query: what was searched for, to be marked.
  ///   - request: what to do once it is read.
  ///   - welcome: what to say to its writer, who just posted it.
  ///   - scene: where the ticket for the question comes from.
  init(
    _ id: ThreadID,
    goals: [EventID] = [],
    isFromBelow: Bool = false,
    query: SearchQuery? = nil,
    asking request: Request? = nil,
    welcome: ThreadPanel.Welcome? = nil,
    _ scene: inout Scene
  ) {
    self.id = id
    self.goals = goals
    self.isFromBelow = isFromBelow
    self.request = request
    words =
      query.map { $0.text.split(separator: " ").map { Folding.fold($0) }.filter { !$0.isEmpty } }
      ?? []
    panel = welcome.map(ThreadPanel.welcome)
    ticket = scene.ticket()
    askedNumber = scene.board.row(id)?.lastNumber ?? 0
  }

  /// What the screen needs first.
  var question: Effect { .thread(id, ticket) }

  var page: Page {
    panel?.page ?? .thread
  }

  private var messages: [Message] { reading?.state.messages ?? [] }

  private var selected: Message? {
    messages.indices.contains(scroll.selected) ? messages[scroll.selected] : nil
  }

  private var ownSelected: Message? {
    selected.flatMap { reading?.own.contains($0.author) == true ? $0 : nil }
  }

  // MARK: Requests

  func refusal(of request: Request, _ scene: Scene) -> String? {
    switch request {
    case .back, .find, .nextHit, .lastHit, .help, .takeFurther, .redraw, .suspend: return nil
    default: break
    }
    guard let reading else {
      return fault
        ?? (ThreadScreen.patient.contains(request) ? nil : "A moment: the thread is being read.")
    }
    switch request {
    case .sameHere, .reply, .thank, .amend, .withdraw, .report:
      return ReaderActs(
        reading: reading, row: scene.board.row(id), post: selected, isBusy: acting != nil
      ).whyNot(request, scene)
    case .lock, .unlock, .pin, .unpin, .merge, .split, .setAside, .putBack, .mute, .unmute,
      .cutWords, .end, .revive, .ask, .dispute, .proposeSuspension:
      if !scene.standing.isModerator { return "Only moderators do that." }
      if let why = scene.standing.whyReadOnly { return why }
      if acting != nil { return ReaderActs.busySentence }
      return acts(scene)?.whyNot(request)
    case .stepAside: return scene.whyNotStepAside(subject(scene)?.id)
    case .name: return subject(scene) == nil ? "Nobody in particular: it names no one." : nil
    case .watch: return scene.whyNotWatch(subject(scene)?.id)
    case .nextNew:
      let isElsewhere = !scene.news.threads.subtracting([id]).isEmpty
      return fresh.isEmpty && !isElsewhere ? "Nothing is new to you." : nil
    default:
      return nil
    }
  }

  /// What a moderator can do with the thread, and the post under the cursor.
  private func acts(_ scene: Scene) -> ModeratorActs? {
    guard let reading, let row = scene.board.row(id), let selected else { return nil }
    return ModeratorActs(
      reading: reading, row: row, post: selected,
      hasUnseenAnswer: scene.board.hasUnseenAnswer(in: id), today: scene.today)
  }

  private func subject(_ scene: Scene) -> SubjectRow? {
    scene.board.row(id).flatMap(scene.board.subject(of:))
  }

  func doorFacts(_ scene: Scene) -> DoorFacts? {
    reading.map { DoorFacts($0.state.opening) }
  }

  /// What only asks something back, and so can wait for a thread that is still on its way.
  private static let patient: [Request] = [.sameHere, .reply, .report]

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    let wasArmed = armed
    armed = nil
    if isBeingRead, ThreadScreen.patient.contains(request) {
      self.request = request
      return []
    }
    if panel != nil { return answer(request, key, &scene) }
    let list = sheet(scene)?.list(rows: bodyRows)
    switch request {
    case .back: return [.back]
    case .moveDown: if let list { scroll.down(list) }
    case .moveUp: if let list { scroll.up(list) }
    case .pageDown: if let list { scroll.pageDown(list) }
    case .pageUp: if let list { scroll.pageUp(list) }
    case .first: if let list { scroll.jump(to: 0, in: list) }
    case .last: if let list { scroll.jump(to: list.last, in: list) }
    case .nextNew: return nextNew(&scene)
    case .sameHere: panel = .sameHere
    case .reply: panel = .reply
    case .thank:
      guard let selected else { return [] }
      return act(.thank(id, selected.id), .thanks, &scene)
    case .amend:
      guard let message = ownSelected else { return [] }
      return [.open(WordsPage(.amend(id, message.id), scene, text: message.body.text ?? ""))]
    case .withdraw:
      guard let message = ownSelected else { return [] }
      if wasArmed == message.id {
        return act(.withdraw(id, message.id), .withdrawal, &scene)
      }
      armed = message.id
      scene.notice = Notice(
        message.role == .opening
          ? "d again takes the whole thread back, for good: its words are erased."
          : "d again takes this post back, for good: its words are erased."
      )
    case .name: return subject(scene).map { scene.nameCard($0) } ?? []
    case .watch:
      if let subject = subject(scene) { scene.toggleWatch(subject.id) }
    case .report: panel = selected.map { .report($0.id) }
    case .stepAside:
      if let subject = subject(scene) { scene.toggleStepAside(subject.id) }
    case .ask:
      guard let selected else { return [] }
      return [.open(LetterPage(.ask(id, selected.id), scene))]
    case .dispute: return reading.map { [.open(LetterPage(.dispute($0), scene))] } ?? []
    case .proposeSuspension: panel = selected.map { .suspension($0.id) }
    case .cutWords:
      guard let selected else { return [] }
      return [.open(LetterPage(.cut(id, selected.id, selected.body.text ?? "", nil), scene))]
    case .merge: return [.merge(id)]
    default:
      if let deed = request.deed, let acts = acts(scene) {
        return moderate(acts.moderation(deed), &scene)
      }
    }
    return []
  }

  /// Does what a moderator asked for, once its reason is chosen where it takes one.
  private mutating func moderate(_ act: Moderation, _ scene: inout Scene) -> [Step] {
    guard !act.deed.reasons.isEmpty, act.reason == nil else {
      return self.act(.moderate(act), .moderation(act), &scene)
    }
    panel = .because(act)
    return []
  }

  mutating func go(toRow number: Int, _ scene: Scene) -> Bool {
    guard let list = sheet(scene)?.list(rows: bodyRows) else { return false }
    armed = nil
    scroll.jump(to: number - 1, in: list)
    return true
  }

  func isCut(rows: Int, _ scene: Scene) -> Bool {
    guard let list = sheet(scene)?.list(rows: postRows(of: rows, scene)) else { return false }
    var scroll = scroll
    if list.rows != bodyRows { scroll.settle(list) }
    return scroll.isCut(list)
  }

  mutating func click(_ row: Int, of rows: Int, column: Int, _ scene: inout Scene) -> Key? {
    armed = nil
    guard let list = sheet(scene)?.list(rows: postRows(of: rows, scene)) else { return nil }
    if list.rows != bodyRows { scroll.settle(list) }
    _ = scroll.click(row, list)
    return nil
  }

  private mutating func nextNew(_ scene: inout Scene) -> [Step] {
    let ids = messages.map(\.id)
    if let index = ids.indices.first(where: { $0 > scroll.selected && fresh.contains(ids[$0]) }) {
      if let list = sheet(scene)?.list(rows: bodyRows) { scroll.jump(to: index, in: list) }
      return []
    }
    let others = scene.news.threads.subtracting([id]).compactMap(scene.board.row)
      .filter { $0.state(on: scene.today).isShown }
    guard let next = others.max(by: { $0.lastNumber < $1.lastNumber })?.id else {
      scene.notice = Notice("Nothing new below. q goes back.")
      return []
    }
    let screen = ThreadScreen(next, &scene)
    return [.replace(screen), .ask(screen.question)]
  }

  /// Goes to the next of some posts below the selected one, or above it; nil where there is none.
  mutating func step(through targets: [EventID], by distance: Int, _ scene: Scene) -> EventID? {
    let places = targets.compactMap { target in messages.firstIndex { $0.id == target } }.sorted()
    let next =
      distance > 0
      ? places.first { $0 > scroll.selected } : places.last { $0 < scroll.selected }
    guard let next, let list = sheet(scene)?.list(rows: bodyRows) else { return nil }
    armed = nil
    scroll.jump(to: next, in: list)
    return messages[next].id
  }

  /// Whether the thread is still on its way.
  var isBeingRead: Bool { reading == nil && fault == nil }

  // MARK: Panels

  private mutating func answer(_ request: Request, _ key: Key, _ scene: inout Scene) -> [Step] {
    guard let open = panel else { return [] }
    if request == .sameHere {
      panel = .sameHere
      return []
    }
    if request == .back || page == .notice {
      // From a reply one goes back to the replies.
      if case .ready = open { panel = .reply } else { panel = nil }
      return []
    }
    if case .ready(let number) = open, request == .post {
      panel = nil
      if number == ReadyReply.allClear, isWriter {
        return act(.allClear(id), .allClear, &scene)
      }
      return act(.reply(id, to: target, RawText(ReadyReply.all[number])), .reply, &scene)
    }
    guard case .character(let digit) = key, let number = digit.wholeNumberValue else { return [] }
    switch open {
    case .sameHere:
      guard ThreadPanel.bases.indices.contains(number - 1) else { return [] }
      panel = nil
      let basis = ThreadPanel.bases[number - 1]
      guard basis.isVoice else {
        scene.notice = Notice("Thank you. What is heard said is not counted, and not kept.")
        return []
      }
      return act(.sameHere(id, basis), .sameHere(basis), &scene)
    case .reply:
      if number == ReadyReply.all.count + 1 {
        panel = nil
        return [.open(WordsPage(.reply(id, to: target), scene))]
      }
      guard ReadyReply.all.indices.contains(number - 1) else { return [] }
      panel = .ready(number - 1)
      return []
    case .because(let act):
      guard let reason = ReasonChoices.reason(key, of: act.deed.reasons) else { return [] }
      panel = nil
      return moderate(
        Moderation(act.deed, act.thread, post: act.post, reason: reason), &scene)
    case .report(let post):
      guard let reason = ReasonChoices.reason(key, of: ModerationReason.reporting) else {
        return []
      }
      panel = nil
      return act(.report(id, post, reason), .report, &scene)
    case .suspension(let post):
      guard let reason = ReasonChoices.reason(key, of: Suspension.reasons) else { return [] }
      panel = nil
      let ticket = scene.ticket()
      acting = (ticket, .proposal)
      return [.ask(.proposeSuspension(id, post, reason, ticket))]
    case .counted, .welcome, .ready:
      return []
    }
  }

  /// Whether she who reads wrote the warning.
  private var isWriter: Bool {
    guard let reading, reading.state.opening.kind == .warning else { return false }
    return reading.own.contains(reading.state.messages[0].author)
  }

  /// The post that a reply answers: none for the opening.
  private var target: EventID? {
    selected.flatMap { $0.role == .opening ? nil : $0.id }
  }

  private mutating func act(_ intent: Intent, _ deed: Deed, _ scene: inout Scene) -> [Step] {
    let ticket = scene.ticket()
    acting = (ticket, deed)
    return [.ask(.perform(intent, ticket))]
  }

  func panel(_ scene: Scene) -> [Line]? {
    panel?.lines(
      isWriter: isWriter,
      tag: reading.flatMap { reading in reading.ownAuthor.map(reading.name(of:)) },
      scene)
  }

  // MARK: The world

  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? {
    if ticket == self.ticket { return read(answer, &scene) }
    guard let acting, acting.ticket == ticket else { return nil }
    self.acting = nil
    switch answer {
    case .failed(let sentence):
      scene.notice = Notice(sentence, isAlarm: true)
    case .performed(let events):
      switch acting.deed {
      case .sameHere(.firstHand): panel = .counted
      case .sameHere: scene.notice = Notice("Counted, and shown from tomorrow. Thank you.")
      case .reply:
        scene.notice = Notice("It is up. d takes it back, at any time.")
        if let post = events.first { expect(post.id, scene) }
      case .thanks:
        scene.notice = Notice(
          "Sent. Whoever wrote it alone will see that somebody was helped; it is not counted.")
      case .allClear:
        scene.notice = Notice("It stands above the thread, until somebody says it again.")
      case .withdrawal: scene.notice = Notice("Taken back. Its words are gone from our files.")
      case .report:
        let hours = scene.hoursWords.map { "Moderators look \($0)" } ?? "Moderators look at it"
        scene.notice = Notice(
          "Reported. \(hours); nobody, they included, learns who reported.")
      case .proposal:
        scene.notice = Notice("Proposed. Another of you decides, in 7.")
      case .moderation(let act):
        let label = act.deed.label
        let back =
          act.deed == .expire
          ? " Its words are gone; :\(Request.revive) brings back the rest alone."
          : Request.allCases.first { $0.deed == act.deed }?.reverse.map { " \($0) takes it back." }
            ?? ""
        scene.notice = Notice(
          "\(label.prefix(1).uppercased())\(label.dropFirst()). It stands in 6.\(back)")
      }
      // A voice is no change that a board tells of; whether it is one's own, the thread knows.
      self.ticket = scene.ticket()
      return [.ask(question)]
    default: break
    }
    return []
  }

  private mutating func read(_ answer: Answer, _ scene: inout Scene) -> [Step] {
    switch answer {
    case .thread(let new?):
      let others = new.state.messages.filter { !new.own.contains($0.author) }
      if let reading {
        let known = Set(reading.state.messages.map(\.id))
        fresh.formUnion(others.map(\.id).filter { !known.contains($0) })
        self.reading = new
        reach(scene)
      } else {
        fresh = scene.news.unread(of: new, scene)
        // What stands above the first new post was read before.
        shown = new.state.messages.firstIndex { fresh.contains($0.id) } ?? new.state.messages.count
        reading = new
        begin(scene)
      }
      readNumber = askedNumber
      fault = nil
      guard let request else { return [] }
      self.request = nil
      if request == .amend || request == .withdraw { selectOwn(scene) }
      if let refusal = refusal(of: request, scene) {
        scene.notice = Notice(refusal)
        return []
      }
      return perform(request, key: .enter, &scene)
    case .thread(nil):
      reading = nil
      panel = nil
      fault = "This thread is no longer here: its time ran out, or its author took it back."
    case .failed(let sentence):
      fault = sentence
    default: break
    }
    return []
  }

  /// Goes to the reader's own new post, now or once it is read.
  mutating func expect(_ post: EventID, _ scene: Scene) {
    goals = [post]
    reach(scene)
  }

  private mutating func reach(_ scene: Scene) {
    guard let index = messages.firstIndex(where: { goals.contains($0.id) }),
      let list = sheet(scene)?.list(rows: bodyRows)
    else { return }
    goals = []
    scroll.jump(to: index, in: list)
  }

  /// Goes to the reader's own last post that stands, unless she is at one.
  private mutating func selectOwn(_ scene: Scene) {
    let own = reading?.own ?? []
    guard ownSelected == nil, let list = sheet(scene)?.list(rows: bodyRows),
      let index = messages.lastIndex(where: { own.contains($0.author) && $0.body != .withdrawn })
    else { return }
    scroll.jump(to: index, in: list)
  }

  /// Goes to the post to begin at.
  private mutating func begin(_ scene: Scene) {
    let places = messages.indices.filter { goals.contains(messages[$0].id) }
    let first =
      (isFromBelow ? places.last : places.first)
      ?? messages.firstIndex { fresh.contains($0.id) }
    goals = []
    guard let first, let list = sheet(scene)?.list(rows: bodyRows) else { return }
    scroll.jump(to: first, in: list)
  }

  mutating func follow(_ change: BoardChange, _ scene: inout Scene) -> [Step] {
    guard change.threads.contains(id) else { return [] }
    ticket = scene.ticket()
    askedNumber = scene.board.row(id)?.lastNumber ?? 0
    return [.ask(question)]
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    let rows = postRows(of: rows, scene)
    // What is said at the bottom for a moment takes room for a moment.
    if rows != bodyRows, panel == nil, scene.notice == nil {
      bodyRows = rows
      if let list = sheet(scene)?.list(rows: rows) { scroll.settle(list) }
    }
    noteShown(&scene)
    return []
  }

  /// Notes how far the thread has been on the screen.
  private mutating func noteShown(_ scene: inout Scene) {
    guard let count = reading?.state.messages.count else { return }
    if shown < count, let list = sheet(scene)?.list(rows: bodyRows) {
      shown = max(shown, (scroll.items(list).last?.index ?? -1) + 1)
    }
    let isWhole = shown >= count
    scene.read(id, ReadMark(number: isWhole ? readNumber : 0, posts: shown))
  }

  /// The rows for posts: below them stands what is said of every thread.
  private func postRows(of rows: Int, _ scene: Scene) -> Int {
    max(1, rows - (scene.isLow ? 0 : 1))
  }

  // MARK: Drawing

  private func sheet(_ scene: Scene) -> ThreadSheet? {
    guard let reading, let row = scene.board.row(id) else { return nil }
    return ThreadSheet(
      scene: scene,
      board: scene.board,
      row: row,
      reading: reading,
      reference: id.reference.description,
      fresh: fresh,
      words: words
    )
  }

  func head(_ scene: Scene) -> [Line] {
    if let sheet = sheet(scene) { return sheet.head() }
    let first = scene.board.row(id).map { scene.headline(of: $0, in: scene.board) } ?? ""
    let lines = [Line(" \(first)", right: id.reference.description, style: .strong)]
    return scene.isLow ? lines : lines + [.blank, .blank]
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    frame.cursor = Frame.Cursor(row: rows.lowerBound, column: 0)
    guard let sheet = sheet(scene) else {
      let text = fault ?? "Reading the thread…"
      let lines = Line.wrap(text, columns: scene.columns, style: fault == nil ? .dim : .alarm)
      for (line, row) in zip(lines, rows.dropFirst(scene.isLow ? 0 : 1)) {
        frame.draw(line, row: row, columns: scene.columns)
      }
      return
    }
    let posts = rows.prefix(postRows(of: rows.count, scene))
    var scroll = scroll
    if posts.count != bodyRows { scroll.settle(sheet.list(rows: posts.count)) }
    sheet.draw(on: &frame, rows: posts, scroll)
    if !scene.isLow, let last = rows.last {
      frame.draw(
        Line(" " + ThreadSheet.caution, style: .dim),
        row: last,
        columns: scene.columns
      )
    }
  }
}
