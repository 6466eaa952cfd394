// SPDX-License-Identifier: Apache-2.0

internal import Bytes

/// Whether a board is worth a look, for whoever asks without a codename: as little as can be told.
///
/// Made of published threads alone, at the hours when moderators look, and of one length whatever it
/// says. It stands in clear: it tells whoever reads the board's files, or asks at its door, whether
/// anything was written since the day before, whether that was much, and whether a warning for tonight
/// stands. Not what, by whom, or how many.
package struct Pulse: Hashable, Sendable {
  /// How much is new.
  package enum News: String, CaseIterable, Sendable {
    case quiet, something, busy
  }

  /// A time at which it is made: a day, and one of `hours`.
  package struct Turn: Hashable, Comparable, Sendable {
    package let day: Day
    package let hour: Int

    package static func < (left: Turn, right: Turn) -> Bool {
      (left.day, left.hour) < (right.day, right.hour)
    }
  }

  /// The hours at which moderators look, by the host's clock.
  package static let hours = [13, 18]
  /// From so many threads with something new it is busy.
  static let busy = 8
  /// Its length in octets.
  package static let length = 128

  package let turn: Turn
  package let news: News
  /// Whether a warning for tonight stands.
  package let isForTonight: Bool

  init(turn: Turn, news: News, isForTonight: Bool) {
    self.turn = turn
    self.news = news
    self.isForTonight = isForTonight
  }

  /// What a board comes to, at a turn.
  package init(of board: BoardState, at turn: Turn) {
    let today = turn.day
    var fresh = 0
    var isForTonight = false
    for row in board.threads where row.state(on: today).isShown {
      if row.lastDay >= today.advanced(by: -1) { fresh += 1 }
      guard row.kind == .warning, row.when == .coming else { continue }
      if board.upcoming(of: row)?.isOn(today) ?? true { isForTonight = true }
    }
    self.init(
      turn: turn, news: fresh == 0 ? .quiet : fresh < Pulse.busy ? .something : .busy,
      isForTonight: isForTonight)
  }

  /// The last turn before a moment.
  package static func due(at moment: Moment) -> Turn {
    let hour = moment.secondOfDay / 3_600
    if let passed = hours.last(where: { $0 <= hour }) { return Turn(day: moment.day, hour: passed) }
    return Turn(day: moment.day.advanced(by: -1), hour: hours[hours.count - 1])
  }

  /// One sentence or two, for whoever asks; honest where nobody has looked in.
  ///
  /// - Parameters:
  ///   - pulse: what was made last; nil where there is none, or none to trust.
  ///   - due: the turn at which it would have been made last.
  /// - Returns: the sentences.
  package static func sentence(_ pulse: Pulse?, due: Turn) -> String {
    guard let pulse else { return "Quiet, or not known: nobody has looked in." }
    guard pulse.turn >= due else {
      return "Quiet, or not known: nobody has looked in since \(pulse.turn.day.label(on: due.day))."
        .replacing("since today", with: "since earlier today")
    }
    let news =
      switch pulse.news {
      case .quiet: "Quiet."
      case .something: "Something new since yesterday."
      case .busy: "Busy."
      }
    return pulse.isForTonight ? "\(news) Something for tonight." : news
  }
}

extension Pulse {
  /// One line of JSON, always of the same length.
  package var octets: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("v")
    json.value(1)
    json.key("day")
    json.value(turn.day.number)
    json.key("hour")
    json.value(turn.hour)
    json.key("news")
    json.value(news.rawValue)
    json.key("tonight")
    json.value(isForTonight)
    json.endObject()
    let blanks = Pulse.length - 1 - json.bytes.count
    return json.bytes + Array(repeating: UInt8(ascii: " "), count: max(0, blanks)) + [0x0A]
  }

  /// Reads it; nil for anything else.
  package init?(octets: [UInt8]) {
    guard octets.count == Pulse.length, let pulse = try? Pulse.scan(octets) else { return nil }
    self = pulse
  }

  private static func scan(_ octets: [UInt8]) throws(JSONSyntaxError) -> Pulse? {
    var (version, day, hour): (Int?, Int?, Int?) = (nil, nil, nil)
    var news: News?
    var isForTonight: Bool?
    var json = JSONScanner(octets)
    try json.beginObject()
    while let key = try json.nextKey() {
      switch key {
      case "v": version = try json.integer()
      case "day": day = try json.integer()
      case "hour": hour = try json.integer()
      case "news": news = News(rawValue: try json.string())
      case "tonight": isForTonight = try json.flag()
      default: try json.skipValue()
      }
    }
    try json.end()
    guard version == 1, let day, Day.range.contains(day), let hour, hours.contains(hour), let news,
      let isForTonight
    else { return nil }
    return Pulse(
      turn: Turn(day: Day(number: day), hour: hour), news: news, isForTonight: isForTonight)
  }
}
