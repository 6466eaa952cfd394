// SPDX-License-Identifier: Apache-2.0

/// What a board keeps for one member alone: what she has read, begun and written, and how she likes
/// her list.
///
/// A value that is sealed elsewhere, in two halves and by several terminals at once; `merge` brings
/// them together and never loses a draft. Everything in it is a join: in any order, in any grouping
/// and however often states are merged, the same state comes out.
package struct PrivateState: Hashable, Sendable {
  /// How many changes this state has seen: what a later change is told by.
  package private(set) var counter = 0
  package private(set) var marks = ReadMarks()
  package private(set) var drafts = DraftShelf()
  /// The threads that she opened or wrote in.
  package private(set) var ownThreads: [ThreadID: OwnThread] = [:]
  /// The office-holders she watches, or watched.
  package private(set) var watches: [SubjectID: Watch] = [:]
  /// The office-holders whose items of the queue she leaves to other moderators, or left.
  package private(set) var asides: [SubjectID: Watch] = [:]
  /// The items of the queue that she leaves to another, or left.
  package private(set) var leftItems: [EventID: Watch] = [:]
  /// The questions of moderators that she answered.
  private(set) var answered = RecentEvents()
  /// What sent her proposals to end an access, and her confirmations of others', to the moderators.
  private(set) var sentForSuspension = RecentEvents()
  /// What her list shows.
  package private(set) var filter = Latest(ListFilter())
  /// Whether her list has one line a thread.
  package private(set) var isOneLine = Latest(false)
  /// Whether she wants the board in lines, for a screen reader or a slow line.
  package private(set) var prefersLineMode = Latest(false)
  /// What of the day's reading is spent.
  package private(set) var budget: ReadingBudget?
  /// Up to which place of the record she was shown her mail.
  package private(set) var mailRead = Place(0)
  /// The end of the record when she last looked.
  package private(set) var seen: SeenHead?
  /// How far she has read the record of what moderators did.
  package private(set) var record: RecordMark?
  /// How many names she has had shown of late.
  package private(set) var names = NameBudget()
  /// Where a review is asked for once an access was ended; empty where the moderators name no place.
  package private(set) var review = Latest("")
  /// How much she posted of late.
  package private(set) var posts = PostTally()
  /// The day of her first visit, as far as it is known.
  private(set) var since: Day?

  /// The state of a member who has never been here.
  package init() {}

  /// What keeps a draft as it now stands; nil where that changes nothing.
  ///
  /// - Parameter draft: the draft; one that is not worth keeping is dropped.
  /// - Returns: the change to apply.
  package func change(keeping draft: KeptDraft) -> PrivateChange? {
    let former = drafts[draft.id]
    guard draft.isWorthKeeping else { return former.map { .dropDraft($0.id) } }
    let isSame =
      former?.text == draft.text && former?.purpose == draft.purpose
      && former?.isOpen == draft.isOpen
    return isSame ? nil : .keepDraft(draft)
  }

  /// Takes in what the member did.
  package mutating func apply(_ change: PrivateChange) {
    counter += 1
    switch change {
    case .read(let thread, let mark): marks.note(mark, in: thread)
    case .readAll(let base):
      marks.advance(to: base)
      begin(on: base.day)
    case .keepDraft(let draft): drafts.keep(draft, revision: counter)
    case .dropDraft(let id): drafts.drop(id, revision: counter)
    case .wrote(let thread, let isOpener):
      let own = OwnThread(isOpener: isOpener, revision: counter)
      ownThreads[thread] = ownThreads[thread]?.merging(own) ?? own
    case .watch(let subject, let isWatched):
      watches[subject] = Watch(isWatched: isWatched, revision: counter)
    case .stepAside(let subject, let isAside):
      asides[subject] = Watch(isWatched: isAside, revision: counter)
    case .leave(let item, let isLeft):
      leftItems[item] = Watch(isWatched: isLeft, revision: counter)
      // What was left longest ago has been decided since.
      forgetLeftItems(leftItems.count - PrivateState.mostLeftItems)
    case .answered(let question): answered.note(question, revision: counter)
    case .sentForSuspension(let submission):
      sentForSuspension.note(submission, revision: counter)
    case .filter(let value): filter = Latest(value, revision: counter)
    case .oneLine(let value): isOneLine = Latest(value, revision: counter)
    case .lineMode(let value): prefersLineMode = Latest(value, revision: counter)
    case .review(let value): review = Latest(value, revision: counter)
    case .spent(let value): budget = budget?.merging(value) ?? value
    case .readMail(let place): mailRead = Place(max(mailRead.value, place.value))
    case .saw(let head): seen = seen.map { max($0, head) } ?? head
    case .readRecord(let mark): record = record.map { max($0, mark) } ?? mark
    case .posted(let post, let matter, let day): posts.note(post, matter, on: day)
    case .looked(let look, let hour):
      names.note(look, in: hour)
      begin(on: Day(number: hour / 24))
    }
  }

  /// What this state and another one of the same member come to together.
  package func merging(_ other: PrivateState) -> PrivateState {
    var merged = self
    merged.merge(other)
    return merged
  }

  /// Takes in what another state of the same member knows.
  package mutating func merge(_ other: PrivateState) {
    counter = max(counter, other.counter)
    marks.merge(other.marks)
    drafts.merge(other.drafts)
    ownThreads.merge(other.ownThreads) { $0.merging($1) }
    watches.merge(other.watches) { $0.merging($1) }
    asides.merge(other.asides) { $0.merging($1) }
    leftItems.merge(other.leftItems) { $0.merging($1) }
    answered.merge(other.answered)
    sentForSuspension.merge(other.sentForSuspension)
    filter.merge(other.filter) { $0.rank }
    isOneLine.merge(other.isOneLine) { $0 ? 1 : 0 }
    prefersLineMode.merge(other.prefersLineMode) { $0 ? 1 : 0 }
    review.merge(other.review) { $0 }
    if let theirs = other.budget { budget = budget?.merging(theirs) ?? theirs }
    mailRead = Place(max(mailRead.value, other.mailRead.value))
    if let theirs = other.seen { seen = seen.map { max($0, theirs) } ?? theirs }
    if let theirs = other.record { record = record.map { max($0, theirs) } ?? theirs }
    names.merge(other.names)
    posts.merge(other.posts)
    if let theirs = other.since { begin(on: theirs) }
  }

  private mutating func begin(on day: Day) { since = since.map { min($0, day) } ?? day }

  /// How many names she may still have shown in an hour since 1970 by the host's clock.
  package func namesLeft(in hour: Int) -> NamesLeft {
    let today = Day(number: hour / 24)
    let isEarly = today.number - (since ?? marks.base?.day ?? today).number < NameBudget.earlyDays
    return names.left(in: hour, isEarly: isEarly)
  }

  /// Whether these are a member's first days, as far as it is known when she first came.
  package func isEarly(on day: Day) -> Bool {
    guard let first = since ?? marks.base?.day else { return false }
    return day.number - first.number < Limits.earlyDays
  }

  /// Whether an office-holder is watched.
  package func isWatching(_ subject: SubjectID) -> Bool {
    watches[subject]?.isWatched == true
  }

  /// Whether she leaves what is about an office-holder to other moderators.
  package func stepsAside(from subject: SubjectID) -> Bool { asides[subject]?.isWatched == true }

  /// Whether she leaves an item of the queue to another.
  package func hasLeft(_ item: EventID) -> Bool { leftItems[item]?.isWatched == true }

  /// Whether she answered a question of moderators.
  package func hasAnswered(_ question: EventID) -> Bool { answered.contains(question) }

  /// Whether the moderators have something of hers before them still by which she proposed to end an
  /// access, or confirmed that: only then is there anything for her program to carry out or take back.
  package func hasSuspensionWaiting(on board: BoardState) -> Bool {
    sentForSuspension.revisions.keys.contains { submission in
      board.submissions[submission].map { $0.outcome == nil } ?? false
    }
  }

  /// The draft in which to go on with what moderators turned down: one that was begun for that, or a
  /// copy of her words, which stay as they were sent.
  ///
  /// - Parameters:
  ///   - draft: the words as they were sent.
  ///   - id: what to call a copy.
  ///   - day: the day of a copy.
  /// - Returns: the draft; a copy is still to be kept.
  package func secondTry(of draft: KeptDraft, id: DraftID, on day: Day) -> KeptDraft {
    drafts.all.first { $0.after != nil && $0.after == draft.held?.submission }
      ?? KeptDraft(
        id: id, purpose: draft.purpose, text: draft.text, day: day, isOpen: false,
        after: draft.held?.submission)
  }

  /// How many left items are kept at most.
  static let mostLeftItems = 64

  /// Whether she has opened a warning, as far as this state tells; a thread that the board no longer
  /// knows may have been one.
  package func hasWarned(on board: BoardState) -> Bool {
    ownThreads.contains { thread, own in
      own.isOpener && board.row(thread).map { $0.kind == .warning } != false
    }
  }

  /// The office-holders she watches.
  package var watched: Set<SubjectID> {
    Set(watches.lazy.filter { $0.value.isWatched }.map(\.key))
  }

  /// The threads she opened or wrote in, the last she wrote in first.
  package var ownThreadsNewestFirst: [ThreadID] {
    ownThreads.sorted { left, right in
      left.value.revision == right.value.revision
        ? left.key.description > right.key.description
        : left.value.revision > right.value.revision
    }
    .map(\.key)
  }
}

