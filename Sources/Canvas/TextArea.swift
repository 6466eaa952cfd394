// SPDX-License-Identifier: Apache-2.0

internal import Text

/// A text of several lines that is being written.
///
/// Pure: it knows neither keys nor the screen, only the extent it is shown in, because the cursor
/// moves by the rows a person sees. The text is kept as typed: it is sanitised as it comes in, and
/// only publishing trims it. Undoing goes back word by word, as far as `maximumHistory`.
///
/// The rows are wrapped one column narrower than the extent, so that the cursor has a place behind
/// the last character of a full row.
package struct TextArea: Hashable, Sendable {
  /// How many steps can be undone.
  package static let maximumHistory = 1_000

  private var buffer: EditBuffer
  private var past: [TextChange] = []
  private var future: [TextChange] = []
  /// Whether the next step may join the last one.
  private var isGroupOpen = false
  private var killed: [Unicode.Scalar] = []
  /// The column that moves up and down aim at, while they follow each other.
  private var goal: Int?
  /// The text's rows, as ranges of scalars, with the blanks that hang at their ends.
  private var rows: [Range<Int>] = []
  private var top = 0

  /// The extent in which the text is shown.
  package private(set) var size: Size
  /// The most scalars that the text takes.
  package let limit: Int

  /// An area that holds `text`, whatever its length, with the cursor behind it.
  ///
  /// - Parameters:
  ///   - text: the text to begin with.
  ///   - limit: the most scalars that the text takes.
  ///   - size: the extent in which it is shown.
  package init(_ text: String = "", limit: Int, size: Size) {
    buffer = EditBuffer(Sanitiser.draft(text))
    self.limit = limit
    self.size = size
    layOut()
  }

  // MARK: Reading

  /// The text, as typed.
  package var text: String { buffer.text }

  /// Whether there is none.
  package var isEmpty: Bool { buffer.scalars.isEmpty }

  /// How many scalars the text has: what `limit` limits.
  package var count: Int { buffer.scalars.count }

  /// Where the cursor stands, in scalars from the start.
  package var cursor: Int { buffer.cursor }

  /// The visible rows, at most as many as the extent has, each within its columns.
  package var visibleLines: [String] {
    rows[top..<min(rows.count, top + size.rows)].map { row in
      var end = row.upperBound
      while end > row.lowerBound, buffer.scalars[end - 1] == " " { end -= 1 }
      return buffer.text(in: row.lowerBound..<end)
    }
  }

  /// The cell of the cursor, within the extent.
  package var visibleCursor: Frame.Cursor {
    let row = currentRow
    return Frame.Cursor(row: row - top, column: min(column(in: row), size.columns - 1))
  }

  /// How many rows lie above the visible ones.
  package var hiddenAbove: Int { top }

  /// How many rows lie below the visible ones.
  package var hiddenBelow: Int { max(0, rows.count - top - size.rows) }

  // MARK: Editing

  /// Shows the text in another extent.
  package mutating func resize(to size: Size) {
    guard size != self.size else { return }
    self.size = size
    goal = nil
    layOut()
  }

  /// Puts `text`, typed or pasted, in at the cursor, as far as the limit allows.
  ///
  /// - Returns: how many scalars were refused.
  @discardableResult
  package mutating func insert(_ text: String) -> Int {
    let (addition, refused) = buffer.addition(of: text, limit: limit, shape: Sanitiser.draft)
    let isTyped = text.dropFirst().isEmpty && addition.first != "\n"
    if !addition.isEmpty {
      change(buffer.cursor..<buffer.cursor, to: addition, isTyped ? .typing : .other)
    }
    return refused
  }

  /// Does one act of editing.
  ///
  /// - Returns: whether the text or the cursor changed; a move that did not may leave the area, such
  ///   as up from the first row.
  @discardableResult
  package mutating func perform(_ edit: Edit) -> Bool {
    switch edit {
    case .up: return moveRows(-1)
    case .down: return moveRows(1)
    case .pageUp: return moveRows(-max(1, size.rows - 1))
    case .pageDown: return moveRows(max(1, size.rows - 1))
    case .lineStart: return move(to: rows[currentRow].lowerBound)
    case .lineEnd: return move(to: lastPlace(in: currentRow))
    case .newline:
      let former = count
      insert("\n")
      return count != former
    case .yank: return yank()
    case .undo: return undo()
    case .redo: return redo()
    default: break
    }
    if let place = buffer.destination(of: edit) { return move(to: place) }
    guard let range = buffer.removal(of: edit), !range.isEmpty else { return false }
    let isSingle = edit == .deleteBackward || edit == .deleteForward
    if !isSingle { killed = Array(buffer.scalars[range]) }
    change(range, to: [], isSingle ? .deleting : .other)
    return true
  }

  private mutating func yank() -> Bool {
    let former = count
    var view = String.UnicodeScalarView()
    view.append(contentsOf: killed)
    isGroupOpen = false
    insert(String(view))
    isGroupOpen = false
    return count != former
  }

  private mutating func change(
    _ range: Range<Int>,
    to new: [Unicode.Scalar],
    _ kind: TextChange.Kind
  ) {
    let step = TextChange(
      kind: kind,
      place: range.lowerBound,
      removed: Array(buffer.scalars[range]),
      inserted: new,
      cursor: buffer.cursor
    )
    future = []
    let joins = isGroupOpen && !past.isEmpty && past[past.count - 1].absorb(step)
    if !joins { past.append(step) }
    if past.count > TextArea.maximumHistory { past.removeFirst() }
    isGroupOpen = true
    goal = nil
    buffer.replace(range, with: new)
    layOut()
  }

  private mutating func undo() -> Bool {
    guard let step = past.popLast() else { return false }
    future.append(step)
    buffer.replace(step.outcome, with: step.removed)
    buffer.move(to: step.cursor)
    finishTravel()
    return true
  }

  private mutating func redo() -> Bool {
    guard let step = future.popLast() else { return false }
    past.append(step)
    buffer.replace(step.origin, with: step.inserted)
    finishTravel()
    return true
  }

  private mutating func finishTravel() {
    isGroupOpen = false
    goal = nil
    layOut()
  }

  // MARK: Moving

  private mutating func move(to place: Int) -> Bool {
    goal = nil
    isGroupOpen = false
    guard place != buffer.cursor else { return false }
    buffer.move(to: place)
    reveal()
    return true
  }

  private mutating func moveRows(_ distance: Int) -> Bool {
    let row = currentRow
    let aim = goal ?? column(in: row)
    let target = min(max(0, row + distance), rows.count - 1)
    guard target != row else { return false }
    _ = move(to: place(in: target, nearest: aim))
    goal = aim
    return true
  }

  /// The row the cursor is on: the last that does not begin behind it.
  private var currentRow: Int {
    var low = 0
    var high = rows.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if rows[middle].lowerBound <= buffer.cursor { low = middle } else { high = middle }
    }
    return low
  }

  /// The cursor's column in `row`, which it is on.
  private func column(in row: Int) -> Int {
    buffer.scalars[rows[row].lowerBound..<buffer.cursor].reduce(0) { $0 + $1.columnWidth }
  }

  /// The last place that belongs to `row`: its end, or the place before its last character where the
  /// text goes on in the next row without a newline.
  private func lastPlace(in row: Int) -> Int {
    let end = rows[row].upperBound
    let goesOn = row + 1 < rows.count && rows[row + 1].lowerBound == end
    return goesOn ? buffer.before(end) : end
  }

  private func place(in row: Int, nearest aim: Int) -> Int {
    let last = lastPlace(in: row)
    var place = rows[row].lowerBound
    var column = 0
    while place < last {
      let next = buffer.after(place)
      column += buffer.scalars[place..<next].reduce(0) { $0 + $1.columnWidth }
      guard column <= aim else { break }
      place = next
    }
    return place
  }

  // MARK: Laying out

  private mutating func layOut() {
    rows = Wrapping.ranges(of: buffer.scalars, columns: max(1, size.columns - 1))
    reveal()
  }

  /// Scrolls as little as shows the cursor, and leaves no row empty while there is text above.
  private mutating func reveal() {
    let row = currentRow
    top = min(top, row, max(0, rows.count - size.rows))
    top = max(top, row - size.rows + 1)
  }
}
