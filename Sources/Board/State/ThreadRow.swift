// SPDX-License-Identifier: Apache-2.0

/// One line of a board's directory: what a list, a filter or a count needs of a thread.
package struct ThreadRow: Hashable, Sendable {
  package let id: ThreadID
  /// Who opened it, in this thread.
  package let opener: AuthorKey
  /// Where the opening stands.
  package let openingPlace: Place
  /// Where the last event stands, from which the thread is read backwards.
  package private(set) var lastPlace: Place
  package let opened: Day
  /// The day of the last post.
  package private(set) var lastDay: Day
  /// The last day on which the thread was said: opened, confirmed by a voice, or gone on with by its
  /// author.
  private var said: Day
  /// The last such day before that one.
  private var saidBefore: Day
  private var lastVoiceDay: Day
  private var numbers: Numbers
  /// The last day of the occasion to come that it was written for; its opening's day for none.
  private let lastComing: Day
  package let kind: ThreadKind
  package let conduct: Conduct?
  package let basis: Basis?
  package let when: When?
  package private(set) var isDisputed = false
  package private(set) var isWithdrawn = false
  /// What moderators' acts have come to; what skipped them is set aside like anything else.
  package var measures: ThreadMeasures {
    taken.contains(.unread) ? taken.union(.setAside) : taken
  }
  private var taken: ThreadMeasures = []
  /// Whether its time ran out and its texts were ended: for good, whatever is said afterwards.
  package private(set) var isExpired = false
  /// When its author last said that it has stopped.
  private var cleared: Day?
  /// When a voice first said otherwise since.
  private var doubted: Day?

  /// The counts, in little room: a board keeps them for every thread, and has no more events than
  /// thirty-one bits count.
  private struct Numbers: Hashable {
    /// -1 for none.
    var occasion: Int32
    /// -1 for none.
    var subject: Int32
    var last: Int32
    var events: Int32 = 1
    var messages: Int32 = 1
    var voices: Int32 = 0
    var voicesOnLastDay: Int32 = 0
    /// -1 for none.
    var upcoming: Int32 = -1
    var mails: Int32 = 0
  }

  init(
    id: ThreadID,
    opening: Opening,
    by event: Event,
    at place: Place,
    number: Int,
    occasion: Int?,
    subject: Int?,
    upcoming: (index: Int, last: Day)? = nil
  ) {
    self.id = id
    opener = event.author
    openingPlace = place
    lastPlace = place
    opened = event.day
    lastDay = event.day
    said = event.day
    saidBefore = event.day
    lastVoiceDay = event.day
    numbers = Numbers(
      occasion: Int32(truncatingIfNeeded: occasion ?? -1),
      subject: Int32(truncatingIfNeeded: subject ?? -1),
      last: Int32(truncatingIfNeeded: number)
    )
    numbers.upcoming = Int32(truncatingIfNeeded: upcoming?.index ?? -1)
    lastComing = upcoming?.last ?? event.day
    kind = opening.kind
    conduct = opening.conduct
    basis = opening.basis
    when = opening.when
  }

  /// An index into the board's occasions.
  var occasion: Int? { numbers.occasion < 0 ? nil : Int(numbers.occasion) }
  /// An index into the board's subjects.
  var subject: Int? { numbers.subject < 0 ? nil : Int(numbers.subject) }
  /// An index into the board's occasions to come.
  var upcoming: Int? { numbers.upcoming < 0 ? nil : Int(numbers.upcoming) }
  /// How many pieces of mail were sent to authors of the thread.
  package var mailCount: Int { Int(numbers.mails) }
  /// The place of the last event among the board's events: what the list is ordered by.
  package var lastNumber: Int { Int(numbers.last) }
  /// How many events the thread has had.
  package var eventCount: Int { Int(numbers.events) }
  /// The opening, whether or not it stands, and the other posts that do.
  package var messageCount: Int { Int(numbers.messages) }

  /// Takes in that a moderator put up what came last: where that opens it, she read it first.
  mutating func notePutUp() {
    if numbers.events == 1 { taken.insert(.read) }
  }

  /// Takes in that its opening, or a change of that, skipped the moderators.
  mutating func noteUnread() {
    taken.insert(.unread)
    taken.remove(.read)
  }

  /// Takes in a line that nobody is shown: it counts nowhere, and moves nothing.
  mutating func pass(at place: Place) {
    lastPlace = place
    numbers.events &+= 1
  }

  /// Takes in that a moderator put up what had skipped them: it is new now.
  ///
  /// - Parameters:
  ///   - post: the line.
  ///   - number: how many events the board has had.
  ///   - isWhole: whether nothing else of the thread's opening is set aside.
  mutating func putUp(_ post: UnreadPost, number: Int, isWhole: Bool) {
    if isWhole {
      taken.remove(.unread)
      if post.isOf(self) { taken.insert(.read) }
    }
    guard !post.isWithdrawn else { return }
    if !post.isChange, post.post != id.opening { numbers.messages &+= 1 }
    lastDay = max(lastDay, post.day)
    numbers.last = Int32(truncatingIfNeeded: number)
    if post.author == opener { renew(on: post.day) }
  }

  mutating func apply(_ event: Event, at place: Place, number: Int) {
    lastPlace = place
    numbers.events &+= 1
    switch event.act {
    case .replied:
      numbers.messages &+= 1
      lastDay = event.day
      numbers.last = Int32(truncatingIfNeeded: number)
      if event.author == opener { renew(on: event.day) }
    case .disputed:
      numbers.messages &+= 1
      isDisputed = true
      lastDay = event.day
      numbers.last = Int32(truncatingIfNeeded: number)
    case .amended(_, let target):
      // What stands there now nobody read before the others.
      if target == id.opening { taken.remove(.read) }
      lastDay = event.day
      numbers.last = Int32(truncatingIfNeeded: number)
      if event.author == opener { renew(on: event.day) }
    case .allClear:
      guard event.author == opener else { return }
      lastDay = event.day
      numbers.last = Int32(truncatingIfNeeded: number)
      (cleared, doubted) = (event.day, nil)
      renew(on: event.day)
    case .expired:
      isExpired = true
    case .withdrawn(_, let target):
      if target != id.opening {
        numbers.messages = max(1, numbers.messages &- 1)
      } else if event.author == opener {
        isWithdrawn = true
      }
    case .saidSameHere(_, let basis):
      // The list must not move when a voice comes in: its moment would point to whoever was there.
      guard basis.isVoice else { return }
      let isSameDay = event.day == lastVoiceDay
      numbers.voicesOnLastDay = isSameDay ? numbers.voicesOnLastDay &+ 1 : 1
      lastVoiceDay = event.day
      numbers.voices &+= 1
      if cleared != nil, doubted == nil { doubted = event.day }
      renew(on: event.day)
    case .mailed, .asked:
      // Nothing moves for others: a moment would point to whoever was helped.
      numbers.mails &+= 1
    // No list moves for it.
    case .moderated(let act): taken.apply(act)
    case .policy, .submitted, .tookBack, .decided, .suspended:
      break
    case .keptOriginal, .proposedModerators, .confirmedModerators, .named, .enrolled, .rotated,
      .invited, .announced, .cancelled, .correctedRoute, .noted, .erasedNote, .opened, .unreadable:
      break
    }
  }

  private mutating func renew(on day: Day) {
    if day > said {
      saidBefore = said
      said = day
    } else if day < said {
      saidBefore = max(saidBefore, day)
    }
  }

  /// Whether its author's word that it has stopped stands, as told on a day: until somebody says it
  /// again, which like any voice shows from the day after.
  package func isClear(on today: Day) -> Bool {
    cleared != nil && doubted.map { $0 >= today } ?? true
  }

  /// How many say it, as told on a day: a voice shows from the day after.
  package func voices(on today: Day) -> Voices {
    let fresh = lastVoiceDay >= today ? numbers.voicesOnLastDay : 0
    return Voices(count: 1 + Int(numbers.voices) - Int(fresh))
  }

  /// The last day on which the thread stands unless it is said again, as told on a day: like a voice
  /// itself, what a voice renews shows from the day after.
  package func lastStanding(on today: Day) -> Day {
    let shown = said < today || said == opened ? said : saidBefore
    // What is said again is of no use once the occasion is over.
    if upcoming != nil { return lastComing }
    return shown.advanced(by: Lifetime.days(of: basis, when))
  }

  /// Whether the thread's time has run out on a day, by its own dates.
  package func isOver(on today: Day) -> Bool { today > lastStanding(on: today) }

  /// How the thread stands on a day.
  package func state(on today: Day) -> ThreadStanding {
    if isWithdrawn { return .withdrawn }
    if measures.contains(.setAside) { return .setAside }
    if measures.contains(.merged) { return .merged }
    if isExpired || measures.contains(.ended) || isOver(on: today) { return .ended }
    return isDisputed ? .disputed : .current
  }
}

