// SPDX-License-Identifier: Apache-2.0

package import Anonymisation
package import Board
internal import Ledger
internal import Sealing

/// What a member does, durably, and what its words will be.
extension Session {
  /// Does something in the member's name, durably.
  ///
  /// A post that moderators read first is kept as a draft until they have decided, with her words as she
  /// typed them.
  ///
  /// - Parameters:
  ///   - intent: what she wants.
  ///   - again: where it is another try of a post that was turned down, what sent that.
  /// - Returns: what happened, in order; what will, where it waits for its hour; for a held post that it
  ///   was sent to the moderators.
  /// - Throws: `refused` where it may not be done; what reading and writing throw.
  package func perform(
    _ intent: Intent, again: EventID? = nil
  ) throws(SessionError) -> [Event] {
    let day = today
    let signer = try signerToAct()
    if case .note = intent { surroundings.moment = world.now() }
    if let words = intent.words {
      let anonymise = try anonymising()
      surroundings.mask = { anonymise($0, words.keeping).text }
    }
    if case .thank(let thread, let message) = intent {
      surroundings.mailBox = try box(Mail(to: message, kind: .thanks), in: thread)
    }
    if case .ask(let thread, let message, let raw) = intent {
      surroundings.mailBox = try box(question(raw, about: message), in: thread)
    }
    if case .answer(_, let question, _) = intent {
      surroundings.askedWords = try askedWords(question)
    }
    defer { surroundings.askedWords = nil }
    let former = formerTry(of: intent, again)
    surroundings.formerReason = former?.reason
    defer { surroundings.formerReason = nil }
    // Another try of what was turned down is no other post.
    let allowance = try intent.counted == nil || former != nil ? nil : allowance()
    let limited = allowance.flatMap { member?.signer(on: keyDay, allowance: $0) }
    let request = Request(intent, by: limited ?? signer, on: day)
    switch intent {
    case .schedule(let opening, let text):
      do throws(SessionError) {
        let events = try schedule(request)
        countPost(intent.counted)
        return events
      } catch .refused(.readFirst) {
        // The moderators' hours are nobody's choice either.
        return try perform(.open(opening, text), again: again)
      }
    case .stop(let thread): return try stop(thread, request)
    case .decide(let items, let verdict): return try decide(items, verdict, request)
    case .takeBack(let id):
      return try append(try takingBack(id).map { Request($0, by: signer, on: day) })
    case .confirmModerators(let id):
      try checkWraps(of: id)
      return try append([request])
    default:
      try checkKeeping(intent, former)
      let events = try append([request])
      if former == nil, let matter = intent.counted {
        countPost(matter)
        _ = try? save()
      }
      keepHeld(events, of: intent, former)
      if case .answer(_, let question, _) = intent {
        keep(.answered(question))
        _ = try? save()
      }
      return events
    }
  }

  /// Does several things without words in the member's name, in one durable batch or none of them.
  func performAll(_ intents: [Intent]) throws(SessionError) -> [Event] {
    let day = today
    let signer = try signerToAct()
    return try append(intents.map { Request($0, by: signer, on: day) })
  }

  /// The day whose keys a member acts with: this host's, but neither more than a few days ahead of
  /// the record's own clock nor years behind her own newest key.
  ///
  /// A new year's key takes an old one's place. A host's clock that is wrong by years must not take
  /// from her what signs the years that she lives in.
  var keyDay: Day {
    guard let keyring else { return today }
    let day = min(today, board.clock?.advanced(by: Lifetime.trustedDays) ?? today)
    guard let newest = keyring.content.newestYear, day.keyYear + 1 < newest else { return day }
    return Day(year: Int(clamping: newest), month: 1, day: 1)
  }

  /// The member as she acts today, with keys which the board was told of.
  private func signerToAct() throws(SessionError) -> any Signer {
    guard member != nil else { throw .noCodename }
    if let keyring {
      if try keyring.renew(for: keyDay.keyYear) { takeMember() }
      try tellOfKey()
      try offerKeys()
    }
    guard let signer else { throw .noCodename }
    eraseOldOriginals()
    return signer
  }

  func append(_ requests: [Request]) throws(SessionError) -> [Event] {
    let events = try held { () throws(LedgerError) in
      try ledger.append(requests, using: &surroundings)
    }
    // Whatever was written: that the rows are there is not to tell of what.
    try? prepareRows()
    return events.flatMap(\.self)
  }

  /// What publishing makes of a text, for a preview; the text itself where nothing can be published.
  ///
  /// - Parameters:
  ///   - text: the text as typed.
  ///   - kept: words that the writer says are nobody's name.
  /// - Returns: the text, and what was changed in it.
  package func anonymised(_ text: String, keeping kept: Set<String> = []) -> AnonymiseReport {
    (try? anonymising()).map { $0(text, kept) }
      ?? AnonymiseReport(text: text, findings: [], hints: [])
  }

  // MARK: Parts

  /// What anonymises a text for the board's roster as it stands; made when the first words are
  /// written, since most sessions only read.
  func anonymising() throws(SessionError) -> World.Anonymising {
    if let known = knownAnonymising, known.roster == board.rosterPlace { return known.anonymise }
    let roster = try roster().compactMap { entry in
      board.subject(entry.id).map { subject in
        RosterSubject(
          id: entry.id.value, tag: subject.tag.description, name: entry.name,
          alternates: entry.alternates, seat: entry.seat)
      }
    }
    guard let anonymise = world.anonymising(roster) else { throw .noMasking }
    knownAnonymising = (board.rosterPlace, anonymise)
    return anonymise
  }
}
