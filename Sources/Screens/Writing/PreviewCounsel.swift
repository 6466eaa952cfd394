// SPDX-License-Identifier: Apache-2.0

internal import Anonymisation
internal import Board
internal import Canvas
internal import Text

/// What a preview tells beside the post: what keeps it from going up, which stands above it, and below
/// it what was changed, which door closes, and who could tell whose words they are.
struct PreviewCounsel {
  let scene: Scene
  let purpose: Purpose
  /// How many are in; nil while that is not known.
  let memberCount: Int?

  private var composition: Composition? { purpose == .new ? scene.drafts.composition : nil }

  var lines: [Line] {
    let parts = [changed, story, doors, tellers].filter { !$0.isEmpty }
    return Array(parts.joined(separator: [Line.blank]))
  }

  /// A heading at the left of its words, or above them on a phone.
  private func entry(_ head: String, _ text: String, indent: Int, style: Style = .plain) -> [Line] {
    scene.isNarrow
      ? [Line(" \(head)", style: style)]
        + Line.wrap(text, columns: scene.columns, indent: 3, style: style)
      : Line.wrap(text, columns: scene.columns, indent: indent, head: " \(head)", style: style)
  }

  /// Why it does not go up as it is.
  var turned: [Line] {
    guard let turning = scene.turning(for: purpose) else { return [] }
    return entry(
      "NOT YET", scene.vocabulary.turning.sentence(for: turning), indent: 11, style: .alarm)
  }

  private var changed: [Line] {
    guard let changes = scene.changes(for: purpose), changes.count > 0 else { return [] }
    var lines = entry("CHANGED", changes.list.joined(separator: ", "), indent: 11)
    if let emptied = changes.emptied {
      let words = "“\(emptied.published)” says nothing now."
      lines += Line.wrap(
        scene.isNarrow ? "\(words) x takes it out." : "\(words)   x takes it out",
        columns: scene.columns, indent: scene.isNarrow ? 3 : 11)
    }
    return lines
  }

  /// Why what may be a crime goes up without its story.
  private var story: [Line] {
    guard composition?.takesWords == false else { return [] }
    let words = """
      You can warn people, and you alone decide what else happens. It goes up without the story: \
      what is told here can be used in court against the person it happened to.
      """
    return Line.wrap(words, columns: scene.columns)
      + Line.wrap(scene.routes.toRingSentence, columns: scene.columns)
      + (scene.whyNoNotes == nil
        ? Line.wrap(
          "n: write it down for yourself, with the date. A note only you can open, and only you can "
            + "hand over; dated today, it can help you.", columns: scene.columns) : [])
  }

  /// What is to be known before, not after.
  private var doors: [Line] {
    guard let composition, composition.kind == .warning else { return [] }
    var lines: [Line] = []
    let urgent = scene.urgentDoor
    if !urgent.isEmpty { lines += entry("IN TIME", "\(urgent) R", indent: 11) }
    if scene.isFirstWarning {
      lines += entry("SIGNED?", "\(scene.routes.agreementSentence) R", indent: 11)
    }
    return lines
  }

  /// Who could tell it was her.
  private var tellers: [Line] {
    let text = scene.publishedWords(for: purpose) ?? ""
    let post = Clue.Post(
      opening: composition?.opening, text: text, hints: scene.report(for: purpose)?.hints ?? [],
      memberCount: memberCount)
    let isRecast = composition?.basis == .firstHand
    let words = text.isEmpty ? "" : "o without words, or "
    let safer =
      isRecast ? "Safer: \(words)l later, or b and choose “the person told me” if so." : ""
    var clues = Clue.all(post, on: scene.board, scene.today, safer: safer)
    clues.append(
      Clue(
        who: "This board",
        why: scene.standing.isSealed
          ? "its stored files do not say. Your tag is for this thread only."
          : "is open: whoever can read its files reads this too. Your tag is for this thread only."
      ))
    var lines = [Line(" WHO COULD TELL IT WAS YOU?", style: .strong)]
    for clue in clues { lines += entry("  \(clue.who)", clue.why, indent: 18) }
    guard composition != nil, scene.standing.whyReadOnly == nil else { return lines }
    return lines + [.blank]
      + Line.wrap(
        "l: goes up within 3 days, at an hour nobody chooses; till then you can stop it.",
        columns: scene.columns)
  }
}

extension Scene {
  /// The words for a purpose as typed; nil where there are none, or none go up.
  private func typed(for purpose: Purpose) -> String? {
    if purpose == .new, drafts.composition?.text == nil { return nil }
    return drafts[purpose]?.text
  }

  /// What publishing makes of the words for a purpose, positions in the words as typed.
  func report(for purpose: Purpose) -> AnonymiseReport? {
    typed(for: purpose).map { anonymise($0, drafts.keeping(for: purpose)) }
  }

  /// What publishing changes in the words for a purpose.
  func changes(for purpose: Purpose) -> Changes? {
    guard let text = typed(for: purpose), let report = report(for: purpose) else { return nil }
    return Changes(report, in: text)
  }

  /// The words for a purpose as others will see them.
  func publishedWords(for purpose: Purpose) -> String? {
    typed(for: purpose).map {
      Sanitiser.body(anonymise(Sanitiser.body($0), drafts.keeping(for: purpose)).text)
    }
  }

  /// Why the words for a purpose do not go up as they are; nil where they may.
  func turning(for purpose: Purpose) -> Turning? {
    publishedWords(for: purpose).flatMap(vocabulary.turning.turning)
  }
}
