// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas

/// What a member has begun and not posted, what waits for its hour, what she wrote that stands, and her
/// notes: for her alone.
struct MineScreen: Screen {
  /// A row of the list.
  private enum Item: Hashable {
    case mail(EventID)
    /// Something she sent to the moderators, that waits or was turned down.
    case pending(EventID)
    case draft(DraftID)
    case waiting(ThreadID)
    case thread(ThreadID)
    case note(EventID)
    case watched(SubjectID)
  }

  private var items: [Item]
  private var scroll = Scroll()
  private var bodyRows = 1
  private var notes: [Note] = []
  /// How many notes the board had, everybody's, when hers were asked for; nil before that.
  private var askedAt: Int?
  private var ticket: Ticket?
  private var waiting: [WaitingPost] = []
  /// How the board and what is hers stood when it was asked what waits; nil before that.
  private var waitingAskedAt: [Int]?
  private var waitingTicket: Ticket?
  private var stopping: Ticket?
  /// The note that D was pressed on, and once more erases.
  private var erasing: EventID?
  private var erasure: Ticket?
  private var takingBack: Ticket?
  /// What the board says of those whom she watches, as of its last event.
  private var watched: [SubjectID: SubjectStanding] = [:]
  private var watchedAt: Int?

  /// The mail that she had not been shown when she came here.
  private let fresh: Set<EventID>

  init(_ scene: Scene) {
    fresh = Set(scene.unreadMail.map(\.id))
    items = MineScreen.items([], [], scene)
  }

  private mutating func updateWatched(_ scene: Scene) {
    let ids = scene.kept.watched
    guard watchedAt != scene.board.eventCount || Set(watched.keys) != ids else { return }
    watchedAt = scene.board.eventCount
    watched = scene.board.standings(of: ids, on: scene.today)
  }

  let page = Page.mine

  /// What was sent to her first, then drafts, since they wait for her; of the notes the newest first, as everywhere.
  private static func items(
    _ waiting: [WaitingPost], _ notes: [Note], _ scene: Scene
  ) -> [Item] {
    let threads = scene.kept.ownThreads.keys.compactMap(scene.board.row)
      .sorted { $0.lastNumber > $1.lastNumber }
    let sent = scene.shownPending
    return sent.filter(\.isTurnedDown).map { .pending($0.id) }
      + scene.mail.reversed().map { .mail($0.id) }
      + sent.filter { !$0.isTurnedDown }.map { .pending($0.id) }
      + scene.begunDrafts.map { .draft($0.id) }
      + waiting.map { .waiting($0.thread) }
      + threads.map { .thread($0.id) }
      + notes.reversed().map { .note($0.id) }
      + scene.board.subjects.filter { scene.kept.isWatching($0.id) }.map { .watched($0.id) }
  }

  /// The office-holder on the selected row.
  private func subject(_ scene: Scene) -> SubjectRow? {
    switch selected {
    case .watched(let id)?: scene.board.subject(id)
    case .thread(let id)?: scene.board.row(id).flatMap(scene.board.subject(of:))
    case .pending?:
      pending(scene)?.opening?.subject.flatMap(scene.board.subject)
    case .mail?, .draft?, .waiting?, .note?, nil: nil
    }
  }

  private func pending(_ scene: Scene) -> PendingPost? {
    guard case .pending(let id)? = selected else { return nil }
    return scene.pending.first { $0.id == id }
  }

  /// The selected mail.
  private func mail(_ scene: Scene) -> ReceivedMail? {
    guard case .mail(let id)? = selected else { return nil }
    return scene.mail.first { $0.id == id }
  }

  private var selected: Item? {
    items.indices.contains(scroll.selected) ? items[scroll.selected] : nil
  }

  // MARK: Requests

