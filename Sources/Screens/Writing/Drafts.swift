// SPDX-License-Identifier: Apache-2.0

internal import Canvas

/// What is being written and not posted yet, kept as typed.
struct Drafts {
  /// The new thread that was begun.
  var composition: Composition?
  private var texts: [Purpose: TextArea] = [:]

  /// Whether nothing is kept.
  var isEmpty: Bool { composition == nil && texts.isEmpty }

  /// The words for a purpose; nil where none were begun.
  ///
  /// A thread has one reply in the making, whatever it answers.
  subscript(purpose: Purpose) -> TextArea? {
    get { purpose == .new ? composition?.words : texts[purpose.draft] }
    set {
      if purpose != .new {
        texts[purpose.draft] = newValue
      } else if let newValue {
        composition?.words = newValue
      }
    }
  }

  /// Forgets what was written for a purpose.
  mutating func remove(_ purpose: Purpose) {
    if purpose == .new { composition = nil } else { texts[purpose.draft] = nil }
  }
}
