// SPDX-License-Identifier: Apache-2.0

/// Finds exact dates, and coarsens them to their month.
struct CalendarRule: Sendable {
  private static let months: [UInt64: Int] = {
    var months: [UInt64: Int] = [:]
    let names = [
      "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
      "august aug", "september sept sep", "october oct", "november nov", "december dec",
    ]
    for (index, forms) in names.enumerated() {
      for form in forms.split(separator: " ") { months[Tokeniser.hash(of: form.utf8)] = index + 1 }
    }
    return months
  }()
  private static let of = Tokeniser.hash(of: "of".utf8)
  private static let on = Tokeniser.hash(of: "on".utf8)
  private static let the = Tokeniser.hash(of: "the".utf8)
  private static let to = Tokeniser.hash(of: "to".utf8)
  private static let and = Tokeniser.hash(of: "and".utf8)

  /// A date that begins at `index`, with a number, a month or a day of the week.
  func match(_ index: Int, in chain: borrowing TokenChain) -> Match? {
    var cursor = index
    var hasWeekday = false
    if chain[cursor].classes.contains(.weekday) {
      hasWeekday = true
      cursor = chain.next(cursor)
      if chain.isMark(cursor, 0x2C) { cursor = chain.next(cursor) }
      if chain[cursor].hash == Self.the { cursor = chain.next(cursor) }
      guard chain[cursor].gap <= .line else { return nil }
    }
    let found: Found?
    if let month = month(cursor, in: chain) {
      found = monthFirst(cursor, month, in: chain)
    } else if isNumeric(chain[cursor]) {
      found = numeric(cursor, in: chain) ?? dayFirst(cursor, hasWeekday: hasWeekday, in: chain)
    } else {
      found = nil
    }
    guard let found else { return nil }
    let (first, hasOn) = start(index, in: chain)
    if !found.isWhole, !hasWeekday, !hasOn { return nil }
    guard let month = found.month else { return Match(.date, first, found.last, .thisMonth) }
    return Match(
      .date,
      first,
      found.last,
      .month(month, year: found.year, preposition: hasOn)
    )
  }

  private struct Found {
    let last: Int
    let month: Int?
    let year: Int?
    /// Whether it is a date without a word like "on" before it.
    let isWhole: Bool
  }

  private func isNumeric(_ token: Token) -> Bool { token.shape == .digits || token.shape == .mixed }

  private func month(_ index: Int, in chain: borrowing TokenChain) -> Int? {
    chain[index].classes.contains(.month) ? Self.months[chain[index].hash] : nil
  }

  /// The day of the month at `index`, and whether it is written "12th".
  private func day(_ index: Int, in chain: borrowing TokenChain) -> (day: Int, isOrdinal: Bool)? {
    if let number = chain.number(index) {
      return (1...31).contains(number) && chain[index].count <= 2 ? (number, false) : nil
    }
    let count = chain[index].count
    guard chain[index].shape == .mixed, count == 3 || count == 4,
      chain.count(ofLeadingDigits: index) == count - 2, chain.endsAsOrdinal(index)
    else { return nil }
    let number = chain.spelling(index).dropLast(2).reduce(0) { $0 * 10 + Int($1) - 0x30 }
    return (1...31).contains(number) ? (number, true) : nil
  }

  /// A year that follows `index`, with its token.
  private func year(after index: Int, in chain: borrowing TokenChain) -> (year: Int, last: Int)? {
    var cursor = chain.next(index)
    if chain.isMark(cursor, 0x2C) { cursor = chain.next(cursor) }
    guard chain[cursor].gap <= .space else { return nil }
    if let year = chain.number(cursor), chain[cursor].count == 4, (1900...2099).contains(year) {
      return (year, cursor)
    }
    if chain.isMark(cursor, 0x27), let year = chain.number(chain.next(cursor)),
      chain[chain.next(cursor)].count == 2, chain[chain.next(cursor)].gap == .none
    {
      return (2000 + year, chain.next(cursor))
    }
    return nil
  }

  /// "12 March", "12th of March 2026", "12 to 14 March", "Thursday 12th", "on the 12th".
  private func dayFirst(_ index: Int, hasWeekday: Bool, in chain: borrowing TokenChain) -> Found? {
    guard let day = day(index, in: chain), !isJoined(index, in: chain) else { return nil }
    var last = index
    var cursor = chain.next(index)
    let isRange =
      chain.isMark(cursor, 0x2D) || [Self.to, Self.and].contains(chain[cursor].hash)
    if isRange, self.day(chain.next(cursor), in: chain) != nil {
      let second = chain.next(cursor)
      let then = chain.next(second)
      if month(then, in: chain) != nil || chain[then].hash == Self.of {
        last = second
        cursor = then
      }
    }
    if chain[cursor].hash == Self.of { cursor = chain.next(cursor) }
    if chain.isMark(cursor, 0x2D), chain[cursor].gap == .none { cursor = chain.next(cursor) }
    if chain[cursor].gap <= .line, let month = month(cursor, in: chain), isMonth(cursor, in: chain)
    {
      var year = year(after: cursor, in: chain)
      let mark = chain.next(cursor)
      if year == nil, chain.isMark(mark, 0x2D), chain[mark].gap == .none,
        let number = chain.number(chain.next(mark)), (1900...2099).contains(number)
      {
        year = (number, chain.next(mark))
      }
      return Found(last: year?.last ?? cursor, month: month, year: year?.year, isWhole: true)
    }
    guard day.isOrdinal else { return nil }
    return Found(last: last, month: nil, year: nil, isWhole: hasWeekday)
  }

