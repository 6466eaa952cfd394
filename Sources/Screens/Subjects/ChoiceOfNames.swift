// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas

/// Which of several people of one name is meant: their names and seats, and nothing else.
struct ChoiceOfNames: Screen {
  private var names = NameList()
  private var checking: Ticket?
  private var bodyRows = 1

  init(_ entries: [RosterEntry]) {
    names.show(entries)
  }

  let page = Page.choosing
  let isFleeting = true

  func refusal(of request: Request, _ scene: Scene) -> String? {
    request == .open && checking != nil ? "A moment: the name is being looked up." : nil
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    switch request {
    case .back: return [.back]
    case .open:
      guard let entry = names.selected else { return [] }
      let ticket = scene.ticket()
      checking = ticket
      return [.ask(.check(entry.id, ticket))]
    default: names.perform(request, rows: bodyRows)
    }
    return []
  }

  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? {
    guard ticket == checking else { return nil }
    checking = nil
    switch answer {
    case .namesLeft:
      guard let subject = names.selected.flatMap({ scene.board.subject($0.id) }) else { return [] }
      return [.replace(SubjectScreen(subject, scene))]
    case .failed(let sentence): scene.notice = Notice(sentence, isAlarm: true)
    default: break
    }
    return []
  }

  mutating func go(toRow number: Int, _ scene: Scene) -> Bool {
    names.jump(to: number - 1, rows: bodyRows)
    return true
  }

  mutating func click(_ row: Int, of rows: Int, column: Int, _ scene: inout Scene) -> Key? {
    names.click(row - margin(scene), rows: bodyRows) ? .enter : nil
  }

  func isCut(rows: Int, _ scene: Scene) -> Bool { names.isCut(rows: max(1, rows - margin(scene))) }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    if scene.notice == nil { bodyRows = max(1, rows - margin(scene)) }
    names.settle(rows: bodyRows)
    return []
  }

  private func margin(_ scene: Scene) -> Int { scene.isLow ? 0 : 1 }

  func head(_ scene: Scene) -> [Line] {
    let first = Line(
      " Which of them?", right: scene.isNarrow ? "not kept" : "nothing is kept of it",
      style: .strong)
    return scene.isLow ? [first] : [first, Line(" They are told apart by their seat.")]
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    frame.cursor = Frame.Cursor(row: rows.lowerBound, column: 0)
    let start = min(rows.upperBound, rows.lowerBound + margin(scene))
    names.draw(on: &frame, rows: start..<rows.upperBound, scene, setsCursor: true)
  }
}
