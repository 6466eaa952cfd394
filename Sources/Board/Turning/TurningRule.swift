// SPDX-License-Identifier: Apache-2.0

/// The phrases by which a text is turned for one reason.
struct TurningRule: Sendable {
  let reason: TurnReason
  /// Whether it turns only a text of which every sentence reads so: beside anything that helps, it
  /// may stand.
  private let isAlone: Bool
  /// Words behind which a phrase is told and not said, such as `said`.
  private let stops: Set<Int>
  private let phrases: [TurningPhrase]

  /// By which words the rule turns a text; nil where it does not.
  func words(in text: TurningText) -> String? {
    let phrases = phrases.filter { $0.mayStand(in: text) }
    guard !phrases.isEmpty else { return nil }
    let places = text.sentences.map { sentence in
      phrases.lazy.compactMap { $0.place(in: sentence, notAfter: stops) }.first.map { place in
        sentence[place.lowerBound].range
          .lowerBound..<sentence[place.upperBound - 1].range
          .upperBound
      }
    }
    if isAlone, places.contains(nil) { return nil }
    return places.lazy.compactMap(\.self).first.map { String(text.text[$0]) }
  }
}

extension TurningRule {
  /// The words of a text that read like any of its phrases, each once, in the order of the text.
  func places(in text: TurningText) -> [String] {
    let phrases = phrases.filter { $0.mayStand(in: text) }
    var found: [String] = []
    for sentence in text.sentences {
      let places = phrases.compactMap { $0.place(in: sentence, notAfter: stops) }
      for place in places.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        let range =
          sentence[place.lowerBound].range
          .lowerBound..<sentence[place.upperBound - 1].range
          .upperBound
        let words = String(text.text[range])
        if !found.contains(words) { found.append(words) }
      }
    }
    return found
  }
}

extension TurningRule {
  init(
    _ node: DataNode, classes: [String: [String]], words: inout TurningWords
  ) throws(RouteDataError) {
    try node.members(["reason", "is_alone", "not_after", "phrases"])
    reason = try node.member("reason").choice(TurnReason.self)
    isAlone = try node.optional("is_alone")?.flag() ?? false
    var stops: Set<Int> = []
    for word in try node.member("not_after").texts() { stops.insert(words.number(of: word[...])) }
    self.stops = stops
    var phrases: [TurningPhrase] = []
    for phrase in try node.member("phrases").elements() {
      guard
        let read = TurningPhrase(try phrase.text(), classes: classes, words: &words)
      else { throw .wrongType(at: phrase.place, expected: "phrase") }
      phrases.append(read)
    }
    guard !phrases.isEmpty else { throw .missing(at: "\(node.place).phrases") }
    self.phrases = phrases
  }
}
