// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Screens
internal import Text

/// A new thread in the making, asked for field by field; what was given is kept on the way back.
struct LineComposition {
  /// One question.
  enum Field: CaseIterable {
    case conduct, basis, occasion, when, subject, advice, reported
  }

  let kind: ThreadKind
  private(set) var conduct: Conduct?
  private(set) var basis: Basis?
  private(set) var occasion: String?
  private(set) var when: When?
  var subject: SubjectID?
  /// Whether the writer chose to name nobody.
  var upcoming: EventID?
  var isAboutNobody = false
  private(set) var advice: [String] = []
  /// The words as typed.
  var words = ""
  /// Whether she reported it: asked for her sake, and kept nowhere.
  var reported: Reported?
  /// The open question; past the last one, the words.
  private var index = 0

  init(_ kind: ThreadKind) {
    self.kind = kind
  }

  /// What was kept of a new thread; nil for a draft of another sort.
  init?(_ draft: KeptDraft) {
    guard case .new(let opening, let isAboutNobody) = draft.purpose else { return nil }
    kind = opening.kind
    conduct = opening.conduct
    basis = opening.basis
    occasion = opening.occasion
    when = opening.when
    upcoming = opening.upcoming
    subject = opening.subject
    self.isAboutNobody = isAboutNobody
    advice = opening.advice
    words = draft.text
  }

  private var fields: [Field] {
    switch kind {
    case .warning: Field.allCases
    case .advice: [.occasion, .advice]
    case .question: [.occasion]
    }
  }

  /// The open question; nil where the words are next.
  var field: Field? { fields.indices.contains(index) ? fields[index] : nil }

  /// Whether words may go with it: what may be a crime is posted without.
  var takesWords: Bool { conduct != .mayBeACrime }

  var opening: Opening {
    Opening(
      kind: kind, conduct: conduct, basis: basis, occasion: occasion, when: when,
      upcoming: when == .coming ? upcoming : nil, subject: subject, advice: advice)
  }

  /// Goes to the next question.
  mutating func goOn() {
    index = min(index + 1, fields.count)
  }

  /// Goes back one; false at the first.
  mutating func goBack() -> Bool {
    guard index > 0 else { return false }
    index -= 1
    return true
  }

  /// Goes to the first question without an answer that needs one.
  mutating func resume() {
    index = fields.firstIndex { !isAnswered($0) && isNeeded($0) } ?? fields.count
  }

  /// Takes numbers for the open question.
  ///
  /// - Returns: what to say where the answer is not taken; nil where it is, and the next is open.
  mutating func answer(_ line: String, _ vocabulary: Vocabulary) -> String? {
    guard let field else { return nil }
    let words = line.split { $0 == " " || $0 == "," || $0 == "." }
    if words.isEmpty {
      guard isAnswered(field) || !isNeeded(field) else {
        return "This one is needed. \(LineComposition.ways)"
      }
      goOn()
      return nil
    }
    let choices = choices(of: field, vocabulary)
    let lowest = field == .when ? 0 : 1
    var numbers = words.compactMap { Int($0) }.map { $0 - lowest }
    if numbers.isEmpty {
      // A long list is told in part: whoever knows the word need not wait for its number.
      let found = matches(line, in: choices.map(\.label))
      guard found.count < 2 else {
        return found.prefix(9).map { "\($0 + lowest) \(choices[$0].label)." }
          .joined(separator: " ")
      }
      numbers = found
    }
    guard !numbers.isEmpty, numbers.count == words.count || words.allSatisfy({ Int($0) == nil }),
      numbers.allSatisfy(choices.indices.contains)
    else {
      return "A number from \(lowest) to \(choices.count - 1 + lowest) answers this, or a word of "
        + "it. \(LineComposition.ways)"
    }
    guard field == .advice || numbers.count == 1 else { return "One number is enough here." }
    switch field {
    case .conduct: conduct = Conduct.allCases[numbers[0]]
    case .basis: basis = Basis.allCases[numbers[0]]
    case .occasion: occasion = vocabulary.occasions[numbers[0]].code
    case .when: when = When.allCases[numbers[0]]
    case .subject:
      subject = nil
      isAboutNobody = true
    case .advice:
      let given = numbers.reduce(into: [String]()) { given, number in
        let code = vocabulary.advice[number].code
        if !given.contains(code) { given.append(code) }
      }
      guard given.count <= Limits.adviceCount else {
        return Complaint(Refusal.muchAdvice(limit: Limits.adviceCount)).sentence
      }
      advice = given
    case .reported: reported = Reported.allCases[numbers[0]]
    }
    goOn()
    return nil
  }

