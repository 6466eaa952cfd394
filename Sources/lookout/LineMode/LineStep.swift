// SPDX-License-Identifier: Apache-2.0

/// What line mode says next, and what it wants before a person is asked again.
struct LineStep {
  /// Sentences to print, not sanitised yet.
  var lines: [String] = []
  /// What the session is to be asked before the next line is read.
  var want: LineWant?
  /// Whether the lines hold a name, and are wiped with the next line where that can be done.
  var isSecret = false
  /// Whether everything that was said is to go from the screen, before the lines are said.
  var isHiding = false
  /// Whether the person has left.
  var isOver = false
  /// Whether she goes on at the screens.
  var goesToScreens = false

  /// Says something.
  static func say(_ lines: String...) -> LineStep { LineStep(lines: lines) }

  /// Says something.
  static func say(_ lines: [String]) -> LineStep { LineStep(lines: lines) }
}
