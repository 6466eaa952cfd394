// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas

/// One screen: a value with its own state, which reads the scene, answers requests and draws itself.
///
/// The app draws the head, the rule and the bottom lines; a screen says what stands in them and draws
/// the rows between. What a screen does not care about, it leaves to the defaults below.
protocol Screen {
  /// Which keys hold now; it changes while a choice is open.
  var page: Page { get }
  /// Whether it shows what must not come back once the board was hidden.
  var isFleeting: Bool { get }
  /// The lines above the body.
  func head(_ scene: Scene) -> [Line]
  /// Lines to choose from or to read, in the place of the footer; nil where there are none.
  func panel(_ scene: Scene) -> [Line]?
  /// Why a request cannot be done now, as a sentence; nil where it can.
  func refusal(of request: Request, _ scene: Scene) -> String?
  /// Does a request that was not refused; `key` is the one that was pressed.
  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step]
  /// Takes a key that is no request, on a page that takes text or chooses by first letters.
  mutating func type(_ key: Key, _ scene: inout Scene) -> [Step]
  /// Whether a key goes on with what `type` began, before it can mean anything else.
  func goesOnTyping(_ key: Key, _ scene: Scene) -> Bool
  /// Goes to a row of the list, counted from one, or to the last; false where there are no rows.
  mutating func go(toRow number: Int, _ scene: Scene) -> Bool
  /// Whether a body of so many rows leaves something out below.
  func isCut(rows: Int, _ scene: Scene) -> Bool
  /// Takes a click on a row of the body, of so many, counted from zero.
  ///
  /// - Returns: the key that the click stands for; nil where it selects, or does nothing.
  mutating func click(_ row: Int, of rows: Int, column: Int, _ scene: inout Scene) -> Key?
  /// Takes text from the clipboard, on a page that takes text.
  mutating func paste(_ text: String, _ scene: inout Scene)
  /// Takes an answer; nil where it is not this screen's.
  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]?
  /// The record grew, or a day began.
  mutating func follow(_ change: BoardChange, _ scene: inout Scene) -> [Step]
  /// What a post that is begun here is for; nil where it is for nothing to come.
  func coming(_ scene: Scene) -> Coming?
  /// What is written or read here, as far as it says which doors fit; nil where nothing is.
  func doorFacts(_ scene: Scene) -> DoorFacts?
  /// Fits the state to the body's height, and asks for what the body lacks.
  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step]
  /// Draws the body into `rows` of the frame, and sets the cursor.
  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene)
}

extension Screen {
  var isFleeting: Bool { false }
  func panel(_ scene: Scene) -> [Line]? { nil }
  func coming(_ scene: Scene) -> Coming? { nil }
  func doorFacts(_ scene: Scene) -> DoorFacts? { nil }
  func refusal(of request: Request, _ scene: Scene) -> String? { nil }
  mutating func type(_ key: Key, _ scene: inout Scene) -> [Step] { [] }
  func goesOnTyping(_ key: Key, _ scene: Scene) -> Bool { false }
  mutating func go(toRow number: Int, _ scene: Scene) -> Bool { false }
  func isCut(rows: Int, _ scene: Scene) -> Bool { false }
  mutating func click(_ row: Int, of rows: Int, column: Int, _ scene: inout Scene) -> Key? { nil }
  mutating func paste(_ text: String, _ scene: inout Scene) {}
  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? { nil }
  mutating func follow(_ change: BoardChange, _ scene: inout Scene) -> [Step] { [] }
  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] { [] }
}
