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
      effects = press(key)
    case .paste(let text):
      paste(text)
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

  private mutating func press(_ key: Key) -> [Effect] {
    scene.notice = nil
    let page = page
    if page == .card { return run([.back]) }
    guard let row = RequestTable.row(for: key, on: page) else { return pressOther(key, on: page) }
    if let refusal = refusal(of: row.request) {
      isLeaving = false
      scene.notice = Notice(refusal)
      return []
    }
    let wasLeaving = isLeaving
    isLeaving = false
    switch row.request {
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .leave:
      if wasLeaving { return [.leave] }
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
    case .write:
      return run(beginWriting())
    default:
      if prompt != nil { return answerPrompt(row.request, key) }
      return run(stack[stack.count - 1].perform(row.request, key: key, &scene))
    }
  }

  private mutating func pressOther(_ key: Key, on page: Page) -> [Effect] {
    isLeaving = false
    if page == .notice { return run(stack[stack.count - 1].perform(.back, key: key, &scene)) }
    if page.takesText {
      if case .find(var field)? = prompt {
        if case .character(let character) = key {
          field.insert(String(character))
        } else if let edit = Edit(key) {
          if edit == .deleteBackward, field.isEmpty {
            prompt = nil
            return []
          }
          field.perform(edit)
        }
        prompt = .find(field)
        return []
      }
      return run(stack[stack.count - 1].type(key, &scene))
    }
    if let row = RequestTable.row(elsewhere: key),
      let place = Page.allCases.first(where: { row.pages.contains($0) && $0.place != nil })?.place
    {
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
    if case .find(var field)? = prompt {
      field.insert(text)
      prompt = .find(field)
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
    switch request {
    case .write: return scene.standing.whyReadOnly
    default: return prompt == nil ? top.refusal(of: request, scene) : nil
    }
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
    let rows = layout().body.count
    return run(stack[stack.count - 1].settle(rows: rows, &scene))
  }
}
