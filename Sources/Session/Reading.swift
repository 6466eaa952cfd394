// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Ledger
internal import Sealing

/// What a member is shown: rows of a list, threads, names and what a search finds.
extension Session {
  /// What a list shows of threads beside their numbers.
  package func rows(_ ids: [ThreadID]) throws(SessionError) -> [ThreadID: RowText] {
    var rows: [ThreadID: RowText] = [:]
    for id in ids {
      guard let row = board.row(id) else { continue }
      rows[id] = try rowText(of: row)
    }
    return rows
  }

  /// A thread as this session's member reads it; nil for an unknown one.
  package func thread(_ id: ThreadID) throws(SessionError) -> ThreadReading? {
    try held { () throws(LedgerError) in try ledger.thread(id) }.map(reading(of:))
  }

  /// A thread with what its reader may know of its authors.
  func reading(of state: ThreadState) -> ThreadReading {
    let id = state.id
    return ThreadReading(
      state: state,
      names: names(in: state),
      moderatorNames: moderatorNames(in: state),
      own: Set(signer?.actor.tags(in: id) ?? []),
      hasSaidSameHere: member?.hasSaidSameHere(in: state) ?? false
    )
  }

  /// Who stands behind a subject tag: shown alone, never beside a word of a warning.
  func person(_ subject: SubjectRow) throws(SessionError) -> RosterEntry? {
    let body = try held { () throws(LedgerError) in try ledger.body(at: subject.place) }
    guard case .person(let entry) = body else { return nil }
    return entry
  }

  /// Who stands behind the tag of an identifier; nil for one that is not on the roster.
  package func person(_ subject: SubjectID) throws(SessionError) -> RosterEntry? {
    try board.subject(subject).flatMap { row throws(SessionError) in try person(row) }
  }

  /// The thread that a message belongs to, looked for through the record; nil for an unknown one.
  package func thread(of message: EventID) throws(SessionError) -> ThreadID? {
    let opened = ThreadID(opening: message)
    if board.row(opened) != nil { return opened }
    return try held { () throws(LedgerError) in try ledger.thread(of: message) }
  }

  /// Begins a search through every post that stands.
  package func search(_ query: SearchQuery) -> Search {
    Search(query, in: self)
  }

  /// What moderators called public occasions, and what they say of routes, by the acts' identifiers;
  /// what has no words, or none any more, is left out.
  package func words(of acts: [EventID]) throws(SessionError) -> [EventID: String] {
    var words: [EventID: String] = [:]
    for act in acts {
      let place =
        board.upcoming[act]?.place ?? board.corrections.first { $0.id == act }?.place
      guard let place else { continue }
      let body = try held { () throws(LedgerError) in try ledger.body(at: place) }
      words[act] = body?.text?.value
    }
    return words
  }

  // MARK: Parts

  func rowText(of row: ThreadRow) throws(SessionError) -> RowText {
    let opening = try held { () throws(LedgerError) in try ledger.opening(of: row) }
    let author = words(for: row.opener, in: row.id)
    guard let opening else { return RowText(author: author, advice: [], body: .damaged) }
    guard opening.body == .erased else {
      return RowText(author: author, advice: opening.opening.advice, body: opening.body)
    }
    // The first words are gone: those that replaced them stand further on in the thread.
    let thread = try held { () throws(LedgerError) in try ledger.thread(row.id) }
    return RowText(
      author: author,
      advice: opening.opening.advice,
      body: thread?.messages.first?.body ?? .erased
    )
  }

  /// What each author is called in a thread; two of the same words are told apart by a number, in
  /// the order of their first posts.
  private func names(in thread: ThreadState) -> [AuthorKey: String] {
    var names: [AuthorKey: String] = [:]
    var uses: [String: Int] = [:]
    for message in thread.messages where names[message.author] == nil {
      let name = words(for: message.author, in: thread.id)
      uses[name, default: 0] += 1
      names[message.author] = uses[name] == 1 ? name : "\(name) \(uses[name] ?? 1)"
    }
    return names
  }

  func words(for author: AuthorKey, in thread: ThreadID) -> String {
    guard author != ledger.founder, board.moderators.moderator(author) == nil else {
      return "Moderator"
    }
    let avoided = board.row(thread).map { board.avoidedTagWords(in: $0) } ?? []
    let lists = avoided.isEmpty ? world.tags : world.tags.avoiding(avoided)
    let words = TagWords(
      of: author.value,
      in: thread.value,
      on: ledger.manifest.board,
      things: lists.things.count,
      birds: lists.birds.count
    )
    return "\(lists.things[words.thing]) \(lists.birds[words.bird])"
  }
}
