// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Bytes

/// Routes and clocks in sentences and as JSON; the JSON's names are a promise.
struct RouteReport {
  private let book: RouteBook
  private let today: Day
  private let corrections: [RouteID: Correction]

  /// What a moderator of an unlocked board says of a route.
  struct Correction {
    let words: String
    let day: Day
  }

  /// Reports on a book; without a board, nobody has corrected anything.
  init(_ book: RouteBook, today: Day, corrections: [RouteID: Correction] = [:]) {
    self.book = book
    self.today = today
    self.corrections = corrections
  }

  /// What a moderator says of a route, as a sentence.
  private func correction(of route: Route) -> String? {
    corrections[route.id].map {
      "Corrected by a moderator of this board, \($0.day.words): \($0.words)"
    }
  }

  // MARK: Sentences

  /// A route in one line: name, number, hours, what matters most, how old it is.
  func brief(_ route: Route) -> String {
    let way = [book.reach(of: route), book.hours(of: route).label].compactMap(\.self)
    let facts = [way.joined(separator: ", "), route.gist].filter { !$0.isEmpty }
    let age = book.caution(about: route, on: today) ?? "\(route.check.label(on: today))."
    let correction = correction(of: route).map { " \($0)" } ?? ""
    return "\(route.shortName): \(facts.joined(separator: "; ")). \(capitalised(age))\(correction)"
  }

  /// All that is known of a route, a fact a line.
  func full(_ route: Route) -> [String] {
    var lines: [String] = []
    if let caution = book.caution(about: route, on: today) { lines.append(caution) }
    if let correction = correction(of: route) { lines.append(correction) }
    if route.isParty { lines.append(Route.partyCaution) }
    for contact in route.contacts { lines.append(told(contact)) }
    if route.contacts.isEmpty { lines.append("No contact was verified.") }
    let hours = [book.hours(of: route).label, route.hoursNote].compactMap(\.self)
    if !hours.isEmpty { lines.append("Hours: \(hours.joined(separator: "; ")).\(answered(route))") }
    lines.append("Who: \(route.who)")
    lines += route.can.map { "It can: \($0)" }
    lines += route.cannot.map { "It cannot: \($0)" }
    lines.append("Your name: \(route.nameRule.label).")
    lines.append("Time limit: \(route.timeLimit ?? "none that is known: ask").")
    if let kind = route.agreement {
      lines.append(
        "Signed an agreement? One of 1 October 2025 or later cannot keep a victim from telling it: "
          + "it counts as \(kind) (Victims and Prisoners Act 2024, s.17).")
    }
    if route.isSecondhand { lines.append("Told by others: part was not read at its source.") }
    lines += route.notVerified.map { "Not verified: \($0)" }
    lines.append("Source: \(route.check.trail(on: today))")
    return lines
  }

  private func told(_ contact: RouteContact) -> String {
    let note = contact.note.map { ", \($0)" } ?? ""
    let doubt = contact.isVerified ? "" : " (not verified)"
    guard contact.kind == .through, let other = book.route(RouteID(contact.value)) else {
      return "\(contact.kind.word) \(contact.value)\(note)\(doubt)"
    }
    let number = book.phone(of: other.id).map { ", \($0)" } ?? ""
    return "\(contact.kind.word) \(other.shortName)\(number)\(note)\(doubt)"
  }

  private func answered(_ route: Route) -> String {
    let hours = book.hours(of: route)
    switch hours.answer(on: today, book.holidays) {
    case .no: return " Not today, a \(today.weekday)."
    case .perhaps(let name): return " Today is \(name), a bank holiday: perhaps nobody answers."
    case .yes, .unknown:
      guard case .weekly = hours, let caution = book.holidays.caution(for: today) else { return "" }
      return " \(caution)"
    }
  }

  /// What follows from a day, clock by clock.
  func limits(from day: Day) -> [String] {
    ["From \(day.words), on the safe side:"]
      + book.clocks.compactMap { $0.reckoning(from: day) }.map { reckoning in
        let ask = book.route(reckoning.limit.route).map { route in
          "Ask \(route.shortName)\(book.phone(of: route.id).map { ", \($0)" } ?? "")"
            + (book.isOld(route, on: today) ? " (OLD)." : ".")
        }
        let parts =
          ["\(reckoning.limit.label): \(reckoning.sentence(on: today))", reckoning.limit.advice]
          + [ask].compactMap(\.self) + reckoning.cautions(on: today)
        return parts.joined(separator: " ")
      } + [RouteReport.exceptions]
  }

  /// The rules, without a day.
  func rules() -> [String] {
    book.clocks.flatMap { clock in
      [sentence(clock.label)]
        + clock.rules.map { rule in
          let note = rule.note.map { " \(sentence($0))" } ?? ""
          return "  \(sentence(rule.words))\(note) Source: \(rule.check.trail(on: today))"
        } + ["  \(clock.advice)"]
    }
  }

  static let exceptions = "If a date seems past, ask all the same: exceptions exist."

  private func sentence(_ words: String) -> String { "\(capitalised(words))." }

