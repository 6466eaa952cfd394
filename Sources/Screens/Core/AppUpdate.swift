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
      if curtain == nil { paste(text) }
    case .tick(let tick):
      effects = take(tick)
    case .resized(let size):
      scene.size = size
    case .day(let day):
      scene.today = day
      effects = follow(BoardChange())
    case .board(let board, let change):
      scene.news.arrive(change, before: scene.board, after: board)
      scene.board = board
      effects = follow(change)
    case .answer(let ticket, let answer):
      effects = take(ticket, answer)
    }
    return effects + settle()
  }

  // MARK: Keys

  mutating func press(_ key: Key) -> [Effect] {
    if case .click(let row, let column) = key, page != .card, page != .notice {
      return click(row: row, column: column)
    }
    scene.notice = nil
    let page = page
    guard let row = RequestTable.row(for: key, on: page) else { return pressOther(key, on: page) }
    return perform(row, key)
  }

  /// Presses what lies under the mouse: a key of the bottom lines, or what the screen makes of it.
  private mutating func click(row: Int, column: Int) -> [Effect] {
    guard 0..<scene.size.rows ~= row else { return [] }
    let layout = layout()
    scene.notice = nil
    count = nil
    isLeaving = false
    let line = row - (scene.size.rows - layout.bottom.count)
    var key: Key?
    if line >= 0 {
      key = layout.bottom[line].key(at: column)
    } else if prompt == nil, top.panel(scene) == nil, layout.body.contains(row) {
      let place = row - layout.body.lowerBound
      key = stack[stack.count - 1].click(place, of: layout.body.count, column: column, &scene)
    }
    return key.map { press($0) } ?? []
  }

  /// Does what a row of the table says, or says why not.
  mutating func perform(_ row: RequestRow, _ key: Key) -> [Effect] {
    if let effects = haste(row.request) { return effects }
    let (wasLeaving, counted) = (isLeaving, count)
    isLeaving = false
    count = nil
    if let refusal = refusal(of: row.request) {
      scene.notice = Notice(refusal)
      return []
    }
    switch row.request {
    case .back where counted != nil && key == .escape: return []
    case .count: return take(digit: key, after: counted)
    case .suspend: return [.suspend]
    case .leave:
      if wasLeaving { return [.leave(wiping: false)] }
      isLeaving = true
      scene.notice = Notice(
        scene.drafts.isEmpty
          ? "q again leaves."
          : "q again leaves, and forgets what you were writing. c goes on with it."
      )
      return []
    case .help:
      return run([.open(HelpScreen(scene))])
    case .find:
      prompt = .find(LineField(limit: 200))
      return []
    case .command:
      prompt = .command(LineField(limit: 40))
      return []
    case .write:
      return run(beginWriting())
    case .nextHit, .lastHit:
      var effects: [Effect] = []
      let distance = row.request == .nextHit ? 1 : -1
      for _ in 0..<(counted ?? 1) where effects.isEmpty { effects = walk(by: distance) }
      return effects
    default:
      if prompt != nil { return answerPrompt(row.request, key) }
      let times = row.isRepeated ? counted ?? 1 : 1
      var effects: [Effect] = []
      for _ in 0..<times {
        effects += run(stack[stack.count - 1].perform(row.request, key: key, &scene))
      }
      return effects
    }
  }

  /// The largest number that is taken before a key: more would be a slip.
  private static let mostTimes = 999

  private mutating func take(digit key: Key, after counted: Int?) -> [Effect] {
    guard case .character(let sign) = key, let digit = sign.wholeNumberValue else { return [] }
    let number = min((counted ?? 0) * 10 + digit, App.mostTimes)
    guard number > 0 else {
      scene.notice = Notice("A number begins with 1 to 9; then a key that moves.")
      return []
    }
    count = number
    scene.notice = Notice("\(number) times: j, k, PgDn or PgUp. Esc forgets the number.")
    return []
  }

  private mutating func pressOther(_ key: Key, on page: Page) -> [Effect] {
    isLeaving = false
    count = nil
    if key == .wheelUp || key == .wheelDown { return [] }
    if page == .notice || page == .card {
      return run(stack[stack.count - 1].perform(.back, key: key, &scene))
    }
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
    if let row = RequestTable.row(elsewhere: key), let place = RequestTable.place(of: row.request) {
      scene.notice = Notice(
        "\(row.shown) is “\(row.label.isEmpty ? row.name : row.label)”: \(place)."
      )
    } else if case .character = key {
      scene.notice = Notice("That key does nothing here. ? shows those that do.")
    }
    return []
  }

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
      guard let kind = kinds[key] else { return [] }
      self.prompt = nil
      scene.drafts.composition = Composition(kind: kind, size: scene.size)
      return run([.open(firstPage(of: kind))])
    case (.find(let field), .open):
      self.prompt = nil
      guard let query = SearchQuery(field.text) else { return [] }
      let results = ResultsScreen(query, ticket: scene.ticket())
      let search = Step.ask(.search(query, results.ticket))
      guard let former = top as? ResultsScreen else { return run([.open(results), search]) }
      return run(former.ending + [.replace(results), search])
    case (.command(let field), .complete):
      self.prompt = .command(
        LineField(namedRequests(by: field.text).completion, limit: field.limit))
      return []
    case (.command(let field), .open):
      return performNamed(field.text)
    default:
      self.prompt = nil
      return []
    }
  }

  private mutating func beginWriting() -> [Step] {
    guard let composition = scene.drafts.composition else {
      prompt = .write
      return []
    }
    scene.notice = Notice("Here is what you were writing. Every word is kept.")
    return [.open(firstPage(of: composition.kind))]
  }

  /// A warning begins with its facts, the rest with its words.
  private func firstPage(of kind: ThreadKind) -> any Screen {
    if kind == .warning { FactsForm(kind) } else { WordsPage(.new, scene) }
  }

  /// Why a request cannot be done now; nil where it can.
  func refusal(of request: Request) -> String? {
    guard let prompt else { return refusalBelow(of: request) }
    switch request {
    case .write: return scene.standing.whyReadOnly
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
    case .hide, .leaveAtOnce, .redraw, .command, .count: nil
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
    if case .performed(let events) = answer { scene.news.discount(events) }
    if let posting = scene.posting, posting.ticket == ticket {
      scene.posting = nil
      return finish(posting.purpose, answer)
    }
    for index in stack.indices.reversed() {
      if let steps = stack[index].take(ticket, answer, &scene) { return run(steps) }
    }
    return []
  }

  /// What was being posted is up, or is not: then its text stays where it is.
  private mutating func finish(_ purpose: Purpose, _ answer: Answer) -> [Effect] {
    switch answer {
    case .performed(let events):
      let composition = scene.drafts.composition
      scene.drafts.remove(purpose)
      // The pages of this post alone: another may have been begun meanwhile.
      let depth = stack.count
      stack.removeAll { ($0 as? any WritingPage)?.purpose == purpose }
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
      guard let thread = events.first?.thread else { return [] }
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
    // A list of names takes room for a moment, too.
    if case .command? = prompt { return [] }
    let rows = layout().body.count
    return run(stack[stack.count - 1].settle(rows: rows, &scene))
  }
}