  func refusal(of request: Request, _ scene: Scene) -> String? {
    let isDraft = if case .draft? = selected { true } else { false }
    let isNote = if case .note? = selected { true } else { false }
    let isWaiting = if case .waiting? = selected { true } else { false }
    switch request {
    case .open, .first, .last, .moveDown, .moveUp, .pageDown, .pageUp:
      if request == .open, isWaiting { return "It is not up yet. z stops it." }
      return items.isEmpty ? "Nothing of yours is here yet." : nil
    case .stop:
      guard isWaiting else { return "z stops what waits for its hour. What is up, d takes back." }
      return stopping == nil ? nil : "A moment: it is being stopped."
    case .amend, .withdraw:
      if items.isEmpty { return "Nothing of yours is here yet." }
      if case .mail? = selected { return "That was sent to you: there is nothing of yours in it." }
      if let pending = pending(scene) {
        if let why = scene.standing.whyReadOnly { return why }
        if request == .amend {
          return pending.isTurnedDown ? nil : "It waits for a moderator: d takes it back first."
        }
        if pending.isTurnedDown { return "It is not up. Enter shows it, and what you can do." }
        return takingBack == nil ? nil : "A moment: it is being taken back."
      }
      if isNote { return "A note is never changed: c 4 writes another, D erases this one." }
      if isWaiting { return "It is not up yet: z stops it." }
      if isDraft { return "A draft is not up yet: Enter goes on with it, D throws it away." }
      if case .watched? = selected { return "That is a person you watch, not a post of yours." }
      return scene.standing.whyReadOnly
    case .name: return subject(scene) == nil ? "Nobody in particular: it names no one." : nil
    case .watch: return scene.whyNotWatch(subject(scene)?.id)
    case .throwAway:
      if isNote {
        return scene.standing.whyReadOnly
          ?? (erasure == nil ? nil : "A moment: a note is being erased.")
      }
      return isDraft ? nil : "D throws a draft away. What is up, d takes back."
    case .reply:
      guard mail(scene)?.question != nil else { return "r answers what a moderator asked you." }
      return scene.standing.whyReadOnly
    case .export:
      return notes.isEmpty ? scene.whyNoNotes ?? "No notes of yours are here: c 4 writes one." : nil
    default: return nil
    }
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    let list = list(rows: bodyRows, scene)
    let wasErasing = erasing
    erasing = nil
    switch request {
    case .export: scene.notice = Notice(NotePage.exportWords)
    case .back: return [.back]
    case .open, .amend, .withdraw:
      switch selected {
      case .mail(let id)?:
        guard let mail = scene.mail.first(where: { $0.id == id }) else { return [] }
        if mail.question != nil { return answer(mail, scene) }
        let screen = ThreadScreen(mail.thread, goals: [mail.mail.message], &scene)
        return [.open(screen), .ask(screen.question)]
      case .pending?:
        guard let pending = pending(scene) else { return [] }
        switch request {
        case .amend: return pending.draft.map { scene.tryAgain($0) } ?? []
        case .withdraw:
          let ticket = scene.ticket()
          takingBack = ticket
          return [.ask(.perform(.takeBack(pending.id), ticket))]
        default: return [.open(VerdictPage(pending))]
        }
      case .draft(let id)?: return scene.resume(id)
      case .thread(let id)?:
        let screen = ThreadScreen(id, asking: request == .open ? nil : request, &scene)
        return [.open(screen), .ask(screen.question)]
      case .note(let id)?: return note(id).map { [.open(NotePage($0))] } ?? []
      case .watched(let id)?:
        return scene.board.subject(id).map { [.open(SubjectScreen($0, scene))] } ?? []
      case .waiting?, nil: return []
      }
    case .reply: return mail(scene).map { answer($0, scene) } ?? []
    case .stop:
      guard case .waiting(let thread)? = selected else { return [] }
      let ticket = scene.ticket()
      stopping = ticket
      return [.ask(.perform(.stop(thread), ticket))]
    case .throwAway:
      if case .note(let id)? = selected { return erase(id, isSure: wasErasing == id, &scene) }
      guard case .draft(let id)? = selected else { return [] }
      scene.drop(id)
      scene.notice = Notice("Thrown away.")
    case .name: return subject(scene).map { scene.nameCard($0) } ?? []
    case .watch:
      if let subject = subject(scene) { scene.toggleWatch(subject.id) }
    default: scroll.perform(request, in: list)
    }
    return []
  }

