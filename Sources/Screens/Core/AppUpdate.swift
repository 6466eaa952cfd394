// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas

extension App {
  /// Takes in what happened.
  ///
  /// - Returns: what the screens want of the world, in order.
  package mutating func update(_ message: Message) -> [Effect] {
    var effects: [Effect] = []
    switch message {
    case .key(let key):
      effects = take(key)
    case .paste(let text):
      effects = [.after(App.quietTime, .quiet)]
      if curtain == nil { paste(text) } else { pasteOnCurtain(text) }
    case .tick(let tick):
      effects = take(tick)
    case .resized(let size):
      scene.size = size
    case .day(let day):
      scene.today = day
      scene.news.count(scene)
      effects = follow(BoardChange())
    case .board(let board, let change):
      let former = scene.board
      scene.board = board
      scene.news.arrive(change, before: former, scene)
      effects = follow(change)
    case .privateState(let state):
      scene.merge(state, open: openDraft)
    case .standing(let standing):
      scene.standing = standing
      if let why = standing.whyReadOnly { scene.notice = Notice(why, isAlarm: true) }
    case .alarm(let sentence):
      scene.notice = Notice(sentence, isAlarm: true)
    case .answer(let ticket, let answer):
      effects = take(ticket, answer)
    }
    effects = sendDecision(after: message, effects) + effects
    effects += settle() + scene.askAhead()
    effects += keepDrafts(after: message, isLeaving: effects.contains { $0.isLeaving })
    // Whoever leaves has everything kept first.
    return scene.takeChanges().map(Effect.keep) + effects
  }

  // MARK: Drafts

  /// How long nothing is typed before it is kept.
  static let pauseTime = Duration.seconds(2)

  /// The draft whose page is open, whatever lies on top of it.
  private var openDraft: DraftID? {
    writingPage.flatMap { scene.drafts.id(for: $0.purpose) }
  }

  /// Keeps what is being written: at pauses, and at once where its page closes, or the screen.
  private mutating func keepDrafts(after message: Message, isLeaving: Bool) -> [Effect] {
    let open = openDraft
    if open != keptDraft {
      keptDraft = open
      scene.keepDrafts(open: open)
    }
    guard scene.drafts.isTouched else { return [] }
    switch message {
    case .tick(.pause): break
    case .key, .paste:
      if open == nil || curtain != nil || isLeaving { break }
      return [.after(App.pauseTime, .pause)]
    default: if open != nil, curtain == nil { return [] }
    }
    scene.keepDrafts(open: open)
    return []
  }

  // MARK: Keys

  mutating func press(_ key: Key) -> [Effect] {
    if case .click(let row, let column) = key, page != .card, page != .notice {
      return click(row: row, column: column)
    }
    scene.notice = nil
    let page = page
    if prompt == nil, top.goesOnTyping(key, scene) {
      return run(stack[stack.count - 1].type(key, &scene))
    }
    guard let row = RequestTable.row(for: key, on: page) else { return pressOther(key, on: page) }
    return perform(row, key)
  }

  /// Presses what lies under the mouse: a key of the bottom lines, or what the screen makes of it.
  private mutating func click(row: Int, column: Int) -> [Effect] {
    guard 0..<scene.size.rows ~= row else { return [] }
    let layout = layout()
    scene.notice = nil
    isLeaving = false
    let line = row - (scene.size.rows - layout.bottom.count)
    var key: Key?
    if line >= 0 {
      key = layout.bottom[line].key(at: column)
    } else if prompt == nil, layout.head.indices.contains(row) {
      key = layout.head[row].key(at: column)
    } else if prompt == nil, top.panel(scene) == nil, layout.body.contains(row) {
      let place = row - layout.body.lowerBound
      key = stack[stack.count - 1].click(place, of: layout.body.count, column: column, &scene)
    }
    return key.map { press($0) } ?? []
  }

