// SPDX-License-Identifier: Apache-2.0

package import Canvas
package import Text

/// What stands before an unlocked board, as a value: messages in, effects out, and a view.
///
/// Pure, as `App` is. Here one opens the board with a codename, joins with an invitation, or finds
/// out whom to ring without either. No frame tells more of typed words than how many there are, save
/// for the present one under Ctrl-R; a codename is shown once, when it has been drawn. Whatever was
/// typed is forgotten as soon as it was handed on, on hiding, and after three quiet minutes.
package struct Entrance {
  /// How many words a codename has.
  package static let codenameLength = 7
  /// How many words an invitation has.
  package static let invitationLength = 5

  /// Where one stands.
  package internal(set) var page = EntrancePage.unlock
  var size: Size
  let list: CodewordList
  let lines: [EmergencyLine]

  /// The words that are being typed.
  var field = CodewordField(count: Entrance.codenameLength)
  /// The words that were drawn for a new codename; none once it has been typed back and taken.
  var drawn: [Int] = []
  /// The answer that is awaited: until it comes, keys do nothing but hide and leave.
  var wait: Wait?
  /// What is said below the boxes: the first paragraph is the point.
  var said: [String] = []
  /// What is read of an access that was ended; nil for anybody else.
  var ended: EndedAccess?
  /// Whether the board was opened, by an invitation or a new codename.
  var isOpened = false
  /// The board's own name, once it is known; sealed before that.
  var name: String?
  /// The page to which the pages that are only read go back.
  var former = EntrancePage.unlock
  /// The first line of the body that is in sight.
  var first = 0
  /// Whether nothing at all is shown.
  var isHidden = false
  /// How many Escapes were pressed one upon another.
  var escapes = 0
  private var ticketCount = 0

  /// An answer that is awaited.
  struct Wait: Hashable {
    let ticket: Ticket
    /// Whether another session is being opened first.
    var isQueued = false
  }

  /// The entrance of a sealed board; see `start`.
  ///
  /// - Parameters:
  ///   - size: the extent of the screen.
  ///   - words: the list that codenames are made of.
  ///   - lines: whom to ring without a codename, the most needed first.
  ///   - notice: why one stands here again, as a finished sentence; nil at first.
  ///   - ended: what is to be read first, where somebody's access was ended with the board before her.
  ///   - isHidden: whether nothing at all is shown until Enter, as before.
  package init(
    size: Size, words: CodewordList, lines: [EmergencyLine], notice: String? = nil,
    ended: EndedAccess? = nil, isHidden: Bool = false
  ) {
    self.size = size
    self.lines = lines
    list = words
    said = notice.map { [$0] } ?? []
    self.isHidden = isHidden
    if let ended { show(ended) }
  }

  /// What the first screen wants; to be called once.
  package mutating func start() -> [EntranceEffect] { [.after(App.quietTime, .quiet)] }

  /// Shows what is read of an ended access, and nothing that was typed.
  mutating func show(_ ended: EndedAccess) {
    self.ended = ended
    field = CodewordField(count: 0)
    (page, said, first) = (.ended, [], 0)
  }

  /// Draws a ticket that was never used, and waits for its answer.
  mutating func ask(_ effect: (Ticket) -> EntranceEffect) -> [EntranceEffect] {
    ticketCount += 1
    let ticket = Ticket(number: ticketCount)
    wait = Wait(ticket: ticket)
    return [effect(ticket)]
  }
}
