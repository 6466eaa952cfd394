// SPDX-License-Identifier: Apache-2.0

internal import Canvas

/// A few answers to choose from with a digit.
enum Choices {
  /// Each answer behind its digit, of which a tenth has 0.
  static func lines(_ answers: [String], _ scene: Scene) -> [Line] {
    answers.prefix(10).enumerated().flatMap { index, answer in
      let digit = Character("\((index + 1) % 10)")
      return Line.wrap(answer, columns: scene.columns, indent: 5, head: "  \(digit)")
        .map { $0.pressing(.character(digit)) }
    }
  }

  /// The answer that a key means; nil for none.
  static func index(_ key: Key, of count: Int) -> Int? {
    guard case .character(let digit) = key, let number = digit.wholeNumberValue else { return nil }
    let index = number == 0 ? 9 : number - 1
    return index < count ? index : nil
  }
}