  /// Does what a row of the table says, so many times where it moves, or says why not.
  mutating func perform(_ row: RequestRow, _ key: Key, times: Int = 1) -> [Effect] {
    if let effects = haste(row.request) { return effects }
    let wasLeaving = isLeaving
    isLeaving = false
    if let refusal = refusal(of: row.request) {
      scene.notice = Notice(refusal)
      return []
    }
    if prompt == nil, let place = Place.all.first(where: { $0.request == row.request }) {
      return go(to: place)
    }
    switch row.request {
    case .suspend: return [.suspend]
    case .leave:
      if wasLeaving { return [.leave(wiping: false)] }
      isLeaving = true
      scene.notice = Notice(
        scene.begunDrafts.isEmpty
          ? "q again leaves." : "q again leaves. What you were writing is kept.")
      return []
    case .sources:
      return run([.open(SourcesScreen())])
    case .takeFurther:
      prompt = nil
      return run([.open(RoutesScreen(top.doorFacts(scene)))])
    case .help:
      return run([.open(HelpScreen(of: top.page))])
    case .invite, .codename, .leaveBoard, .protects, .aboutBoard:
      return openMembers(row.request)
    case .find:
      prompt = .find(LineField(limit: 200))
      return []
    case .command:
      prompt = .command(LineField(limit: 40))
      return []
    case .write:
      if case .resume? = prompt {
        prompt = .write
      } else if let draft = scene.newDraft() {
        prompt = .resume(draft)
      } else if let subject = top as? SubjectScreen {
        return run(subject.write(&scene))
      } else {
        prompt = .write
      }
      return []
    case .allRead:
      scene.readAll()
      scene.notice = Notice("Everything counts as read.")
      return []
    case .nextHit, .lastHit:
      var effects: [Effect] = []
      let distance = row.request == .nextHit ? 1 : -1
      for _ in 0..<times where effects.isEmpty { effects = walk(by: distance) }
      return effects
    default:
      if prompt != nil { return answerPrompt(row.request, key) }
      var effects: [Effect] = []
      for _ in 0..<times {
        effects += run(stack[stack.count - 1].perform(row.request, key: key, &scene))
      }
      return effects
    }
  }

  private mutating func pressOther(_ key: Key, on page: Page) -> [Effect] {
    isLeaving = false
    if key == .wheelUp || key == .wheelDown { return [] }
    if page == .notice || page == .card {
      let effects = run(stack[stack.count - 1].perform(.back, key: key, &scene))
      // What was read is done with; whoever presses a key for what it does has it done.
      let isMeant = page == .notice && !App.keysThatGoOn.contains(key)
      return isMeant ? effects + press(key) : effects
    }
    if page == .facts { return run(stack[stack.count - 1].type(key, &scene)) }
    if page.takesText {
      guard var field = prompt?.field else { return run(stack[stack.count - 1].type(key, &scene)) }
      if case .character(let character) = key {
        field.insert(String(character))
      } else if let edit = Edit(key) {
        if edit == .deleteBackward, field.isEmpty {
          prompt = nil
          return []
        }
        field.perform(edit)
      }
      prompt?.field = field
      return []
    }
    if case .character(let digit) = key, digit.isWholeNumber,
      RequestTable.placePages.contains(page)
    {
      let places = scene.places.map { "\($0.digit) \($0.label)" }.joined(separator: ", ")
      scene.notice = Notice("Digits are places: \(places). :12 goes to row 12.")
      return []
    }
    if page.isDesk, case .character(let character) = key {
      scene.notice = Notice(whatWorks(instead: character, on: page))
      return []
    }
    if let row = RequestTable.row(elsewhere: key, isModerator: scene.standing.isModerator),
      let place = RequestTable.place(of: row.request)
    {
      scene.notice = Notice(
        "\(row.shown) is “\(row.label.isEmpty ? row.name : row.label)”: \(place)."
      )
    } else if case .character = key {
      scene.notice = Notice("That key does nothing here. ? shows those that do.")
    }
    return []
  }

  /// What is said of a key that does nothing at the moderators' desk: what does something there.
  private func whatWorks(instead key: Character, on page: Page) -> String {
    let way = "q goes back to the list: there digits are places."
    if key.isWholeNumber, page.isItem {
      return refusal(of: .turnDown) == nil && page != .readItem
        ? "x, then a digit: in an item digits choose. \(way)"
        : "In this item a digit chooses nothing. \(way)"
    }
    let keys = footerRows().map { "\($0.shown) \($0.label)" }.joined(separator: " · ")
    return "“\(key)” does nothing here. What does: \(keys)"
  }

