// SPDX-License-Identifier: Apache-2.0

package import Canvas

/// Bytes and known keys in, what a person did out.
///
/// Curses names the keys of the terminal's own description. What it leaves as bytes is joined here:
/// characters, Escape and what belongs to it, the sequences of xterm (which most terminals send
/// whatever they are called), and pasted text. A *batch* is what was waiting at one moment: an
/// Escape that ends a batch is the Escape key, one that is followed by something is part of it. All
/// else that is cut in two by the end of a batch is joined with what comes next.
package struct InputDecoder {
  /// The most bytes of one paste that are kept; the rest of it is dropped, not typed.
  package static let pasteLimit = 1 << 20
  /// The longest control sequence that is waited for, in bytes.
  private static let sequenceLimit = 32
  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  private static let escapeByte: UInt8 = 0x1B

  /// A paste that has begun: its text, and how much of the closing sequence has been seen.
  private struct Paste {
    var bytes: [UInt8] = []
    var matched = 0
    var escapeEndedBatch = false
  }

  private let acceptsUTF8: Bool
  private var pending: [UInt8] = []
  private var paste: Paste?
  private var inputs: [Input] = []

  /// A decoder at the start of input.
  ///
  /// - Parameter acceptsUTF8: whether bytes above ASCII are UTF-8; otherwise they are dropped.
  package init(acceptsUTF8: Bool) {
    self.acceptsUTF8 = acceptsUTF8
  }

  /// Takes a byte that is no part of a key curses knows.
  package mutating func take(_ byte: UInt8) {
    guard paste == nil else { return takePasted(byte) }
    pending.append(byte)
    resolve()
  }

  /// Takes a key that curses knows.
  package mutating func take(_ key: Key) {
    guard paste == nil else {
      if key == .enter { takePasted(0x0D) }
      return
    }
    let escaped = pending == [Self.escapeByte]
    pending.removeAll(keepingCapacity: true)
    switch key {
    case .left where escaped: emit(.wordLeft)
    case .right where escaped: emit(.wordRight)
    case .backspace where escaped: emit(.control("w"))
    default:
      if escaped { emit(.escape) }
      emit(key)
    }
  }

  /// Says that nothing more is waiting.
  package mutating func endBatch() {
    if let matched = paste?.matched {
      paste?.escapeEndedBatch = matched == 1
      return
    }
    if pending == [Self.escapeByte] {
      pending.removeAll(keepingCapacity: true)
      emit(.escape)
    } else if pending == [Self.escapeByte, UInt8(ascii: "O")] {
      pending.removeAll(keepingCapacity: true)
      emit(.alt("O"))
    }
  }

  /// Says that nothing will ever come again: an unfinished paste is handed out as it is.
  package mutating func endInput() {
    endBatch()
    endPaste()
  }

  /// What was decoded since the last call.
  package mutating func drain() -> [Input] {
    defer { inputs.removeAll(keepingCapacity: true) }
    return inputs
  }

  private mutating func emit(_ key: Key) {
    inputs.append(.key(key))
  }

  // MARK: Keys

  /// Looks at the pending bytes; empties them as soon as they mean something, or nothing at all.
  private mutating func resolve() {
    guard pending.first == Self.escapeByte else {
      return resolveCharacter(from: 0) { .character($0) }
    }
    guard pending.count > 1 else { return }
    switch pending[1] {
    case UInt8(ascii: "["):
      resolveControlSequence()
    case UInt8(ascii: "O"):
      resolveShiftedKey()
    case Self.escapeByte:
      pending.removeLast()
      emit(.escape)
    case 0x08, 0x7F:
      finish(.control("w"))  // as readline and most editors delete a word
    case 0x00..<0x20:
      emit(.escape)
      finish(Self.controlKey(pending[1]))
    default:
      resolveCharacter(from: 1) { .alt($0) }
    }
  }

  private mutating func finish(_ key: Key?) {
    pending.removeAll(keepingCapacity: true)
    if let key { emit(key) }
  }

  /// Reads one character from the pending bytes, if it is all there.
  private mutating func resolveCharacter(from start: Int, as key: (Character) -> Key) {
    let first = pending[start]
    if first < 0x20 || first == 0x7F { return finish(Self.controlKey(first)) }
    if first < 0x80 { return finish(key(Character(Unicode.Scalar(first)))) }
    let length =
      switch first {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    guard acceptsUTF8, length > 0 else { return finish(nil) }
    if pending.count > start + 1, let last = pending.last, last & 0xC0 != 0x80 {
      // Not the rest of the character: that is lost, and this byte begins something else.
      pending = [last]
      return resolve()
    }
    guard pending.count == start + length else { return }
    let text = String(validating: pending[start...], as: UTF8.self)
    guard let scalar = text?.unicodeScalars.first, scalar.value >= 0xA0 else { return finish(nil) }
    finish(key(Character(scalar)))
  }

  /// The key of a control byte.
  private static func controlKey(_ byte: UInt8) -> Key {
    switch byte {
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0D: .enter
    case 0x1B: .escape
    default: .control(Character(Character(Unicode.Scalar(byte | 0x40)).lowercased()))
    }
  }

  /// `ESC O` and a letter: arrows, F1 to F4 and the number pad in the modes that curses sets.
  private mutating func resolveShiftedKey() {
    guard pending.count > 2 else { return }
    let letter = pending[2]
    switch letter {
    case UInt8(ascii: "M"): finish(.enter)
    case UInt8(ascii: "P")...UInt8(ascii: "S"): finish(.function(Int(letter - 0x4F)))
    case UInt8(ascii: "j")...UInt8(ascii: "y"):
      finish(.character(Character(Unicode.Scalar(letter - 0x40))))
    default: finish(Self.arrow(letter, modified: false))
    }
  }

  /// `ESC [`, numbers, and a final byte (ECMA-48, 5.4; xterm's "PC-Style Function Keys").
  private mutating func resolveControlSequence() {
    guard pending.count > 2, let last = pending.last else { return }
    if pending[2] == UInt8(ascii: "M"), last >= 0x20 { return resolveOldMouse() }
    switch last {
    case 0x20..<0x40:
      if pending.count >= Self.sequenceLimit { finish(nil) }
    case 0x40..<0x7F:
      let isMouse = pending[2] == UInt8(ascii: "<")
      let numbers = pending[(isMouse ? 3 : 2)..<(pending.count - 1)]
        .split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
      pending.removeAll(keepingCapacity: true)
      if isMouse {
        guard last == UInt8(ascii: "M"), numbers.count == 3 else { return }
        return takeMouse(button: numbers[0], row: numbers[2], column: numbers[1])
      }
      takeSequence(final: last, numbers: numbers)
    default:
      // No sequence holds such a byte: what came so far is lost, and this begins something else.
      pending = [last]
      resolve()
    }
  }

  /// `ESC [ M` and three bytes: a terminal that heard of the mouse and not of SGR's numbers.
  private mutating func resolveOldMouse() {
    guard pending.count == 6 else { return }
    let numbers = pending[3...].map { Int($0) - 0x20 }
    pending.removeAll(keepingCapacity: true)
    takeMouse(button: numbers[0], row: numbers[2], column: numbers[1])
  }

  /// What the mouse did at a cell counted from one (xterm's "Mouse Tracking"): 4, 8 and 16 tell of
  /// keys held meanwhile, which make another thing of a press and nothing of a turn.
  private mutating func takeMouse(button: Int, row: Int, column: Int) {
    guard row > 0, column > 0 else { return }
    switch (button, button & ~0b11100) {
    case (0, _): emit(.click(row: row - 1, column: column - 1))
    case (_, 64): emit(.wheelUp)
    case (_, 65): emit(.wheelDown)
    default: break
    }
  }

  private mutating func takeSequence(final: UInt8, numbers: [Int]) {
    // From 2 on one less is a sum: 1 for Shift, 2 for Alt, 4 for Control.
    let modifiers = numbers.count > 1 ? max(0, numbers[1] - 1) : 0
    var key: Key? =
      switch final {
      case UInt8(ascii: "Z"): .backTab
      case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(final - 0x4F))
      case UInt8(ascii: "~"): Self.numberedKey(numbers.first ?? 0)
      default: Self.arrow(final, modified: modifiers > 1)
      }
    if let plain = key, modifiers % 2 == 1, Self.movesCursor(plain) { key = .shift(plain) }
    if let key {
      emit(key)
    } else if final == UInt8(ascii: "~"), numbers.first == 200 {
      paste = Paste()
    }
  }

  private static func arrow(_ letter: UInt8, modified: Bool) -> Key? {
    switch letter {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): modified ? .wordRight : .right
    case UInt8(ascii: "D"): modified ? .wordLeft : .left
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "H"): .home
    default: nil
    }
  }

  private static func movesCursor(_ key: Key) -> Bool {
    switch key {
    case .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .wordLeft, .wordRight: true
    default: false
    }
  }

  private static func numberedKey(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23, 24: .function(number - 12)
    default: nil
    }
  }

  // MARK: Pasted text

  /// Takes a byte of pasted text.
  ///
  /// A terminal that never says where its paste ends must not lock the keyboard: Ctrl-\ ends it,
  /// and so does an Escape key with another key after it.
  private mutating func takePasted(_ byte: UInt8) {
    guard var text = paste else { return }
    if text.escapeEndedBatch && byte != Self.pasteEnd[1] {
      endPaste()
      emit(.escape)
      return take(byte)
    }
    if byte == 0x1C {
      endPaste()
      return take(byte)
    }
    paste = nil  // so that the text is changed in place
    text.escapeEndedBatch = false
    if byte == Self.pasteEnd[text.matched] {
      text.matched += 1
    } else {
      text.bytes.append(contentsOf: Self.pasteEnd.prefix(text.matched))
      text.matched = byte == Self.escapeByte ? 1 : 0
      if text.matched == 0 { text.bytes.append(byte) }
    }
    let overlong = text.bytes.count - Self.pasteLimit
    if overlong > 0 { text.bytes.removeLast(overlong) }
    let ended = text.matched == Self.pasteEnd.count
    paste = text
    if ended { endPaste() }
  }

  private mutating func endPaste() {
    guard let text = paste else { return }
    paste = nil
    var lines: [UInt8] = []
    lines.reserveCapacity(text.bytes.count)
    var afterReturn = false
    for byte in text.bytes where acceptsUTF8 || byte < 0x80 {
      if byte == 0x0D {
        lines.append(0x0A)
      } else if !(afterReturn && byte == 0x0A) {
        lines.append(byte)
      }
      afterReturn = byte == 0x0D
    }
    inputs.append(.paste(String(decoding: lines, as: UTF8.self)))
  }
}
