// SPDX-License-Identifier: Apache-2.0

/// A replacement: one of a fixed set, a month, or a subject's tag.
enum Phrase: Hashable, Sendable {
  case name, email, number, postcode, address, link, handle, room, pass, place
  case thisMonth
  /// A month from 1 to 12, with the year where the text gave one, and `in` where it said `on`.
  case month(Int, year: Int?, preposition: Bool)
  case hour(DayPart, Article)
  case colleague, colleagues, possessedColleague, possessedColleagues, aMember, anEvent(Event)
  case subject(Int)

  /// The coarse parts of a day.
  enum DayPart: String, Hashable, Sendable {
    case morning, afternoon, evening, night
    /// The text does not say which half of the day it means.
    case unknown
  }

  /// How a part of the day is joined to what stands before it.
  enum Article: Hashable, Sendable {
    /// `in the evening`
    case preposition
    /// `the evening`
    case definite
    /// `evening`
    case none
  }

  /// What a named event is called without its name.
  enum Event: String, Hashable, Sendable {
    case reception, dinner, drinks, conference, delegation, fundraiser, gala, lunch, supper, summit,
      awards
    case away
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October",
    "November", "December",
  ]

  /// The words, given the tags of the roster.
  func text(tags: [String]) -> String {
    switch self {
    case .name: "[name]"
    case .email: "[email]"
    case .number: "[number]"
    case .postcode: "[postcode]"
    case .address: "[address]"
    case .link: "[link]"
    case .handle: "[handle]"
    case .room: "[room]"
    case .pass: "[pass]"
    case .place: "[place]"
    case .thisMonth: "this month"
    case .month(let month, let year, let preposition):
      (preposition ? "in " : "") + Self.months[month - 1] + (year.map { " \($0)" } ?? "")
    case .hour(let part, let article): Self.text(of: part, article)
    case .colleague: "a colleague"
    case .colleagues: "colleagues"
    case .possessedColleague: "colleague"
    case .possessedColleagues: "colleagues"
    case .aMember: "a Member"
    case .anEvent(.drinks): "drinks"
    case .anEvent(.awards): "an awards evening"
    case .anEvent(.away): "an away day"
    case .anEvent(let event): "a \(event.rawValue)"
    case .subject(let subject): tags[subject]
    }
  }

  private static func text(of part: DayPart, _ article: Article) -> String {
    switch (part, article) {
    case (.unknown, .preposition): "at some point"
    case (.unknown, .definite): "some point"
    case (.unknown, .none): "some point"
    case (.night, .preposition): "at night"
    case (_, .preposition): "in the \(part.rawValue)"
    case (_, .definite): "the \(part.rawValue)"
    case (_, .none): part.rawValue
    }
  }
}