  /// The keys that only close what was to be read.
  private static let keysThatGoOn: Set<Key> = [
    .enter, .escape, .character(" "), .character("q"), .left,
  ]

  private mutating func paste(_ text: String) {
    scene.notice = nil
    if var field = prompt?.field {
      field.insert(text)
      prompt?.field = field
    } else if prompt == nil, page.takesText {
      stack[stack.count - 1].paste(text, &scene)
    }
  }

  private mutating func answerPrompt(_ request: Request, _ key: Key) -> [Effect] {
    guard let prompt else { return [] }
    switch (prompt, request) {
    case (.write, .choose):
      let kinds: [Key: ThreadKind] = [
        .character("1"): .warning, .character("2"): .advice, .character("3"): .question,
      ]
      if key == .character("4") {
        self.prompt = nil
        if let why = scene.whyNoNotes {
          scene.notice = Notice(why)
          return []
        }
        return run(scene.beginNote())
      }
      guard let kind = kinds[key] else { return [] }
      self.prompt = nil
      let coming = top.coming(scene)
      let steps = scene.begin(kind)
      if let coming { scene.drafts.composition?.take(coming) }
      return run(steps)
    case (.resume(let id), .open):
      self.prompt = nil
      return run(scene.resume(id))
    case (.resume(let id), .throwAway):
      self.prompt = nil
      scene.drop(id)
      scene.notice = Notice("Thrown away.")
      return []
    case (.find(let field), .open): return find(field.text)
    case (.command(let field), .complete):
      self.prompt = .command(
        LineField(namedRequests(by: field.text).completion, limit: field.limit))
      return []
    case (.command(let field), .open):
      return performNamed(field.text)
    case (.correct(let route, let field), .open):
      self.prompt = nil
      let words = field.text.allSatisfy { $0 == " " } ? nil : RawText(field.text)
      let ticket = scene.ticket()
      scene.correcting = ticket
      return run([.ask(.perform(.correctRoute(route, words), ticket))])
    case (.merge(let thread, let field), .open): return merge(thread, into: field.text)
    default:
      self.prompt = nil
      return []
    }
  }

  /// Merges a thread into the one of a reference.
  private mutating func merge(_ thread: ThreadID, into typed: String) -> [Effect] {
    // What cannot be meant is said beside the line, where it is mended.
    guard let other = Reference(typed.uppercased()).flatMap(scene.board.thread) else { return [] }
    prompt = nil
    let ticket = scene.ticket()
    scene.merging = ticket
    let act = Moderation(.merge, thread, other: other, reason: .duplicate)
    return run([.ask(.perform(.moderate(act), ticket))])
  }

  /// Sends a moderator's last decision once it can no longer be taken back: its time has passed, or she
  /// is elsewhere.
  private mutating func sendDecision(after message: Message, _ effects: [Effect]) -> [Effect] {
    guard scene.desk.undecided != nil else { return [] }
    let isOver = if case .tick(.decision) = message { true } else { false }
    let isAtQueue = stack.contains { $0 is QueueScreen || $0 is QueueItemScreen }
    let isAway = curtain != nil || effects.contains { $0.isLeaving } || !isAtQueue
    return isOver || isAway ? run(scene.sendDecision()) : []
  }

  /// Looks for what was typed; a thread that is named by its reference opens at once.
  private mutating func find(_ typed: String) -> [Effect] {
    guard let query = SearchQuery(typed) else {
      prompt = nil
      return []
    }
    // What cannot be meant is said beside the line, where it is mended.
    guard query.fault(in: scene.vocabulary) == nil else { return [] }
    prompt = nil
    let results = ResultsScreen(query, &scene)
    var steps: [Step] = []
    if let former = top as? ResultsScreen {
      steps = former.ending + [.replace(results)]
    } else {
      steps = [.open(results)]
    }
    steps += results.questions.map(Step.ask)
    if let reference = query.reference, let thread = scene.board.thread(reference),
      scene.isFound(thread)
    {
      if query.isSurelyReference {
        let screen = ThreadScreen(thread, query: query, &scene)
        steps += [.open(screen), .ask(screen.question)]
      } else {
        scene.notice = Notice("A thread is called \(reference), too: typed in capitals, it opens.")
      }
    }
    return run(steps)
  }