  private func answer(_ mail: ReceivedMail, _ scene: Scene) -> [Step] {
    guard let question = mail.question else { return [] }
    return [
      .open(LetterPage(.answer(mail.thread, mail.id, question: question), scene))
    ]
  }

  mutating func go(toRow number: Int, _ scene: Scene) -> Bool {
    guard !items.isEmpty else { return false }
    scroll.jump(to: number - 1, in: list(rows: bodyRows, scene))
    return true
  }

  mutating func click(_ row: Int, of rows: Int, column: Int, _ scene: inout Scene) -> Key? {
    scroll.click(row - 1, list(rows: listRows(of: rows, scene), scene)) ? .enter : nil
  }

  func isCut(rows: Int, _ scene: Scene) -> Bool {
    let list = list(rows: listRows(of: rows, scene), scene)
    var scroll = scroll
    if list.rows != bodyRows { scroll.settle(list) }
    return scroll.isCut(list)
  }

  private func note(_ id: EventID) -> Note? { notes.first { $0.id == id } }

  private mutating func erase(_ id: EventID, isSure: Bool, _ scene: inout Scene) -> [Step] {
    guard isSure else {
      erasing = id
      scene.notice = Notice(
        "D again erases this note for good: its words and its time go from the board's files.")
      return []
    }
    let ticket = scene.ticket()
    erasure = ticket
    scene.notice = Notice("Erasing…")
    return [.ask(.perform(.eraseNote(id), ticket))]
  }

  // MARK: The world

  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? {
    if ticket == erasure {
      erasure = nil
      switch answer {
      case .performed:
        askedAt = nil
        scene.notice = Notice("Erased. Its words and its time are gone from the board's files.")
      case .failed(let sentence): scene.notice = Notice(sentence, isAlarm: true)
      default: break
      }
      return []
    }
    if ticket == takingBack {
      takingBack = nil
      switch answer {
      case .performed: scene.notice = Notice(VerdictPage.takenBack)
      case .failed(let sentence): scene.notice = Notice(sentence, isAlarm: true)
      default: break
      }
      return []
    }
    if ticket == stopping {
      stopping = nil
      waitingAskedAt = nil
      switch answer {
      case .performed:
        scene.notice = Notice("Stopped. It never goes up, and its words are gone from our files.")
      case .failed(let sentence): scene.notice = Notice(sentence, isAlarm: true)
      default: break
      }
      return []
    }
    if ticket == waitingTicket {
      waitingTicket = nil
      if case .waiting(let posts) = answer { waiting = posts }
      return []
    }
    guard ticket == self.ticket else { return nil }
    self.ticket = nil
    switch answer {
    case .notes(let notes): self.notes = notes
    case .failed(let sentence): scene.notice = Notice(sentence, isAlarm: true)
    default: break
    }
    return []
  }

  /// Asks for her notes where some came or went: whose, the board does not say.
  private mutating func ask(_ scene: inout Scene) -> [Step] {
    let count = scene.board.notes.changes
    guard scene.whyNoNotes == nil, askedAt != count else { return [] }
    askedAt = count
    let ticket = scene.ticket()
    self.ticket = ticket
    return [.ask(.notes(ticket))]
  }

  /// Asks what waits where something went up, or another was begun to wait.
  private mutating func askWaiting(_ scene: inout Scene) -> [Step] {
    let state = [scene.board.eventCount, scene.kept.ownThreads.count, scene.today.number]
    guard scene.standing.whyReadOnly == nil, waitingAskedAt != state else { return [] }
    waitingAskedAt = state
    let ticket = scene.ticket()
    waitingTicket = ticket
    return [.ask(.waiting(ticket))]
  }

