// SPDX-License-Identifier: Apache-2.0

internal import Canvas
internal import Screens

extension Protection {
  /// What is protected and what is not, as lines.
  static let lines = sections.enumerated().flatMap { index, section in
    let text = Wrapping.wrap(section.text, columns: 62).enumerated().map { line, words in
      (line == 0 ? section.heading : "").padded(to: 16) + words
    }
    return (index == 0 ? [] : [""]) + text
  }
}

extension String {
  /// This text and blanks up to a width; everything in it is ASCII.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
