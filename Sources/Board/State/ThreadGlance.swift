// SPDX-License-Identifier: Apache-2.0

/// What of a thread's row decides whether it stands, where it stands in the list, and for what it
/// counts: all that is asked of every thread of a board at once.
struct ThreadGlance: Hashable, Sendable {
  /// The place of the last event among the board's events.
  var last: Int32
  /// An index into the board's occasions; -1 for none.
  private let occasionIndex: Int32
  /// An index into the board's subjects; -1 for none.
  private let subjectIndex: Int32
  /// An index into the board's occasions to come; -1 for none.
  private let upcomingIndex: Int32
  let opened: Day
  /// The last day on which the thread was said: opened, confirmed by a voice, or gone on with by its
  /// author.
  private var said: Day
  /// The last such day before that one.
  private var saidBefore: Day
  /// The last day of the occasion to come that it was written for; its opening's day for none.
  private let lastComing: Day
  private let codes: Codes
  var flags: Flags = []
  /// What moderators' acts have come to, but for what skipped them.
  var taken: ThreadMeasures = []

  /// The words of its opening, by their places among those there are, from one; zero for none.
  private struct Codes: Hashable {
    let kind: UInt8
    let conduct: UInt8
    let basis: UInt8
    let when: UInt8
  }

  struct Flags: OptionSet, Hashable {
    let rawValue: UInt8

    static let disputed = Flags(rawValue: 1)
    static let withdrawn = Flags(rawValue: 2)
    static let expired = Flags(rawValue: 4)
    static let all: Flags = [.disputed, .withdrawn, .expired]
  }

  /// A thread that is opened; the arguments are those of its row.
  init(
    opening: Opening, on day: Day, number: Int, occasion: Int?, subject: Int?,
    upcoming: (index: Int, last: Day)?
  ) {
    last = Int32(truncatingIfNeeded: number)
    occasionIndex = Int32(truncatingIfNeeded: occasion ?? -1)
    subjectIndex = Int32(truncatingIfNeeded: subject ?? -1)
    upcomingIndex = Int32(truncatingIfNeeded: upcoming?.index ?? -1)
    opened = day
    said = day
    saidBefore = day
    lastComing = upcoming?.last ?? day
    codes = Codes(
      kind: StateWords.code(of: opening.kind), conduct: StateWords.code(of: opening.conduct),
      basis: StateWords.code(of: opening.basis), when: StateWords.code(of: opening.when))
  }

  var kind: ThreadKind { StateWords.word(codes.kind) ?? .question }
  var conduct: Conduct? { StateWords.word(codes.conduct) }
  var basis: Basis? { StateWords.word(codes.basis) }
  var when: When? { StateWords.word(codes.when) }
  var occasion: Int? { occasionIndex < 0 ? nil : Int(occasionIndex) }
  var subject: Int? { subjectIndex < 0 ? nil : Int(subjectIndex) }
  var upcoming: Int? { upcomingIndex < 0 ? nil : Int(upcomingIndex) }
  /// What moderators' acts have come to; what skipped them is set aside like anything else.
  var measures: ThreadMeasures { taken.contains(.unread) ? taken.union(.setAside) : taken }

  /// Takes in that it was said again.
  mutating func renew(on day: Day) {
    if day > said {
      saidBefore = said
      said = day
    } else if day < said {
      saidBefore = max(saidBefore, day)
    }
  }

  /// The last day on which the thread stands unless it is said again, as told on a day: like a voice
  /// itself, what a voice renews shows from the day after.
  @inline(__always) func lastStanding(on today: Day) -> Day {
    let shown = said < today || said == opened ? said : saidBefore
    // What is said again is of no use once the occasion is over.
    if upcoming != nil { return lastComing }
    return shown.advanced(by: Lifetime.days(of: basis, when))
  }

  /// How the thread stands on a day.
  @inline(__always) func state(on today: Day) -> ThreadStanding {
    if flags.contains(.withdrawn) { return .withdrawn }
    if measures.contains(.setAside) { return .setAside }
    if measures.contains(.merged) { return .merged }
    if flags.contains(.expired) || measures.contains(.ended) || today > lastStanding(on: today) {
      return .ended
    }
    return flags.contains(.disputed) ? .disputed : .current
  }
}

// MARK: - Keeping it

extension ThreadGlance {
  /// How many octets it takes.
  static let width = 8 * 4 + 6

  func write(to fields: inout FieldWriter) {
    fields.add(last)
    fields.add(occasionIndex)
    fields.add(subjectIndex)
    fields.add(upcomingIndex)
    fields.add(opened)
    fields.add(said)
    fields.add(saidBefore)
    fields.add(lastComing)
    fields.add(codes.kind)
    fields.add(codes.conduct)
    fields.add(codes.basis)
    fields.add(codes.when)
    fields.add(flags.rawValue)
    fields.add(taken.rawValue)
  }

  @inline(__always) init(_ fields: inout FieldReader) {
    last = fields.number()
    occasionIndex = fields.number()
    subjectIndex = fields.number()
    upcomingIndex = fields.number()
    opened = fields.day()
    said = fields.day()
    saidBefore = fields.day()
    lastComing = fields.day()
    codes = Codes(
      kind: fields.code(), conduct: fields.code(), basis: fields.code(), when: fields.code())
    flags = Flags(rawValue: fields.code())
    taken = ThreadMeasures(rawValue: fields.code())
  }

  /// Whether it may be of a board with so many occasions and subjects, and these occasions to come.
  func isSound(occasions: Int, subjects: Int, upcoming: Span<PublicOccasion>) -> Bool {
    let coming =
      upcoming.indices.contains(Int(upcomingIndex))
      ? upcoming[Int(upcomingIndex)].weeks.upperBound.last : opened
    return last >= 0 && (-1..<occasions).contains(Int(occasionIndex))
      && (-1..<subjects).contains(Int(subjectIndex))
      && (-1..<upcoming.count).contains(Int(upcomingIndex)) && lastComing == coming
      && (1...ThreadKind.allCases.count).contains(Int(codes.kind))
      && codes.conduct <= Conduct.allCases.count
      && codes.basis <= Basis.allCases.count
      && codes.when <= When.allCases.count
      && flags.isSubset(of: .all) && taken.isSubset(of: .all)
  }
}
