// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Screens

/// What outlasts a visit: drafts, what was heard, what is one's own.
extension LineMode {
  // MARK: Coming back

  /// Takes up what was kept, and finds what is new since.
  mutating func takeUp() {
    for draft in kept.drafts.all.reversed() where !draft.waits(on: board) { takeUp(draft) }
    news = Set(
      board.threads.filter { kept.marks.isUnread($0) && $0.state(on: today).isShown }.map(\.id))
    // On a first visit nothing is new: whoever comes to a board has all of it before her.
    let base = ReadMarks.Base(number: board.eventCount, day: today)
    if kept.marks.base == nil || news.isEmpty, kept.marks.base != base { keep(.readAll(base)) }
  }

  private mutating func takeUp(_ draft: KeptDraft) {
    let purpose = Purpose(draft)
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
      forget(Purpose(draft))
      return .say("Thrown away.")
    case LineRequest.keep.letter:
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
    guard var draft = kept.drafts[id] else { return .say("It is no longer here.") }
    if draft.waits(on: board), let held = draft.held {
      talk = .takeBack(held.submission)
      return .say(
        "It waits for a moderator. d takes it back, to go on with; anything else lets it wait.")
    }
    if let why = standing.whyReadOnly { return .say(why) }
    if draft.held.flatMap({ board.submissions[$0.submission] })?.isTurnedDown == true {
      draft = kept.secondTry(of: draft, id: draftID(), on: today)
      if kept.drafts[draft.id] == nil { keep(.keepDraft(draft)) }
    }
    takeUp(draft)
    let purpose = Purpose(draft)
    guard purpose == .new else { return beginWords(purpose) }
    composition?.resume()
    return ask()
  }

  // MARK: Drafts

  /// Takes words for a purpose as they now stand.
  mutating func keep(_ text: String, for purpose: Purpose, isOpen: Bool) {
    if purpose == .new {
      composition?.words = text
    } else {
      let id = drafts[purpose.draft]?.id ?? draftID()
      drafts[purpose.draft] = LineDraft(id: id, purpose: purpose, text: text)
    }
    keepDraft(purpose, isOpen: isOpen)
  }

  /// Keeps what is being written for a purpose, where it changed.
  mutating func keepDraft(_ purpose: Purpose, isOpen: Bool) {
    guard let draft = keptDraft(for: purpose, isOpen: isOpen) else { return }
    if let change = kept.change(keeping: draft) { keep(change) }
  }

  private func keptDraft(for purpose: Purpose, isOpen: Bool) -> KeptDraft? {
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
  mutating func forget(_ purpose: Purpose) {
    let id = purpose == .new ? compositionID : drafts[purpose.draft]?.id
    if let id, kept.drafts[id] != nil { keep(.dropDraft(id)) }
    if purpose == .new {
      composition = nil
      compositionID = nil
    } else {
      drafts[purpose.draft] = nil
    }
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

  mutating func tellMine(_ waiting: [WaitingPost]) -> LineStep {
    let threads = kept.ownThreads.keys.compactMap(board.row)
      .sorted { $0.lastNumber > $1.lastNumber }
    let items =
      mail.reversed().map(LineMine.mail) + kept.drafts.all.map { .draft($0.id) }
      + waiting.map { .waiting($0) }
      + threads.map { .thread($0.id) }
    guard !items.isEmpty else {
      return .say("Nothing of yours is here yet. What you write and begin stands here. c writes.")
    }
    talk = .mine(items)
    let unread = Set(kept.unread(mail).map(\.id))
    if let change = kept.change(reading: mail) { keep(change) }
    let lines = items.enumerated().map { index, item in
      switch item {
      case .mail(let mail):
        "\(index + 1). \(unread.contains(mail.id) ? "New. " : "")\(told(mail))"
      case .draft(let id):
        "\(index + 1). \(kept.drafts[id].map { told($0) } ?? "")"
      case .waiting(let post): "\(index + 1). Later: \(standing(of: post))"
      case .thread(let id):
        "\(index + 1). \(board.row(id).map { standing(of: $0) } ?? "")"
      }
    }
    return .say(lines + ["A number goes on with it or opens it. Anything else goes back."])
  }

  /// A draft, and what moderators say of it.
  private func told(_ draft: KeptDraft) -> String {
    let label = draft.label(vocabulary)
    if draft.after != nil { return "Second try: \(label). Not sent." }
    switch draft.held.flatMap({ board.submissions[$0.submission] })?.outcome {
    case .decided(.turnedDown(let reason), _):
      return "Turned down: \(reason.label). \(label). Change it and send it again."
    case nil where draft.held != nil:
      return "Held: \(HeldText.standing(nil, board.policy)). \(label)."
    default: return "Draft: \(label). Not posted."
    }
  }

  /// How something of one's own waits.
  private func standing(of post: WaitingPost) -> String {
    let place = post.opening.occasion.map { ", \(vocabulary.label(ofOccasion: $0))" } ?? ""
    let hour = post.due <= today ? "goes up today" : "goes up by \(post.due.label(on: today))"
    return "\(post.opening.kind)\(place), \(hour)."
  }

  /// How a thread of one's own stands.
  private func standing(of row: ThreadRow) -> String {
    let isOpener = kept.ownThreads[row.id]?.isOpener == true
    switch row.state(on: today) {
    case .withdrawn: return isOpener ? "Gone: you took it back." : "Gone: its author took it back."
    case .setAside: return "Set aside for now: we never say why. \(wording.headline(of: row))"
    case .merged: return "Merged into another thread. \(wording.headline(of: row))"
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
    case .mail(let mail): return want(.thread(mail.thread), .opening(mail.mail.message))
    case .waiting(let post):
      talk = .stop(post.thread)
      return .say("It \(standing(of: post)) z stops it for good; anything else lets it wait.")
    case .thread(let id): return want(.thread(id), .opening(nil))
    }
  }

  private func told(_ item: ReceivedMail) -> String {
    let words =
      switch item.mail.kind {
      case .thanks: "Thanks: somebody was helped by what you wrote."
      case .question:
        (kept.hasAnswered(item.id)
          ? "Moderators asked you, and you answered" : "Moderators ask you")
          + ": \(item.mail.text?.value ?? "")"
      }
    return "\(words) \(board.row(item.thread).map(wording.headline) ?? "")"
  }
}
