// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// One thread as its readers see it, built on demand from the thread's own events.
///
/// A fold like `BoardState`. Whoever reads events from the record says of each whether its
/// signature held: a forged post is shown as forged, and a forged act does nothing. An identifier
/// counts once, so that a copied line cannot bring back a text that was amended or taken back.
package struct ThreadState: Hashable, Sendable {
  package let id: ThreadID
  package let opening: Opening
  /// The posts, the opening first.
  package private(set) var messages: [Message]
  package private(set) var isWithdrawn = false
  /// Whether the whole thread is out of sight for now.
  package var isSetAside: Bool { isTakenAside || messages[0].isUnread }
  private var isTakenAside = false
  private var hasUnread = false
  private var muted: Set<AuthorKey> = []
  /// Whether its time ran out and its texts were ended.
  package private(set) var isExpired = false
  /// Where texts stand that were amended or taken back, or ended with the thread: they are to be erased, or are already.
  package private(set) var endedTexts: [Place] = []
  private var voices: Set<Bytes16> = []
  private var thanked: Set<Bytes16> = []
  private var indices: [EventID: Int]
  private var met: Set<EventID>

  /// Begins a thread; nil unless the event opens one.
  package init?(_ event: Event, body: BodyReading, at place: Place, isVerified: Bool) {
    guard case .opened(let opening) = event.act else { return nil }
    id = ThreadID(opening: event.id)
    self.opening = opening
    indices = [event.id: 0]
    met = [event.id]
    messages = [
      Message(event, role: .opening, body: isVerified ? body : .forged, place: place, to: nil)
    ]
  }

  /// Takes in the thread's next event.
  ///
  /// - Parameters:
  ///   - event: the event; of another thread it changes nothing.
  ///   - body: its text, as far as it can be read.
  ///   - once: the once-value of a "same here".
  ///   - place: where it stands in the record.
  ///   - isVerified: whether its signature held.
  ///   - founder: the key of whoever founded the board.
  ///   - moderators: who acted for the board when.
  package mutating func apply(
    _ event: Event,
    body: BodyReading,
    once: Bytes16?,
    at place: Place,
    isVerified: Bool,
    founder: AuthorKey,
    moderators: ModeratorRoll = ModeratorRoll()
  ) {
    guard event.thread == id, met.insert(event.id).inserted else { return }
    switch event.act {
    case .moderated(let act)
    where isVerified && moderators.speaks(event.author, at: place, founder: founder):
      apply(act, body: body, day: event.day, at: place)
    case .replied(_, let target):
      guard !muted.contains(event.author) else { return }
      append(
        Message(
          event,
          role: .reply,
          body: isVerified ? body : .forged,
          place: place,
          to: target
        )
      )
    case .disputed
    where isVerified && moderators.speaks(event.author, at: place, founder: founder):
      append(Message(event, role: .moderator, body: body, place: place, to: nil))
    case .amended(_, let target):
      guard isVerified, let index = index(of: target, by: event.author) else { return }
      // Words for a post that was taken back have ended before they stood.
      let isOver = messages[index].isWithdrawn
      endedTexts.append(isOver ? place : messages[index].textPlace)
      messages[index].amend(body, day: event.day, place: place)
    case .withdrawn(_, let target):
      guard isVerified, let index = index(of: target, by: event.author),
        !messages[index].isWithdrawn
      else { return }
      endedTexts.append(messages[index].textPlace)
      messages[index].withdraw()
      if index == 0 { isWithdrawn = true }
    case .saidSameHere(_, let basis):
      guard isVerified, basis.isVoice, let once else { return }
      voices.insert(once)
    case .mailed:
      guard isVerified, let once else { return }
      thanked.insert(once)
    case .policy, .submitted, .tookBack, .decided, .asked, .allClear, .expired, .disputed,
      .moderated, .keptOriginal, .proposedModerators, .confirmedModerators, .suspended, .named,
      .enrolled, .rotated, .invited, .announced, .cancelled, .correctedRoute, .opened, .noted,
      .erasedNote, .unreadable:
      break
    }
  }

  /// Where the texts stand that no amendment or withdrawal has ended.
  package var standingTexts: [Place] {
    isExpired ? [] : messages.filter { $0.body != .withdrawn }.map(\.textPlace)
  }

  /// Ends all its texts: its time ran out, as the board tells, which alone knows its dates.
  package mutating func expire() {
    guard !isExpired else { return }
    endTexts()
    isExpired = true
  }

  /// Sets aside what skipped the moderators, as the board tells, which alone knows what they decided.
  ///
  /// - Parameter places: where lines of the thread stand that are set aside: posts, and changes of
  ///   some. With its opening, all of it is.
  package mutating func setAside(unread places: Set<Place>) {
    guard hasUnread || !places.isEmpty else { return }
    hasUnread = !places.isEmpty
    let isUnread = { (post: Message) in
      places.contains(post.place) || places.contains(post.textPlace)
    }
    let isAll = isUnread(messages[0])
    for index in messages.indices { messages[index].isUnread = isAll || isUnread(messages[index]) }
  }

  private mutating func endTexts() {
    endedTexts += standingTexts
    for index in messages.indices { messages[index].expire() }
  }

  /// The post of an identifier.
  package func message(_ id: EventID) -> Message? {
    indices[id].map { messages[$0] }
  }

  /// Whether an event of this identifier is in the thread.
  package func hasMet(_ event: EventID) -> Bool { met.contains(event) }

  /// Whether a once-value has been counted.
  package func hasCounted(_ once: Bytes16) -> Bool {
    voices.contains(once)
  }

  /// Whether thanks of a once-value were sent.
  package func hasThanked(_ once: Bytes16) -> Bool {
    thanked.contains(once)
  }

  /// Whether any tag says nothing more here.
  var hasMuted: Bool { !muted.isEmpty }

  /// Whether a tag says nothing more here.
  package func isMuted(_ author: AuthorKey) -> Bool { muted.contains(author) }

  private mutating func apply(
    _ act: Moderation, body: BodyReading, day: Day, at place: Place
  ) {
    guard let post = act.post else {
      if act.deed == .expire { endTexts() }
      guard act.deed == .setAside || act.deed == .putBack else { return }
      isTakenAside = act.deed == .setAside
      for index in messages.indices { messages[index].isTakenAside = isTakenAside }
      return
    }
    guard let index = indices[post] else { return }
    switch act.deed {
    case .setAside: messages[index].isTakenAside = true
    case .putBack: messages[index].isTakenAside = isTakenAside
    case .mute: muted.insert(messages[index].author)
    case .unmute: muted.remove(messages[index].author)
    case .redact:
      endedTexts.append(messages[index].isWithdrawn ? place : messages[index].textPlace)
      messages[index].redact(body, day: day, place: place)
    case .lock, .unlock, .pin, .unpin, .merge, .split, .expire, .revive: break
    }
  }

  private func index(of target: EventID, by author: AuthorKey) -> Int? {
    indices[target].flatMap { messages[$0].author == author ? $0 : nil }
  }

  private mutating func append(_ message: Message) {
    indices[message.id] = messages.count
    messages.append(message)
    if isTakenAside { messages[messages.count - 1].isTakenAside = true }
  }
}
