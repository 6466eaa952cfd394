// SPDX-License-Identifier: Apache-2.0

/// One phrase of a rule.
///
/// Written as words between blanks: `a|b` is either word; `{class}` any of a class, each one word or
/// several; `~` nothing or up to three words, none of them the writer's `I`, `me`, `my` or `we`; `^`
/// the start of a sentence, `$` its end; `#` a subject's tag.
struct TurningPhrase: Sendable {
  private enum Part: Sendable {
    /// Any of these.
    case words([[Int]])
    case gap
    case start
    case end
  }

  private let parts: [Part]
  private let writer: Set<Int>

  private static let longestGap = 3

  /// Reads a phrase; nil where it names a class that there is not, or no word.
  init?(_ text: String, classes: [String: [String]], words: inout TurningWords) {
    func numbers(_ text: Substring) -> [Int] {
      text.split(separator: " ").map { words.number(of: $0) }
    }
    var parts: [Part] = []
    var hasWords = false
    for item in text.split(separator: " ") {
      switch item {
      case "~": parts.append(.gap)
      case "^": parts.append(.start)
      case "$": parts.append(.end)
      default:
        var choices: [[Int]] = []
        for choice in item.split(separator: "|") {
          guard choice.first == "{" else {
            choices.append(numbers(choice))
            continue
          }
          guard choice.last == "}", let list = classes[String(choice.dropFirst().dropLast())] else {
            return nil
          }
          choices += list.map { numbers($0[...]) }
        }
        guard !choices.isEmpty, choices.allSatisfy({ !$0.isEmpty }) else { return nil }
        hasWords = true
        parts.append(.words(choices))
      }
    }
    guard hasWords else { return nil }
    self.parts = parts
    writer = Set(["i", "me", "my", "we", "us", "our"].map { words.number(of: $0[...]) })
  }

  /// Whether a text has a word for each part: most phrases are done with here.
  func mayStand(in text: TurningText) -> Bool {
    parts.allSatisfy { part in
      guard case .words(let choices) = part else { return true }
      return choices.contains { text.occurs[$0[0]] }
    }
  }

  /// The first place of a sentence that reads like this, but for those behind a word of `stops`, such
  /// as `said`; nil where none does.
  func place(in sentence: [TurningText.Word], notAfter stops: Set<Int>) -> Range<Int>? {
    for start in sentence.indices {
      if start > 0, let before = sentence[start - 1].number, stops.contains(before) { continue }
      if let end = match(parts[...], in: sentence, from: start) { return start..<end }
    }
    return nil
  }

  /// Where what remains of the phrase ends, if it begins there.
  private func match(
    _ parts: ArraySlice<Part>, in sentence: [TurningText.Word], from index: Int
  ) -> Int? {
    guard let part = parts.first else { return index }
    let rest = parts.dropFirst()
    switch part {
    case .start: return index == 0 ? match(rest, in: sentence, from: index) : nil
    case .end: return index == sentence.count ? match(rest, in: sentence, from: index) : nil
    case .gap:
      for place in index...(index + TurningPhrase.longestGap) {
        if let end = match(rest, in: sentence, from: place) { return end }
        guard sentence.indices.contains(place) else { return nil }
        if let number = sentence[place].number, writer.contains(number) { return nil }
      }
      return nil
    case .words(let choices):
      for words in choices where stands(words, in: sentence, at: index) {
        if let end = match(rest, in: sentence, from: index + words.count) { return end }
      }
      return nil
    }
  }

  private func stands(_ words: [Int], in sentence: [TurningText.Word], at index: Int) -> Bool {
    index + words.count <= sentence.count
      && words.indices.allSatisfy { sentence[index + $0].number == words[$0] }
  }
}
