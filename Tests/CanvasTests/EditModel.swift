// SPDX-License-Identifier: Apache-2.0

import Canvas
import Text

/// A slow editor, obviously right: scalars, two ends of a selection, and whole states to go back to.
///
/// It says what a `TextArea` must hold after each act, save where the screen's rows say where a move
/// ends: those places it is told.
struct EditModel {
  private struct State {
    var scalars: [Unicode.Scalar]
    var cursor: Int
  }

  private(set) var scalars: [Unicode.Scalar]
  private(set) var cursor: Int
  private(set) var anchor: Int?
  private(set) var isSelecting = false
  private var killed: [Unicode.Scalar] = []
  private var lastWasKill = false
  let limit: Int

  init(_ text: String, limit: Int) {
    scalars = Array(Sanitiser.draft(text).unicodeScalars)
    cursor = scalars.count
    self.limit = limit
  }

  var selection: Range<Int>? {
    guard let anchor, anchor != cursor else { return nil }
    return min(anchor, cursor)..<max(anchor, cursor)
  }

  mutating func insert(_ text: String) {
    lastWasKill = false
    let place = selection ?? cursor..<cursor
    // Sanitised with all that stands before it: what was there already comes out as it went in.
    let before = scalars[..<place.lowerBound]
    var whole = ""
    whole.unicodeScalars.append(contentsOf: before)
    whole.unicodeScalars.append(contentsOf: text.unicodeScalars)
    let head = Array(Sanitiser.draft(whole).unicodeScalars)
    let result = head + scalars[place.upperBound...]
    guard result.count <= limit || result.count <= scalars.count - place.count else { return }
    guard head.count > before.count else { return }
    (scalars, cursor, anchor, isSelecting) = (result, head.count, nil, false)
  }

  /// Does an act; `place` is where the area's cursor went, for moves by rows and matches.
  mutating func perform(_ edit: Edit, extending: Bool, place: Int) {
    if edit.isMove {
      lastWasKill = false
      if extending { anchor = anchor ?? cursor } else if !isSelecting { anchor = nil }
      cursor = destination(edit) ?? place
      return
    }
    let wasKill = lastWasKill
    lastWasKill = edit.isKill && (wasKill || range(edit)?.isEmpty == false)
    switch edit {
    case .newline: insert("\n")
    case .yank:
      var text = ""
      text.unicodeScalars.append(contentsOf: killed)
      insert(text)
    case .select:
      (anchor, isSelecting) = isSelecting ? (nil, false) : (cursor, true)
    case .copy:
      guard let selection else { return }
      killed = Array(scalars[selection])
      (anchor, isSelecting) = (nil, false)
    default:
      guard let range = range(edit), !range.isEmpty else { return }
      if edit.isKill {
        let before = scalars[range].prefix(max(0, cursor - range.lowerBound))
        let behind = scalars[range].dropFirst(before.count)
        killed = before + (wasKill ? killed : []) + behind
      }
      scalars.removeSubrange(range)
      (cursor, anchor, isSelecting) = (range.lowerBound, nil, false)
    }
  }

  /// The area went back or forth in its history.
  mutating func travel(to text: String, cursor: Int) {
    (scalars, self.cursor) = (Array(text.unicodeScalars), cursor)
    (anchor, isSelecting, lastWasKill) = (nil, false, false)
  }

  // MARK: Places

  private func isBoundary(_ place: Int) -> Bool {
    place <= 0 || place >= scalars.count || !scalars[place].isMark
  }

  private func before(_ place: Int) -> Int {
    stride(from: place - 1, through: 0, by: -1).first(where: isBoundary) ?? 0
  }

  private func behind(_ place: Int) -> Int {
    place < scalars.count ? (place + 1...scalars.count).first(where: isBoundary) ?? place : place
  }

  private func isWord(_ place: Int) -> Bool {
    let scalar = scalars[place]
    return scalar.isMark || scalar == "'" || scalar == "’" || scalar.properties.isAlphabetic
      || scalar.properties.numericType != nil
  }

  private var wordStart: Int {
    var place = cursor
    while place > 0, !isWord(place - 1) { place -= 1 }
    while place > 0, isWord(place - 1) { place -= 1 }
    while !isBoundary(place) { place -= 1 }
    return place
  }

  private var wordEnd: Int {
    var place = cursor
    while place < scalars.count, !isWord(place) { place += 1 }
    while place < scalars.count, isWord(place) { place += 1 }
    return place
  }

  /// Every place where a paragraph that is not empty begins.
  private var paragraphs: [Int] {
    scalars.indices.filter { ($0 == 0 || scalars[$0 - 1] == "\n") && scalars[$0] != "\n" }
  }

  private func destination(_ edit: Edit) -> Int? {
    switch edit {
    case .left: before(cursor)
    case .right: behind(cursor)
    case .wordLeft: wordStart
    case .wordRight: wordEnd
    case .paragraphUp: paragraphs.last { $0 < cursor } ?? 0
    case .paragraphDown: paragraphs.first { $0 > cursor } ?? scalars.count
    case .textStart: 0
    case .textEnd: scalars.count
    default: nil
    }
  }

  private func range(_ edit: Edit) -> Range<Int>? {
    let start = (scalars[..<cursor].lastIndex(of: "\n") ?? -1) + 1
    let end = scalars[cursor...].firstIndex(of: "\n") ?? scalars.count
    let taken: Range<Int>? =
      switch edit {
      case .deleteBackward: before(cursor)..<cursor
      case .deleteForward: cursor..<behind(cursor)
      case .deleteWordBackward: wordStart..<cursor
      case .deleteWordForward: cursor..<wordEnd
      case .deleteToLineStart: start..<cursor
      case .deleteToLineEnd: cursor..<(end > cursor ? end : behind(cursor))
      case .deleteToTextEnd: cursor..<scalars.count
      case .deleteLine: start..<min(end + 1, scalars.count)
      default: nil
      }
    return taken.map { selection ?? $0 }
  }
}
