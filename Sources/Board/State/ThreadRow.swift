// SPDX-License-Identifier: Apache-2.0

/// One line of a board's directory: what a list, a filter or a count needs of a thread.
package struct ThreadRow: Hashable, Sendable {
  package let id: ThreadID
  package let kind: ThreadKind
  package let conduct: Conduct?
  package let basis: Basis?
  package let when: When?
  /// An index into the board's occasions.
  let occasion: Int?
  /// An index into the board's subjects.
  let subject: Int?
  /// Who opened it, in this thread.
  package let opener: AuthorKey
  package let opened: Day
  /// Where the opening stands.
  package let openingPlace: Place
  /// Where the last event stands, from which the thread is read backwards.
  package private(set) var lastPlace: Place
  /// The day of the last post.
  package private(set) var lastDay: Day
  /// The place of the last event among the board's events: what the list is ordered by.
  package private(set) var lastNumber: Int
  /// How many events the thread has had.
  package private(set) var eventCount = 1
  /// The opening, whether or not it stands, and the other posts that do.
  package private(set) var messageCount = 1
  package private(set) var isDisputed = false
  package private(set) var isWithdrawn = false
  /// The last day on which the warning was said: opened, or confirmed by a voice.
  private var said: Day
  /// The last such day before that one.
  private var saidBefore: Day
  private var voiceCount = 0
  private var lastVoiceDay: Day
  private var voicesOnLastDay = 0

  init(
    id: ThreadID,
    opening: Opening,
    by event: Event,
    at place: Place,
    number: Int,
    occasion: Int?,
    subject: Int?
  ) {
    self.id = id
    kind = opening.kind
    conduct = opening.conduct
    basis = opening.basis
    when = opening.when
    self.occasion = occasion
    self.subject = subject
    opener = event.author
    opened = event.day
    openingPlace = place
    lastPlace = place
    lastDay = event.day
    lastNumber = number
    said = event.day
    saidBefore = event.day
    lastVoiceDay = event.day
  }

  mutating func apply(_ event: Event, at place: Place, number: Int) {
    lastPlace = place
    eventCount += 1
    switch event.act {
    case .replied:
      messageCount += 1
      lastDay = event.day
      lastNumber = number
    case .disputed:
      messageCount += 1
      isDisputed = true
      lastDay = event.day
      lastNumber = number
    case .amended:
      lastDay = event.day
      lastNumber = number
    case .withdrawn(_, let target):
      if target != id.opening {
        messageCount = max(1, messageCount - 1)
      } else if event.author == opener {
        isWithdrawn = true
      }
    case .saidSameHere(_, let basis):
      // The list must not move when a voice comes in: its moment would point to whoever was there.
      guard basis.isVoice else { return }
      voicesOnLastDay = event.day == lastVoiceDay ? voicesOnLastDay + 1 : 1
      lastVoiceDay = event.day
      voiceCount += 1
      if event.day > said {
        saidBefore = said
        said = event.day
      } else if event.day < said {
        saidBefore = max(saidBefore, event.day)
      }
    case .named, .enrolled, .opened, .unreadable:
      break
    }
  }

  /// How many say it, as told on a day: a voice shows from the day after.
  package func voices(on today: Day) -> Voices {
    let fresh = lastVoiceDay >= today ? voicesOnLastDay : 0
    return Voices(count: 1 + voiceCount - fresh)
  }

  /// The last day on which the thread stands unless it is said again, as told on a day: like a voice
  /// itself, what a voice renews shows from the day after.
  package func lastStanding(on today: Day) -> Day {
    let shown = said < today || said == opened ? said : saidBefore
    return shown.advanced(by: Lifetime.days(of: basis))
  }

  /// How the thread stands on a day.
  package func state(on today: Day) -> ThreadStanding {
    if isWithdrawn { return .withdrawn }
    if today > lastStanding(on: today) { return .ended }
    return isDisputed ? .disputed : .current
  }
}
