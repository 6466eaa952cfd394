// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Canvas
internal import Text

/// A new thread in the making.
struct Composition {
  var id: DraftID
  let kind: ThreadKind
  var conduct: Conduct?
  var basis: Basis?
  var occasion: String?
  var when: When?
  /// The public occasion to come that it is for.
  var upcoming: EventID?
  var subject: SubjectID?
  /// Whether the writer chose to name nobody.
  var isAboutNobody = false
  var advice: [String] = []
  var words: TextArea
  /// Words that the writer says are nobody's name.
  var keeping: Set<String> = []
  /// Whether the writer reported it: asked for her sake, and kept nowhere, so that a draft that is
  /// taken up again does not know.
  var reported: Reported?
  /// Whether the one it is about is a peer, as far as that was seen when the name was picked.
  var isPeer = false

  init(_ id: DraftID, kind: ThreadKind, size: Size) {
    self.id = id
    self.kind = kind
    words = TextArea(limit: Limits.textCharacters, size: size)
  }

  /// What was kept of a new thread; nil for a draft of another sort.
  init?(_ draft: KeptDraft, size: Size) {
    guard case .new(let opening, let isAboutNobody) = draft.purpose else { return nil }
    id = draft.id
    kind = opening.kind
    conduct = opening.conduct
    basis = opening.basis
    occasion = opening.occasion
    when = opening.when
    upcoming = opening.upcoming
    subject = opening.subject
    self.isAboutNobody = isAboutNobody
    advice = opening.advice
    words = TextArea(draft.text, limit: Limits.textCharacters, size: size)
  }

  /// Whether nothing has been chosen or written.
  var isEmpty: Bool {
    conduct == nil && basis == nil && occasion == nil && when == nil && subject == nil
      && !isAboutNobody && advice.isEmpty && words.isEmpty
  }

  /// Whether words may go with it: what may be a crime is posted without.
  var takesWords: Bool { conduct != .mayBeACrime }

  /// The words as they would be published; nil where there are none.
  var text: String? {
    let text = takesWords ? Sanitiser.body(words.text) : ""
    return text.isEmpty ? nil : text
  }

  var opening: Opening {
    Opening(
      kind: kind,
      conduct: conduct,
      basis: basis,
      occasion: occasion,
      when: when,
      upcoming: when == .coming ? upcoming : nil,
      subject: subject,
      advice: advice
    )
  }

  /// What a post of this kind still needs, in words; nil where it has everything.
  var missing: String? {
    var missing: [String] = []
    switch kind {
    case .warning:
      if conduct == nil { missing.append("what sort") }
      if basis == nil { missing.append("how you know") }
      if occasion == nil { missing.append("where") }
      if when == nil { missing.append("when") }
      if advice.isEmpty { missing.append("what to do") }
    case .advice:
      if text == nil, advice.isEmpty { missing.append("what to do, or words") }
    case .question:
      if text == nil { missing.append("the question") }
    }
    return missing.isEmpty ? nil : "Still needed: \(missing.joined(separator: ", "))."
  }

  /// How the pages are headed.
  var title: String {
    switch kind {
    case .warning: "New warning"
    case .advice: "New advice"
    case .question: "New question"
    }
  }
}
