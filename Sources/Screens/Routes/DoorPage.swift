// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas

/// One route with all that is known of it, or a page to read before one goes.
struct DoorPage: Screen {
  private let door: Door
  private var sheet = Sheet()
  private var bodyRows = 1

  /// Nil where the book has no such page.
  init?(_ door: Door, _ scene: Scene) {
    switch door {
    case .route(let id): if scene.routes.route(id) == nil { return nil }
    case .page(let id): if scene.routes.page(id) == nil { return nil }
    case .need: return nil
    }
    self.door = door
  }

  let page = Page.door

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    if request == .back { return [.back] }
    if request == .outOfDate, case .route(let id) = door {
      guard scene.standing.isModerator else {
        scene.notice = Notice(
          "Thank you for looking. A moderator can correct it for everyone on this board: tell one, or "
            + "ask in a question (c 3). Until then its own page has the last word.")
        return []
      }
      return [.correct(id)]
    }
    sheet.perform(request, rows: bodyRows)
    return []
  }

  func refusal(of request: Request, _ scene: Scene) -> String? {
    guard request == .outOfDate else { return nil }
    guard case .route = door else {
      return "This page is of the program; a route can be corrected."
    }
    return scene.standing.isModerator ? scene.standing.whyReadOnly : nil
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    bodyRows = rows
    sheet.settle(rows: rows, count: lines(scene).count)
    return []
  }

  func head(_ scene: Scene) -> [Line] {
    switch door {
    case .route(let id):
      guard let route = scene.routes.route(id) else { return [] }
      let name = scene.isNarrow ? route.shortName : route.name
      let isOld = scene.routes.isOld(route, on: scene.today)
      let age = scene.age(of: route)
      return [Line(" \(name)", right: age, style: .strong, rightStyle: isOld ? .alarm : .dim)]
    case .page(let id):
      guard let page = scene.routes.page(id) else { return [] }
      return [
        Line(
          " \(page.title)", right: scene.isNarrow ? "" : page.check.label(on: scene.today),
          style: .strong)
      ]
    case .need: return []
    }
  }

  private func lines(_ scene: Scene) -> [Line] {
    switch door {
    case .route(let id): scene.routes.route(id).map(scene.page) ?? []
    case .page(let id): scene.routes.page(id).map(scene.page) ?? []
    case .need: []
    }
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    sheet.draw(lines(scene), on: &frame, rows: rows, scene)
  }
}
