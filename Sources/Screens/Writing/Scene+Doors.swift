// SPDX-License-Identifier: Apache-2.0

internal import Board

/// Which doors a writer is to know of, and where the facts lead to.
extension Scene {
  /// Whether she has opened no warning yet, as far as her own state tells.
  var isFirstWarning: Bool { !kept.hasWarned(on: board) }

  /// What is known of a new thread, as far as it says which doors fit.
  func doorFacts(_ composition: Composition) -> DoorFacts {
    var facts = DoorFacts(composition.opening)
    facts.isPeer = composition.isPeer
    facts.isReported = composition.reported == .formally
    facts.isFirstWarning = composition.kind == .warning && isFirstWarning
    return facts
  }

  /// The door that closes by itself, where it may be wanted; empty elsewhere.
  var urgentDoor: String {
    guard let facts = drafts.composition.map(doorFacts), facts.mayBePhysical, facts.isOfLastWeek
    else { return "" }
    return routes.forensicSentence
  }

  /// Where one goes when the facts are chosen; a brief writer passes over the words.
  func pageAfterFacts(isBrief: Bool) -> any Screen {
    guard let composition = drafts.composition else { return PreviewPage(.new) }
    if composition.reported == .formally { return CasePage() }
    if !composition.takesWords, !isBrief { return CrimePage() }
    return isBrief ? PreviewPage(.new) : WordsPage(.new, self)
  }
}
