// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// What a whole board has come to: a directory with a few numbers for each thread, and the roster's
/// tags.
///
/// No text, so that a million messages fit in little memory.
///
/// A fold: `apply` every event of the record in order, in batches of any size, and the same state
/// comes out. Events that name an unknown thread change nothing.
package struct BoardState: Hashable, Sendable {
  /// The threads, in the order in which they were opened.
  package private(set) var threads = ThreadRows()
  /// The office-holders known to the board, in the order in which they were enrolled.
  package private(set) var subjects: [SubjectRow] = []
  /// Where the event with the board's name stands.
  package private(set) var namePlace: Place?
  /// The number of the key that the next line is sealed under, from zero.
  package private(set) var epoch: UInt64 = 0
  /// What proves a key to be that of `epoch`; nil while it is the first one.
  package private(set) var keyCheck: Bytes32?
  /// How many invitations were handed out.
  package private(set) var invitationCount = 0
  /// The public occasions that moderators announced.
  package private(set) var upcoming = OccasionDirectory()
  /// The routes that moderators corrected, each with what holds now.
  package private(set) var corrections: [RouteCorrection] = []
  /// The private notes, everybody's.
  package private(set) var notes = NoteDirectory()
  /// The record's own clock: as far as its lines have moved it, each by a few days at most.
  package private(set) var clock: Day?
  /// How many events have been applied.
  package private(set) var eventCount = 0

  private var avoidedWords: [AvoidedWord] = []
  private var lookup = ThreadLookup()
  private var subjectIndices: [SubjectID: Int] = [:]
  private var tags: Set<SubjectTag> = []
  private var occasions: [String] = []
  private var occasionIndices: [String: Int] = [:]

  /// A word that authors' tags lack in threads opened later.
  private struct AvoidedWord: Hashable {
    let word: String
    let since: Place
  }

  /// An empty board.
  package init() {}

  /// Takes in the next event.
  ///
  /// - Parameters:
  ///   - event: the event.
  ///   - place: where it stands in the record.
  ///   - founder: the key that alone names the board, enrols, announces, corrects and disputes.
  package mutating func apply(_ event: Event, at place: Place, founder: AuthorKey) {
    eventCount += 1
    defer { turnClock(by: event) }
    switch event.act {
    case .named:
      if event.author == founder { namePlace = place }
    case .enrolled(let id, let tag, let words):
      if event.author == founder {
        enrol(id, tag, at: place)
        for word in words where !avoidedWords.contains(where: { $0.word == word }) {
          avoidedWords.append(AvoidedWord(word: word, since: place))
        }
      }
    case .rotated(let epoch, let check):
      if isNext(epoch: epoch) { (self.epoch, keyCheck) = (epoch, check) }
    case .invited(let count):
      if event.author == founder, count > 0 {
        invitationCount = invitationCount.addingReportingOverflow(count).partialValue
      }
    case .announced(let code, let weeks):
      if event.author == founder { upcoming.add(event, code: code, weeks: weeks, at: place) }
    case .cancelled(let id):
      if event.author == founder { upcoming.drop(id) }
    case .correctedRoute(let route):
      if event.author == founder {
        corrections.removeAll { $0.route == route }
        corrections.append(
          RouteCorrection(id: event.id, route: route, day: event.day, place: place))
      }
    case .noted: notes.add(event, at: place)
    case .erasedNote(let id): notes.erase(id, by: event.author)
    case .opened(let opening):
      open(opening, by: event, at: place)
    case .disputed:
      if event.author == founder { follow(event, at: place) }
    case .expired(let id):
      guard mayExpire(id, on: event.day) else {
        let unread = Event(
          id: event.id, day: event.day, author: event.author, act: .unreadable(id))
        return follow(unread, at: place)
      }
      follow(event, at: place)
    case .replied, .amended, .withdrawn, .allClear, .saidSameHere, .mailed, .unreadable:
      follow(event, at: place)
    }
  }

  /// Whether a thread can be ended on a day: its time has run out by its own dates, it was not ended
  /// before, and the day is not far ahead of the record's own clock.
  package func mayExpire(_ id: ThreadID, on day: Day) -> Bool {
    guard let row = row(id), let clock else { return false }
    return mayExpire(row, clock, on: day)
  }

  /// The threads that can be ended on a day.
  package func expirable(on day: Day) -> [ThreadID] {
    guard let clock else { return [] }
    return threads.lazy.filter { self.mayExpire($0, clock, on: day) }.map(\.id)
  }

  private func mayExpire(_ row: ThreadRow, _ clock: Day, on day: Day) -> Bool {
    !row.isExpired && row.isOver(on: day) && day <= clock.advanced(by: Lifetime.trustedDays)
  }

  /// Whether a key of this number follows the present one.
  package func isNext(epoch next: UInt64) -> Bool {
    next > 0 && next - 1 == epoch
  }

  /// The row of a thread.
  package func row(_ id: ThreadID) -> ThreadRow? {
    index(of: id).map { threads[$0] }
  }

  /// Where a thread stands among the threads: for good, since none ever goes.
  package func index(of id: ThreadID) -> Int? {
    lookup.index(of: id, in: threads)
  }

  /// The thread that a reference names; the first to bear it, where two do.
  package func thread(_ reference: Reference) -> ThreadID? {
    lookup.index(of: reference, in: threads).map { threads[$0].id }
  }

  /// Whether a reference is already borne by a thread.
  package func isTaken(_ reference: Reference) -> Bool {
    lookup.index(of: reference, in: threads) != nil
  }

  /// The office-holder of an identifier.
  package func subject(_ id: SubjectID) -> SubjectRow? {
    subjectIndices[id].map { subjects[$0] }
  }

  /// The office-holder a thread of this board is about.
  package func subject(of row: ThreadRow) -> SubjectRow? {
    row.subject.map { subjects[$0] }
  }

  /// The occasion of a thread of this board.
  package func occasion(of row: ThreadRow) -> String? {
    row.occasion.map { occasions[$0] }
  }

  /// The codes of the places that threads are about, each standing where a row's number says.
  var occasionCodes: [String] { occasions }

  /// The occasion to come that a thread of this board was written for.
  package func upcoming(of row: ThreadRow) -> PublicOccasion? {
    row.upcoming.map { upcoming.rows[$0] }
  }

  /// The correction of a route that holds; a word of it may be missing, where it was taken back.
  package func correction(of route: RouteID) -> RouteCorrection? {
    corrections.first { $0.route == route }
  }

  /// The words that authors' tags lack in a thread, being parts of names that were on the roster
  /// when it was opened: a thread keeps its tags whoever joins the roster afterwards.
  package func avoidedTagWords(in row: ThreadRow) -> Set<String> {
    Set(avoidedWords.lazy.filter { $0.since.value < row.openingPlace.value }.map(\.word))
  }

  /// Whether a subject tag is already in use.
  package func isTaken(_ tag: SubjectTag) -> Bool {
    tags.contains(tag)
  }

  /// The threads that stand on a day, the one that moved last first.
  package func current(on today: Day) -> [ThreadRow] {
    currentIndices(on: today).map { threads[Int($0)] }
  }

  /// The same by their names alone, for whoever lists very many.
  package func currentThreads(on today: Day) -> [ThreadID] {
    currentIndices(on: today).map { threads.id(Int($0)) }
  }

  private func currentIndices(on today: Day) -> [UInt32] {
    var found: [NumberedIndex] = []
    found.reserveCapacity(threads.count)
    threads.each { index, row in
      guard row.state(on: today).isShown else { return }
      found.append(
        NumberedIndex(
          number: UInt32(truncatingIfNeeded: row.lastNumber),
          index: UInt32(truncatingIfNeeded: index)))
    }
    return NumberedIndex.indicesByNumber(found)
  }

  // MARK: Parts of the fold

  /// An ending moves nothing: or endings would lead a wrong clock to ever more of them.
  private mutating func turnClock(by event: Event) {
    if case .expired = event.act { return }
    guard let clock else { return self.clock = event.day }
    self.clock = max(clock, min(event.day, clock.advanced(by: Lifetime.trustedDays)))
  }

  private mutating func enrol(_ id: SubjectID, _ tag: SubjectTag, at place: Place) {
    if let index = subjectIndices[id] {
      // A later enrolment renews the name behind a tag, never the tag.
      subjects[index].place = place
    } else if tags.insert(tag).inserted {
      subjectIndices[id] = subjects.count
      subjects.append(SubjectRow(id: id, tag: tag, place: place))
    }
  }

  private mutating func open(_ opening: Opening, by event: Event, at place: Place) {
    let id = ThreadID(opening: event.id)
    guard index(of: id) == nil else { return }
    lookup.note(id, at: threads.count)
    threads.append(
      ThreadRow(
        id: id,
        opening: opening,
        by: event,
        at: place,
        number: eventCount,
        occasion: opening.occasion.map { intern($0) },
        subject: opening.subject.flatMap { subjectIndices[$0] },
        upcoming: opening.upcoming.flatMap { id in
          upcoming.index(of: id).map { ($0, upcoming.rows[$0].weeks.upperBound.last) }
        }
      )
    )
  }

  private mutating func follow(_ event: Event, at place: Place) {
    guard let id = event.thread, let index = index(of: id) else { return }
    let number = eventCount
    threads.change(index) { $0.apply(event, at: place, number: number) }
  }

  private mutating func intern(_ occasion: String) -> Int {
    if let index = occasionIndices[occasion] { return index }
    occasionIndices[occasion] = occasions.count
    occasions.append(occasion)
    return occasions.count - 1
  }
}