extension UnreadPost {
  /// Whether it is the opening of a thread, or changes that in its author's name.
  func isOf(_ row: ThreadRow) -> Bool { post == row.id.opening && author == row.opener }
}

// MARK: - Keeping it

extension ThreadRow {
  /// How many octets a row takes in all columns together.
  static let keptLength = 16 + 32 + 2 * 8 + 7 * 4 + 9 * 4 + 6

  /// Writes the row, a value to a column.
  func write(to columns: inout ColumnWriter) {
    columns.add(id.value)
    columns.add(opener.value)
    columns.add(openingPlace)
    columns.add(lastPlace)
    columns.add(opened)
    columns.add(lastDay)
    columns.add(said)
    columns.add(saidBefore)
    columns.add(lastVoiceDay)
    columns.add(cleared)
    columns.add(doubted)
    columns.add(numbers.occasion)
    columns.add(numbers.subject)
    columns.add(numbers.last)
    columns.add(numbers.events)
    columns.add(numbers.messages)
    columns.add(numbers.voices)
    columns.add(numbers.voicesOnLastDay)
    columns.add(numbers.upcoming)
    columns.add(numbers.mails)
    columns.add(kind)
    columns.add(conduct)
    columns.add(basis)
    columns.add(when)
    let flags: UInt8 = (isDisputed ? 1 : 0) | (isWithdrawn ? 2 : 0) | (isExpired ? 4 : 0)
    columns.add(flags: flags)
    columns.add(flags: taken.rawValue)
  }

