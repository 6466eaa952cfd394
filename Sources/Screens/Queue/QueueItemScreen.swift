// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// One item of the queue with all that a moderator decides by: the words, what the program looked for
/// in them and found, and the reasons of which one digit gives one.
struct QueueItemScreen: Screen {
  /// What lies below the item.
  private enum Panel {
    /// The reasons for turning a held post down.
    case reasons
    /// What else can be done about what stands.
    case ways
    /// The reasons for one of them.
    case because(Moderation)
    /// Whether a proposal is to rest.
    case rest
  }

  let item: QueueItem
  private let ticket: Ticket
  private var detail: QueueDetail?
  private var fault: String?
  private var panel: Panel?
  private var sheet = Sheet()
  private var bodyRows = 1
  /// Where in the list it stands, or stood last.
  private var place = 0
  /// Whether it was taken up from among those left to another.
  private let wasLeft: Bool

  init(_ item: QueueItem, _ scene: inout Scene) {
    self.item = item
    ticket = scene.ticket()
    wasLeft = scene.kept.hasLeft(item.id.event)
    place = scene.queueItems.firstIndex { $0.id == item.id } ?? 0
  }

  /// What the screen needs first.
  var question: Effect { .queueItem(item.id, ticket) }

  var page: Page {
    if panel != nil { return .choice }
    return switch item.matter {
    case .held: .heldItem
    case .suspension: .suspensionItem
    case .answered, .dataRequest: .readItem
    case .reported, .disputed, .notice: item.thread == nil ? .readItem : .standingItem
    }
  }

  private func subject(_ scene: Scene) -> SubjectRow? { item.subject.flatMap(scene.board.subject) }

  private var reasons: [ModerationReason] { detail?.reasons ?? [] }

  // MARK: Requests

  func refusal(of request: Request, _ scene: Scene) -> String? {
    switch request {
    case .name:
      return subject(scene) == nil ? "Nobody in particular: it names no one." : nil
    case .stepAside: return scene.whyNotStepAside(item.subject)
    case .undo: return scene.desk.undecided == nil ? QueueScreen.nothingToUndo : nil
    case .open:
      return item.thread.flatMap(scene.board.row) == nil ? "It has no thread yet." : nil
    case .approve, .turnDown, .cutWords, .twin:
      guard let detail else { return fault ?? "A moment: it is being opened." }
      switch (request, item.matter) {
      case (.twin, _): return detail.twin == nil ? "Nothing like it is up." : nil
      case (.approve, .suspension(_, _, isOwn: true)):
        return "You proposed it: another of you decides."
      case (.cutWords, .disputed):
        return "It is by a moderator's hand: “x” sets it aside, and :dispute puts up another."
      case (.cutWords, _):
        return detail.message == nil || detail.text == nil
          ? "It has no words of its own to cut." : nil
      case (.turnDown, .held):
        return reasons.isEmpty ? "This cannot be turned down." : nil
      default: return nil
      }
    default: return nil
    }
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    if panel != nil { return answer(request, key, &scene) }
    switch request {
    case .back: return [.back]
    case .approve: return approve(&scene)
    case .hold:
      scene.desk.held.insert(item.id)
      scene.notice = Notice("It waits: nothing is decided, and nobody is told.")
      return advance(from: place + 1, &scene)
    case .leaveToAnother:
      scene.toggleLeft(item)
      return scene.kept.hasLeft(item.id.event) ? advance(from: place, &scene) : []
    case .turnDown:
      switch item.matter {
      case .held: panel = .reasons
      case .suspension: panel = .rest
      default: panel = .ways
      }
    case .cutWords:
      guard let thread = item.thread, let post = detail?.message, let text = detail?.text else {
        return []
      }
      return [.open(LetterPage(.cut(thread, post, text, item), scene))]
    case .twin: return detail?.twin.map { scene.open($0) } ?? []
    case .open:
      guard let thread = item.thread else { return [] }
      let goals = detail?.message.map { [$0] } ?? []
      let screen = ThreadScreen(thread, goals: goals, &scene)
      return [.open(screen), .ask(screen.question)]
    case .name: return subject(scene).map { scene.nameCard($0) } ?? []
    case .stepAside:
      guard let subject = item.subject else { return [] }
      scene.toggleStepAside(subject)
    case .undo:
      guard let former = scene.undoDecision() else { return [] }
      scene.notice = Notice("Taken back: nothing was decided.")
      let screen = QueueItemScreen(former, &scene)
      return [.replace(screen), .ask(screen.question)]
    default: sheet.perform(request, rows: bodyRows)
    }
    return []
  }

