// SPDX-License-Identifier: Apache-2.0

package import Board

extension KeptDraft {
  /// What a draft is, such as `a warning, drinks, 40 words`.
  ///
  /// - Parameters:
  ///   - vocabulary: the words for occasions.
  ///   - isShort: leaves the count of words out where something else tells it from others.
  /// - Returns: a phrase for the middle of a sentence.
  package func label(_ vocabulary: Vocabulary, isShort: Bool = false) -> String {
    var parts: [String] = []
    switch purpose {
    case .new(let opening, _):
      parts.append(opening.kind == .advice ? "advice" : "a \(opening.kind.rawValue)")
      if let occasion = opening.occasion { parts.append(vocabulary.label(ofOccasion: occasion)) }
    case .reply(let thread, _): parts.append("a reply in \(thread.reference)")
    case .amend(let thread, _): parts.append("a change to your post in \(thread.reference)")
    case .note: parts.append("a note for yourself")
    }
    if isShort, parts.count > 1 { return parts.joined(separator: ", ") }
    let words = text.split { $0.isWhitespace }.count
    parts.append(words == 0 ? "no words yet" : words == 1 ? "1 word" : "\(words) words")
    return parts.joined(separator: ", ")
  }
}