  /// Why a request cannot be done now; nil where it can.
  func refusal(of request: Request) -> String? {
    guard let prompt else { return refusalBelow(of: request) }
    switch request {
    case .write: return scene.standing.whyReadOnly
    case .open:
      guard case .command(let field) = prompt else { return nil }
      let named = namedRequests(by: field.text)
      if named.typed.isEmpty || named.meant != nil { return nil }
      return named.entries.isEmpty ? "No request is called that." : "Several names begin so."
    case .complete:
      let typed = prompt.field?.text ?? ""
      return namedRequests(by: typed).completion == typed ? "Several names begin so." : nil
    default: return nil
    }
  }

  /// Why a request could not be done on the top screen, whatever is being asked below it.
  func refusalBelow(of request: Request) -> String? {
    switch request {
    case .write: scene.standing.whyReadOnly
    case .hide, .leaveAtOnce, .redraw, .command: nil
    case .allRead: scene.news.threads.isEmpty ? "Nothing is new to you." : nil
    case .queue where !scene.standing.isModerator: "The queue is for moderators."
    case .board, .tonight, .who, .mine, .record, .queue:
      writingPage == nil ? nil : "You are writing: q goes back to it first."
    case .invite, .codename, .leaveBoard, .protects, .aboutBoard: membersRefusal(of: request)
    case .nextHit, .lastHit:
      stack.contains { $0 is ResultsScreen } ? nil : "Nothing was searched for here. / finds."
    default: top.refusal(of: request, scene)
    }
  }

  // MARK: Walking through what was found

  /// Goes to the next post that was found, in this thread or in the next one of the list below.
  private mutating func walk(by distance: Int) -> [Effect] {
    guard let place = stack.lastIndex(where: { $0 is ResultsScreen }),
      var results = stack[place] as? ResultsScreen, var thread = top as? ThreadScreen
    else { return [] }
    if thread.isBeingRead {
      scene.notice = Notice("A moment: the thread is being read.")
      return []
    }
    if let message = thread.step(through: results.hits(in: thread.id), by: distance, scene) {
      results.select(thread.id, message, scene)
      stack[place] = results
      stack[stack.count - 1] = thread
      return []
    }
    guard let next = results.thread(after: thread.id, by: distance) else {
      scene.notice = Notice(
        distance < 0
          ? "That was the first one found. q goes back to the list."
          : results.isLooking
            ? "Nothing further yet: still looking."
            : "That was the last one found. q goes back to the list."
      )
      return []
    }
    results.select(next, nil, scene)
    stack[place] = results
    let screen = ThreadScreen(
      next,
      goals: results.hits(in: next),
      isFromBelow: distance < 0,
      query: results.query,
      &scene
    )
    return run([.replace(screen), .ask(screen.question)])
  }

  // MARK: The world

  private mutating func follow(_ change: BoardChange) -> [Effect] {
    var steps: [Step] = []
    for index in stack.indices { steps += stack[index].follow(change, &scene) }
    return run(steps)
  }

  private mutating func take(_ ticket: Ticket, _ answer: Answer) -> [Effect] {
    if let effects = takeOnCurtain(ticket, answer) { return effects }
    if scene.takeAhead(ticket, answer) { return [] }
    if let steps = scene.takeDecision(ticket, answer) { return run(steps) }
    if case .performed(let events) = answer { scene.note(own: events) }
    if let posting = scene.posting, posting.ticket == ticket {
      scene.posting = nil
      return finish(posting, answer)
    }
    if ticket == scene.merging {
      scene.merging = nil
      switch answer {
      case .performed:
        scene.notice = Notice(
          "Merged: \(ModerationReason.duplicate.label). It stands in 6. :split takes it back.")
      case .failed(let sentence): scene.notice = Notice(sentence, isAlarm: true)
      default: break
      }
      return []
    }
    if ticket == scene.correcting {
      scene.correcting = nil
      if case .failed(let sentence) = answer { scene.notice = Notice(sentence, isAlarm: true) }
      return []
    }
    for index in stack.indices.reversed() {
      if let steps = stack[index].take(ticket, answer, &scene) { return run(steps) }
    }
    return []
  }