  private func approve(_ scene: inout Scene) -> [Step] {
    let name = item.name(scene)
    switch item.matter {
    case .held:
      return decide([.decide(.putUp)], "Put up: \(name).", &scene)
    case .suspension(let proposer, let reason, _):
      return decide(
        [.confirm(item.id.event)], "To be suspended, with \(proposer): \(reason.label).", &scene)
    case .reported(_, let isUp):
      return decide([.decide(.resolved)], "\(isUp ? "Left up" : "Left as it is"): \(name).", &scene)
    case .disputed, .answered, .notice, .dataRequest:
      return decide([.decide(.resolved)], "Seen to\(name.isEmpty ? "" : ": \(name)").", &scene)
    }
  }

  private func decide(_ acts: [Decision.Act], _ sentence: String, _ scene: inout Scene) -> [Step] {
    // `settle` goes on to the next one, whoever decided this.
    scene.decide(Decision(item: item, acts: acts, sentence: sentence))
  }

  /// The next item, in the place of this one; the list where there is none.
  private func advance(from place: Int, _ scene: inout Scene) -> [Step] {
    guard let next = scene.item(from: place, but: item.id) else { return [.back] }
    let screen = QueueItemScreen(next, &scene)
    return [.replace(screen), .ask(screen.question)]
  }

  // MARK: Panels

  /// What else can be done about what stands, with its words.
  private func ways(_ scene: Scene) -> [(act: Moderation, words: String)] {
    guard let thread = item.thread, let row = scene.board.row(thread) else { return [] }
    var ways: [(Moderation, String)] = []
    let post = detail?.message
    let isReply = post.map { $0 != thread.opening } ?? false
    if isReply, let post {
      ways.append(
        (
          Moderation(.setAside, thread, post: post),
          "set the post aside for now; no reason is given"
        ))
    }
    if !row.measures.contains(.setAside) {
      ways.append(
        (Moderation(.setAside, thread), "set the thread aside for now; no reason is given"))
    }
    if !row.measures.contains(.locked) {
      ways.append((Moderation(.lock, thread), "lock the thread: no more replies"))
    }
    // What the person named answers stands under no tag.
    if let post, item.matter != .disputed {
      ways.append((Moderation(.mute, thread, post: post), "mute the tag in this thread"))
    }
    return ways
  }

  private mutating func answer(_ request: Request, _ key: Key, _ scene: inout Scene) -> [Step] {
    guard let open = panel else { return [] }
    guard request == .choose else {
      if request == .back {
        if case .because = open { panel = .ways } else { panel = nil }
      }
      return []
    }
    func chosen<Choice>(_ choices: [Choice]) -> Choice? {
      Choices.index(key, of: choices.count).map { choices[$0] }
    }
    switch open {
    case .reasons:
      guard let reason = ReasonChoices.reason(key, of: reasons) else { return [] }
      panel = nil
      return decide([.decide(.turnedDown(reason))], "Turned down: \(reason.label).", &scene)
    case .ways:
      guard let act = chosen(ways(scene))?.act else { return [] }
      if act.deed.reasons.isEmpty { return take(act, &scene) }
      panel = .because(act)
    case .because(let act):
      guard let reason = ReasonChoices.reason(key, of: act.deed.reasons) else { return [] }
      return take(Moderation(act.deed, act.thread, post: act.post, reason: reason), &scene)
    case .rest:
      guard chosen([true]) != nil else { return [] }
      panel = nil
      return decide([.decide(.resolved)], "Let rest: nobody is suspended.", &scene)
    }
    return []
  }

  private mutating func take(_ act: Moderation, _ scene: inout Scene) -> [Step] {
    panel = nil
    let label = act.deed.label
    let reason = act.reason.map { ", \($0.label)" } ?? ""
    return decide(
      [.decide(.resolved), .moderate(act)],
      "\(label.prefix(1).uppercased())\(label.dropFirst()): \(item.name(scene))\(reason).", &scene)
  }

