// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Screens

/// What outlasts a visit: drafts, what was heard, what is one's own.
extension LineMode {
  // MARK: Coming back

  /// Takes up what was kept, and finds what is new since.
  mutating func takeUp() {
    for draft in kept.drafts.all.reversed() { takeUp(draft) }
    news = Set(
      board.threads.filter { kept.marks.isUnread($0) && $0.state(on: today).isShown }.map(\.id))
    // On a first visit nothing is new: whoever comes to a board has all of it before her.
    let base = ReadMarks.Base(number: board.eventCount, day: today)
    if kept.marks.base == nil || news.isEmpty, kept.marks.base != base { keep(.readAll(base)) }
  }

  private mutating func takeUp(_ draft: KeptDraft) {
    let purpose = LinePurpose(draft)
    if purpose == .new {
      composition = LineComposition(draft)
      compositionID = draft.id
    } else {
      drafts[purpose.draft] = LineDraft(id: draft.id, purpose: purpose, text: draft.text)
    }
  }

  mutating func takeResumption(_ typed: String, _ id: DraftID) -> LineStep {
    talk = .none
    switch typed {
    case "": return resume(id)
    case LineRequest.throwAway.letter:
      guard let draft = kept.drafts[id] else { return .say() }
      forget(LinePurpose(draft))
      return .say("Thrown away.")
    case LineRequest.later.letter:
      closeDrafts()
      return .say("It waits. m shows it.")
    default:
      // Whoever asks for something else has put it aside.
      closeDrafts()
      return take(typed)
    }
  }

  /// Goes on with a draft.
  private mutating func resume(_ id: DraftID) -> LineStep {
    guard let draft = kept.drafts[id] else { return .say("It is no longer here.") }
    if let why = standing.whyReadOnly { return .say(why) }
    takeUp(draft)
    let purpose = LinePurpose(draft)
    guard purpose == .new else { return beginWords(purpose) }
    composition?.resume()
    return ask()
  }

  // MARK: Drafts

  /// Takes words for a purpose as they now stand.
  mutating func keep(_ text: String, for purpose: LinePurpose, isOpen: Bool) {
    if purpose == .new {
      composition?.words = text
    } else {
      let id = drafts[purpose.draft]?.id ?? draftID()
      drafts[purpose.draft] = LineDraft(id: id, purpose: purpose, text: text)
    }
    keepDraft(purpose, isOpen: isOpen)
  }

  /// Keeps what is being written for a purpose, where it changed.
  mutating func keepDraft(_ purpose: LinePurpose, isOpen: Bool) {
    guard let draft = keptDraft(for: purpose, isOpen: isOpen) else { return }
    let former = kept.drafts[draft.id]
    guard draft.isWorthKeeping else {
      if former != nil { keep(.dropDraft(draft.id)) }
      return
    }
    let isSame =
      former?.text == draft.text && former?.purpose == draft.purpose
      && former?.isOpen == draft.isOpen
    if !isSame { keep(.keepDraft(draft)) }
  }

  private func keptDraft(for purpose: LinePurpose, isOpen: Bool) -> KeptDraft? {
    if purpose == .new {
      guard let composition, let id = compositionID else { return nil }
      return KeptDraft(
        id: id, purpose: .new(composition.opening, isAboutNobody: composition.isAboutNobody),
        text: composition.words, day: today, isOpen: isOpen)
    }
    guard let draft = drafts[purpose.draft] else { return nil }
    switch draft.purpose {
    case .new: return nil
    case .reply(let thread, let target):
      return KeptDraft(
        id: draft.id, purpose: .reply(thread, to: target), text: draft.text, day: today,
        isOpen: isOpen)
    case .amend(let thread, let target):
      return KeptDraft(
        id: draft.id, purpose: .amend(thread, target), text: draft.text, day: today,
        isOpen: isOpen)
    case .note:
      return KeptDraft(
        id: draft.id, purpose: .note, text: draft.text, day: today, isOpen: isOpen)
    }
  }

  /// Puts everything that is being written aside: it waits to be asked for.
  mutating func closeDrafts() {
    for draft in kept.drafts.all where draft.isOpen {
      keep(
        .keepDraft(
          KeptDraft(
            id: draft.id, purpose: draft.purpose, text: draft.text, day: draft.day, isOpen: false)))
    }
  }

