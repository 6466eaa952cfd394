// SPDX-License-Identifier: Apache-2.0

internal import Board

/// A line of the form: what it is called, what can be chosen and what that does.
enum FactsField: CaseIterable {
  case conduct, basis, occasion, when, subject, advice, reported

  /// One thing to choose.
  struct Choice {
    let label: String
    var detail = ""
    var isTicked = false
  }

  /// The fields of a kind, in the order of the form.
  static func all(of kind: ThreadKind) -> [FactsField] {
    switch kind {
    case .warning: allCases
    case .advice: [.occasion, .advice]
    case .question: [.occasion]
    }
  }

  var label: String {
    switch self {
    case .conduct: "What sort"
    case .basis: "How I know"
    case .occasion: "Where"
    case .when: "When"
    case .subject: "About"
    case .advice: "To do"
    case .reported: "Reported?"
    }
  }

  /// The keys of its list: the time to come has 0, as it is no time past.
  var digits: [Character] { Array(self == .when ? "0123456789" : "1234567890") }

  /// Whether a warning cannot go up without an answer here.
  var isNeeded: Bool { self != .subject && self != .reported }

  func isAnswered(_ composition: Composition) -> Bool {
    switch self {
    case .conduct: composition.conduct != nil
    case .basis: composition.basis != nil
    case .occasion: composition.occasion != nil
    case .when: composition.when != nil
    case .subject: composition.subject != nil || composition.isAboutNobody
    case .advice: !composition.advice.isEmpty
    case .reported: composition.reported != nil
    }
  }

  func choices(_ scene: Scene) -> [Choice] {
    let composition = scene.drafts.composition
    switch self {
    case .conduct:
      return Conduct.allCases.map {
        Choice(label: $0.label, detail: $0.explanation, isTicked: $0 == composition?.conduct)
      }
    case .basis:
      return Basis.allCases.map {
        Choice(label: $0.explanation, isTicked: $0 == composition?.basis)
      }
    case .occasion:
      return scene.vocabulary.occasions.map {
        Choice(label: $0.label, isTicked: $0.code == composition?.occasion)
      }
    case .when:
      return When.allCases.map { Choice(label: $0.label, isTicked: $0 == composition?.when) }
    case .subject: return []
    case .advice:
      let ticked = Set(composition?.advice ?? [])
      return scene.vocabulary.advice.map {
        Choice(label: $0.label, isTicked: ticked.contains($0.code))
      }
    case .reported:
      return Reported.allCases.map {
        Choice(label: $0.label, isTicked: $0 == composition?.reported)
      }
    }
  }

  /// Takes a choice by its number.
  ///
  /// - Returns: why it was not taken; nil where it was.
  func choose(_ number: Int, in composition: inout Composition, _ vocabulary: Vocabulary) -> String?
  {
    switch self {
    case .conduct: composition.conduct = Conduct.allCases[number]
    case .basis: composition.basis = Basis.allCases[number]
    case .occasion: composition.occasion = vocabulary.occasions[number].code
    case .when: composition.when = When.allCases[number]
    case .subject: break
    case .reported: composition.reported = Reported.allCases[number]
    case .advice:
      let code = vocabulary.advice[number].code
      if let ticked = composition.advice.firstIndex(of: code) {
        composition.advice.remove(at: ticked)
      } else if composition.advice.count < Limits.adviceCount {
        composition.advice.append(code)
      } else {
        return "\(Limits.adviceCount) pieces of advice are the most."
      }
    }
    return nil
  }

  /// What was chosen, in words; nil where nothing was.
  func value(_ scene: Scene) -> String? {
    guard let composition = scene.drafts.composition else { return nil }
    switch self {
    case .conduct: return composition.conduct?.label
    case .basis: return composition.basis.map { String($0.explanation.prefix { $0 != "(" }) }
    case .occasion: return composition.occasion.map { scene.vocabulary.label(ofOccasion: $0) }
    case .when:
      return scene.label(
        of: composition.when, composition.upcoming.flatMap { scene.board.upcoming[$0] })
    case .subject:
      if let subject = composition.subject.flatMap(scene.board.subject) {
        return "\(subject.tag)     w, to be sure who"
      }
      return composition.isAboutNobody ? "nobody in particular" : nil
    case .advice:
      let advice = scene.sentences(of: composition.advice)
      return advice.isEmpty ? nil : advice
    case .reported: return composition.reported?.label
    }
  }

  /// What stands behind the dash of a line without an answer.
  var aside: String {
    self == .reported ? "    asked for your sake; never stored, never shown" : ""
  }

  /// What to think of at this line, the most pressing first.
  func hints(_ scene: Scene) -> [String] {
    let composition = scene.drafts.composition
    switch self {
    case .conduct:
      let physical =
        "Physical, and in the last 7 days? R first: one door works best within a week."
      return scene.isFirstWarning ? [scene.routes.agreementSentence, physical] : [physical]
    case .basis: return []
    case .occasion: return ["The kind of place is enough: a day and a room would point to you."]
    case .when: return ["Coarse on purpose."]
    case .subject: return []
    case .advice:
      let isEnough = composition?.advice.isEmpty == false
      return [
        isEnough
          ? "This is enough to help. Words, on the next page, are optional."
          : "Tick what helps; one is enough.",
        scene.urgentDoor,
      ]
    case .reported: return ["Asked for your sake; never stored, never shown.", scene.urgentDoor]
    }
  }
}