  func panel(_ scene: Scene) -> [Line]? {
    switch panel {
    case nil: return nil
    case .reasons?:
      return [Line(" Turned down, because:", style: .strong)]
        + ReasonChoices.lines(reasons, scene)
        + Line.wrap(
          "The writer alone reads it, and can change her words and send them again.",
          columns: scene.columns, style: .dim)
    case .ways?:
      return [Line(" What else?", style: .strong)]
        + Choices.lines(ways(scene).map(\.words), scene)
    case .because(let act)?:
      return [Line(" \(act.deed.label), because:", style: .strong)]
        + ReasonChoices.lines(act.deed.reasons, scene)
    case .rest?:
      return [Line(" Let it rest?", style: .strong)]
        + Choices.lines(["yes: nobody is suspended, and the proposal is closed"], scene)
    }
  }

  // MARK: The world

  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? {
    guard ticket == self.ticket else { return nil }
    switch answer {
    case .queueItem(let detail?): self.detail = detail
    case .queueItem(nil):
      // The list that comes says what became of it.
      fault = "It waits no more."
      scene.desk.askedAt = nil
    case .failed(let sentence): fault = sentence
    default: break
    }
    return []
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    if let index = scene.queueItems.firstIndex(where: { $0.id == item.id }) {
      place = index
    } else if !wasLeft || !scene.leftItems.contains(where: { $0.id == item.id }),
      scene.desk.reading != nil
    {
      let isMine = scene.desk.undecided?.item.id == item.id || scene.desk.settled.contains(item.id)
      let isAside = item.subject.map(scene.kept.stepsAside) ?? false
      if !isMine, !isAside, !scene.kept.hasLeft(item.id.event) {
        scene.notice = Notice("\(item.title(scene)) is done with: \(scene.fate(of: item)).")
        // No other one opens under her hands: a key on its way would decide it unread.
        return [.back]
      }
      return advance(from: place, &scene)
    }
    bodyRows = max(1, rows - QueueScreen.undoLines(scene).count)
    sheet.settle(rows: bodyRows, count: lines(scene).count)
    return []
  }

  func isCut(rows: Int, _ scene: Scene) -> Bool { false }

  // MARK: Drawing

  func head(_ scene: Scene) -> [Line] {
    let label = hasLabelInHead(scene) ? ", \(item.label(scene))" : ""
    return [
      Line(
        title(scene) + label, right: item.day.label(on: scene.today), style: .strong)
    ]
  }

  private func title(_ scene: Scene) -> String {
    let items = scene.queueItems
    let count = items.firstIndex { $0.id == item.id }.map { "\($0 + 1) of \(items.count)" }
    let title =
      scene.isNarrow
      ? [count ?? "left", item.word] : ["Queue", count ?? "left to another", item.word]
    return " " + title.joined(separator: " · ")
  }

  /// Whether what it is stands in the head: where it has no room there, it begins the body.
  private func hasLabelInHead(_ scene: Scene) -> Bool {
    let day = item.day.label(on: scene.today)
    return !scene.isNarrow
      && "\(title(scene)), \(item.label(scene)) \(day)".columnWidth <= scene.columns
  }

  private func lines(_ scene: Scene) -> [Line] {
    guard let detail else {
      return Line.wrap(
        fault ?? "Opening it…", columns: scene.columns, style: fault == nil ? .dim : .alarm)
    }
    let rule = Line(String(repeating: "─", count: scene.columns), style: .dim)
    var lines =
      hasLabelInHead(scene) ? [] : Line.wrap(item.label(scene), columns: scene.columns)
    if case .suspension(_, let reason, _) = item.matter {
      lines += Line.wrap(
        "To end the access of whoever wrote this, for: \(reason.label).", columns: scene.columns,
        style: .strong)
    }
    lines += about(detail, scene)
    lines += words(detail, scene)
    let sought = soughtLines(detail, scene)
    if !sought.isEmpty { lines += [rule] + sought }
    if case .held = item.matter, !reasons.isEmpty, !scene.isLow {
      lines += [.blank] + reasonLines(scene)
    }
    let counsel = counsel(scene)
    if !counsel.isEmpty {
      lines += (scene.isLow ? [] : [.blank])
      lines += Line.wrap(counsel, columns: scene.columns, style: .dim)
    }
    return lines
  }