  /// What was being posted is up, or is not: then its text stays where it is.
  private mutating func finish(_ posting: Scene.Posting, _ answer: Answer) -> [Effect] {
    let purpose = posting.purpose
    switch answer {
    case .performed(let events):
      if let sent = events.first, sent.isSubmission {
        return hold(posting)
      }
      let composition = scene.drafts.composition
      let depth = stack.count
      // Another one may have been begun meanwhile: then that one is on the screen.
      if scene.drafts.id(for: purpose) == posting.draft {
        scene.drafts.remove(purpose)
        stack.removeAll { ($0 as? any WritingPage)?.purpose == purpose }
      }
      if let draft = posting.draft { scene.drop(draft) }
      guard purpose != .note else {
        scene.notice = Notice("Noted, with this second's time. Only you can open it, in 4.")
        return []
      }
      if posting.isLater {
        scene.notice = Notice(
          "It goes up within three days, at an hour nobody chooses. Till then z in 4 stops it.")
        return []
      }
      guard purpose == .new, stack.count < depth else {
        scene.notice = Notice("It is up. e amends it, d takes it back, at any time.")
        if case .reply = purpose, let post = events.first,
          var thread = stack[stack.count - 1] as? ThreadScreen, thread.id == post.thread
        {
          thread.expect(post.id, scene)
          stack[stack.count - 1] = thread
        }
        return []
      }
      guard let event = events.first, let thread = event.thread else { return [] }
      guard scene.board.row(thread) != nil else {
        scene.notice = Notice(
          "It waits, and goes up by \(event.day.label(on: scene.today)) at an hour nobody chooses. "
            + "z in 4 stops it.")
        return []
      }
      let screen = ThreadScreen(
        thread,
        welcome: composition?.basis == .firstHand ? .firstHand : .plain,
        &scene
      )
      return run([.open(screen), .ask(screen.question)])
    case .failed(let sentence):
      scene.notice = Notice(sentence, isAlarm: true)
      return []
    default:
      return []
    }
  }

  /// What was being posted waits for a moderator: whoever sent it has kept its words with it.
  private mutating func hold(_ posting: Scene.Posting) -> [Effect] {
    let purpose = posting.purpose
    if scene.drafts.id(for: purpose) == posting.draft {
      scene.drafts.remove(purpose)
      stack.removeAll { ($0 as? any WritingPage)?.purpose == purpose }
    }
    if let draft = posting.draft { scene.drop(draft) }
    scene.notice = nil
    return run([.open(HeldPage())])
  }

  // MARK: Steps

  mutating func run(_ steps: [Step]) -> [Effect] {
    var effects: [Effect] = []
    for step in steps {
      switch step {
      case .ask(let effect):
        effects.append(effect)
      case .open(let screen):
        stack.append(screen)
        if screen is NameCard { effects.append(.after(App.cardTime, .card)) }
      case .replace(let screen):
        stack[stack.count - 1] = screen
      case .merge(let thread):
        prompt = .merge(thread, LineField(limit: 12))
      case .correct(let route):
        prompt = .correct(route, LineField(limit: Limits.correctionCharacters))
      case .back:
        if stack.count > 1 { stack.removeLast() }
        if stack.count == 1, var board = stack[0] as? BoardScreen {
          board.sort(scene)
          stack[0] = board
        }
      }
    }
    return effects
  }

  /// Fits the top screen to the room it has.
  mutating func settle() -> [Effect] {
    // What is hidden is not shown; and a list of names takes room for a moment, too.
    guard curtain == nil else { return [] }
    switch prompt {
    case .command?, .find?, .correct?, .merge?: return []
    case .resume?, .write?, nil: break
    }
    let rows = layout().body.count
    let steps = stack[stack.count - 1].settle(rows: rows, &scene)
    let effects = run(steps)
    // Where one screen gave way to another, that one is fitted, too.
    let isLeft = steps.contains { if case .ask = $0 { false } else { true } }
    return isLeft ? effects + settle() : effects
  }
}
