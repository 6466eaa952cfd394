// SPDX-License-Identifier: Apache-2.0

/// What a whole board has come to: a directory with a few numbers for each thread, and the roster's
/// tags.
///
/// No text, so that a million messages fit in little memory.
///
/// A fold: `apply` every event of the record in order, in batches of any size, and the same state
/// comes out. Events that name an unknown thread change nothing.
package struct BoardState: Hashable, Sendable {
  /// The threads, in the order in which they were opened.
  package private(set) var threads: [ThreadRow] = []
  /// The office-holders known to the board, in the order in which they were enrolled.
  package private(set) var subjects: [SubjectRow] = []
  /// Where the event with the board's name stands.
  package private(set) var namePlace: Place?
  /// How many events have been applied.
  package private(set) var eventCount = 0

  private var threadIndices: [ThreadID: Int] = [:]
  private var references: [Reference: Int] = [:]
  private var subjectIndices: [SubjectID: Int] = [:]
  private var tags: Set<SubjectTag> = []
  private var occasions: [String] = []
  private var occasionIndices: [String: Int] = [:]

  /// An empty board.
  package init() {}

  /// Takes in the next event.
  ///
  /// - Parameters:
  ///   - event: the event.
  ///   - place: where it stands in the record.
  ///   - founder: the key that alone names the board, enrols and disputes.
  package mutating func apply(_ event: Event, at place: Place, founder: AuthorKey) {
    eventCount += 1
    switch event.act {
    case .named:
      if event.author == founder { namePlace = place }
    case .enrolled(let id, let tag):
      if event.author == founder { enrol(id, tag, at: place) }
    case .opened(let opening):
      open(opening, by: event, at: place)
    case .disputed:
      if event.author == founder { follow(event, at: place) }
    case .replied, .amended, .withdrawn, .saidSameHere, .unreadable:
      follow(event, at: place)
    }
  }

  /// The row of a thread.
  package func row(_ id: ThreadID) -> ThreadRow? {
    threadIndices[id].map { threads[$0] }
  }

  /// The thread that a reference names; the first to bear it, where two do.
  package func thread(_ reference: Reference) -> ThreadID? {
    references[reference].map { threads[$0].id }
  }

  /// Whether a reference is already borne by a thread.
  package func isTaken(_ reference: Reference) -> Bool {
    references[reference] != nil
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

  /// Whether a subject tag is already in use.
  package func isTaken(_ tag: SubjectTag) -> Bool {
    tags.contains(tag)
  }

  /// The threads that stand on a day, the one that moved last first.
  package func current(on today: Day) -> [ThreadRow] {
    threads.filter { $0.state(on: today).isShown }.sorted { $0.lastNumber > $1.lastNumber }
  }

  // MARK: Parts of the fold

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
    guard threadIndices[id] == nil else { return }
    threadIndices[id] = threads.count
    if references[id.reference] == nil { references[id.reference] = threads.count }
    threads.append(
      ThreadRow(
        id: id,
        opening: opening,
        by: event,
        at: place,
        number: eventCount,
        occasion: opening.occasion.map { intern($0) },
        subject: opening.subject.flatMap { subjectIndices[$0] }
      )
    )
  }

  private mutating func follow(_ event: Event, at place: Place) {
    guard let id = event.thread, let index = threadIndices[id] else { return }
    threads[index].apply(event, at: place, number: eventCount)
  }

  private mutating func intern(_ occasion: String) -> Int {
    if let index = occasionIndices[occasion] { return index }
    occasionIndices[occasion] = occasions.count
    occasions.append(occasion)
    return occasions.count - 1
  }
}