  /// Whether a word that may be a verb is the month: "12 may", but not "12 may follow".
  private func isMonth(_ index: Int, in chain: borrowing TokenChain) -> Bool {
    guard chain[index].facts.ordinary == 3 || chain[index].facts.ordinary == 2,
      chain[index].shape == .lower
    else { return true }
    let after = chain[chain.next(index)]
    return !after.isWord || after.classes.intersects([.datePreposition, .timePreposition])
  }

  /// "March 12th", "March 12, 2026".
  private func monthFirst(_ index: Int, _ month: Int, in chain: borrowing TokenChain) -> Found? {
    var number = chain.next(index)
    if chain[number].hash == Self.the { number = chain.next(number) }
    guard let day = day(number, in: chain), chain[number].gap == .space,
      chain[index].isCapital || day.isOrdinal
    else { return nil }
    let after = chain.next(number)
    if chain[after].gap == .none,
      [0x3A, 0x25, 0x2E, 0x2D].contains(chain[after].mark), isNumeric(chain[chain.next(after)]),
      chain[chain.next(after)].gap == .none
    {
      return nil
    }
    if !day.isOrdinal, chain[after].classes.contains(.quantity) { return nil }
    let year = year(after: number, in: chain)
    return Found(last: year?.last ?? number, month: month, year: year?.year, isWhole: true)
  }

  /// "12/03/2026", "12.3.26", "2026-03-12", and after a preposition "12/3".
  private func numeric(_ index: Int, in chain: borrowing TokenChain) -> Found? {
    let second = chain.next(chain.next(index))
    guard chain[index].shape == .digits, chain[chain.next(index)].mark != 0,
      chain[second].shape == .digits, chain[second].gap == .none, !isJoined(index, in: chain)
    else { return nil }
    var parts = [index]
    var marks: [UInt8] = []
    var cursor = index
    while parts.count < 4 {
      let mark = chain.next(cursor)
      let part = chain.next(mark)
      guard chain[mark].gap == .none, chain[part].gap == .none, chain[part].shape == .digits,
        [0x2F, 0x2D, 0x2E].contains(chain[mark].mark)
      else { break }
      parts.append(part)
      marks.append(chain[mark].mark)
      cursor = part
    }
    let numbers = parts.map { chain.number($0) ?? 0 }
    if parts.count == 2, marks[0] == 0x2F, isDayAndMonth(numbers[0], numbers[1]),
      chain[parts[1]].count == 2
    {
      return Found(last: parts[1], month: numbers[1], year: nil, isWhole: false)
    }
    guard parts.count == 3, marks[0] == marks[1] else { return nil }
    if chain[parts[0]].count == 4 {
      guard (1900...2099).contains(numbers[0]), isDayAndMonth(numbers[2], numbers[1]) else {
        return nil
      }
      return Found(last: parts[2], month: numbers[1], year: numbers[0], isWhole: true)
    }
    guard chain[parts[0]].count <= 2, chain[parts[1]].count <= 2 else { return nil }
    let year: Int
    switch chain[parts[2]].count {
    case 4 where (1900...2099).contains(numbers[2]): year = numbers[2]
    case 2: year = numbers[2] + (numbers[2] < 70 ? 2000 : 1900)
    default: return nil
    }
    let isAmerican = !isDayAndMonth(numbers[0], numbers[1])
    guard !isAmerican || isDayAndMonth(numbers[1], numbers[0]) else { return nil }
    return Found(
      last: parts[2],
      month: isAmerican ? numbers[0] : numbers[1],
      year: year,
      isWhole: true
    )
  }

  private func isDayAndMonth(_ day: Int, _ month: Int) -> Bool {
    (1...31).contains(day) && (1...12).contains(month)
  }

  /// Whether the number at `index` is the rest of something longer, or a sum.
  private func isJoined(_ index: Int, in chain: borrowing TokenChain) -> Bool {
    guard chain[index].gap == .none else { return false }
    let before = chain.previous(index)
    switch chain[before].mark {
    case 0x2F, 0x2D, 0x2E, 0x3A, 0x2C:
      return chain[before].gap == .none && isNumeric(chain[chain.previous(before)])
    case 0x24, 0x23: return true
    default: return chain[before].shape == .symbol
    }
  }

  /// Where the date really begins: at the day of the week, "on" or "on the" before it.
  private func start(_ index: Int, in chain: borrowing TokenChain) -> (first: Int, hasOn: Bool) {
    var first = index
    var before = chain.previous(index)
    if chain[before].hash == Self.the, chain[index].gap <= .line {
      if chain[chain.previous(before)].hash == Self.on {
        return (chain.previous(before), true)
      }
      first = before
      before = chain.previous(before)
      return (first, chain[before].classes.contains(.datePreposition))
    }
    if chain[before].hash == Self.on, chain[index].gap <= .line { return (before, true) }
    return (first, false)
  }
}