// MARK: Parts, for those that read a stored state and make it fit

extension PrivateState {
  init(
    counter: Int, marks: ReadMarks, drafts: DraftShelf, ownThreads: [ThreadID: OwnThread],
    watches: [SubjectID: Watch], filter: Latest<ListFilter>, isOneLine: Latest<Bool>,
    prefersLineMode: Latest<Bool>, budget: ReadingBudget?, mailRead: Place, seen: SeenHead?,
    names: NameBudget, since: Day?, record: RecordMark? = nil, asides: [SubjectID: Watch] = [:],
    leftItems: [EventID: Watch] = [:], answered: RecentEvents = RecentEvents(),
    sentForSuspension: RecentEvents = RecentEvents(), posts: PostTally = PostTally(),
    review: Latest<String> = Latest("")
  ) {
    self.counter = counter
    self.marks = marks
    self.drafts = drafts
    self.ownThreads = ownThreads
    self.watches = watches
    self.filter = filter
    self.isOneLine = isOneLine
    self.prefersLineMode = prefersLineMode
    self.budget = budget
    self.mailRead = mailRead
    self.seen = seen
    self.record = record
    self.asides = asides
    self.leftItems = leftItems
    self.answered = answered
    self.sentForSuspension = sentForSuspension
    self.names = names
    self.posts = posts
    self.review = review
    self.since = since
  }

  /// Leaves out the oldest read marks.
  mutating func forgetMarks(_ count: Int) { marks.forgetOldest(count) }

  /// Leaves out the oldest signs of drafts that were dropped.
  mutating func forgetDropped(_ count: Int) { drafts.forgetDropped(count) }

  /// Leaves out the threads she wrote in longest ago.
  mutating func forgetOwnThreads(_ count: Int) {
    for thread in ownThreadsNewestFirst.suffix(count) { ownThreads[thread] = nil }
  }

  /// Leaves out the items of the queue that she left longest ago.
  private mutating func forgetLeftItems(_ count: Int) {
    guard count > 0 else { return }
    let oldest = leftItems.sorted {
      ($0.value.revision, $0.key.description) < ($1.value.revision, $1.key.description)
    }
    for item in oldest.prefix(count) { leftItems[item.key] = nil }
  }

  /// Leaves out a draft, without a sign that it was dropped.
  mutating func leaveOut(_ draft: DraftID) { drafts.leaveOut(draft) }
}