// MARK: - Keeping it

extension BoardState {
  /// How many pages the threads take.
  package var pageCount: Int { threads.pageCount }

  /// The threads of a page, from zero, as octets.
  package func page(_ number: Int) -> [UInt8] { threads.page(number) }

  /// All that is no thread, as octets.
  package var tables: [UInt8] {
    var packer = Packer(reserving: 64 * subjects.count + 16 * avoidedWords.count + 1_024)
    StateWords().pack(into: &packer)
    packer.add(UInt64(threads.count))
    packer.add(eventCount)
    packer.add(clock.map { [$0.number] } ?? []) { $0.add($1) }
    packer.add(namePlace.map { [$0] } ?? []) { $0.add($1.value) }
    packer.add(epoch)
    packer.add(keyCheck.map { [$0] } ?? []) { $0.add($1) }
    packer.add(invitationCount)
    packer.add(avoidedWords) { packer, word in
      packer.add(word.word)
      packer.add(word.since.value)
    }
    packer.add(occasions) { $0.add($1) }
    packer.add(subjects) { packer, subject in
      packer.add(subject.id.value)
      packer.add(subject.tag.stone)
      packer.add(subject.tag.number)
      packer.add(subject.place.value)
    }
    packer.add(upcoming.rows) { packer, occasion in
      packer.add(occasion.id.value)
      packer.add(occasion.code)
      packer.add(occasion.weeks.lowerBound.number)
      packer.add(occasion.weeks.upperBound.number)
      packer.add(occasion.place.value)
      packer.add(occasion.isDropped ? 1 : 0)
    }
    packer.add(corrections) { packer, correction in
      packer.add(correction.id.value)
      packer.add(correction.route.text)
      packer.add(correction.day.number)
      packer.add(correction.place.value)
    }
    packer.add(notes.rows) { packer, note in
      packer.add(note.id.value)
      packer.add(note.author.value)
      packer.add(note.place.value)
      packer.add(note.isErased ? 1 : 0)
    }
    return packer.octets
  }

