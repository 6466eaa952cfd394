// SPDX-License-Identifier: Apache-2.0

/// What a clock says of a day; the day itself is not in it.
package struct Reckoning: Sendable {
  package let limit: TimeLimit
  /// The rule by which it was worked out.
  package let rule: TimeRule
  /// The last day to act, on the safe side; nil where there is no such day.
  package let end: Day?
  /// Rules that are not known to hold, and what they would make of it.
  package let others: [(rule: TimeRule, end: Day?)]

  /// The answer as a sentence.
  ///
  /// It never says that it is too late: exceptions exist, and rules change.
  package func sentence(on today: Day) -> String {
    guard let end else { return "\(rule.words.prefix(1).uppercased())\(rule.words.dropFirst())." }
    let date = "\(end.words) (\(rule.words))"
    return end < today
      ? "\(date) seems past. Ask all the same: exceptions exist."
      : "By \(date)."
  }

  /// What is not certain about it, as sentences.
  package func cautions(on today: Day) -> [String] {
    let held = [rule.note, rule.check.isOld(on: today) ? rule.check.caution(on: today) : nil]
      .compactMap(\.self).map {
        $0.hasSuffix(".") ? $0 : "\($0.prefix(1).uppercased())\($0.dropFirst())."
      }
    let waiting = others.map { other, end in
      let date = end.map { ", until \($0.words)" } ?? ""
      return "Perhaps \(other.words)\(date): \(other.note ?? "not verified")."
    }
    return held + waiting
  }
}
