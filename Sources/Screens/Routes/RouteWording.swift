// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// How routes look in lists and on pages, so that every screen tells them alike.
extension Scene {
  /// A route in a list: its name, number and hours, then what matters most and how old it is.
  ///
  /// - Parameters:
  ///   - route: the route.
  ///   - lead: what stands before it: a digit, or the need it answers.
  ///   - indent: the column of the name; on a narrow screen it has lines of its own.
  ///   - isShort: whether one line is enough for a route that is current.
  /// - Returns: one line at least.
  func lines(of route: Route, lead: String, indent: Int, isShort: Bool = false) -> [Line] {
    let reach = routes.reach(of: route)
    let hours = routes.hours(of: route).label ?? ""
    let isOld = routes.isOld(route, on: today)
    let margin = String(repeating: " ", count: indent)
    if isNarrow { return narrowLines(of: route, lead: lead, isHeaded: indent > 5) }
    let whole = [route.shortName, reach].compactMap(\.self).joined(separator: "   ")
    let fits = indent + whole.columnWidth + 2 + hours.columnWidth <= columns
    let first = Line(lead.padded(to: indent) + (fits ? whole : route.shortName), right: hours)
    if isShort, !isOld { return [first] }
    let age = age(of: route)
    let short = correction(of: route) == nil ? route.check.age(on: today) ?? "today" : "corrected"
    func second(_ text: String) -> Line {
      let fits = indent + text.columnWidth + 1 + age.columnWidth <= columns
      let right = fits ? age : short
      return Line(
        margin + text, right: isOld ? age : right, rightStyle: isOld ? .alarm : .dim)
    }
    guard let reach, !fits else { return [first, second(route.gist)] }
    let both = "\(reach), \(route.gist)"
    return indent + both.columnWidth + 2 + age.columnWidth <= columns
      ? [first, second(both)] : [first, second(reach), Line(margin + route.gist)]
  }

  /// The same where a line is short: the name and the number, and what must never be missing.
  private func narrowLines(of route: Route, lead: String, isHeaded: Bool) -> [Line] {
    let isOld = routes.isOld(route, on: today)
    let style: Style = isOld ? .alarm : .plain
    let way = routes.way(to: route)
    let number = way.map { routes.phone(of: $0.id) ?? "" } ?? routes.reach(of: route) ?? route.gist
    let state = isOld ? "OLD" : correction(of: route) == nil ? "" : "corrected"
    let facts = [number, routes.hours(of: route).label ?? "", state]
      .filter { !$0.isEmpty }.joined(separator: " · ")
    let through = way.map { "through \($0.shortName)" }
    let whole = "   \(route.shortName) · \(facts)"
    if isHeaded, through == nil, whole.columnWidth <= columns {
      return [Line(lead), Line(whole, style: style)]
    }
    return (isHeaded ? [Line(lead)] : [])
      + Line.wrap(route.shortName, columns: columns, indent: 3, head: isHeaded ? "" : lead)
      + [through, facts].compactMap(\.self).flatMap {
        Line.wrap($0, columns: columns, indent: 3, style: style)
      }
  }

  /// A page of one route: how to reach it first, and where that comes from.
  func page(of route: Route) -> [Line] {
    var lines: [Line] = []
    if let caution = routes.caution(about: route, on: today) {
      let ask =
        route.id == .helpline || routes.phone(of: .helpline) == nil
        ? "" : " Ask Parliament's helpline first (4): it knows who handles this today."
      lines += Line.wrap(caution + ask, columns: columns, style: .alarm)
    }
    if let correction = correction(of: route) {
      let day = correction.day.words
      lines += Line.wrap(
        "CORRECTED by a moderator of this board, \(day): \(correction.words)", columns: columns,
        style: .alarm)
    }
    if route.isParty { lines += Line.wrap(Route.partyCaution, columns: columns, style: .strong) }
    if !lines.isEmpty { lines.append(.blank) }
    lines += contactLines(of: route)
    lines += section("SOURCE", [route.check.trail(on: today)])
    lines += section("HOURS", hourWords(of: route))
    lines += section("WHO", [route.who])
    lines += section("IT CAN", route.can)
    lines += section("IT CANNOT", route.cannot)
    lines += section("YOUR NAME", [sentence(route.nameRule.label)])
    lines += section("TIME LIMIT", [sentence(route.timeLimit ?? "none that is known: ask")])
    if let kind = route.agreement {
      let words = """
        An agreement of 1 October 2025 or later cannot keep a victim from telling it: it counts as \
        \(kind) (Victims and Prisoners Act 2024, s.17).
        """
      lines += section("SIGNED?", [words])
    }
    if route.isSecondhand {
      lines += section("TOLD BY", ["Others: part of this was not read at its source."])
    }
    lines += section("NOT VERIFIED", route.notVerified)
    return lines
  }

