// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// Where every number and address that any screen tells comes from, and when it was read there.
struct SourcesScreen: Screen {
  private var sheet = Sheet()
  private var bodyRows = 1

  let page = Page.door

  func refusal(of request: Request, _ scene: Scene) -> String? {
    request == .outOfDate ? "5 leads to a route's own page; there ! says so." : nil
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    if request == .back { return [.back] }
    sheet.perform(request, rows: bodyRows)
    return []
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    bodyRows = rows
    sheet.settle(rows: rows, count: lines(scene).count)
    return []
  }

  func head(_ scene: Scene) -> [Line] {
    [
      Line(
        scene.isNarrow ? " Where numbers come from" : " Where each number comes from",
        right: scene.isNarrow ? "" : "and when it was read there", style: .strong)
    ]
  }

  /// Those first that are told in sentences, on pages that are no list of routes.
  private func routes(_ scene: Scene) -> [Route] {
    let first: [RouteID] = [.police, .rapeSupportLine, .helpline, .havens]
    let named = first.compactMap { scene.routes.route($0) }
    return named + scene.routes.routes.filter { !first.contains($0.id) }
  }

  private func lines(_ scene: Scene) -> [Line] {
    routes(scene).flatMap { route -> [Line] in
      let isOld = scene.routes.isOld(route, on: scene.today)
      let reach = route.contacts.filter { $0.kind != .through }.map { $0.value.glued }
      return Line.wrap(
        ([route.shortName] + reach).joined(separator: " · "), columns: scene.columns,
        style: .strong
      ).unglued
        + Line.wrap(
          route.check.trail(on: scene.today), columns: scene.columns, indent: 3,
          style: isOld ? .alarm : .plain)
        + (scene.correction(of: route).map {
          Line.wrap(
            "Corrected by a moderator of this board, \($0.day.words): \($0.words)",
            columns: scene.columns, indent: 3, style: .alarm)
        } ?? [])
    }
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    sheet.draw(lines(scene), on: &frame, rows: rows, scene)
  }
}