  /// A board as it was kept; nil for what no board ever gave, such as another program's.
  ///
  /// - Parameters:
  ///   - tables: what `tables` gave.
  ///   - pageCount: how many pages there are.
  ///   - page: gives each page in its turn, so that only one takes room; nil gives up.
  package init?(tables: [UInt8], pageCount: Int, page: (_ number: Int) -> [UInt8]?) {
    var unpacker = Unpacker(tables)
    let words = StateWords()
    guard words.isNext(in: &unpacker) else { return nil }
    let count = unpacker.unsigned()
    eventCount = unpacker.integer()
    let clocks = unpacker.list { Day(number: $0.integer()) }
    clock = clocks.first
    let places = unpacker.list { Place($0.unsigned()) }
    namePlace = places.first
    epoch = unpacker.unsigned()
    let checks = unpacker.list { $0.bytes32() }
    keyCheck = checks.first
    invitationCount = unpacker.integer()
    avoidedWords = unpacker.list {
      AvoidedWord(word: $0.text(), since: Place($0.unsigned()))
    }
    occasions = unpacker.list { $0.text() }
    subjects = unpacker.list {
      SubjectRow(
        id: SubjectID($0.text()), tag: SubjectTag(stone: $0.text(), number: $0.integer()),
        place: Place($0.unsigned()))
    }
    upcoming = OccasionDirectory(
      unpacker.list {
        PublicOccasion(
          id: EventID($0.bytes16()), code: $0.text(),
          weeks: Week.kept($0.integer(), $0.integer()), place: Place($0.unsigned()),
          isDropped: $0.integer() == 1)
      })
    corrections = unpacker.list {
      RouteCorrection(
        id: EventID($0.bytes16()), route: RouteID($0.text()), day: Day(number: $0.integer()),
        place: Place($0.unsigned()))
    }
    let noteRows = unpacker.list {
      NoteRow(
        id: EventID($0.bytes16()),
        author: AuthorKey($0.bytes32()), place: Place($0.unsigned()), isErased: $0.integer() == 1)
    }
    notes = NoteDirectory(noteRows)
    let length = UInt64(ThreadRows.pageLength)
    guard unpacker.isDone, clocks.count <= 1, places.count <= 1, checks.count <= 1,
      (0..<Int(Int32.max)).contains(eventCount), count <= UInt64(eventCount),
      UInt64(pageCount) == (count + length - 1) / length
    else { return nil }
    for number in 0..<pageCount {
      let rows = min(ThreadRows.pageLength, Int(count) - threads.count)
      guard let octets = page(number),
        threads.append(
          page: octets, of: rows, words, occasions: occasions.count, subjects: subjects.count,
          upcoming: upcoming.rows)
      else { return nil }
    }
    lookup = ThreadLookup(threads)
    for (index, subject) in subjects.enumerated() {
      guard tags.insert(subject.tag).inserted,
        subjectIndices.updateValue(index, forKey: subject.id) == nil
      else { return nil }
    }
    for (index, occasion) in occasions.enumerated() {
      guard occasionIndices.updateValue(index, forKey: occasion) == nil else { return nil }
    }
  }
}