  /// What is kept changes under this page: what is selected stays selected, or else its place.
  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    let former = selected
    updateWatched(scene)
    items = MineScreen.items(
      waiting.filter { scene.board.row($0.thread) == nil }, notes, scene)
    if let former, let index = items.firstIndex(of: former) { scroll.follow(index) }
    if scene.notice == nil { bodyRows = listRows(of: rows, scene) }
    scroll.settle(list(rows: bodyRows, scene))
    if let change = scene.kept.change(reading: scene.mail) { scene.keep(change) }
    return ask(&scene) + askWaiting(&scene)
  }

  // MARK: Drawing

  func head(_ scene: Scene) -> [Line] {
    let privacy =
      scene.standing.isSealed
      ? scene.isNarrow ? "only you" : "only you can open this page"
      : scene.isNarrow ? "" : "kept for you, in an open file"
    return scene.head("Mine", privacy.isEmpty ? [] : [privacy], at: .mine)
  }

  private func list(rows: Int, _ scene: Scene) -> Scroll.List {
    Scroll.List(count: items.count, rows: rows) { [items] index in
      1 + MineScreen.heading(items, index, scene).count
    }
  }

  /// What stands above an item: the heading of the notes or of whom she watches, above the first of
  /// them.
  private static func heading(_ items: [Item], _ index: Int, _ scene: Scene) -> [Line] {
    if case .watched = items[index] {
      if index > 0, case .watched = items[index - 1] { return [] }
      let words = scene.isNarrow ? "" : "   marked * and first in the list; * ends it"
      let air: [Line] = index == 0 || scene.isLow ? [] : [.blank]
      return air + [Line(" WATCHED\(words)", style: .strong)]
    }
    guard case .note = items[index] else { return [] }
    if index > 0, case .note = items[index - 1] { return [] }
    let words =
      scene.isNarrow ? "" : "   kept with their exact time; c 4 writes one, :export hands them over"
    let air: [Line] = index == 0 || scene.isLow ? [] : [.blank]
    return air + [Line(" NOTES\(words)", style: .strong)]
  }

  /// The rows above the list, for air.
  private func margin(_ scene: Scene) -> Int { scene.isLow ? 0 : 1 }

  private func listRows(of rows: Int, _ scene: Scene) -> Int {
    max(1, rows - margin(scene))
  }

  private func line(of item: Item, _ scene: Scene) -> Line {
    let lead = scene.isNarrow ? 7 : 10
    func line(_ word: String, _ text: String, _ right: [String?]) -> Line {
      Line(
        "   " + word.padded(to: lead) + text,
        right: right.compactMap(\.self).joined(separator: " · "))
    }
    switch item {
    case .mail(let id):
      guard let mail = scene.mail.first(where: { $0.id == id }) else { return .blank }
      let place = scene.board.row(mail.thread).flatMap(scene.board.occasion(of:))
        .map { scene.vocabulary.label(ofOccasion: $0) }
      switch mail.mail.kind {
      case .thanks:
        return line(
          "thanks", scene.isNarrow ? "somebody was helped" : "someone was helped by this",
          [place, scene.isNarrow ? nil : mail.day.label(on: scene.today)])
      case .question:
        if scene.kept.hasAnswered(id) {
          return line(
            scene.isNarrow ? "asked" : "answered",
            scene.isNarrow ? "you answered" : "what moderators asked you; r adds to it",
            [place, scene.isNarrow ? nil : mail.day.label(on: scene.today)])
        }
        return line(
          "asked", scene.isNarrow ? "r answers" : "moderators ask you something; r answers",
          [place, scene.isNarrow ? nil : mail.day.label(on: scene.today)])
      }
    case .pending(let id):
      guard let post = scene.pending.first(where: { $0.id == id }) else { return .blank }
      let right = [
        post.place(scene), scene.isNarrow ? nil : post.day.label(on: scene.today),
      ]
      if case .turnedDown(let reason)? = post.verdict {
        return line(
          "answer", scene.isNarrow ? reason.label : "turned down: \(reason.label)", right)
      }
      let hours = scene.hoursWords.map { "; they look \($0)" } ?? ""
      return line(
        "held", scene.isNarrow ? "waits; d takes it back" : "waiting for a moderator\(hours)", right
      )
    case .note(let id):
      guard let note = note(id) else { return .blank }
      let time = note.moment?.label(on: scene.today) ?? note.day.label(on: scene.today)
      return line("note", note.length(columns: scene.columns), [time])
    case .watched(let id):
      guard let subject = scene.board.subject(id) else { return .blank }
      let lead = "\(subject.tag)".padded(to: scene.isNarrow ? 13 : 16)
      let standing = watched[id].map { scene.isNarrow ? $0.shortLabel : $0.label }
      return Line("   " + lead + (standing ?? ""))
    case .draft(let id):
      guard let draft = scene.kept.drafts[id] else { return .blank }
      let label = scene.label(of: draft)
      return line(
        "draft", draft.after == nil ? label : "second try: \(label)",
        [draft.day.label(on: scene.today)])
    case .waiting(let thread):
      guard let post = waiting.first(where: { $0.thread == thread }) else { return .blank }
      let place = post.opening.occasion.map { scene.vocabulary.label(ofOccasion: $0) }
      let hour =
        post.due <= scene.today ? "goes up today" : "goes up by \(post.due.label(on: scene.today))"
      return line("later", "\(hour); z stops it", [place])
    case .thread(let id):
      guard let row = scene.board.row(id) else { return .blank }
      let place = scene.board.occasion(of: row).map { scene.vocabulary.label(ofOccasion: $0) }
      let isOpener = scene.kept.ownThreads[id]?.isOpener == true
      let right = [place, scene.isNarrow ? nil : row.lastDay.label(on: scene.today)]
      switch row.state(on: scene.today) {
      case .withdrawn:
        return line("gone", isOpener ? "you took it back" : "its author took it back", right)
      case .ended: return line("ended", "its time ran out", right)
      case .setAside: return line("aside", "set aside for now; we never say why", right)
      case .merged:
        let target = scene.board.target(of: id).map { " \($0.reference)" } ?? ""
        return line("merged", "into\(target), about the same", right)
      case .current, .disputed:
        let what = isOpener ? row.kind.rawValue : "reply"
        if scene.isNarrow {
          return line("up", row.isDisputed ? "\(what), disputed" : scene.end(of: row), right)
        }
        let dispute =
          row.isDisputed ? "disputed" : row.isClear(on: scene.today) ? "all clear" : "not disputed"
        let standing = row.kind == .warning ? "\(dispute), " : ""
        return line("up", "\(what): \(standing)\(scene.end(of: row))", right)
      }
    }
  }

  private func emptiness(_ scene: Scene) -> [Line] {
    let texts = [
      "Nothing of yours is here yet.",
      "What you write stands here, with how long it is up, and so does what you begin and do not "
        + "post: it is kept as you type.",
      scene.standing.whyReadOnly == nil
        ? "c writes.  1 goes to the board." : "1 goes to the board.",
    ]
    return texts.flatMap { Line.wrap($0, columns: scene.columns) + (scene.isLow ? [] : [.blank]) }
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    let start = rows.lowerBound + margin(scene)
    frame.cursor = Frame.Cursor(row: start, column: 0)
    if items.isEmpty {
      for (line, row) in zip(emptiness(scene), start..<max(start, rows.upperBound)) {
        frame.draw(line, row: row, columns: scene.columns)
      }
    }
    let list = list(rows: listRows(of: rows.count, scene), scene)
    var scroll = scroll
    if list.rows != bodyRows { scroll.settle(list) }
    for item in scroll.items(list) {
      let heading = MineScreen.heading(items, item.index, scene)
      for (offset, line) in heading.enumerated() where rows.contains(start + item.row + offset) {
        frame.draw(line, row: start + item.row + offset, columns: scene.columns)
      }
      let row = start + item.row + heading.count
      guard rows.contains(row) else { continue }
      var line = line(of: items[item.index], scene)
      let isSelected = item.index == scroll.selected
      if isSelected { line.style = .selected }
      frame.draw(line, row: row, columns: scene.columns)
      if isSelected {
        frame.put("▌", row: row, column: 0, style: .selected)
        frame.cursor = Frame.Cursor(row: row, column: 3)
      }
      let isFresh =
        switch items[item.index] {
        case .mail(let id): fresh.contains(id)
        case .thread(let id): scene.news.isUnread(id)
        case .pending(let id): scene.unreadVerdicts.contains { $0.id == id }
        case .draft, .waiting, .watched, .note: false
        }
      if isFresh {
        frame.put("●", row: row, column: 1, style: .new)
      }
    }
  }
}
