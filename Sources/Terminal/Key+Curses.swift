// SPDX-License-Identifier: Apache-2.0

internal import Canvas
import CCurses

extension Key {
  /// The key behind a code above 255 of `cc_read`; nil for one that means nothing here.
  init?(curses code: Int32) {
    if code >= CC_SHIFT.rawValue {
      guard let key = Key(curses: code - CC_SHIFT.rawValue) else { return nil }
      self = .shift(key)
      return
    }
    switch code {
    case CC_UP.rawValue: self = .up
    case CC_DOWN.rawValue: self = .down
    case CC_LEFT.rawValue: self = .left
    case CC_RIGHT.rawValue: self = .right
    case CC_HOME.rawValue: self = .home
    case CC_END.rawValue: self = .end
    case CC_PAGE_UP.rawValue: self = .pageUp
    case CC_PAGE_DOWN.rawValue: self = .pageDown
    case CC_INSERT.rawValue: self = .insert
    case CC_DELETE.rawValue: self = .delete
    case CC_BACKSPACE.rawValue: self = .backspace
    case CC_ENTER.rawValue: self = .enter
    case CC_BACK_TAB.rawValue: self = .backTab
    case CC_WORD_LEFT.rawValue: self = .wordLeft
    case CC_WORD_RIGHT.rawValue: self = .wordRight
    case (CC_FUNCTION.rawValue + 1)...: self = .function(Int(code - CC_FUNCTION.rawValue))
    default: return nil
    }
  }
}
