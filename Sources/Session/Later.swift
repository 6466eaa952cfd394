// SPDX-License-Identifier: Apache-2.0

package import Board
internal import Bytes
internal import Ledger
internal import Sealing
internal import Storage

/// Posts that go up later: each within three days, at an hour that nobody chooses.
///
///     decided, signed and sealed by its author ─▶ waits in a row, for every session to see
///       ─▶ its hour comes ─▶ whichever session looks next puts it up ─▶ the row is blank again
///
/// So the author need not be there, and that she is tells nothing. Until then she can stop it; which
/// rows are hers she knows by her keys, and nothing that is stored links two of them.
extension Session {
  /// The hours within which a post goes up.
  package static let longestWait = 72
  /// How many rows there are at first, and are added where all are in use: no file tells how many
  /// wait.
  private static let rowsAtOnce = 8

  // MARK: Her own

  /// What waits of this member's, what goes up first first.
  package func waitingPosts() throws(SessionError) -> [WaitingPost] {
    var found: [(due: Int, post: WaitingPost)] = []
    for row in try ownRows() {
      guard case .opened(let opening) = row.post.event.act else { continue }
      let post = WaitingPost(
        thread: ThreadID(opening: row.post.event.id), opening: opening, due: row.post.event.day)
      found.append((row.due, post))
    }
    return found.sorted { $0.due < $1.due }.map(\.post)
  }

  /// Puts what opens a thread aside for its hour.
  ///
  /// - Returns: what will happen, on the day by which it does.
  func schedule(_ request: Request) throws(SessionError) -> [Event] {
    let now = now
    // The hour is drawn to the second, or posts would go up in crowds.
    let wait = Int.random(in: 1...(Session.longestWait * 3_600), using: &surroundings.random)
    let due = now.seconds + wait
    let day = Day(number: Session.day(of: due + now.offset * 60))
    let post = try held { () throws(LedgerError) in
      try ledger.prepare(request, from: day, using: &surroundings)
    }
    try locked { () throws(SessionError) in
      try prepareRows()
      let octets = post.octets
      guard octets.count <= WaitingSeal.Part.post.padding.limit else {
        throw .refused(.longToWait(characters: request.intent.wordCount))
      }
      let rows = try starts()
      var free = rows.filter { !waits($0) }.map(\.index)
      if free.isEmpty {
        try storing { () throws(StorageError) in
          try waitingRows.append(try blankRows(Session.rowsAtOnce))
        }
        free = Array(rows.count..<(rows.count + Session.rowsAtOnce))
      }
      guard let index = free.randomElement(using: &surroundings.random) else { return }
      let row = try self.row(due: due, octets)
      try storing { () throws(StorageError) in try waitingRows.write(row, at: index) }
    }
    return [post.event]
  }

  /// Keeps a thread of this member's that waits from ever going up, and forgets it.
  ///
  /// - Throws: `refused` with `alreadyUp` where it is too late, with `noSuchThread` where none waits.
  func stop(_ thread: ThreadID, _ request: Request) throws(SessionError) -> [Event] {
    try locked { () throws(SessionError) in
      // Decided first: what a crash left in its row although it is up is not to be called stopped.
      _ = try held { () throws(LedgerError) in
        try ledger.append([request], using: &surroundings)
      }
      let own = try ownRows().filter { ThreadID(opening: $0.post.event.id) == thread }
      guard !own.isEmpty else { throw .refused(.noSuchThread) }
      for row in own { try blank(row.index) }
    }
    return []
  }

  /// Stops everything of hers that waits: once she has left she could not.
  func stopAll() throws(SessionError) {
    guard try !ownRows().isEmpty else { return }
    try locked { () throws(SessionError) in
      for row in try ownRows() { try blank(row.index) }
    }
  }

  // MARK: Everybody's

  /// Puts up what is due, whosever it is: to be asked for whenever there is a moment.
  ///
  /// One look at a few octets where nothing is. A failure is nobody's error: the next look, or the next
  /// session, tries again.
  ///
  /// - Returns: what went up; where moderators read first by now, to be set aside until they have.
  package func publishDue() -> [Event] {
    let now = now.seconds
    guard damage == nil, let starts = try? starts(), starts.contains(where: { isDue($0, now) })
    else { return [] }
    var events: [Event] = []
    try? locked(patience: .milliseconds(200)) { () throws(SessionError) in
      for start in try self.starts() where isDue(start, now) {
        // What does not open, or is not its author's, is nobody's post.
        if let post = try self.post(at: start.index) {
          let event = try held { () throws(LedgerError) in
            try ledger.publish(post, on: today)
          }
          if let event { events.append(event) }
        }
        try blank(start.index)
      }
    }
    return events
  }