  /// Reads a row; `words` and the counts of the board's tables bound what it may point to.
  init(
    _ columns: inout ColumnReader, kinds: Span<ThreadKind>, conducts: Span<Conduct>,
    bases: Span<Basis>, whens: Span<When>, occasions: Int, subjects: Int,
    upcoming: Span<PublicOccasion>
  ) {
    id = ThreadID(columns.bytes16())
    opener = AuthorKey(columns.bytes32())
    openingPlace = columns.place()
    lastPlace = columns.place()
    opened = columns.day()
    lastDay = columns.day()
    said = columns.day()
    saidBefore = columns.day()
    lastVoiceDay = columns.day()
    cleared = columns.dayIfAny()
    doubted = columns.dayIfAny()
    numbers = Numbers(
      occasion: columns.number(-1..<occasions),
      subject: columns.number(-1..<subjects),
      last: columns.number(0..<Int(Int32.max)),
      events: columns.number(1..<Int(Int32.max)),
      messages: columns.number(1..<Int(Int32.max)),
      voices: columns.number(0..<Int(Int32.max)),
      voicesOnLastDay: columns.number(0..<Int(Int32.max)),
      upcoming: columns.number(-1..<upcoming.count),
      mails: columns.number(0..<Int(Int32.max))
    )
    lastComing =
      upcoming.indices.contains(Int(numbers.upcoming))
      ? upcoming[Int(numbers.upcoming)].weeks.upperBound.last : opened
    kind = columns.word(kinds) ?? .question
    conduct = columns.word(conducts)
    basis = columns.word(bases)
    when = columns.word(whens)
    let flags = columns.flags(7)
    taken = ThreadMeasures(rawValue: columns.flags(ThreadMeasures.all.rawValue))
    isDisputed = flags & 1 != 0
    isWithdrawn = flags & 2 != 0
    isExpired = flags & 4 != 0
  }
}
