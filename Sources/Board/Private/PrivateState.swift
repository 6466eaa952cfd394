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
  /// What her list shows.
  package private(set) var filter = Latest(ListFilter())
  /// Whether her list has one line a thread.
  package private(set) var isOneLine = Latest(false)
  /// Whether she wants the board in lines, for a screen reader or a slow line.
  package private(set) var prefersLineMode = Latest(false)
  /// What of the day's reading is spent.
  package private(set) var budget: ReadingBudget?
  /// The end of the record when she last looked.
  package private(set) var seen: SeenHead?

  /// The state of a member who has never been here.
  package init() {}

  /// Takes in what the member did.
  package mutating func apply(_ change: PrivateChange) {
    counter += 1
    switch change {
    case .read(let thread, let mark): marks.note(mark, in: thread)
    case .readAll(let base): marks.advance(to: base)
    case .keepDraft(let draft): drafts.keep(draft, revision: counter)
    case .dropDraft(let id): drafts.drop(id, revision: counter)
    case .wrote(let thread, let isOpener):
      let own = OwnThread(isOpener: isOpener, revision: counter)
      ownThreads[thread] = ownThreads[thread]?.merging(own) ?? own
    case .watch(let subject, let isWatched):
      watches[subject] = Watch(isWatched: isWatched, revision: counter)
    case .filter(let value): filter = Latest(value, revision: counter)
    case .oneLine(let value): isOneLine = Latest(value, revision: counter)
    case .lineMode(let value): prefersLineMode = Latest(value, revision: counter)
    case .spent(let value): budget = budget?.merging(value) ?? value
    case .saw(let head): seen = seen.map { max($0, head) } ?? head
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
    filter.merge(other.filter) { $0.rank }
    isOneLine.merge(other.isOneLine) { $0 ? 1 : 0 }
    prefersLineMode.merge(other.prefersLineMode) { $0 ? 1 : 0 }
    if let theirs = other.budget { budget = budget?.merging(theirs) ?? theirs }
    if let theirs = other.seen { seen = seen.map { max($0, theirs) } ?? theirs }
  }

  /// Whether an office-holder is watched.
  package func isWatching(_ subject: SubjectID) -> Bool {
    watches[subject]?.isWatched == true
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
    prefersLineMode: Latest<Bool>, budget: ReadingBudget?, seen: SeenHead?
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
    self.seen = seen
  }

  /// Leaves out the oldest read marks.
  mutating func forgetMarks(_ count: Int) { marks.forgetOldest(count) }

  /// Leaves out the oldest signs of drafts that were dropped.
  mutating func forgetDropped(_ count: Int) { drafts.forgetDropped(count) }

  /// Leaves out the threads she wrote in longest ago.
  mutating func forgetOwnThreads(_ count: Int) {
    for thread in ownThreadsNewestFirst.suffix(count) { ownThreads[thread] = nil }
  }

  /// Leaves out a draft, without a sign that it was dropped.
  mutating func leaveOut(_ draft: DraftID) { drafts.leaveOut(draft) }
}
