// SPDX-License-Identifier: Apache-2.0

/// The lists that writing is held to and that may grow without a change of the program.
///
/// Files hold the codes alone, so that a code this program does not know still folds and shows as
/// itself; only *writing* holds to the lists.
package struct Vocabulary: Sendable {
  /// A kind of place or evening.
  package struct Occasion: Hashable, Sendable {
    /// The word of commands, scripts and files.
    package let code: String
    /// The words on a screen.
    package let label: String
    /// The kind of evening that it belongs to; nil for what is of the day, or of an occasion to come.
    package let evening: Evening?

    package init(code: String, label: String, evening: Evening? = nil) {
      self.code = code
      self.label = label
      self.evening = evening
    }
  }

  /// A thing to do.
  package struct Advice: Hashable, Sendable {
    /// The word of commands, scripts and files.
    package let code: String
    /// The words in the list one chooses from, such as "leave with others".
    package let label: String
    /// A whole sentence for whoever reads, such as `Leave with others.`, full stop included.
    package let sentence: String

    package init(code: String, label: String, sentence: String) {
      self.code = code
      self.label = label
      self.sentence = sentence
    }
  }

  /// The occasions, in the order of the form.
  package let occasions: [Occasion]
  /// The advice, in the order of the form.
  package let advice: [Advice]

  /// What is not put up as it is worded.
  package var turning: TurningRules { makeTurning() }
  private let makeTurning: @Sendable () -> TurningRules

  /// A vocabulary; codes are unique within each list.
  ///
  /// The rules are asked for when a text is to be held to them: most sessions only read.
  package init(
    occasions: [Occasion], advice: [Advice],
    turning: @autoclosure @escaping @Sendable () -> TurningRules = .none
  ) {
    self.occasions = occasions
    self.advice = advice
    makeTurning = turning
  }

  /// The advice that stands in some threads, each once: what most of them say first, then in the
  /// order of the form.
  package func mostGiven(in texts: [RowText]) -> [String] {
    var counts: [String: Int] = [:]
    for text in texts {
      for code in Set(text.advice) { counts[code, default: 0] += 1 }
    }
    let given = advice.enumerated().compactMap { order, advice in
      counts[advice.code].map { (code: advice.code, count: $0, order: order) }
    }
    return given.sorted { ($1.count, $0.order) < ($0.count, $1.order) }.map(\.code)
  }

  /// The words for an occasion; its code where the list does not know it.
  package func label(ofOccasion code: String) -> String {
    occasions.first { $0.code == code }?.label ?? code
  }

  /// The kind of evening that an occasion belongs to.
  package func evening(ofOccasion code: String) -> Evening? {
    occasions.first { $0.code == code }?.evening
  }

  /// The sentence for a piece of advice; its code where the list does not know it.
  package func sentence(ofAdvice code: String) -> String {
    advice.first { $0.code == code }?.sentence ?? code
  }
}
