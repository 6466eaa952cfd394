// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// One line of a board's directory: what a list, a filter or a count needs of a thread.
package struct ThreadRow: Hashable, Sendable {
  package let id: ThreadID
  /// Who opened it, in this thread.
  package let opener: AuthorKey
  /// Where the opening stands.
  package let openingPlace: Place
  /// Where the last event stands, from which the thread is read backwards.
  package private(set) var lastPlace: Place
  package let opened: Day
  /// The day of the last post.
  package private(set) var lastDay: Day
  /// The last day on which the warning was said: opened, or confirmed by a voice.
  private var said: Day
  /// The last such day before that one.
  private var saidBefore: Day
  private var lastVoiceDay: Day
  private var numbers: Numbers
  package let kind: ThreadKind
  package let conduct: Conduct?
  package let basis: Basis?
  package let when: When?
  package private(set) var isDisputed = false
  package private(set) var isWithdrawn = false

  /// The counts, in little room: a board keeps them for every thread, and has no more events than
  /// thirty-one bits count.
  private struct Numbers: Hashable {
    /// -1 for none.
    var occasion: Int32
    /// -1 for none.
    var subject: Int32
    var last: Int32
    var events: Int32 = 1
    var messages: Int32 = 1
    var voices: Int32 = 0
    var voicesOnLastDay: Int32 = 0
  }

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
    opener = event.author
    openingPlace = place
    lastPlace = place
    opened = event.day
    lastDay = event.day
    said = event.day
    saidBefore = event.day
    lastVoiceDay = event.day
    numbers = Numbers(
      occasion: Int32(truncatingIfNeeded: occasion ?? -1),
      subject: Int32(truncatingIfNeeded: subject ?? -1),
      last: Int32(truncatingIfNeeded: number)
    )
    kind = opening.kind
    conduct = opening.conduct
    basis = opening.basis
    when = opening.when
  }

  /// An index into the board's occasions.
  var occasion: Int? { numbers.occasion < 0 ? nil : Int(numbers.occasion) }
  /// An index into the board's subjects.
  var subject: Int? { numbers.subject < 0 ? nil : Int(numbers.subject) }
  /// The place of the last event among the board's events: what the list is ordered by.
  package var lastNumber: Int { Int(numbers.last) }
  /// How many events the thread has had.
  package var eventCount: Int { Int(numbers.events) }
  /// The opening, whether or not it stands, and the other posts that do.
  package var messageCount: Int { Int(numbers.messages) }

  mutating func apply(_ event: Event, at place: Place, number: Int) {
    lastPlace = place
    numbers.events &+= 1
    switch event.act {
    case .replied:
      numbers.messages &+= 1
      lastDay = event.day
      numbers.last = Int32(truncatingIfNeeded: number)
    case .disputed:
      numbers.messages &+= 1
      isDisputed = true
      lastDay = event.day
      numbers.last = Int32(truncatingIfNeeded: number)
    case .amended:
      lastDay = event.day
      numbers.last = Int32(truncatingIfNeeded: number)
    case .withdrawn(_, let target):
      if target != id.opening {
        numbers.messages = max(1, numbers.messages &- 1)
      } else if event.author == opener {
        isWithdrawn = true
      }
    case .saidSameHere(_, let basis):
      // The list must not move when a voice comes in: its moment would point to whoever was there.
      guard basis.isVoice else { return }
      let isSameDay = event.day == lastVoiceDay
      numbers.voicesOnLastDay = isSameDay ? numbers.voicesOnLastDay &+ 1 : 1
      lastVoiceDay = event.day
      numbers.voices &+= 1
      if event.day > said {
        saidBefore = said
        said = event.day
      } else if event.day < said {
        saidBefore = max(saidBefore, event.day)
      }
    case .named, .enrolled, .rotated, .invited, .noted, .erasedNote, .opened, .unreadable:
      break
    }
  }

  /// How many say it, as told on a day: a voice shows from the day after.
  package func voices(on today: Day) -> Voices {
    let fresh = lastVoiceDay >= today ? numbers.voicesOnLastDay : 0
    return Voices(count: 1 + Int(numbers.voices) - Int(fresh))
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

extension ThreadRow {
  /// Writes the row; days after the first, and the last place, as what they differ by.
  func pack(into packer: inout Packer) {
    packer.add(id.value)
    packer.add(opener.value)
    packer.add(openingPlace.value)
    packer.add(lastPlace.value &- openingPlace.value)
    packer.add(opened.number)
    for day in [lastDay, said, saidBefore, lastVoiceDay] { packer.add(day.number - opened.number) }
    packer.add(Int(numbers.occasion))
    packer.add(Int(numbers.subject))
    packer.add(lastNumber)
    packer.add(eventCount)
    packer.add(messageCount)
    packer.add(Int(numbers.voices))
    packer.add(Int(numbers.voicesOnLastDay))
    packer.add(ThreadRow.code(of: kind))
    packer.add(ThreadRow.code(of: conduct))
    packer.add(ThreadRow.code(of: basis))
    packer.add(ThreadRow.code(of: when))
    packer.add(UInt64((isDisputed ? 1 : 0) | (isWithdrawn ? 2 : 0)))
  }

  /// Reads a row; `words` and the counts of the board's tables bound what it may point to.
  init(_ unpacker: inout Unpacker, _ words: StateWords, occasions: Int, subjects: Int) {
    id = ThreadID(unpacker.bytes16())
    opener = AuthorKey(unpacker.bytes32())
    openingPlace = Place(unpacker.unsigned())
    lastPlace = Place(openingPlace.value &+ unpacker.unsigned())
    opened = Day(number: unpacker.integer())
    lastDay = opened.advanced(by: unpacker.integer())
    said = opened.advanced(by: unpacker.integer())
    saidBefore = opened.advanced(by: unpacker.integer())
    lastVoiceDay = opened.advanced(by: unpacker.integer())
    numbers = Numbers(
      occasion: ThreadRow.number(&unpacker, -1..<occasions),
      subject: ThreadRow.number(&unpacker, -1..<subjects),
      last: ThreadRow.number(&unpacker, 0..<Int(Int32.max)),
      events: ThreadRow.number(&unpacker, 1..<Int(Int32.max)),
      messages: ThreadRow.number(&unpacker, 1..<Int(Int32.max)),
      voices: ThreadRow.number(&unpacker, 0..<Int(Int32.max)),
      voicesOnLastDay: ThreadRow.number(&unpacker, 0..<Int(Int32.max))
    )
    kind = ThreadRow.word(&unpacker, words.kinds) ?? .question
    conduct = ThreadRow.word(&unpacker, words.conducts)
    basis = ThreadRow.word(&unpacker, words.bases)
    when = ThreadRow.word(&unpacker, words.whens)
    let flags = unpacker.unsigned()
    if flags > 3 { unpacker.fail() }
    isDisputed = flags & 1 != 0
    isWithdrawn = flags & 2 != 0
  }

  /// A word's place among those there are, from one; zero for none.
  private static func code<Word: CaseIterable & Equatable>(of word: Word?) -> UInt64 {
    guard let word else { return 0 }
    var code: UInt64 = 1
    for other in Word.allCases {
      if other == word { break }
      code += 1
    }
    return code
  }

  private static func word<Word>(_ unpacker: inout Unpacker, _ words: [Word]) -> Word? {
    let code = unpacker.unsigned()
    guard code > 0 else { return nil }
    guard code <= UInt64(words.count) else {
      unpacker.fail()
      return nil
    }
    return words[Int(code) - 1]
  }

  private static func number(_ unpacker: inout Unpacker, _ range: Range<Int>) -> Int32 {
    let number = unpacker.integer()
    guard range.contains(number) else {
      unpacker.fail()
      return 0
    }
    return Int32(truncatingIfNeeded: number)
  }
}
