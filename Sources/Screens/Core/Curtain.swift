// SPDX-License-Identifier: Apache-2.0

internal import Canvas
internal import Text

/// What hides the board from whoever comes by.
///
/// The one place that says what opens it again: the codename's first two words, typed unseen, or
/// Enter on a board without codenames.
struct Curtain {
  enum Cause {
    /// Somebody came: nothing at all is shown.
    case hidden
    /// Nobody has pressed a key for a while.
    case quiet
  }

  let cause: Cause
  /// The words that reopen the board, as they are typed; nil where Enter does.
  var field: CodewordField?
  /// The check that is under way.
  var ticket: Ticket?
  /// What hinders, until the next key.
  var hint: String?
  /// Whether something was typed amiss while nothing is shown: the next Enter begins afresh.
  var isSpoiled = false

  /// How many words of the codename reopen the board.
  static let wordCount = 2
  /// How often they may be wrong.
  static let tries = 3

  /// What stands below the head; nil where nothing at all is shown.
  func lines(_ scene: Scene, _ words: CodewordList?, triesLeft: Int) -> [Line]? {
    guard cause == .quiet else { return nil }
    let kept = scene.drafts.isEmpty ? "" : " What you were writing is kept."
    let head = Line.wrap("Closed after 3 quiet minutes.\(kept)", columns: scene.columns)
    guard let field, let words else {
      let way =
        scene.standing.isSealed
        ? "Enter opens it again."
        : "Enter opens it again: this board is open and has no codewords."
      return head + Line.wrap(way, columns: scene.columns)
    }
    guard triesLeft > 0 else {
      return head + Line.wrap("All seven words are needed now.", columns: scene.columns)
    }
    let filled = ticket == nil ? field.filled(words) : field.count
    let boxes = CodewordLines.boxes(filled, of: field.count)
    let said =
      if let shown = field.shown(words) {
        "word \(field.present): \(shown)"
      } else if let hint {
        hint
      } else {
        switch triesLeft {
        case Curtain.tries: "three tries, then all seven"
        case 1: "one try left, then all seven"
        default: "\(triesLeft) tries left, then all seven"
        }
      }
    let entry = " First two words:  \(boxes)"
    let lines =
      scene.isNarrow
      ? [Line(entry)] + Line.wrap(said, columns: scene.columns)
      : [Line(entry.padded(to: 33) + said)]
    // What is to be done comes first on a screen that holds no more.
    return scene.hasRules ? head + lines : lines + head
  }
}

extension App {
  /// How long nobody presses a key before the board is closed.
  static let quietTime = Duration.seconds(180)
  /// Within what time three Escapes hide the board.
  static let escapesTime = Duration.seconds(1)
  /// How long a name stands on the screen at most.
  static let cardTime = Duration.seconds(30)

  /// Takes a key before any screen does: what hides, leaves and opens again works everywhere.
  mutating func take(_ key: Key) -> [Effect] {
    escapes = key == .escape ? escapes + 1 : 0
    var waits = [Effect.after(App.quietTime, .quiet)]
    if escapes == 1 { waits.append(.after(App.escapesTime, .escapes)) }
    if let request = RequestTable.row(for: key, on: page)?.request, let effects = haste(request) {
      return waits + effects
    }
    if escapes == App.escapesThatHide { return waits + lower(.hidden) }
    return waits + (curtain == nil ? press(key) : pressOnCurtain(key))
  }

  private static let escapesThatHide = 3

  /// Whether somebody came, and nothing at all is shown.
  package var isHidden: Bool { curtain?.cause == .hidden }

  /// Does what nothing may refuse or delay; nil for any other request.
  mutating func haste(_ request: Request) -> [Effect]? {
    switch request {
    case .leaveAtOnce: [.leave(wiping: true)]
    case .hide: lower(.hidden)
    case .redraw: [.redraw]
    default: nil
    }
  }

  /// Takes in that time has passed.
  mutating func take(_ tick: Tick) -> [Effect] {
    switch tick {
    case .quiet:
      if curtain == nil { return lower(.quiet) }
      curtain?.field?.clear()
      curtain?.hint = nil
    case .escapes: escapes = 0
    case .card: if top is NameCard { return run([.back]) }
    case .pause, .decision: break
    }
    return []
  }

  /// Hides the board; whatever was asked on its bottom line, and a name, are gone afterwards.
  private mutating func lower(_ cause: Curtain.Cause) -> [Effect] {
    escapes = 0
    // A check under way is still awaited: it counts, whatever is shown meanwhile.
    let ticket = curtain?.ticket
    curtain?.field?.clear()
    if curtain?.cause != .hidden { curtain = Curtain(cause: cause) }
    let needsWords = scene.standing.isSealed && words != nil
    curtain?.field = needsWords ? CodewordField(count: Curtain.wordCount) : nil
    curtain?.ticket = ticket
    prompt = nil
    isLeaving = false
    scene.notice = nil
    // Neither a name nor the day something happened waits behind it, nor a code.
    stack.removeAll { $0.isFleeting }
    return []
  }

  // MARK: Opening again

  /// How often the words that reopen may still be typed wrong.
  var triesLeft: Int { max(0, Curtain.tries - wrongTries) }

  private mutating func pressOnCurtain(_ key: Key) -> [Effect] {
    guard let words, curtain?.field != nil else {
      if key == .enter { curtain = nil }
      return []
    }
    guard curtain?.ticket == nil, triesLeft > 0 else { return [] }
    if key == .enter, curtain?.isSpoiled == true {
      curtain?.field?.clear()
      curtain?.isSpoiled = false
      return []
    }
    let outcome = curtain?.field?.take(key, words) ?? .ignored
    if case .submitted(let given) = outcome {
      let ticket = scene.ticket()
      curtain?.ticket = ticket
      curtain?.hint = nil
      return [.reopen(words: given, ticket)]
    }
    hint(outcome)
    // Whoever types unseen cannot mend what she does not see: after Enter all is as before.
    if key == .enter, curtain?.cause == .hidden {
      curtain?.field?.clear()
      curtain?.isSpoiled = false
    }
    return []
  }

  mutating func pasteOnCurtain(_ text: String) {
    guard let words, curtain?.ticket == nil, triesLeft > 0 else { return }
    hint(curtain?.field?.paste(text, words) ?? .ignored)
  }

  private mutating func hint(_ outcome: CodewordField.Outcome) {
    if curtain?.cause == .hidden {
      if outcome == .unknown || outcome == .unfinished || outcome == .full {
        curtain?.isSpoiled = true
      }
      return
    }
    let present = curtain?.field?.present ?? 1
    curtain?.hint =
      switch outcome {
      case .unknown: "No word begins so. Word \(present) again."
      case .unfinished: "Word \(present) needs more letters."
      case .missing: "Word \(present) is next."
      case .full: "Both are in: Enter opens."
      case .ignored, .taken, .submitted: nil
      }
  }

  /// Takes in whether the words were right; nil where that was not asked.
  mutating func takeOnCurtain(_ ticket: Ticket, _ answer: Answer) -> [Effect]? {
    guard curtain?.ticket == ticket else { return nil }
    curtain?.ticket = nil
    switch answer {
    case .reopened(true):
      wrongTries = 0
      curtain = nil
    case .reopened(false):
      wrongTries += 1
      if triesLeft == 0 { return [.lock] }
    case .failed(let sentence):
      curtain?.hint = sentence
    default:
      break
    }
    return []
  }
}
