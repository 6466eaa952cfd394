// SPDX-License-Identifier: Apache-2.0

internal import Canvas
internal import Text

extension Entrance {
  /// Takes in what happened.
  ///
  /// - Returns: what the entrance wants of the world, in order.
  package mutating func update(_ message: Message) -> [EntranceEffect] {
    let effects: [EntranceEffect]
    switch message {
    case .key(let key):
      effects = take(key)
    case .paste(let text):
      effects = [.after(App.quietTime, .quiet)]
      if !isHidden, wait == nil, page.wordCount != nil {
        first = 0
        let filled = field.filled(list)
        explain(field.paste(text, list), after: filled)
      }
    case .tick(let tick):
      effects = take(tick)
    case .resized(let size):
      self.size = size
      effects = []
    case .answer(let ticket, let answer):
      effects = take(ticket, answer)
    }
    first = max(0, min(first, lastFirst))
    return effects
  }

  // MARK: Keys

  private static let escapesThatHide = 3

  private mutating func take(_ key: Key) -> [EntranceEffect] {
    escapes = key == .escape ? escapes + 1 : 0
    var waits = [EntranceEffect.after(App.quietTime, .quiet)]
    if escapes == 1 { waits.append(.after(App.escapesTime, .escapes)) }
    let row = EntranceTable.row(for: key, on: page)
    switch row?.act {
    case .leave: return waits + [.leave(wiping: true)]
    case .hide: return waits + hide()
    case .redraw: return waits + [.redraw]
    default: break
    }
    if escapes == Entrance.escapesThatHide { return waits + hide() }
    if isHidden {
      if key == .enter { isHidden = false }
      return waits
    }
    guard wait == nil else { return waits }
    if case .click(let line, let column) = key {
      return self.key(row: line, column: column).map { waits + take($0) } ?? waits
    }
    if let row, row.act != .submit, row.act != .show { return waits + perform(row.act, key) }
    return waits + type(key)
  }

  private mutating func perform(_ act: EntranceRow.Act, _ key: Key) -> [EntranceEffect] {
    switch act {
    case .invitation: go(to: .invitation)
    case .ring, .protects:
      former = page
      go(to: act == .ring ? .ring : .protects)
    case .lineMode:
      field.clear()
      return [.lineMode]
    case .keep:
      if drawn.isEmpty { return draw() }
      go(to: .typeBack)
    case .other: return draw()
    case .back: return goBack()
    case .enter: return [.enter]
    case .suspend:
      field.clear()
      return [.suspend]
    case .down: first += 1
    case .up: first -= 1
    case .pageDown: first += max(1, room - 1)
    case .pageUp: first -= max(1, room - 1)
    case .submit, .show, .redraw, .hide, .leave: break
    }
    return []
  }

  private mutating func goBack() -> [EntranceEffect] {
    switch page {
    case .ring, .protects:
      go(to: former)
    case .typeBack:
      // Shown once: whoever is not sure of the words gets others.
      return draw()
    case .unlock, .ended, .invitation, .drawn, .firstRun:
      return startAgain()
    }
    return []
  }

  // MARK: Words

  private mutating func type(_ key: Key) -> [EntranceEffect] {
    guard page.wordCount != nil else { return [] }
    let filled = field.filled(list)
    let outcome = field.take(key, list)
    guard case .submitted(let words) = outcome else {
      if outcome != .ignored { first = 0 }
      explain(outcome, after: filled)
      if outcome == .ignored, case .character = key {
        let others = page == .unlock ? ", or a digit of the list below" : ""
        said = ["That key does nothing here: letters are wanted\(others)."]
      }
      return []
    }
    said = []
    first = 0
    switch page {
    case .unlock: return ask { .unlock(words: words, $0) }
    case .invitation: return ask { .openInvitation(words, $0) }
    case .typeBack:
      if words == drawn { return ask { .join(words, $0) } }
      let right = zip(words, drawn).prefix { $0 == $1 }.count
      said = [
        "Word \(right + 1) is another one than was shown. All seven again.",
        "Esc draws others, if you are not sure of them.",
      ]
      return []
    case .ended, .drawn, .firstRun, .ring, .protects: return []
    }
  }

  /// Says what hinders; what was said goes with the next word that is known.
  private mutating func explain(_ outcome: CodewordField.Outcome, after filled: Int) {
    switch outcome {
    case .unknown:
      said = ["No word of the list begins so. Word \(field.present) again."]
    case .unfinished:
      said = ["Word \(field.present) needs more letters: four of them, or all it has."]
    case .full where page == .invitation:
      said = [
        "An invitation has five words, and all are in: Enter goes on.",
        "Seven words are a codename: Esc goes back to where it is typed.",
      ]
    case .full:
      said = ["All seven words are in, and nothing more was taken. Enter goes on."]
    case .missing where page == .unlock && field.words.count == Entrance.invitationLength:
      said = [
        "These are five words, and a codename has seven.",
        "Five words on a card are an invitation: 1 takes it.",
      ]
    case .missing:
      said = ["Word \(field.present) of \(field.count) is next."]
    case .taken where field.filled(list) > filled:
      said = []
    case .ignored, .taken, .submitted:
      break
    }
  }

