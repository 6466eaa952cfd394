// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Screens

/// Listing, opening, reading, finding, and the name behind a tag.
extension LineMode {
  // MARK: The board

  mutating func list() -> LineStep {
    reading = nil
    listing = LineListing(ordered.map { LineListing.Entry(thread: $0.id) })
    guard !listing.entries.isEmpty else {
      return .say("Nothing is written here yet. That is not the same as safe. c writes.")
    }
    return tellMore()
  }

  /// Enter: on with the list, or with the thread.
  mutating func goOn() -> LineStep {
    if let reading {
      let id = reading.state.id
      if heard == reading.state.messages.count, news.remove(id) != nil {
        return want(.thread(id), .readingOn)
      }
      return readOn()
    }
    let told = newsSentence.map { [$0] } ?? []
    guard !listing.isTold else {
      return .say(
        told + ["That is the whole list. l begins anew; a number or a reference opens a thread."])
    }
    return tellMore(saying: told)
  }

  private var newsSentence: String? {
    let shown = news.filter { board.row($0)?.state(on: today).isShown == true }
    guard !shown.isEmpty else { return nil }
    return "Something new in \(wording.count(shown.count, "thread")). n reads it."
  }

  private mutating func tellMore(saying lines: [String] = []) -> LineStep {
    let threads = listing.next.map { listing.entries[$0].thread }
    return want(.rows(threads), .listing, saying: lines)
  }

  mutating func tellListing(_ texts: [ThreadID: RowText]) -> LineStep {
    var lines = listing.next.compactMap { index -> String? in
      let entry = listing.entries[index]
      guard let row = board.row(entry.thread) else { return nil }
      if let hit = entry.hit {
        return "\(index + 1). \(wording.headline(of: row)) \(hit.excerpt)"
      }
      let new = news.contains(row.id) ? "New. " : ""
      return "\(index + 1). \(new)\(wording.listed(row, texts[entry.thread]))"
    }
    listing.tell()
    let rest = listing.entries.count - listing.told
    lines.append(rest > 0 ? "Enter goes on: \(rest) more." : "That is all.")
    return .say(lines)
  }

  // MARK: Threads

  /// Opens what a number of the list or a reference names; nil where it is neither.
  mutating func openNamed(_ text: String) -> LineStep? {
    if let number = Int(text), listing.entries.indices.contains(number - 1) {
      let entry = listing.entries[number - 1]
      return want(.thread(entry.thread), .opening(entry.hit?.message))
    }
    if let thread = Reference(text).flatMap(board.thread) {
      return want(.thread(thread), .opening(nil))
    }
    guard Int(text) != nil || Reference(text) != nil else { return nil }
    let last = listing.entries.count
    return .say(
      "There is no thread \(text). "
        + (last > 0 ? "The list has numbers from 1 to \(last); l tells it." : "l lists them."))
  }

  /// The next thread with something new in it, else the next of the list.
  mutating func next() -> LineStep {
    let current = reading?.state.id
    let fresh = board.current(on: today).filter { news.contains($0.id) && $0.id != current }
    if let row = fresh.first { return want(.thread(row.id), .opening(nil), saying: ["New."]) }
    guard let entry = listing.after(current) else {
      return .say("There is no next thread. l lists them.")
    }
    return want(.thread(entry.thread), .opening(entry.hit?.message))
  }

  mutating func open(_ new: ThreadReading?, at post: EventID?) -> LineStep {
    guard let new, let row = board.row(new.state.id) else {
      return .say("This thread is no longer here: its author took it back.")
    }
    reading = new
    let shown = kept.marks.postsShown(in: row.id) ?? 0
    let isNew = news.remove(row.id) != nil && 0 < shown && shown < new.state.messages.count
    let found = post.flatMap { post in new.state.messages.firstIndex { $0.id == post } }
    heard = found ?? (isNew ? shown : 0)
    let what =
      post == nil && isNew
      ? "Enter reads what is new; opened again, it is read from the beginning."
      : heard > 0 ? "Enter reads what was found." : "Enter reads on."
    let who = board.subject(of: row) == nil ? "" : " w who."
    let same = row.kind == .warning ? " s same here." : ""
    return .say(wording.head(of: row, new) + ["\(what)\(same)\(who) r reply. n next. b back."])
  }

  mutating func readOn() -> LineStep {
    guard let reading else { return .say() }
    guard heard < reading.state.messages.count else {
      return .say("That was all of it. n next. b back.")
    }
    let message = reading.state.messages[heard]
    heard += 1
    noteHeard()
    var lines = wording.post(message, in: reading)
    if heard == reading.state.messages.count {
      lines.append(
        "That is all. A colleague's word, not a finding. Tags are for this thread only.")
    }
    return .say(lines)
  }

  mutating func back() -> LineStep {
    guard reading != nil else { return .say("This is the board. l lists the threads, q leaves.") }
    reading = nil
    return .say("Back to the list. A number opens a thread, l tells the list, q leaves.")
  }

  /// The post that was heard last; the opening, where none was.
  var heardLast: Message? {
    reading?.state.messages.prefix(max(1, heard)).last
  }

  /// The post of one's own that is meant: the one heard last, or else the latest that stands.
  var ownPost: Message? {
    guard let reading else { return nil }
    let own = reading.state.messages.filter { reading.own.contains($0.author) }
    return own.first { $0.id == heardLast?.id } ?? own.last { $0.body != .withdrawn } ?? own.last
  }

  // MARK: Finding

  mutating func find(_ words: String) -> LineStep {
    guard let query = SearchQuery(words) else {
      return .say("Type the words after the stroke, such as /late taxi.")
    }
    if let fault = query.fault(in: vocabulary) { return .say(fault.sentence(vocabulary)) }
    members = []
    if let subject = board.subject(tagged: query.text) { return tell(about: subject) }
    return query.text.count < 2
      ? want(.search(query), .search) : want(.recognise(query.text), .member(query))
  }

  mutating func found(_ hits: [SearchHit]) -> LineStep {
    guard members.isEmpty else { return found(members, hits) }
    guard !hits.isEmpty else {
      return .say(
        "Nothing found. That is not the same as safe: most things are never written down. who checks "
          + "a name.")
    }
    return .say(tellHits(hits))
  }

  mutating func tellHits(_ hits: [SearchHit]) -> [String] {
    reading = nil
    listing = LineListing(hits.map { LineListing.Entry(thread: $0.thread, hit: $0) })
    let step = tellListing([:])
    return ["Found: \(wording.count(hits.count, "post")). A number opens one."] + step.lines
  }

  // MARK: Names

  mutating func askName() -> LineStep {
    guard let reading, let row = board.row(reading.state.id) else {
      return .say(
        "Open a thread first: a number or a reference. w then says who its tag stands for.")
    }
    guard let subject = board.subject(of: row) else {
      return .say("Nobody in particular: it names no one.")
    }
    talk = .beforeName(subject.id)
    return .say("A name will be spoken. Headphones? Enter says it, q does not.")
  }

  mutating func say(_ entry: RosterEntry?, _ left: NamesLeft) -> LineStep {
    guard let entry else { return .say("The tag has no name on the roster any more.") }
    talk = .name
    return LineStep(
      lines: [
        "\(entry.spoken).", canWipe ? "Enter wipes the line." : "Enter goes on.",
        wording.sentences([left.label]),
      ],
      isSecret: true)
  }
}

extension RosterEntry {
  /// The name and the seat.
  var spoken: String { "\(name), \(seat ?? "House of Lords")" }
}
