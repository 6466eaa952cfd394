// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Ledger
internal import Storage
internal import Text

/// A search under way, in slices, so that a key can end it.
///
/// A post matches when each word of the query begins a word of the post, of its advice or of the
/// labels under which it stands, whatever the case and the accents, and the query's filters admit its
/// thread; a phrase in double quotes matches as it stands. A query of filters alone finds openings.
///
/// The newest lines are looked through first, then the texts that are kept, block by block, from the
/// newest back; where those are missing or damaged the journal itself, which takes longer and finds
/// the same. What is found anywhere is shown only as its line in the journal, and as its thread
/// shows it.
package struct Search {
  private let session: Session
  private let query: SearchQuery
  private let words: FoldedWords
  private var step: Step
  private var found: [EventID: Found] = [:]
  /// What was found in steps that are done, the newest post first.
  private var settled: [EventID] = []
  /// What was found in the present step, the oldest first, while it reads the journal forward.
  private var forward: [EventID] = []
  private let texts: KeptTexts?
  /// The threads that were asked last, without their texts.
  private var outlines: [ThreadID: ThreadState] = [:]

  private struct Found {
    let hit: SearchHit
    /// Where the post stands, by which hits are ordered: an amended one stays where it was.
    let place: Place
    /// Where its present text stands.
    let textPlace: Place
  }

  private enum Step {
    /// The journal after a tip, up to a place.
    case journal(after: Tip?, until: Place?)
    /// The blocks before a number, and what was found in the one that begins there.
    case blocks(before: Int, [(place: Place, thread: Int)])
    /// The threads before a number, where only filters were given.
    case threads(before: Int)
    case done
  }

  init(_ query: SearchQuery, in session: Session) {
    self.session = session
    self.query = query
    words = FoldedWords(query.text)
    texts = words.words.isEmpty ? nil : session.ledger.keptTexts()
    step =
      words.words.isEmpty
      ? .threads(before: session.board.threads.count) : .journal(after: texts?.end, until: nil)
  }

  /// Whether everything has been looked through.
  package var isDone: Bool {
    if case .done = step { true } else { false }
  }

  /// What has been found so far, newest first.
  package var hits: [SearchHit] {
    (settled + forward.reversed()).compactMap { found[$0]?.hit }
  }

  /// Looks further: through so many lines of the journal at most, or what takes as long.
  package mutating func advance(lines: Int = 2_048) throws(SessionError) {
    switch step {
    case .done: return
    case .journal(let cursor, let end): try read(after: cursor, until: end, lines: lines)
    case .blocks(let number, let places):
      try look(before: number, places, blocks: max(1, lines / 32), posts: max(1, lines / 32))
    case .threads(let number): try walk(before: number, threads: max(1, lines / 32))
    }
  }

  // MARK: The journal

  private mutating func read(
    after cursor: Tip?, until end: Place?, lines: Int
  ) throws(SessionError) {
    let session = session
    var events: [RecordedEvent] = []
    let next = try session.held { () throws(LedgerError) in
      try session.ledger.scan(after: cursor, lines: lines) { events.append($0) }
    }
    var isAtEnd = next == nil
    for event in events {
      if let end, event.place.value >= end.value {
        isAtEnd = true
        break
      }
      try take(event)
    }
    guard isAtEnd else {
      step = .journal(after: next, until: end)
      return
    }
    for message in forward.reversed() { settle(message) }
    forward = []
    if let texts, end == nil {
      step = .blocks(before: texts.blockCount, [])
    } else {
      step = .done
    }
  }

  private mutating func take(_ recorded: RecordedEvent) throws(SessionError) {
    guard let thread = recorded.event.thread, let row = session.board.row(thread) else { return }
    switch recorded.event.act {
    case .moderated(let act):
      outlines[thread] = nil
      guard let target = act.post, let text = found[target]?.textPlace else { break }
      if try standing(target, in: row)?.textPlace != text {
        found[target] = nil
        forward.removeAll { $0 == target }
        settled.removeAll { $0 == target }
      }
    case .amended(_, let target), .withdrawn(_, let target):
      outlines[thread] = nil
      if let text = found[target]?.textPlace, try standing(target, in: row)?.textPlace != text {
        found[target] = nil
        forward.removeAll { $0 == target }
        settled.removeAll { $0 == target }
      }
    default: break
    }
    guard let new = try find(recorded, in: row) else { return }
    if found.updateValue(new, forKey: new.hit.message) == nil { forward.append(new.hit.message) }
  }

  /// Puts a message among those before, by its place.
  private mutating func settle(_ message: EventID) {
    guard let place = found[message]?.place.value else { return }
    var index = settled.count
    while index > 0, let other = found[settled[index - 1]], other.place.value < place { index -= 1 }
    settled.insert(message, at: index)
  }

  // MARK: Kept texts

  private mutating func look(
    before number: Int, _ places: [(place: Place, thread: Int)], blocks: Int, posts: Int
  ) throws(SessionError) {
    guard let texts else { return }
    var (number, places, blocks, posts) = (number, places[...], blocks, posts)
    while true {
      while let (place, thread) = places.popFirst() {
        guard thread < session.board.threads.count else { continue }
        let row = session.board.threads[thread]
        guard isAdmitted(row) else { continue }
        let session = session
        let recorded = try session.held { () throws(LedgerError) in
          try session.ledger.event(at: place)
        }
        if let recorded, recorded.event.thread == row.id, let new = try find(recorded, in: row),
          found.updateValue(new, forKey: new.hit.message) == nil
        {
          settle(new.hit.message)
        }
        posts -= 1
        if posts == 0 {
          step = .blocks(before: number, Array(places))
          return
        }
      }
      guard number > 0 else {
        step = .done
        return
      }
      guard blocks > 0 else {
        step = .blocks(before: number, [])
        return
      }
      guard let next = texts.places(inBlock: number - 1, matching: words) else {
        step = .journal(after: nil, until: texts.start(ofBlock: number))
        return
      }
      (number, places, blocks) = (number - 1, next[...], blocks - 1)
    }
  }

  // MARK: Threads

  private mutating func walk(before end: Int, threads: Int) throws(SessionError) {
    var (number, threads) = (end, threads)
    while number > 0, threads > 0 {
      number -= 1
      let row = session.board.threads[number]
      guard isAdmitted(row), let post = try standing(row.id.opening, in: row) else { continue }
      threads -= 1
      let session = session
      let recorded = try session.held { () throws(LedgerError) in
        try session.ledger.event(at: post.textPlace)
      }
      guard let recorded, let new = try find(recorded, in: row) else { continue }
      if found.updateValue(new, forKey: new.hit.message) == nil { settled.append(new.hit.message) }
    }
    step = number > 0 ? .threads(before: number) : .done
  }

  // MARK: One post

  private func isAdmitted(_ row: ThreadRow) -> Bool {
    row.state(on: session.today).isShown
      && query.admits(
        row, in: session.board, isUnread: session.privateState.marks.isUnread(row),
        isWatched: session.board.subject(of: row).map {
          session.privateState.isWatching($0.id)
        } ?? false)
  }

  /// The post whose text an event holds, if it matches and its thread shows that very text.
  private mutating func find(
    _ recorded: RecordedEvent, in row: ThreadRow
  ) throws(SessionError) -> Found? {
    let event = recorded.event
    let message: EventID
    switch event.act {
    case .opened, .replied: message = event.id
    case .disputed:
      guard
        session.board.moderators.speaks(
          event.author, at: recorded.place, founder: session.ledger.founder)
      else { return nil }
      message = event.id
    case .moderated:
      guard let target = event.act.replacedText else { return nil }
      message = target
    case .amended(_, let target): message = target
    case .policy, .submitted, .tookBack, .decided, .asked, .suspended: return nil
    case .proposedModerators, .confirmedModerators, .keptOriginal, .withdrawn, .allClear, .expired,
      .named, .enrolled, .rotated, .invited, .announced, .cancelled, .correctedRoute, .saidSameHere,
      .mailed, .noted, .erasedNote, .unreadable:
      return nil
    }
    let isOpening = message == row.id.opening
    guard isOpening || !words.words.isEmpty && recorded.body.text != nil, isAdmitted(row) else {
      return nil
    }
    var labels = ""
    if isOpening {
      if case .opened(let opening) = event.act {
        labels = session.labels(of: opening)
      } else {
        labels = try openingLabels(of: row)
      }
    }
    let text = recorded.body.text ?? ""
    let searched = Folding.fold(isOpening ? "\(text)\n\(labels)" : text)
    guard words.match(searched[...]), let post = try standing(message, in: row),
      post.textPlace == recorded.place, recorded.isVerified()
    else { return nil }
    let hit = SearchHit(
      thread: row.id, message: message, day: event.day,
      excerpt: excerpt(of: text.isEmpty ? labels : text))
    return Found(hit: hit, place: post.place, textPlace: post.textPlace)
  }

  private func openingLabels(of row: ThreadRow) throws(SessionError) -> String {
    let session = session
    let opening = try session.held { () throws(LedgerError) in
      try session.ledger.opening(of: row)
    }
    return opening.map { session.labels(of: $0.opening) } ?? ""
  }

  /// A post that was neither taken back nor set aside.
  private mutating func standing(
    _ message: EventID, in row: ThreadRow
  ) throws(SessionError) -> Message? {
    if outlines[row.id] == nil {
      if outlines.count >= 64 { outlines = [:] }
      let session = session
      outlines[row.id] = try session.held { () throws(LedgerError) in
        try session.ledger.outline(of: row)
      }
    }
    let post = outlines[row.id]?.message(message)
    return post?.isWithdrawn == true || post?.isSetAside == true ? nil : post
  }

  /// The line of the text in which the first word is found, or its first line.
  private func excerpt(of text: String) -> String {
    let lines = text.split(separator: "\n")
    let line = lines.first { line in
      let folded = Folding.fold(line)
      return words.words.contains { FoldedWords(word: $0).match(folded[...]) }
    }
    return String(line ?? lines.first ?? "")
  }
}
