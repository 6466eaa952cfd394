// SPDX-License-Identifier: Apache-2.0

internal import Text

/// A field of one line that is being edited.
///
/// Pure: it knows neither keys nor the screen. The text is as typed, sanitised as it comes in, so
/// that what the cursor moves over is what the screen shows.
package struct LineField: Hashable, Sendable {
  private var buffer: EditBuffer
  private var cuttings = Cuttings()
  /// The most scalars that the field takes.
  package let limit: Int

  /// The part of a field that fits a screen.
  package struct Slice: Hashable, Sendable {
    /// The visible text.
    package let text: String
    /// The cursor's column within it, less than the columns asked for.
    package let cursor: Int
    /// Whether there is text before the visible part.
    package let hidesStart: Bool
    /// Whether there is text after the visible part.
    package let hidesEnd: Bool
  }

  /// A field that holds `text`, whatever its length, with the cursor behind it.
  package init(_ text: String = "", limit: Int = 1_000) {
    buffer = EditBuffer(Sanitiser.line(text))
    self.limit = limit
  }

  /// The text.
  package var text: String { buffer.text }

  /// Whether there is none.
  package var isEmpty: Bool { buffer.scalars.isEmpty }

  /// Where the cursor stands, in scalars from the start.
  package var cursor: Int { buffer.cursor }

  /// Puts `text` in at the cursor, newlines and tabs as blanks, as far as the limit allows.
  ///
  /// - Returns: how many scalars were refused.
  @discardableResult
  package mutating func insert(_ text: String) -> Int {
    let place = buffer.cursor..<buffer.cursor
    let (addition, refused) = buffer.addition(
      of: text, replacing: place, limit: limit, shape: Sanitiser.line)
    buffer.replace(place, with: addition)
    cuttings.close()
    return refused
  }

  /// Does one act of editing; those that need several lines, a selection or a history do nothing.
  ///
  /// - Returns: whether the text or the cursor changed.
  @discardableResult
  package mutating func perform(_ edit: Edit) -> Bool {
    if !edit.isKill { cuttings.close() }
    if let place = buffer.destination(of: edit) {
      guard place != buffer.cursor else { return false }
      buffer.move(to: place)
      return true
    }
    if let range = buffer.removal(of: edit) {
      guard !range.isEmpty else { return false }
      if edit.isKill { buffer.cut(range, into: &cuttings) }
      buffer.replace(range, with: [])
      return true
    }
    guard edit == .yank else { return false }
    let former = buffer
    insert(String(scalars: cuttings.scalars))
    return buffer != former
  }

  /// Empties the field, and forgets what could be yanked.
  package mutating func clear() {
    buffer = EditBuffer("")
    cuttings = Cuttings()
  }

  /// What of the field to show in `columns`: the start if the cursor is on it, else as much as ends
  /// with the cursor.
  ///
  /// The column of the cursor is kept free, so that it never stands beyond the edge.
  package func slice(columns: Int) -> Slice {
    let scalars = buffer.scalars
    let columns = max(1, columns)
    var start = buffer.cursor
    var cursor = 0
    while start > 0 {
      let former = buffer.before(start)
      let width = buffer.columnWidth(of: former..<start)
      guard cursor + width < columns else { break }
      cursor += width
      start = former
    }
    var end = buffer.cursor
    var room = columns - cursor
    while end < scalars.count {
      let next = buffer.after(end)
      room -= buffer.columnWidth(of: end..<next)
      guard room >= 0 else { break }
      end = next
    }
    return Slice(
      text: buffer.text(in: start..<end),
      cursor: cursor,
      hidesStart: start > 0,
      hidesEnd: end < scalars.count
    )
  }
}
