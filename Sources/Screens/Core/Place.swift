// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

extension App {
  /// Somewhere that a digit leads to from any list.
  ///
  /// The one table of them: a place is a request of its own and a row here; keys, names, help and the
  /// bar follow.
  struct Place: Sendable {
    let digit: Character
    let request: Request
    /// The word in the bar.
    let label: String
    /// What is there, for the help screen.
    let help: String
    /// Where its keys hold.
    let page: Page
    /// What waits there, such as `1 draft`; empty where nothing does.
    let waiting: @Sendable (Scene) -> String
    /// The place itself, as one comes to it; nil for the board, at the foot of everything.
    let screen: (@Sendable (Scene) -> any Screen)?

    static let all = [
      Place(
        digit: "1", request: .board, label: "Board", help: "the board", page: .board,
        waiting: { _ in "" }, screen: nil),
      Place(
        digit: "2", request: .tonight, label: "Tonight",
        help: "tonight and coming up: what stands for it, and before you go", page: .tonight,
        waiting: { _ in "" }, screen: { TonightScreen($0) }),
      Place(
        digit: "3", request: .who, label: "Who",
        help: "is anything written about those you expect to meet", page: .who,
        waiting: { _ in "" }, screen: { _ in WhoScreen() }),
      Place(
        digit: "4", request: .mine, label: "Mine",
        help: "what you wrote, and what you have begun and not posted", page: .mine,
        waiting: { $0.waitingForHer }, screen: { MineScreen($0) }),
      Place(
        digit: "5", request: .routes, label: "Routes", help: "who to ring, and where to take it",
        page: .routes, waiting: { _ in "" }, screen: { _ in RoutesScreen(nil) }),
      Place(
        digit: "6", request: .record, label: "Record", help: "what moderators did, every act",
        page: .record, waiting: { _ in "" }, screen: { _ in RecordScreen() }),
      Place(
        digit: "7", request: .queue, label: "Queue",
        help: "what waits for the moderators", page: .queue,
        waiting: {
          let count = $0.queueCount
          return count == 0 ? "" : "\(count)"
        },
        screen: { QueueScreen($0) }),
    ]
  }

  /// Goes to a place; what lies on top of it is closed.
  mutating func go(to place: Place) -> [Effect] {
    let depth = stack.lastIndex { $0.page == place.page } ?? 0
    var steps: [Step] = []
    for screen in stack[(depth + 1)...] { steps += (screen as? ResultsScreen)?.ending ?? [] }
    stack.removeLast(stack.count - depth - 1)
    if depth == 0, var board = stack[0] as? BoardScreen {
      board.sort(scene)
      stack[0] = board
    }
    if top.page != place.page, let screen = place.screen { steps.append(.open(screen(scene))) }
    return run(steps)
  }
}

extension Scene {
  /// The places that she can go to.
  var places: [App.Place] {
    App.Place.all.filter { $0.request != .queue || standing.isModerator }
  }

  /// What waits for her, in words; empty where nothing does: answers before drafts, since they are new.
  fileprivate var waitingForHer: String {
    switch unreadMail.count + unreadVerdicts.count {
    case 0: waitingDrafts
    case 1: "1 answer"
    case let count: "\(count) answers"
    }
  }

  /// How many drafts wait, in words; empty where there are none.
  private var waitingDrafts: String {
    switch begunDrafts.count {
    case 0: ""
    case 1: "1 draft"
    case let count: "\(count) drafts"
    }
  }

  /// Whether the places have a line of their own.
  private var hasBar: Bool { !isNarrow && !isLow }

  /// The head of a place: its title and facts, and the places there are.
  ///
  /// - Parameters:
  ///   - title: what heads a wide screen.
  ///   - facts: what stands at the right.
  ///   - request: the place one is at.
  ///   - isNews: whether the facts tell of something new.
  /// - Returns: one line where there is little room, or two.
  func head(
    _ title: String, _ facts: [String], at request: Request, isNews: Bool = false
  ) -> [Line] {
    let style: Style = isNews ? .new : .dim
    let facts = facts.joined(separator: " · ")
    let places = places.map { (place: $0, waiting: $0.waiting(self)) }
    let others = places.filter { $0.place.request != request }.map { place, waiting in
      let waiting = waiting.prefix { $0 != " " }
      let word = isNarrow ? place.label.lowercased() : place.label
      return Door(
        text: "\(place.digit) \(word)" + (waiting.isEmpty ? "" : ": \(waiting)"),
        isAwaited: !waiting.isEmpty)
    }
    if isNarrow, size.columns >= 30 {
      let left = facts.isEmpty ? " \(title)" : " \(title) · \(facts)"
      let doors = Door.fitting(others, columns: columns - left.columnWidth - 1)
      return [Line(left, right: doors, style: .strong, rightStyle: style)]
    }
    let doors = Door.fitting(others, columns: columns - "\(title)\(facts)".columnWidth - 5)
    let right = isLow && !isNarrow ? [facts, doors].filter { !$0.isEmpty } : [facts]
    let first = Line(
      " \(title)", right: right.joined(separator: " · "), style: .strong, rightStyle: style)
    guard hasBar else { return [first] }
    func bar(isShort: Bool) -> Line {
      let words = places.map { place, waiting in
        let word = isShort ? String(waiting.prefix { $0 != " " }) : waiting
        return (
          text: "\(place.digit) \(place.label)" + (word.isEmpty ? "" : ": \(word)"),
          key: Optional(Key.character(place.digit))
        )
      }
      return Line(" ", words, gap: "  ")
    }
    let help = "? help"
    let long = bar(isShort: false)
    let isTooLong = long.text.columnWidth + 2 + help.count > columns
    var line = isTooLong ? bar(isShort: true) : long
    line.right = help
    return [first, line]
  }
}

/// A place as the head of another one names it.
private struct Door {
  let text: String
  /// Whether something waits there.
  let isAwaited: Bool

  /// As many of them as fit beside a title, in their order: those where something waits before others.
  static func fitting(_ doors: [Door], columns: Int) -> String {
    var shown = doors
    func words() -> String { shown.map(\.text).joined(separator: " ") }
    while !shown.isEmpty, words().columnWidth > columns {
      shown.remove(at: shown.lastIndex { !$0.isAwaited } ?? shown.count - 1)
    }
    return words()
  }
}
