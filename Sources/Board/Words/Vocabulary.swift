// SPDX-License-Identifier: Apache-2.0

/// The lists that a writer chooses from and that may grow without a change of the program.
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

    package init(code: String, label: String) {
      self.code = code
      self.label = label
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

  /// A vocabulary; codes are unique within each list.
  package init(occasions: [Occasion], advice: [Advice]) {
    self.occasions = occasions
    self.advice = advice
  }

  /// The words for an occasion; its code where the list does not know it.
  package func label(ofOccasion code: String) -> String {
    occasions.first { $0.code == code }?.label ?? code
  }

  /// The sentence for a piece of advice; its code where the list does not know it.
  package func sentence(ofAdvice code: String) -> String {
    advice.first { $0.code == code }?.sentence ?? code
  }
}
