// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas

/// What may be a crime: who to ring first, then the warning without its story, then a note for her
/// alone.
///
/// Nothing is sent here, and each can be come back for.
struct CrimePage: WritingPage {
  /// What can be chosen, in the order of the digits.
  private enum Way: CaseIterable {
    case ring, warn, note
  }

  private var scroll = Scroll()
  private var bodyRows = 1

  let purpose = Purpose.new
  let page = Page.crime

  // MARK: Requests

  func doorFacts(_ scene: Scene) -> DoorFacts? {
    scene.drafts.composition.map(scene.doorFacts)
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    let list = list(scene)
    switch request {
    case .moveDown: scroll.down(list)
    case .moveUp: scroll.up(list)
    case .choose:
      guard case .character(let digit) = key, let number = digit.wholeNumberValue,
        Way.allCases.indices.contains(number - 1)
      else { return [] }
      scroll.jump(to: number - 1, in: list)
      return take(Way.allCases[number - 1], &scene)
    case .open: return take(Way.allCases[scroll.selected], &scene)
    case .facts: return [.replace(FactsForm(.warning, at: .conduct, scene))]
    case .throwAway:
      throwAway(&scene)
      scene.notice = Notice("Thrown away.")
      return [.back]
    case .back: return leave(&scene)
    default: break
    }
    return []
  }

  private func take(_ way: Way, _ scene: inout Scene) -> [Step] {
    guard let composition = scene.drafts.composition else { return [] }
    switch way {
    case .ring: return [.open(RoutesScreen(scene.doorFacts(composition)))]
    case .warn:
      return composition.missing == nil
        ? [.replace(PreviewPage(.new))] : [.replace(FactsForm(.warning, scene))]
    case .note:
      if let why = scene.whyNoNotes {
        scene.notice = Notice(why)
        return []
      }
      return scene.beginNote(with: composition.words.text)
    }
  }

  mutating func click(_ row: Int, of rows: Int, column: Int, _ scene: inout Scene) -> Key? {
    let list = list(scene)
    if rows != bodyRows { scroll.settle(list) }
    return scroll.click(row, list) ? .enter : nil
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    bodyRows = rows
    scroll.settle(list(scene))
    return []
  }

  func isCut(rows: Int, _ scene: Scene) -> Bool { scroll.isCut(list(scene)) }

  // MARK: Drawing

  func head(_ scene: Scene) -> [Line] {
    [
      Line(
        " This may be a crime", right: scene.isNarrow ? "not sent" : "nothing is sent yet",
        style: .strong)
    ]
  }

  private func list(_ scene: Scene) -> Scroll.List {
    Scroll.List(count: Way.allCases.count, rows: bodyRows) {
      lines(of: Way.allCases[$0], scene).lines.count
    }
  }

  /// A way's lines, and the one where the cursor stands.
  private func lines(of way: Way, _ scene: Scene) -> (lines: [Line], cursor: Int) {
    let columns = scene.columns
    switch way {
    case .ring:
      let words = "You can warn people, and you alone decide what else happens."
      let intro = Line.wrap(words, columns: columns) + [.blank]
      let first = Line(
        " 1  Who to ring", right: scene.isNarrow ? "" : "the police only if you want them ")
      let numbers = [RouteID.rapeSupportLine, .havens, .police].compactMap(scene.routes.route)
      return (
        intro + [first] + numbers.flatMap { lines(of: $0, scene) } + [.blank], intro.count
      )
    case .warn:
      return ([Line(" 2  Warn the others, without the story")] + warning(scene) + [.blank], 0)
    case .note:
      var lines = [Line(" 3  Write it down for yourself, with the date")]
      lines += Line.wrap(
        scene.whyNoNotes ?? "A note only you can open, and only you can hand over.",
        columns: columns, indent: 6)
      lines.append(.blank)
      lines += Line.wrap(
        "Why no story here? What was shared among colleagues can be used in court against the "
          + "person it happened to. A private note, dated today, can help them.",
        columns: columns, style: .dim)
      return (lines, 0)
    }
  }

  /// A number to ring, with its hours and what it is for.
  private func lines(of route: Route, _ scene: Scene) -> [Line] {
    guard let number = scene.routes.phone(of: route.id) else { return [] }
    let isOld = scene.routes.isOld(route, on: scene.today)
    let style: Style = isOld ? .alarm : .plain
    let old = isOld ? "OLD. " : ""
    guard route.id != .police else {
      return [Line("      danger    \(old)\(number)", style: style)]
    }
    let hours = scene.routes.hours(of: route).label ?? ""
    let words = "\(old)\(route.shortName); \(route.timeLimit.flatMap(limit) ?? route.gist)"
    let head = "      \(hours.padded(to: 9)) \(number)"
    return scene.isNarrow
      ? [Line(head, style: style)]
        + Line.wrap(words, columns: scene.columns, indent: 6, style: style)
      : Line.wrap(words, columns: scene.columns, indent: 31, head: head, style: style)
  }

  /// A limit worth telling in the list.
  private func limit(_ text: String) -> String? { text == "none" ? nil : text }

  /// What goes up, as the list shows it, or what is asked before.
  private func warning(_ scene: Scene) -> [Line] {
    guard let composition = scene.drafts.composition else { return [] }
    let columns = scene.columns
    if let missing = composition.missing {
      return Line.wrap(missing, columns: columns, indent: 6, style: .dim)
    }
    let facts = [
      composition.occasion.map { scene.vocabulary.label(ofOccasion: $0) },
      composition.conduct?.label,
      composition.subject.flatMap(scene.board.subject).map { "about \($0.tag)" },
    ]
    let first = "Goes up as:  " + facts.compactMap(\.self).joined(separator: " · ")
    let advice = scene.sentences(of: composition.advice)
    return Line.wrap(first, columns: columns, indent: 6)
      + Line.wrap(advice, columns: columns, indent: scene.isNarrow ? 6 : 19)
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    let list = list(scene)
    var scroll = scroll
    if rows.count != bodyRows { scroll.settle(list) }
    for item in scroll.items(list) {
      let (lines, cursor) = lines(of: Way.allCases[item.index], scene)
      for (offset, line) in lines.enumerated() {
        let row = rows.lowerBound + item.row + offset
        guard rows.contains(row) else { continue }
        var line = line
        let isSelected = item.index == scroll.selected && offset == cursor
        if isSelected { line.style = .selected }
        frame.draw(line, row: row, columns: scene.columns)
        if isSelected {
          frame.put("▌", row: row, column: 0, style: .selected)
          frame.cursor = Frame.Cursor(row: row, column: 1)
        }
      }
    }
  }
}
