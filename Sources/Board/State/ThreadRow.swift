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
  private let codes: Codes
  private var flags: Flags = []
  /// What moderators' acts have come to; what skipped them is set aside like anything else.
  package var measures: ThreadMeasures {
    taken.contains(.unread) ? taken.union(.setAside) : taken
  }
  private var taken: ThreadMeasures = []
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

  /// The words of its opening, by their places among those there are, from one; zero for none.
  private struct Codes: Hashable {
    let kind: UInt8
    let conduct: UInt8
    let basis: UInt8
    let when: UInt8
  }

  private struct Flags: OptionSet, Hashable {
    let rawValue: UInt8

    static let disputed = Flags(rawValue: 1)
    static let withdrawn = Flags(rawValue: 2)
    static let expired = Flags(rawValue: 4)
    static let all: Flags = [.disputed, .withdrawn, .expired]
  }

  private static let words = StateWords()

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
    codes = Codes(
      kind: StateWords.code(of: opening.kind), conduct: StateWords.code(of: opening.conduct),
      basis: StateWords.code(of: opening.basis), when: StateWords.code(of: opening.when))
  }

  package var kind: ThreadKind {
    StateWords.word(codes.kind, of: ThreadRow.words.kinds) ?? .question
  }
  package var conduct: Conduct? { StateWords.word(codes.conduct, of: ThreadRow.words.conducts) }
  package var basis: Basis? { StateWords.word(codes.basis, of: ThreadRow.words.bases) }
  package var when: When? { StateWords.word(codes.when, of: ThreadRow.words.whens) }
  package var isDisputed: Bool { flags.contains(.disputed) }
  package var isWithdrawn: Bool { flags.contains(.withdrawn) }
  /// Whether its time ran out and its texts were ended: for good, whatever is said afterwards.
  package var isExpired: Bool { flags.contains(.expired) }
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
      flags.insert(.disputed)
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
      flags.insert(.expired)
    case .withdrawn(_, let target):
      if target != id.opening {
        numbers.messages = max(1, numbers.messages &- 1)
      } else if event.author == opener {
        flags.insert(.withdrawn)
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
  @inline(__always) package func lastStanding(on today: Day) -> Day {
    let shown = said < today || said == opened ? said : saidBefore
    // What is said again is of no use once the occasion is over.
    if upcoming != nil { return lastComing }
    return shown.advanced(by: Lifetime.days(of: basis, when))
  }

  /// Whether the thread's time has run out on a day, by its own dates.
  @inline(__always) package func isOver(on today: Day) -> Bool { today > lastStanding(on: today) }

  /// How the thread stands on a day.
  @inline(__always) package func state(on today: Day) -> ThreadStanding {
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

/// A row of a page is a value of each of three columns: what the thread is called, how it stands, which
/// whoever lists or counts asks of all of them, and the rest.
extension ThreadRow {
  /// How many octets a row takes in all columns together.
  static let width = idWidth + standingWidth + restWidth
  private static let idWidth = 16
  private static let standingWidth = 8 * 4 + 6
  private static let restWidth = 32 + 2 * 8 + 9 * 4

  /// The thread of a row of a page.
  @inline(__always) static func id(_ page: UnsafeRawBufferPointer, _ position: Int) -> ThreadID {
    var fields = FieldReader(page, at: idWidth * position)
    return ThreadID(fields.bytes16())
  }

  private static func standing(_ position: Int) -> Int {
    idWidth * ThreadRows.pageLength + standingWidth * position
  }

  private static func rest(_ position: Int) -> Int {
    (idWidth + standingWidth) * ThreadRows.pageLength + restWidth * position
  }

  /// Writes the row into a page.
  func write(to page: UnsafeMutableRawBufferPointer, _ position: Int) {
    var name = FieldWriter(page, at: ThreadRow.idWidth * position)
    name.add(id.value)
    var standing = FieldWriter(page, at: ThreadRow.standing(position))
    standing.add(numbers.last)
    standing.add(numbers.occasion)
    standing.add(numbers.subject)
    standing.add(numbers.upcoming)
    standing.add(opened)
    standing.add(said)
    standing.add(saidBefore)
    standing.add(lastComing)
    standing.add(codes.kind)
    standing.add(codes.conduct)
    standing.add(codes.basis)
    standing.add(codes.when)
    standing.add(flags.rawValue)
    standing.add(taken.rawValue)
    var rest = FieldWriter(page, at: ThreadRow.rest(position))
    rest.add(opener.value)
    rest.add(openingPlace)
    rest.add(lastPlace)
    rest.add(lastDay)
    rest.add(lastVoiceDay)
    rest.add(cleared)
    rest.add(doubted)
    rest.add(numbers.events)
    rest.add(numbers.messages)
    rest.add(numbers.voices)
    rest.add(numbers.voicesOnLastDay)
    rest.add(numbers.mails)
  }

  /// Reads a row of a page.
  @inline(__always) init(_ page: UnsafeRawBufferPointer, _ position: Int) {
    id = ThreadRow.id(page, position)
    var standing = FieldReader(page, at: ThreadRow.standing(position))
    let last = standing.number()
    let occasion = standing.number()
    let subject = standing.number()
    let upcoming = standing.number()
    opened = standing.day()
    said = standing.day()
    saidBefore = standing.day()
    lastComing = standing.day()
    codes = Codes(
      kind: standing.code(), conduct: standing.code(), basis: standing.code(),
      when: standing.code())
    flags = Flags(rawValue: standing.code())
    taken = ThreadMeasures(rawValue: standing.code())
    var rest = FieldReader(page, at: ThreadRow.rest(position))
    opener = AuthorKey(rest.bytes32())
    openingPlace = rest.place()
    lastPlace = rest.place()
    lastDay = rest.day()
    lastVoiceDay = rest.day()
    cleared = rest.dayIfAny()
    doubted = rest.dayIfAny()
    numbers = Numbers(
      occasion: occasion, subject: subject, last: last, events: rest.number(),
      messages: rest.number(), voices: rest.number(), voicesOnLastDay: rest.number(),
      upcoming: upcoming, mails: rest.number())
  }

  /// Whether it may be a row of a board with so many occasions and subjects, and these occasions to
  /// come.
  @inline(__always) func isSound(
    occasions: Int, subjects: Int, upcoming: Span<PublicOccasion>
  ) -> Bool {
    let coming =
      upcoming.indices.contains(Int(numbers.upcoming))
      ? upcoming[Int(numbers.upcoming)].weeks.upperBound.last : opened
    return (-1..<occasions).contains(Int(numbers.occasion))
      && (-1..<subjects).contains(Int(numbers.subject))
      && (-1..<upcoming.count).contains(Int(numbers.upcoming)) && lastComing == coming
      && min(numbers.last, numbers.voices, numbers.voicesOnLastDay, numbers.mails) >= 0
      && min(numbers.events, numbers.messages) > 0
      && (1...ThreadRow.words.kinds.count).contains(Int(codes.kind))
      && codes.conduct <= ThreadRow.words.conducts.count
      && codes.basis <= ThreadRow.words.bases.count && codes.when <= ThreadRow.words.whens.count
      && flags.isSubset(of: .all) && taken.isSubset(of: .all)
  }
}
