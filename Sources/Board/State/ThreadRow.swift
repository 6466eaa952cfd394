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
  /// The day of the last post.
  package private(set) var lastDay: Day
  private var lastVoiceDay: Day
  private var numbers = Numbers()
  private(set) var glance: ThreadGlance
  /// When its author last said that it has stopped.
  private var cleared: Day?
  /// When a voice first said otherwise since.
  private var doubted: Day?

  /// The counts, in little room: a board keeps them for every thread, and has no more events than
  /// thirty-one bits count.
  private struct Numbers: Hashable {
    var events: Int32 = 1
    var messages: Int32 = 1
    var voices: Int32 = 0
    var voicesOnLastDay: Int32 = 0
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
    lastDay = event.day
    lastVoiceDay = event.day
    glance = ThreadGlance(
      opening: opening, on: event.day, number: number, occasion: occasion, subject: subject,
      upcoming: upcoming)
  }

  package var opened: Day { glance.opened }
  package var kind: ThreadKind { glance.kind }
  package var conduct: Conduct? { glance.conduct }
  package var basis: Basis? { glance.basis }
  package var when: When? { glance.when }
  package var isDisputed: Bool { glance.flags.contains(.disputed) }
  package var isWithdrawn: Bool { glance.flags.contains(.withdrawn) }
  /// Whether its time ran out and its texts were ended: for good, whatever is said afterwards.
  package var isExpired: Bool { glance.flags.contains(.expired) }
  /// What moderators' acts have come to; what skipped them is set aside like anything else.
  package var measures: ThreadMeasures { glance.measures }
  /// An index into the board's occasions.
  var occasion: Int? { glance.occasion }
  /// An index into the board's subjects.
  var subject: Int? { glance.subject }
  /// An index into the board's occasions to come.
  var upcoming: Int? { glance.upcoming }
  /// How many pieces of mail were sent to authors of the thread.
  package var mailCount: Int { Int(numbers.mails) }
  /// The place of the last event among the board's events: what the list is ordered by.
  package var lastNumber: Int { Int(glance.last) }
  /// How many events the thread has had.
  package var eventCount: Int { Int(numbers.events) }
  /// The opening, whether or not it stands, and the other posts that do.
  package var messageCount: Int { Int(numbers.messages) }

  /// Takes in that a moderator put up what came last: where that opens it, she read it first.
  mutating func notePutUp() {
    if numbers.events == 1 { glance.taken.insert(.read) }
  }

  /// Takes in that its opening, or a change of that, skipped the moderators.
  mutating func noteUnread() {
    glance.taken.insert(.unread)
    glance.taken.remove(.read)
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
      glance.taken.remove(.unread)
      if post.isOf(self) { glance.taken.insert(.read) }
    }
    guard !post.isWithdrawn else { return }
    if !post.isChange, post.post != id.opening { numbers.messages &+= 1 }
    lastDay = max(lastDay, post.day)
    glance.last = Int32(truncatingIfNeeded: number)
    if post.author == opener { glance.renew(on: post.day) }
  }

  mutating func apply(_ event: Event, at place: Place, number: Int) {
    lastPlace = place
    numbers.events &+= 1
    switch event.act {
    case .replied:
      numbers.messages &+= 1
      lastDay = event.day
      glance.last = Int32(truncatingIfNeeded: number)
      if event.author == opener { glance.renew(on: event.day) }
    case .disputed:
      numbers.messages &+= 1
      glance.flags.insert(.disputed)
      lastDay = event.day
      glance.last = Int32(truncatingIfNeeded: number)
    case .amended(_, let target):
      // What stands there now nobody read before the others.
      if target == id.opening { glance.taken.remove(.read) }
      lastDay = event.day
      glance.last = Int32(truncatingIfNeeded: number)
      if event.author == opener { glance.renew(on: event.day) }
    case .allClear:
      guard event.author == opener else { return }
      lastDay = event.day
      glance.last = Int32(truncatingIfNeeded: number)
      (cleared, doubted) = (event.day, nil)
      glance.renew(on: event.day)
    case .expired:
      glance.flags.insert(.expired)
    case .withdrawn(_, let target):
      if target != id.opening {
        numbers.messages = max(1, numbers.messages &- 1)
      } else if event.author == opener {
        glance.flags.insert(.withdrawn)
      }
    case .saidSameHere(_, let basis):
      // The list must not move when a voice comes in: its moment would point to whoever was there.
      guard basis.isVoice else { return }
      let isSameDay = event.day == lastVoiceDay
      numbers.voicesOnLastDay = isSameDay ? numbers.voicesOnLastDay &+ 1 : 1
      lastVoiceDay = event.day
      numbers.voices &+= 1
      if cleared != nil, doubted == nil { doubted = event.day }
      glance.renew(on: event.day)
    case .mailed, .asked:
      // Nothing moves for others: a moment would point to whoever was helped.
      numbers.mails &+= 1
    // No list moves for it.
    case .moderated(let act): glance.taken.apply(act)
    case .policy, .submitted, .tookBack, .decided, .suspended:
      break
    case .keptOriginal, .proposedModerators, .confirmedModerators, .named, .enrolled, .rotated,
      .invited, .announced, .cancelled, .correctedRoute, .noted, .erasedNote, .opened, .unreadable:
      break
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
  package func lastStanding(on today: Day) -> Day { glance.lastStanding(on: today) }

  /// Whether the thread's time has run out on a day, by its own dates.
  package func isOver(on today: Day) -> Bool { today > lastStanding(on: today) }

  /// How the thread stands on a day.
  package func state(on today: Day) -> ThreadStanding { glance.state(on: today) }
}

extension UnreadPost {
  /// Whether it is the opening of a thread, or changes that in its author's name.
  func isOf(_ row: ThreadRow) -> Bool { post == row.id.opening && author == row.opener }
}

// MARK: - Keeping it

/// A row of a page is a value of each of three columns: what the thread is called, the glance, and the
/// rest.
extension ThreadRow {
  /// How many octets a row takes in all columns together.
  static let width = idWidth + ThreadGlance.width + restWidth
  private static let idWidth = 16
  private static let restWidth = 32 + 2 * 8 + 9 * 4

  private static func glance(_ position: Int) -> Int {
    idWidth * ThreadRows.pageLength + ThreadGlance.width * position
  }

  private static func rest(_ position: Int) -> Int {
    (idWidth + ThreadGlance.width) * ThreadRows.pageLength + restWidth * position
  }

  /// Writes the row into a page.
  func write(to page: UnsafeMutableRawBufferPointer, _ position: Int) {
    var name = FieldWriter(page, at: ThreadRow.idWidth * position)
    name.add(id.value)
    var standing = FieldWriter(page, at: ThreadRow.glance(position))
    glance.write(to: &standing)
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

  /// The thread of a row of a page.
  @inline(__always) static func id(_ page: UnsafeRawBufferPointer, _ position: Int) -> ThreadID {
    var fields = FieldReader(page, at: idWidth * position)
    return ThreadID(fields.bytes16())
  }

  /// The glance at a row of a page.
  @inline(__always) static func glance(
    _ page: UnsafeRawBufferPointer, _ position: Int
  ) -> ThreadGlance {
    var fields = FieldReader(page, at: glance(position))
    return ThreadGlance(&fields)
  }

  /// Reads a row of a page.
  init(_ page: UnsafeRawBufferPointer, _ position: Int) {
    id = ThreadRow.id(page, position)
    glance = ThreadRow.glance(page, position)
    var rest = FieldReader(page, at: ThreadRow.rest(position))
    opener = AuthorKey(rest.bytes32())
    openingPlace = rest.place()
    lastPlace = rest.place()
    lastDay = rest.day()
    lastVoiceDay = rest.day()
    cleared = rest.dayIfAny()
    doubted = rest.dayIfAny()
    numbers = Numbers(
      events: rest.number(), messages: rest.number(), voices: rest.number(),
      voicesOnLastDay: rest.number(), mails: rest.number())
  }

  /// Whether it may be a row of a board with so many occasions and subjects, and these occasions to
  /// come.
  func isSound(occasions: Int, subjects: Int, upcoming: Span<PublicOccasion>) -> Bool {
    min(numbers.events, numbers.messages) > 0
      && min(numbers.voices, numbers.voicesOnLastDay, numbers.mails) >= 0
      && glance.isSound(occasions: occasions, subjects: subjects, upcoming: upcoming)
  }
}