  /// The structured sentence.
  private func about(_ detail: QueueDetail, _ scene: Scene) -> [Line] {
    guard let opening = detail.opening else { return [] }
    func text(_ words: String) -> [Line] { Line.wrap(words, columns: scene.columns) }
    let reference = item.thread.flatMap(scene.board.row).map { " · \($0.id.reference)" } ?? ""
    let facts = [
      opening.basis?.label,
      scene.label(of: opening.when, opening.upcoming.flatMap { scene.board.upcoming[$0] }),
    ].compactMap(\.self)
    let advice = scene.sentences(of: opening.advice)
    return text(scene.headline(of: opening) + reference).map {
      Line($0.text, style: .strong)
    }
      + (facts.isEmpty ? [] : text(facts.joined(separator: " · ")))
      + (advice.isEmpty
        ? [] : Line.wrap(advice, columns: scene.columns, indent: 9, head: " TO DO"))
  }

  /// The words, and what stood there before.
  private func words(_ detail: QueueDetail, _ scene: Scene) -> [Line] {
    func part(_ heading: String, _ text: String?) -> [Line] {
      guard let text else { return [] }
      return (heading.isEmpty ? [] : [Line(" " + heading, style: .strong)])
        + Line.wrap(text, columns: scene.columns - 1, indent: 3)
    }
    let (before, now) =
      switch item.matter {
      case .disputed: ("THE POST", "WHAT THE PERSON NAMED ANSWERS")
      case .answered: ("THE QUESTION", "THE ANSWER")
      case .notice: ("THE POST", detail.former == nil ? detail.tag ?? "" : "THE COMPLAINT")
      case .held, .reported, .suspension, .dataRequest:
        ("BEFORE", detail.former == nil ? detail.tag ?? "" : "NOW")
      }
    let bare: [Line] =
      detail.text == nil && detail.message != nil ? [Line("   without words", style: .dim)] : []
    return part(before, detail.former) + part(now, detail.text) + bare
  }

  private func soughtLines(_ detail: QueueDetail, _ scene: Scene) -> [Line] {
    guard !detail.sought.isEmpty else { return [] }
    if scene.isNarrow {
      return [Line(" LOOKED FOR, AND FOUND", style: .strong)]
        + detail.sought.flatMap {
          Line.wrap("\($0.label): \($0.finding)", columns: scene.columns, indent: 3)
        }
    }
    let head = Line(" " + "THE PROGRAM LOOKED FOR".padded(to: 35) + "AND FOUND", style: .strong)
    return [head]
      + detail.sought.flatMap { sought in
        let finding =
          sought.matter == .twin && detail.twin != nil
          ? "\(sought.finding); b shows" : sought.finding
        return Line.wrap(
          finding, columns: scene.columns, indent: 36, head: "   " + sought.label)
      }
  }

  /// The reasons and their digits, in two columns.
  private func reasonLines(_ scene: Scene) -> [Line] {
    let words = reasons.map { "\($0.digit) \($0.label)" }
    let rows = scene.isNarrow ? words.count : (words.count + 1) / 2
    return [Line(" x, THEN A DIGIT: WHAT THE WRITER WILL READ", style: .strong)]
      + (0..<rows).map { row in
        let right = row + rows < words.count ? words[row + rows] : ""
        return Line("   " + words[row].padded(to: 36) + right)
      }
  }

  /// What to keep in mind.
  private func counsel(_ scene: Scene) -> String {
    switch item.matter {
    case .held, .answered: ""
    case .reported: "Who reported it, and how many, nobody is told."
    case .disputed: "The answer stands in the thread for everyone. “a” says that you have read it."
    case .notice:
      "The answer is due by post or e-mail, from whoever runs the board. Set it aside while you look "
        + "into it: that says nothing of why."
    case .dataRequest: "“a” once the answer is on its way."
    case .suspension(let proposer, _, let isOwn):
      isOwn
        ? "You proposed this. Another of you decides; nobody is told whom it is about."
        : "With your word, \(proposer)'s program finds the way to the access and ends it. No name is "
          + "shown to anybody. Every invitation that is not used yet ends with it: whoever holds one is "
          + "told so when she joins, and needs another."
    }
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    let undo = panel == nil ? QueueScreen.undoLines(scene) : []
    let body = rows.prefix(max(1, rows.count - undo.count))
    var sheet = sheet
    sheet.settle(rows: body.count, count: lines(scene).count)
    sheet.draw(lines(scene), on: &frame, rows: body, scene)
    for (line, row) in zip(undo, body.upperBound..<max(body.upperBound, rows.upperBound)) {
      frame.draw(line, row: row, columns: scene.columns)
    }
  }
}
