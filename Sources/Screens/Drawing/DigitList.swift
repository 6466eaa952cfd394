// SPDX-License-Identifier: Apache-2.0

/// A list from which a digit chooses, in parts where it is long: ten choices have the ten digits,
/// whatever the screen; where ten do not fit, they come in turn under the same digits.
struct DigitList {
  /// How many choices.
  let count: Int
  /// The rows there are for them; one at least.
  let rows: Int

  /// The choices that are shown together.
  var parts: [Range<Int>] {
    stride(from: 0, to: count, by: 10).flatMap { tens in
      let end = min(count, tens + 10)
      return stride(from: tens, to: end, by: max(1, rows)).map { $0..<min(end, $0 + max(1, rows)) }
    }
  }

  /// The choice that a digit means while a part is shown; nil for none.
  func choice(at offset: Int, part: Int) -> Int? {
    guard parts.indices.contains(part) else { return nil }
    let number = parts[part].lowerBound / 10 * 10 + offset
    return number < count ? number : nil
  }
}
