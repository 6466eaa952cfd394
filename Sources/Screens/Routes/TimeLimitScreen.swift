// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas

/// How long have I got? A day is typed, dates on the safe side come back, and neither is kept.
struct TimeLimitScreen: Screen {
  private var field = LineField(limit: 30)
  /// The day it happened, once it is one; forgotten with the screen.
  private var day: Day?
  private var fault: DayFault?
  private var sheet = Sheet()
  private var bodyRows = 1

  var page: Page { day == nil ? .date : .door }
  let isFleeting = true

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    switch request {
    case .back: return [.back]
    case .open:
      guard day == nil else { return [] }
      do throws(DayFault) {
        day = try Day(typed: field.text, today: scene.today)
        field.clear()
        fault = nil
        sheet = Sheet()
      } catch {
        fault = error
      }
    default: if day != nil { sheet.perform(request, rows: bodyRows) }
    }
    return []
  }

  mutating func type(_ key: Key, _ scene: inout Scene) -> [Step] {
    fault = nil
    if case .character(let character) = key {
      field.insert(String(character))
    } else if let edit = Edit(key) {
      field.perform(edit)
    }
    return []
  }

  mutating func paste(_ text: String, _ scene: inout Scene) {
    fault = nil
    field.insert(text)
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    bodyRows = rows
    sheet.settle(rows: rows, count: lines(scene).count)
    return []
  }

  // MARK: Drawing

  func head(_ scene: Scene) -> [Line] {
    [
      Line(
        " How long have I got?",
        right: scene.isNarrow ? "not kept" : "nothing you type here is kept", style: .strong)
    ]
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    guard day == nil else { return sheet.draw(lines(scene), on: &frame, rows: rows, scene) }
    let lead = scene.isNarrow ? " Day: " : " The day it happened: "
    let slice = field.slice(columns: max(1, scene.columns - lead.count))
    let row = rows.lowerBound
    frame.put(lead, row: row, column: 0)
    frame.put(slice.text, row: row, column: lead.count)
    var below: [Line] = []
    if let fault { below += Line.wrap(fault.sentence, columns: scene.columns, style: .alarm) }
    below += [.blank] + counsel(scene)
    for (line, row) in zip(below, rows.dropFirst()) {
      frame.draw(line, row: row, columns: scene.columns)
    }
    frame.cursor = Frame.Cursor(
      row: row, column: min(lead.count + slice.cursor, scene.size.columns - 1))
  }

  private func counsel(_ scene: Scene) -> [Line] {
    let texts =
      scene.isLow
      ? ["Day first: 21/11/2026. Where it went on: the last day."]
      : [
        "Day first, as in 21/11/2026, or 2026-11-21. Not sure? The earlier day is the safer one.",
        "Where it went on for a while: the last day of it.",
        "The dates are worked out on the safe side. They are no advice on your case: whoever is "
          + "named beside each one knows more.",
      ]
    return texts.flatMap { Line.wrap($0, columns: scene.columns, style: .dim) }
  }

  private func lines(_ scene: Scene) -> [Line] {
    guard let day else { return [] }
    var lines = Line.wrap("From \(day.words), on the safe side:", columns: scene.columns)
    for reckoning in scene.routes.clocks.compactMap({ $0.reckoning(from: day) }) {
      lines.append(.blank)
      lines.append(Line(" \(reckoning.limit.label)", style: .strong))
      var texts = [reckoning.sentence(on: scene.today), reckoning.limit.advice]
      if let route = scene.routes.route(reckoning.limit.route) {
        let number = scene.routes.phone(of: route.id).map { ", \($0.glued)" } ?? ""
        let age = route.check.isOld(on: scene.today) ? " (OLD)" : ""
        texts.append("Ask \(route.shortName)\(number)\(age).")
      }
      lines += Line.wrap(texts.joined(separator: " "), columns: scene.columns, indent: 3).unglued
      for caution in reckoning.cautions(on: scene.today) {
        lines += Line.wrap(caution, columns: scene.columns, indent: 3, style: .dim)
      }
    }
    lines.append(.blank)
    lines += Line.wrap(
      "If a date seems past, ask all the same: exceptions exist. Weekends and bank holidays are "
        + "not left out: act before them.",
      columns: scene.columns)
    return lines
  }
}