  /// Sees to it that the rows are there, before it matters whether anybody uses them.
  func prepareRows() throws(SessionError) {
    guard !hasRows else { return }
    guard try starts().isEmpty else { return hasRows = true }
    try locked { () throws(SessionError) in
      guard try starts().isEmpty else { return }
      try storing { () throws(StorageError) in
        try waitingRows.append(try blankRows(Session.rowsAtOnce))
      }
    }
    hasRows = true
  }

  // MARK: Rows

  private typealias OwnRow = (index: Int, due: Int, post: PreparedPost)

  private var seal: WaitingSeal { ledger.waitingSeal }

  /// The second by the host's clock, or the start of the day where there is none.
  private var now: Moment { world.now() ?? Moment(day: today, secondOfDay: 0, offset: 0) }

  private static func day(of seconds: Int) -> Int {
    (seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400
  }

  private func starts() throws(SessionError) -> [WaitingRows.Start] {
    try storing { () throws(StorageError) in try waitingRows.starts() }
  }

  /// When what stands in a row is due; nil where nothing does.
  private func due(_ start: WaitingRows.Start) -> Int? {
    seal.open(start.due[...], as: .due, of: start.name).flatMap(Session.due)
  }

  private func waits(_ start: WaitingRows.Start) -> Bool { due(start) != nil }
  private func isDue(_ start: WaitingRows.Start, _ now: Int) -> Bool {
    due(start).map { $0 <= now } ?? false
  }

  private func post(at index: Int) throws(SessionError) -> PreparedPost? {
    let row = try storing { () throws(StorageError) in try waitingRows.row(at: index) }
    return row.flatMap { seal.open($0.post[...], as: .post, of: $0.name) }
      .flatMap { PreparedPost(octets: $0[...]) }
  }

  private func ownRows() throws(SessionError) -> [OwnRow] {
    guard let actor = signer?.actor else { return [] }
    var own: [OwnRow] = []
    for start in try starts() {
      guard let due = due(start), let post = try post(at: start.index) else { continue }
      let thread = post.event.thread ?? ThreadID(opening: post.event.id)
      if actor.tags(in: thread).contains(post.event.author) { own.append((start.index, due, post)) }
    }
    return own
  }

  private func blank(_ index: Int) throws(SessionError) {
    let row = try row(due: nil, Array("{}".utf8))
    try storing { () throws(StorageError) in try waitingRows.write(row, at: index) }
  }

  private func blankRows(_ count: Int) throws(StorageError) -> [WaitingRows.Row] {
    (0..<count).compactMap { _ in try? row(due: nil, Array("{}".utf8)) }
  }

  private func row(due: Int?, _ post: [UInt8]) throws(SessionError) -> WaitingRows.Row {
    var random = SystemRandomNumberGenerator()
    let name = Bytes16.random(using: &random)
    let epoch = board.epoch
    do {
      return WaitingRows.Row(
        name: name, due: try seal.seal(Session.json(due: due), as: .due, of: name, epoch: epoch),
        post: try seal.seal(post, as: .post, of: name, epoch: epoch))
    } catch {
      throw .ledger(.sealing(error))
    }
  }

  private static func json(due: Int?) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    if let due {
      json.key("due")
      json.value(due)
    }
    json.endObject()
    return json.bytes
  }

  private static func due(_ json: [UInt8]) -> Int? {
    func scan() throws(JSONSyntaxError) -> Int? {
      var due: Int?
      var json = JSONScanner(json[...])
      try json.beginObject()
      while let key = try json.nextKey() {
        if key == "due" { due = try json.integer() } else { try json.skipValue() }
      }
      return due
    }
    return (try? scan()) ?? nil
  }

  // MARK: Errors

  private func storing<Value>(
    _ work: () throws(StorageError) -> Value
  ) throws(SessionError) -> Value {
    do {
      return try work()
    } catch {
      throw .storage(error)
    }
  }

  /// Acts on the newest record while nobody else changes the board.
  private func locked(
    patience: Duration = .seconds(10), _ work: () throws(SessionError) -> Void
  ) throws(SessionError) {
    var failure: SessionError?
    try storing { () throws(StorageError) in
      try folder.holdingLock(patience: patience) {
        do throws(SessionError) {
          try held { () throws(LedgerError) in try ledger.lookAhead() }
          try work()
        } catch {
          failure = error
        }
      }
    }
    if let failure { throw failure }
  }
}

extension Intent {
  /// How long the words are that come with it, in characters.
  fileprivate var wordCount: Int {
    if case .schedule(_, let text?) = self { text.value.unicodeScalars.count } else { 0 }
  }
}