  /// The answers that hold what was typed, or the one that is just that.
  private func matches(_ typed: String, in labels: [String]) -> [Int] {
    let letters = Folding.fold(typed)
    guard letters.count > 1 else { return [] }
    if let exact = labels.firstIndex(where: { Folding.fold($0) == letters }) { return [exact] }
    return labels.indices.filter { !Folding.ranges(of: letters, in: labels[$0]).isEmpty }
  }

  // MARK: Questions

  /// What helps wherever a question is open.
  static let ways = "h hears all answers. b goes back. Everything is kept."

  /// The open question with its first answers, or with all of them and what they mean.
  func question(_ vocabulary: Vocabulary, inFull: Bool, tag: String?) -> [String] {
    guard let field else { return [] }
    let choices = choices(of: field, vocabulary)
    let shown = inFull || choices.count <= 6 ? choices[...] : choices.prefix(4)
    let lowest = field == .when ? 0 : 1
    let answers = shown.enumerated().map { offset, choice in
      let detail = inFull && !choice.detail.isEmpty ? ": \(choice.detail)" : ""
      return "\(offset + lowest) \(choice.label)\(detail)."
    }
    let rest = shown.count < choices.count ? ["h hears the rest, to \(choices.count)."] : []
    var lines = [([label(of: field)] + (inFull ? [] : answers + rest)).joined(separator: " ")]
    if inFull { lines += answers }
    if let value = value(of: field, vocabulary, tag: tag) {
      lines.append("Now: \(value). Enter keeps it.")
    } else if !isNeeded(field) {
      lines.append("Enter leaves it out.")
    }
    return lines
  }

  private func label(of field: Field) -> String {
    switch field {
    case .conduct: "What sort?"
    case .basis: "How do you know?"
    case .occasion: "Where? The kind of place is enough."
    case .when: "When? Coarse on purpose."
    case .subject: "About whom? Only a tag will be shown."
    case .advice: "What to do? One number or several; one is enough."
    case .reported: "Reported already? Asked for your sake; never stored, never shown."
    }
  }

  private func choices(
    of field: Field, _ vocabulary: Vocabulary
  ) -> [(label: String, detail: String)] {
    switch field {
    case .conduct: Conduct.allCases.map { ($0.label, $0.explanation) }
    case .basis: Basis.allCases.map { ($0.explanation, "") }
    case .occasion: vocabulary.occasions.map { ($0.label, "") }
    case .when: When.allCases.map { ($0.label, "") }
    case .subject:
      [("nobody in particular", ""), ("somebody on the roster; names are spoken, after a yes", "")]
    case .advice: vocabulary.advice.map { ($0.label, "") }
    case .reported: Reported.allCases.map { ($0.label, "") }
    }
  }

  private func isNeeded(_ field: Field) -> Bool {
    kind == .warning && field != .subject && field != .reported
  }

  private func isAnswered(_ field: Field) -> Bool {
    switch field {
    case .conduct: conduct != nil
    case .basis: basis != nil
    case .occasion: occasion != nil
    case .when: when != nil
    case .subject: subject != nil || isAboutNobody
    case .advice: !advice.isEmpty
    case .reported: reported != nil
    }
  }

  private func value(of field: Field, _ vocabulary: Vocabulary, tag: String?) -> String? {
    switch field {
    case .conduct: conduct?.label
    case .basis: basis?.label
    case .occasion: occasion.map { vocabulary.label(ofOccasion: $0) }
    case .when: when?.label
    case .subject: tag ?? (isAboutNobody ? "nobody in particular" : nil)
    case .advice:
      advice.isEmpty
        ? nil
        : advice.map { code in vocabulary.advice.first { $0.code == code }?.label ?? code }
          .joined(separator: ", ")
    case .reported: reported?.label
    }
  }
}
