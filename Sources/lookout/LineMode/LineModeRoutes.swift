// SPDX-License-Identifier: Apache-2.0

internal import Board

/// Whom to ring, by number: needs, their doors, all of one door, and dates on the safe side.
extension LineMode {
  private var report: RouteReport {
    var corrections: [RouteID: RouteReport.Correction] = [:]
    for correction in board.corrections {
      guard let words = told[correction.id] else { continue }
      corrections[correction.route] = RouteReport.Correction(words: words, day: correction.day)
    }
    return RouteReport(routes, today: today, corrections: corrections)
  }

  /// What fits the open thread, then the needs.
  mutating func tellNeeds() -> LineStep {
    talk = .routes
    var lines: [String] = []
    let fitting = reading.map { Doors.fitting(DoorFacts($0.state.opening)) } ?? []
    let told = fitting.compactMap { door -> String? in
      switch door {
      case .route(let id): routes.route(id).map(report.brief)
      case .page(let id): routes.page(id).map { "\($0.title)." }
      case .need(let need): "\(need.digit) \(need.label)."
      }
    }
    if !told.isEmpty { lines += ["What fits what you read:"] + told }
    lines.append("What do you need? Nothing of this is kept.")
    lines += Need.allCases.map { need in
      let first = need == .danger ? routes.phone(of: .police).map { ": \($0)" } ?? "" : ""
      return "\(need.digit) \(need.label)\(need.label.hasSuffix("?") ? "" : first + ".")"
    }
    return .say(lines + ["A number answers. b goes back."])
  }

  mutating func takeNeed(_ typed: String) -> LineStep {
    guard typed.count == 1, let digit = typed.first, let need = Need(digit: digit) else {
      return leaveRoutes(typed, ways: "A number from 0 to 9 says what you need. b goes back.")
    }
    if need == .howLong {
      talk = .day
      return .say(
        "The day it happened, as in 21/11/2026; where it went on, its last day. It is not kept. "
          + "b goes back.")
    }
    let doors = routes.routes(for: need)
    guard !doors.isEmpty else { return .say("Nothing is verified here yet. b goes back.") }
    talk = .doors(need)
    var lines = doors.enumerated().map { "\($0.offset + 1). \(report.brief($0.element))" }
    if doors.contains(where: \.isParty) { lines.append(Route.partyCaution) }
    if let gap = routes.gaps[need] { lines.append(gap) }
    return .say(lines + ["A number tells all of one. b goes back to the needs."])
  }

  mutating func takeDoor(_ typed: String, _ need: Need) -> LineStep {
    let doors = routes.routes(for: need)
    if let number = Int(typed), doors.indices.contains(number - 1) {
      return .say(
        ["\(doors[number - 1].name)."] + report.full(doors[number - 1])
          + ["Another number, or b to the needs."])
    }
    if typed == LineRequest.back.letter { return tellNeeds() }
    return leaveRoutes(
      typed, ways: "A number from 1 to \(doors.count) tells all of one. b goes back to the needs.")
  }

  mutating func takeDay(_ typed: String) -> LineStep {
    do throws(DayFault) {
      let day = try Day(typed: typed, today: today)
      talk = .routes
      // What was typed goes off the terminal with what was made of it, where that can be done.
      return LineStep(
        lines: report.limits(from: day) + ["A number says what else you need. b goes back."],
        isSecret: true)
    } catch {
      if typed == LineRequest.back.letter { return tellNeeds() }
      return leaveRoutes(typed, ways: error.sentence + " b goes back.")
    }
  }

  /// Back, out, or help; anything else is told what works.
  private mutating func leaveRoutes(_ typed: String, ways: String) -> LineStep {
    switch typed {
    case LineRequest.back.letter, "":
      talk = .none
      return .say(reading == nil ? "Back on the board." : "Back in the thread. Enter reads on.")
    case LineRequest.leave.letter:
      talk = .none
      return leave()
    default: return .say(ways)
    }
  }
}
