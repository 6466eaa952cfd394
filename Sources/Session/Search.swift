// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Ledger
internal import Storage
internal import Text

/// A search under way, in slices, so that a key can end it.
///
/// A post matches when each word of the query begins a word of the post, of its advice or of the
/// labels under which it stands, whatever the case and the accents.
package struct Search {
  private let session: Session
  private let words: [[UInt8]]
  private var cursor: Tip?
  private var found: [EventID: SearchHit] = [:]
  private var order: [EventID] = []
  /// Whether the whole record has been looked through.
  package private(set) var isDone = false

  init(_ query: SearchQuery, in session: Session) {
    self.session = session
    words = Folding.fold(query.text).split(separator: UInt8(ascii: " ")).map(Array.init)
  }

  /// What has been found so far, newest first.
  package var hits: [SearchHit] {
    order.reversed().compactMap { found[$0] }
  }

  /// Looks through the next lines of the record.
  package mutating func advance(lines: Int = 2_048) throws(SessionError) {
    guard !isDone else { return }
    let session = session
    let cursor = cursor
    var events: [RecordedEvent] = []
    self.cursor = try session.held { () throws(LedgerError) in
      try session.ledger.scan(after: cursor, lines: lines) { events.append($0) }
    }
    for event in events { try take(event) }
    isDone = self.cursor == nil
  }

  private mutating func take(_ recorded: RecordedEvent) throws(SessionError) {
    let event = recorded.event
    guard let thread = event.thread, let row = session.board.row(thread),
      row.state(on: session.today).isShown
    else { return }
    let text = recorded.body.text ?? ""
    switch event.act {
    case .opened(let opening):
      // A second event of the same identifier is not the thread's opening.
      guard row.openingPlace == recorded.place else { return }
      let labels = labels(of: opening)
      if matches(text, labels), recorded.isVerified() {
        note(event.id, in: thread, day: event.day, text, labels)
      }
    case .disputed where event.author != session.ledger.founder:
      return
    case .replied, .disputed:
      if found[event.id] == nil, matches(text), recorded.isVerified() {
        note(event.id, in: thread, day: event.day, text)
      }
    case .amended(_, let target):
      let labels = try labels(of: target, in: row)
      if found[target] != nil || matches(text, labels) { try look(at: target, in: row) }
    case .withdrawn(_, let target):
      if found[target] != nil { try look(at: target, in: row) }
    case .named, .enrolled, .saidSameHere, .unreadable:
      break
    }
  }

  /// Takes a post as its thread shows it: an event that amends or withdraws may be another author's
  /// than the post's.
  private mutating func look(at target: EventID, in row: ThreadRow) throws(SessionError) {
    let session = session
    let thread = try session.held { () throws(LedgerError) in try session.ledger.thread(row.id) }
    guard let message = thread?.message(target) else { return }
    let labels = try labels(of: target, in: row)
    if let text = message.body.text, matches(text, labels) {
      note(target, in: row.id, day: message.amended ?? message.day, text, labels)
    } else {
      found[target] = nil
      order.removeAll { $0 == target }
    }
  }

  private func matches(_ text: String, _ labels: String = "") -> Bool {
    let searched = Folding.fold(labels.isEmpty ? text : "\(text)\n\(labels)")
    return words.allSatisfy { searched.containsWord(beginningWith: $0) }
  }

  private mutating func note(
    _ message: EventID,
    in thread: ThreadID,
    day: Day,
    _ text: String,
    _ labels: String = ""
  ) {
    if found[message] == nil { order.append(message) }
    found[message] = SearchHit(
      thread: thread,
      message: message,
      day: day,
      excerpt: excerpt(of: text.isEmpty ? labels : text)
    )
  }

  /// The labels under which a post stands: an opening's, none for another post.
  private func labels(of message: EventID, in row: ThreadRow) throws(SessionError) -> String {
    guard message == row.id.opening else { return "" }
    let session = session
    let opening = try session.held { () throws(LedgerError) in
      try session.ledger.opening(of: row)
    }
    return opening.map { labels(of: $0.opening) } ?? ""
  }

  private func labels(of opening: Opening) -> String {
    let vocabulary = session.world.vocabulary
    var labels = opening.advice.map { vocabulary.sentence(ofAdvice: $0) }
    if let occasion = opening.occasion { labels.append(vocabulary.label(ofOccasion: occasion)) }
    if let conduct = opening.conduct { labels.append(conduct.label) }
    if let subject = opening.subject.flatMap({ session.board.subject($0) }) {
      labels.append(subject.tag.description)
    }
    return labels.joined(separator: " ")
  }

  /// The line of the text in which the first word is found, or its first line.
  private func excerpt(of text: String) -> String {
    let lines = text.split(separator: "\n")
    let line = lines.first { line in
      words.contains { Folding.fold(line).containsWord(beginningWith: $0) }
    }
    return String(line ?? lines.first ?? "")
  }
}

extension [UInt8] {
  /// Whether a word of this folded text begins with a folded word.
  fileprivate func containsWord(beginningWith word: [UInt8]) -> Bool {
    guard let first = word.first, count >= word.count else { return false }
    return withUnsafeBufferPointer { text in
      word.withUnsafeBufferPointer { word in
        var start = 0
        while start + word.count <= text.count {
          defer { start += 1 }
          guard text[start] == first, start == 0 || !text[start - 1].isWordByte else { continue }
          if text[start..<(start + word.count)].elementsEqual(word) { return true }
        }
        return false
      }
    }
  }
}

extension UInt8 {
  /// Whether a folded byte belongs to a word: letters, digits, and all of what is not ASCII.
  fileprivate var isWordByte: Bool {
    switch self {
    case 0x30...0x39, 0x61...0x7A, 0x80...: true
    default: false
    }
  }
}