  /// Forgets for good what was written for a purpose: it was posted, or thrown away.
  mutating func forget(_ purpose: LinePurpose) {
    let id = purpose == .new ? compositionID : drafts[purpose.draft]?.id
    if let id, kept.drafts[id] != nil { keep(.dropDraft(id)) }
    if purpose == .new {
      composition = nil
      compositionID = nil
    } else {
      drafts[purpose.draft] = nil
    }
  }

  /// What a draft is, such as `a warning, taxi, 12 words`.
  func label(of draft: KeptDraft) -> String {
    var parts: [String] = []
    switch draft.purpose {
    case .new(let opening, _):
      parts.append(opening.kind == .advice ? "advice" : "a \(opening.kind.rawValue)")
      if let occasion = opening.occasion { parts.append(vocabulary.label(ofOccasion: occasion)) }
    case .reply(let thread, _): parts.append("a reply in \(thread.reference)")
    case .amend(let thread, _): parts.append("a change to your post in \(thread.reference)")
    case .note: parts.append("a note for yourself")
    }
    let count = draft.text.split { $0.isWhitespace }.count
    parts.append(count == 0 ? "no words yet" : wording.count(count, "word"))
    return parts.joined(separator: ", ")
  }

  // MARK: What was heard

  /// Notes how much of the open thread was heard.
  mutating func noteHeard() {
    guard let reading, let row = board.row(reading.state.id) else { return }
    let isWhole = heard == reading.state.messages.count
    let mark = ReadMark(number: isWhole ? readNumber : 0, posts: heard)
    let former = kept.marks.threads[row.id]
    guard former.map({ $0.number < mark.number || $0.posts < mark.posts }) ?? true else { return }
    keep(.read(row.id, mark))
  }

  /// Takes one's own posts, which the board has brought already, for read and for one's own.
  mutating func note(own events: [Event], before: BoardState) {
    let counts = Dictionary(events.compactMap(\.thread).map { ($0, 1) }, uniquingKeysWith: +)
    for (thread, count) in counts {
      guard let row = board.row(thread) else { continue }
      let former = before.row(thread)
      let wasUnread = former.map(kept.marks.isUnread) ?? false
      let isAlone = row.eventCount - (former?.eventCount ?? 0) == count
      if !wasUnread, isAlone { keep(.read(thread, ReadMark(number: row.lastNumber, posts: 0))) }
    }
    for event in events {
      switch event.act {
      case .opened: keep(.wrote(ThreadID(opening: event.id), isOpener: true))
      case .replied(let thread, _): keep(.wrote(thread, isOpener: false))
      default: break
      }
    }
  }

  // MARK: Mine

  mutating func mine() -> LineStep {
    let threads = kept.ownThreads.keys.compactMap(board.row)
      .sorted { $0.lastNumber > $1.lastNumber }
    let items = kept.drafts.all.map { LineMine.draft($0.id) } + threads.map { .thread($0.id) }
    guard !items.isEmpty else {
      return .say("Nothing of yours is here yet. What you write and begin stands here. c writes.")
    }
    talk = .mine(items)
    let lines = items.enumerated().map { index, item in
      switch item {
      case .draft(let id):
        "\(index + 1). Draft: \(kept.drafts[id].map { label(of: $0) } ?? ""). Not posted."
      case .thread(let id):
        "\(index + 1). \(board.row(id).map { standing(of: $0) } ?? "")"
      }
    }
    return .say(lines + ["A number goes on with it or opens it. Anything else goes back."])
  }

  /// How a thread of one's own stands.
  private func standing(of row: ThreadRow) -> String {
    let isOpener = kept.ownThreads[row.id]?.isOpener == true
    switch row.state(on: today) {
    case .withdrawn: return isOpener ? "Gone: you took it back." : "Gone: its author took it back."
    case .ended: return "Ended: its time ran out. \(wording.headline(of: row))"
    case .current, .disputed:
      return "\(isOpener ? "Yours" : "You replied"): \(wording.headline(of: row))"
        + " Reference \(row.id.reference)."
    }
  }

  mutating func takeMine(_ typed: String, _ items: [LineMine]) -> LineStep {
    talk = .none
    guard let number = Int(typed) else {
      return typed.isEmpty
        ? .say(reading == nil ? "Back on the board." : "Back in the thread.")
        : take(typed)
    }
    guard items.indices.contains(number - 1) else {
      talk = .mine(items)
      return .say("The numbers go from 1 to \(items.count).")
    }
    switch items[number - 1] {
    case .draft(let id): return resume(id)
    case .thread(let id): return want(.thread(id), .opening(nil))
    }
  }
}