  /// A page to read before one goes through a door.
  func page(of counsel: Counsel) -> [Line] {
    var lines: [Line] = []
    if let caution = counsel.check.caution(on: today) {
      lines += Line.wrap(caution, columns: columns, style: .alarm) + [.blank]
    }
    for text in counsel.text { lines += Line.wrap(text, columns: columns) + [.blank] }
    lines += section("NOT VERIFIED", counsel.notVerified)
    lines += section("SOURCE", [counsel.check.trail(on: today)])
    return lines
  }

  /// A heading with what stands under it; nothing where there is nothing.
  func section(_ head: String, _ texts: [String]) -> [Line] {
    guard !texts.isEmpty else { return [] }
    if isNarrow {
      return [Line(" \(head)", style: .strong)]
        + texts.flatMap { Line.wrap($0, columns: columns, indent: 3).unglued }
    }
    return texts.enumerated().flatMap { number, text in
      Line.wrap(text, columns: columns, indent: 15, head: number == 0 ? " \(head)" : "").unglued
    }
  }

  private func contactLines(of route: Route) -> [Line] {
    let contacts = route.contacts.map { contact -> (head: String, text: String) in
      let doubt = contact.isVerified ? "" : " (not verified)"
      let note = contact.note.map { ", \($0)" } ?? ""
      guard contact.kind == .through, let other = routes.route(RouteID(contact.value)) else {
        return (contact.kind.head, contact.value.glued + note + doubt)
      }
      let reach = routes.phone(of: other.id).map { ": \($0.glued)" } ?? ""
      return (contact.kind.head, other.shortName + reach + note + doubt)
    }
    guard !contacts.isEmpty else { return section("REACH IT", ["No contact was verified."]) }
    return contacts.flatMap { section($0.head, [$0.text]) }
  }

  private func hourWords(of route: Route) -> [String] {
    let hours = routes.hours(of: route)
    let known = [hours.label, route.hoursNote].compactMap(\.self)
    guard !known.isEmpty else { return [] }
    let answer: String? =
      switch hours.answer(on: today, routes.holidays) {
      case .yes, .unknown: nil
      case .no: "Not today, a \(today.weekday)."
      case .perhaps(let holiday): "Today is \(holiday), a bank holiday: perhaps nobody answers."
      }
    let isWeekly = if case .weekly = hours { true } else { false }
    let unknown = isWeekly ? routes.holidays.caution(for: today) : nil
    return [sentence(known.joined(separator: "; "))] + [answer, unknown].compactMap(\.self)
  }

  private func sentence(_ words: String) -> String {
    "\(words.prefix(1).uppercased())\(words.dropFirst())."
  }
}

extension RouteContact.Kind {
  /// The heading of a contact.
  fileprivate var head: String {
    switch self {
    case .phone: "RING"
    case .textRelay: "TEXT RELAY"
    case .email: "E-MAIL"
    case .address: "POST"
    case .web: "WEB"
    case .text: "REACH IT"
    case .through: "THROUGH"
    }
  }
}

extension String {
  /// The text as one piece: a number broken over two lines is not dialled.
  var glued: String { replacing(" ", with: "\u{A0}") }
}

extension [Line] {
  /// The lines with the blanks of what was glued.
  var unglued: [Line] {
    map { line in
      var line = line
      line.text = line.text.replacing("\u{A0}", with: " ")
      return line
    }
  }
}
