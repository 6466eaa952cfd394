// SPDX-License-Identifier: Apache-2.0

internal import Text

/// A text of several lines that is being written.
///
/// Pure: it knows neither keys nor the screen, only the extent it is shown in, because the cursor
/// moves by the rows a person sees. The text is kept as typed: it is sanitised as it comes in, and
/// only publishing trims it. What does not fit the limit is refused whole: a text cut short can say
/// what its writer did not mean. Undoing goes back word by word, as far as `maximumHistory`.
///
/// A selection begins with `Edit.select`, and then every move extends it, or with a move that is
/// told to extend it, and then the next other move drops it. Any change ends it: what is put in takes
/// its place, and each deletion takes it alone.
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
  private var cuttings = Cuttings()
  /// The end of the selection that stays when the cursor moves.
  private var anchor: Int?
  /// Whether every move extends the selection.
  package private(set) var isSelecting = false
  /// Where the words looked for last occur, from the start on; a change forgets them.
  package private(set) var matches: [Range<Int>] = []
  /// How many scalars the last act found no room for; then it did nothing.
  package private(set) var excess = 0
  /// The column that moves up and down aim at, while they follow each other.
  private var goal: Int?
  /// The text's rows, as ranges of scalars, with the blanks that hang at their ends.
  private var rows: [Range<Int>] = []
  private var top = 0

  /// The extent in which the text is shown.
  package private(set) var size: Size
  /// The most scalars that the text takes.
  package let limit: Int

  /// A row as it is shown.
  package struct Row: Hashable, Sendable {
    /// Its part of the text, in scalars, with the blanks that hang at its end.
    package let range: Range<Int>
    /// What to draw, from the left, within the extent's columns.
    package let runs: [Run]
  }

  /// Text in one style.
  package struct Run: Hashable, Sendable {
    package let text: String
    package let style: Style
  }

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

  /// What is selected; nil if nothing is.
  package var selection: Range<Int>? {
    guard let anchor, anchor != cursor else { return nil }
    return min(anchor, cursor)..<max(anchor, cursor)
  }

  /// Which of `matches` begins at the cursor, counted from zero; nil if none does.
  package var currentMatch: Int? { matches.firstIndex { $0.lowerBound == cursor } }

  /// What to draw: the visible rows from the top down.
  ///
  /// - Parameter marks: parts of the text to show in other styles. A later mark covers an earlier
  ///   one; the area's own lie over all: the matches, the one at the cursor, the selection.
  /// - Returns: at most as many rows as the extent has. A blank or newline at the end of a row
  ///   shows only where it is marked, as a blank.
  package func visibleRows(marks: [TextMark] = []) -> [Row] {
    var marks = marks
    for match in matches {
      marks.append(TextMark(match, match.lowerBound == cursor ? .selected : .found))
    }
    if let selection { marks.append(TextMark(selection, .selected)) }
    return rows[top..<min(rows.count, top + size.rows)].map { row in
      Row(range: row, runs: runs(of: row, marks))
    }
  }

  private func runs(of row: Range<Int>, _ marks: [TextMark]) -> [Run] {
    let scalars = buffer.scalars
    let start = row.lowerBound
    var end = row.upperBound
    if end < scalars.count, scalars[end] == "\n" { end += 1 }
    let marks = marks.filter { $0.range.lowerBound < end && $0.range.upperBound > start }
    if marks.isEmpty {
      end = row.upperBound
      while end > start, scalars[end - 1] == " " { end -= 1 }
      return end > start ? [Run(text: buffer.text(in: start..<end), style: .plain)] : []
    }
    var styles = Array(repeating: Style.plain, count: end - start)
    for mark in marks {
      for place in mark.range.clamped(to: start..<end) { styles[place - start] = mark.style }
    }
    var columns = buffer.columnWidth(of: start..<end)
    while end > start, scalars[end - 1] == " " || scalars[end - 1] == "\n",
      styles[end - 1 - start] == .plain || columns > size.columns
    {
      end -= 1
      columns -= 1
    }
    var runs: [Run] = []
    var first = start
    while first < end {
      let style = styles[first - start]
      var next = first + 1
      // A character's marks follow it, whatever a mark of ours says.
      while next < end, styles[next - start] == style || scalars[next].isMark { next += 1 }
      let text = String(scalars: scalars[first..<next].lazy.map { $0 == "\n" ? " " : $0 })
      runs.append(Run(text: text, style: style))
      first = next
    }
    return runs
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

  /// Puts `text`, typed or pasted, in at the cursor or in the place of the selection.
  ///
  /// - Returns: for how many of its scalars there is no room; then nothing was put in.
  @discardableResult
  package mutating func insert(_ text: String) -> Int {
    cuttings.close()
    let place = selection ?? cursor..<cursor
    let addition: [Unicode.Scalar]
    (addition, excess) = buffer.addition(
      of: text, replacing: place, limit: limit, shape: Sanitiser.draft)
    if excess == 0, !addition.isEmpty {
      let isTyped = text.dropFirst().isEmpty && addition.first != "\n"
      change(place, to: addition, isTyped ? .typing : .other)
    }
    return excess
  }

  /// Puts other text in the place of a part, as one step that can be undone; the cursor stays beside
  /// the character it stood at.
  ///
  /// - Parameters:
  ///   - range: the part, in scalars; what lies outside the text is left out.
  ///   - text: what takes its place; too much for the limit changes nothing.
  package mutating func replace(_ range: Range<Int>, with text: String) {
    cuttings.close()
    let range = range.clamped(to: 0..<count)
    let new: [Unicode.Scalar]
    (new, excess) = buffer.addition(
      of: text, replacing: range, limit: limit, shape: Sanitiser.draft)
    guard excess == 0 else { return }
    let place = cursor
    isGroupOpen = false
    change(range, to: new, .other)
    isGroupOpen = false
    if place >= range.upperBound {
      buffer.move(to: place + new.count - range.count)
    } else if place <= range.lowerBound {
      buffer.move(to: place)
    }
    reveal()
  }

  /// Puts the cursor at a place of the text, in scalars.
  package mutating func go(to place: Int) {
    excess = 0
    cuttings.close()
    if !isSelecting { anchor = nil }
    _ = move(to: min(max(0, place), count))
  }

  /// Takes all text away, as one step that can be undone.
  package mutating func removeAll() {
    excess = 0
    cuttings.close()
    if !isEmpty { change(0..<count, to: [], .other) }
  }

  /// Does one act of editing.
  ///
  /// - Parameters:
  ///   - edit: the act.
  ///   - extending: whether a move extends the selection, or begins one: Shift is held.
  /// - Returns: whether the text, the cursor or the selection changed, or something was copied; a
  ///   move that did not may leave the area, such as up from the first row.
  @discardableResult
  package mutating func perform(_ edit: Edit, extending: Bool = false) -> Bool {
    excess = 0
    if !edit.isKill { cuttings.close() }
    switch edit {
    case .newline: return put("\n")
    case .yank: return put(String(scalars: cuttings.scalars))
    case .undo: return undo()
    case .redo: return redo()
    case .select: return select()
    case .copy: return copy()
    case _ where edit.isMove: return move(by: edit, extending: extending)
    default: return delete(by: edit)
    }
  }

  /// Puts in what is a step of its own.
  private mutating func put(_ text: String) -> Bool {
    isGroupOpen = false
    insert(text)
    isGroupOpen = false
    return excess == 0 && !text.isEmpty
  }

  private mutating func delete(by edit: Edit) -> Bool {
    guard let range = selection ?? buffer.removal(of: edit), !range.isEmpty else { return false }
    if edit.isKill { buffer.cut(range, into: &cuttings) }
    change(range, to: [], edit.isKill || selection != nil ? .other : .deleting)
    return true
  }

  private mutating func change(
    _ range: Range<Int>, to new: [Unicode.Scalar], _ kind: TextChange.Kind
  ) {
    let step = TextChange(
      kind: kind, place: range.lowerBound, removed: Array(buffer.scalars[range]), inserted: new,
      cursor: buffer.cursor)
    future = []
    let joins = isGroupOpen && !past.isEmpty && past[past.count - 1].absorb(step)
    if !joins { past.append(step) }
    if past.count > TextArea.maximumHistory { past.removeFirst() }
    isGroupOpen = true
    buffer.replace(range, with: new)
    finishChange()
  }

  private mutating func undo() -> Bool {
    guard let step = past.popLast() else { return false }
    future.append(step)
    buffer.replace(step.outcome, with: step.removed)
    buffer.move(to: step.cursor)
    isGroupOpen = false
    finishChange()
    return true
  }

  private mutating func redo() -> Bool {
    guard let step = future.popLast() else { return false }
    past.append(step)
    buffer.replace(step.origin, with: step.inserted)
    isGroupOpen = false
    finishChange()
    return true
  }

  private mutating func finishChange() {
    goal = nil
    matches = []
    endSelection()
    layOut()
  }

  // MARK: Selecting

  private mutating func select() -> Bool {
    let wasSelecting = isSelecting
    endSelection()
    if !wasSelecting { (anchor, isSelecting) = (cursor, true) }
    return true
  }

  private mutating func copy() -> Bool {
    guard let selection else { return false }
    cuttings.copy(buffer.scalars[selection])
    endSelection()
    return true
  }

  private mutating func endSelection() {
    (anchor, isSelecting) = (nil, false)
  }

  // MARK: Finding

  /// Finds where `words` occur, whatever their case, accents and typography, and goes to the first
  /// place at or behind `start`, or else to the first of all.
  ///
  /// - Returns: whether they occur.
  @discardableResult
  package mutating func find(_ words: String, from start: Int) -> Bool {
    cuttings.close()
    if !isSelecting { anchor = nil }
    let text = self.text
    let scalars = text.unicodeScalars
    matches = []
    var (index, place) = (scalars.startIndex, 0)
    for range in Folding.ranges(of: Folding.fold(words), in: text) {
      let first = place + scalars.distance(from: index, to: range.lowerBound)
      (index, place) = (
        range.upperBound, first + scalars.distance(from: range.lowerBound, to: range.upperBound)
      )
      matches.append(first..<place)
    }
    guard let match = matches.first(where: { $0.lowerBound >= start }) ?? matches.first else {
      return false
    }
    _ = move(to: match.lowerBound)
    return true
  }

  /// Marks no matches any more.
  package mutating func forgetMatches() {
    matches = []
  }

  /// The start of the match behind the cursor or before it; after the last comes the first.
  private func match(back: Bool) -> Int? {
    let match =
      back
      ? matches.last { $0.lowerBound < cursor } ?? matches.last
      : matches.first { $0.lowerBound > cursor } ?? matches.first
    return match?.lowerBound
  }

  // MARK: Moving

  private mutating func move(by edit: Edit, extending: Bool) -> Bool {
    let former = selection
    if extending {
      anchor = anchor ?? cursor
    } else if !isSelecting {
      anchor = nil
    }
    let page = max(1, size.rows - 1)
    let moved =
      switch edit {
      case .up: moveRows(-1)
      case .down: moveRows(1)
      case .pageUp: moveRows(-page)
      case .pageDown: moveRows(page)
      case .lineStart: move(to: rows[currentRow].lowerBound)
      case .lineEnd: move(to: lastPlace(in: currentRow))
      case .find, .findBack: move(to: match(back: edit == .findBack) ?? cursor)
      default: move(to: buffer.destination(of: edit) ?? cursor)
      }
    return moved || selection != former
  }

  /// Puts the cursor at a cell within the extent, or as near to it as there is text.
  package mutating func point(row: Int, column: Int) {
    excess = 0
    cuttings.close()
    if !isSelecting { anchor = nil }
    let target = min(max(0, top + row), rows.count - 1)
    _ = move(to: place(in: target, nearest: column))
  }

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
    buffer.columnWidth(of: rows[row].lowerBound..<buffer.cursor)
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
      column += buffer.columnWidth(of: place..<next)
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