  private func capitalised(_ words: String) -> String {
    "\(words.prefix(1).uppercased())\(words.dropFirst())"
  }

  // MARK: JSON

  /// `{"day", "needs": [{"need", "label", "routes", "missing"}], "routes": [...]}`, of one need or
  /// of all.
  func json(_ needs: [Need]) -> JSONWriter {
    var json = JSONWriter(reserving: 32 << 10)
    json.beginObject()
    json.key("day")
    json.value(today.description)
    json.key("needs")
    json.beginArray()
    for need in needs {
      json.beginObject()
      json.key("need")
      json.value(need.rawValue)
      json.key("label")
      json.value(need.label)
      json.key("routes")
      json.array(book.routes(for: need).map(\.id.text))
      json.key("missing")
      json.text(book.gaps[need])
      json.endObject()
    }
    json.endArray()
    json.key("routes")
    json.beginArray()
    for route in book.routes where needs.contains(where: { route.needs[$0] != nil }) {
      write(route, to: &json)
    }
    json.endArray()
    json.endObject()
    return json
  }

  private func write(_ route: Route, to json: inout JSONWriter) {
    json.beginObject()
    json.key("id")
    json.value(route.id.text)
    json.key("name")
    json.value(route.name)
    json.key("gist")
    json.value(route.gist)
    json.key("needs")
    json.array(Need.allCases.filter { route.needs[$0] != nil }.map(\.rawValue))
    json.key("who")
    json.value(route.who)
    json.key("can")
    json.array(route.can)
    json.key("cannot")
    json.array(route.cannot)
    json.key("needs_name")
    json.value(route.nameRule.rawValue)
    json.key("time_limit")
    json.text(route.timeLimit)
    json.key("contacts")
    json.beginArray()
    for contact in route.contacts {
      json.beginObject()
      json.key("kind")
      json.value(contact.kind.rawValue)
      json.key("value")
      json.value(contact.value)
      json.key("note")
      json.text(contact.note)
      json.key("verified")
      json.value(contact.isVerified)
      json.endObject()
    }
    json.endArray()
    json.key("hours")
    json.text(book.hours(of: route).label)
    json.key("hours_note")
    json.text(route.hoursNote)
    json.key("party")
    json.value(route.isParty)
    json.key("secondhand")
    json.value(route.isSecondhand)
    json.key("source")
    json.value(route.check.source)
    json.key("source_of")
    json.text(route.check.sourceOf)
    json.key("verified_on")
    json.value(route.check.verified.description)
    json.key("recheck_after")
    json.value(route.check.recheckAfter.description)
    json.key("old")
    json.value(book.isOld(route, on: today))
    json.key("not_verified")
    json.array(route.notVerified)
    json.endObject()
  }

  /// `{"clocks": [{"clock", "label", "date", "seems_past", "rule", "in_force", "advice", "route",
  /// "others": [{"rule", "date", "note"}], "source", "verified_on", "recheck_after"}]}`; the day
  /// itself is not repeated.
  func json(limitsFrom day: Day) -> JSONWriter {
    var json = JSONWriter(reserving: 4 << 10)
    json.beginObject()
    json.key("clocks")
    json.beginArray()
    for reckoning in book.clocks.compactMap({ $0.reckoning(from: day) }) {
      json.beginObject()
      json.key("clock")
      json.value(reckoning.limit.id)
      json.key("label")
      json.value(reckoning.limit.label)
      json.key("date")
      json.text(reckoning.end?.description)
      json.key("seems_past")
      json.value(reckoning.end.map { $0 < today } ?? false)
      json.key("rule")
      json.value(reckoning.rule.words)
      json.key("in_force")
      json.value(reckoning.rule.isInForce)
      json.key("note")
      json.text(reckoning.rule.note)
      json.key("advice")
      json.value(reckoning.limit.advice)
      json.key("route")
      json.value(reckoning.limit.route.text)
      json.key("others")
      json.beginArray()
      for other in reckoning.others {
        json.beginObject()
        json.key("rule")
        json.value(other.rule.words)
        json.key("date")
        json.text(other.end?.description)
        json.key("note")
        json.text(other.rule.note)
        json.endObject()
      }
      json.endArray()
      json.key("source")
      json.value(reckoning.rule.check.source)
      json.key("verified_on")
      json.value(reckoning.rule.check.verified.description)
      json.key("recheck_after")
      json.value(reckoning.rule.check.recheckAfter.description)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return json
  }
}

extension RouteContact.Kind {
  /// The word before a contact.
  fileprivate var word: String {
    switch self {
    case .phone: "Ring"
    case .textRelay: "Text relay:"
    case .email: "E-mail"
    case .address: "Post:"
    case .web: "Web:"
    case .text: "Reach it:"
    case .through: "Through"
    }
  }
}

extension JSONWriter {
  /// A text, or null.
  fileprivate mutating func text(_ text: String?) {
    if let text { value(text) } else { null() }
  }

  /// An array of texts.
  fileprivate mutating func array(_ texts: [String]) {
    beginArray()
    for text in texts { value(text) }
    endArray()
  }
}