  // MARK: Ways

  /// Goes to a page with nothing typed on it and nothing said.
  private mutating func go(to page: EntrancePage) {
    self.page = page
    field.clear()
    field = CodewordField(count: page.wordCount ?? 0)
    said = []
    first = 0
  }

  /// Forgets everything and stands where one unlocks.
  private mutating func startAgain() -> [EntranceEffect] {
    let wasBusy = isOpened || wait != nil
    go(to: .unlock)
    clearDrawn()
    former = .unlock
    wait = nil
    name = nil
    ended = nil
    isOpened = false
    return wasBusy ? [.forget] : []
  }

  /// Draws another codename; what was drawn before is gone.
  private mutating func draw() -> [EntranceEffect] {
    go(to: .drawn)
    clearDrawn()
    return ask { .drawCodename($0) }
  }

  private mutating func clearDrawn() {
    for index in drawn.indices { drawn[index] = 0 }
    drawn = []
  }

  private mutating func hide() -> [EntranceEffect] {
    escapes = 0
    isHidden = true
    return startAgain()
  }

  // MARK: The world

  private mutating func take(_ tick: Tick) -> [EntranceEffect] {
    switch tick {
    case .escapes: escapes = 0
    case .quiet:
      guard wait == nil else { break }
      guard !field.isEmpty || isOpened || ended != nil else { break }
      let hasJoined = page == .firstRun || former == .firstRun
      let wasEnded = ended != nil
      let wasDrawn = !drawn.isEmpty
      let effects = startAgain()
      said =
        hasJoined
        ? ["Closed after 3 quiet minutes. You have joined: your codename opens it."]
        : wasDrawn
          ? [
            "Closed after 3 quiet minutes. The codename that was shown is gone.",
            "The invitation still holds: 1 begins again, with another codename.",
          ]
          : wasEnded
            ? ["Closed after 3 quiet minutes. Your codename shows again what stood here."]
            : ["Three quiet minutes: what was typed is forgotten."]
      return effects
    case .card, .decision, .pause: break
    }
    return []
  }

  private mutating func take(_ ticket: Ticket, _ answer: EntranceAnswer) -> [EntranceEffect] {
    guard ticket == wait?.ticket else { return [] }
    if case .waiting = answer {
      wait?.isQueued = true
      return []
    }
    wait = nil
    // The quiet minutes count from what is now to be seen.
    return [.after(App.quietTime, .quiet)] + take(answer)
  }

  private mutating func take(_ answer: EntranceAnswer) -> [EntranceEffect] {
    switch answer {
    case .opened(let name):
      isOpened = true
      self.name = name
      switch page {
      case .unlock: return [.enter]
      case .invitation: return draw()
      default:
        clearDrawn()
        go(to: .firstRun)
      }
    case .drawn(let words):
      let isWhole = words.count == Entrance.codenameLength
      guard isWhole, words.allSatisfy((0..<list.count).contains) else { break }
      drawn = words
    case .wrong(let refusal):
      if page == .typeBack {
        clearDrawn()
        isOpened = false
        go(to: .invitation)
      }
      said = page == .unlock ? Entrance.wrongCodename : Entrance.words(of: refusal)
    case .suspended(let ended):
      show(ended)
    case .failed(let sentence):
      said = [sentence]
    case .waiting:
      break
    }
    return []
  }

  /// What is said of a codename that opens nothing.
  private static let wrongCodename = [
    "That codename opens nothing here. The board stores nothing about this try.",
    """
    Every word you typed is on the list, so look for two words swapped, or one mistaken for \
    another. Ctrl-R shows the one you are typing.
    """,
    "Lost it? Nobody can look it up: ask for a new invitation.",
    "2 shows who to ring, without a codename.",
  ]

  /// What is said of an invitation that cannot be used.
  private static func words(of refusal: EntranceRefusal) -> [String] {
    switch refusal {
    case .opensNothing:
      [
        "This invitation opens nothing here. The board stores nothing about this try.",
        """
        It is good once: used, it is gone. Otherwise look for two words swapped, or one mistaken \
        for another.
        """,
        "Ask whoever gave you the card for another.",
      ]
    case .expired:
      [
        "This invitation has ended: the day on the card is over.",
        "Ask whoever gave you the card for another. The board stores nothing about this try.",
      ]
    case .ended:
      [
        "This invitation has ended before anybody used it.",
        "The moderators gave the board another key, and every invitation that was open ended with it. "
          + "That is not about you.",
        "Ask whoever gave you the card for another. The board stores nothing about this try.",
      ]
    }
  }
}
