// SPDX-License-Identifier: Apache-2.0

internal import Anonymisation
internal import Board
internal import Canvas

/// A post of one's own that was sent to the moderators: that it waits, or why it is not put up, with
/// one's words, ready for another try.
struct VerdictPage: Screen {
  private var post: PendingPost
  private var sheet = Sheet()
  private var bodyRows = 1
  private var ticket: Ticket?

  init(_ post: PendingPost) {
    self.post = post
  }

  let page = Page.verdict

  static let takenBack =
    "Taken back: no moderator reads it. Your words are among your drafts, as you typed them."

  private func draft(_ scene: Scene) -> KeptDraft? { post.draft.flatMap { scene.kept.drafts[$0] } }

  // MARK: Requests

  func refusal(of request: Request, _ scene: Scene) -> String? {
    switch request {
    case .amend, .throwAway:
      if !post.isTurnedDown { return "It waits for a moderator: d takes it back first." }
      return draft(scene) == nil
        ? "Its words are kept nowhere any more." : scene.standing.whyReadOnly
    case .writeNote:
      if !post.isTurnedDown { return "It waits for a moderator: d takes it back first." }
      return draft(scene) == nil ? "Its words are kept nowhere any more." : scene.whyNoNotes
    case .withdraw:
      if post.isTurnedDown { return "It is not up. D throws it away." }
      return scene.standing.whyReadOnly
        ?? (ticket == nil ? nil : "A moment: it is being taken back.")
    default: return nil
    }
  }

  mutating func perform(_ request: Request, key: Key, _ scene: inout Scene) -> [Step] {
    switch request {
    case .back: return [.back]
    case .amend:
      guard let draft = draft(scene) else { return [] }
      return [.back] + scene.tryAgain(draft.id)
    case .writeNote:
      guard let draft = draft(scene) else { return [] }
      // The note is begun with the words; they go from among the answers once it is noted, with D.
      return scene.beginNote(with: draft.text)
    case .throwAway:
      guard let draft = draft(scene) else { return [] }
      scene.drop(draft.id)
      scene.notice = Notice("Thrown away.")
      return [.back]
    case .withdraw:
      let ticket = scene.ticket()
      self.ticket = ticket
      return [.ask(.perform(.takeBack(post.id), ticket))]
    default: sheet.perform(request, rows: bodyRows)
    }
    return []
  }

  // MARK: The world

  mutating func take(_ ticket: Ticket, _ answer: Answer, _ scene: inout Scene) -> [Step]? {
    guard ticket == self.ticket else { return nil }
    self.ticket = nil
    switch answer {
    case .performed:
      scene.notice = Notice(VerdictPage.takenBack)
      return [.back]
    case .failed(let sentence): scene.notice = Notice(sentence, isAlarm: true)
    default: break
    }
    return []
  }

  mutating func settle(rows: Int, _ scene: inout Scene) -> [Step] {
    // What was decided while she looks at it is told at once.
    if let post = scene.pending.first(where: { $0.id == post.id }) { self.post = post }
    if post.isTurnedDown { scene.openedVerdicts.insert(post.id) }
    bodyRows = rows
    sheet.settle(rows: rows, count: lines(scene).count)
    return []
  }

  // MARK: Drawing

  func head(_ scene: Scene) -> [Line] {
    let title =
      switch post.verdict {
      case nil: "Waiting for a moderator"
      case .turnedDown?: "Not put up"
      case .putUp?, .resolved?: "It is up"
      }
    return [
      Line(
        " \(title)" + (scene.isNarrow ? "" : " · \(post.place(scene))"),
        right: scene.isNarrow ? "only you" : "only you can open this page", style: .strong)
    ]
  }

  private func lines(_ scene: Scene) -> [Line] {
    let air: [Line] = scene.isLow ? [] : [.blank]
    func text(_ words: [String?], style: Style = .plain) -> [Line] {
      words.compactMap(\.self).flatMap { Line.wrap($0, columns: scene.columns, style: style) }
    }
    var lines = air
    let words = draft(scene)
    switch post.verdict {
    case .turnedDown(let reason)?:
      lines += text(["Not put up: \(reason.toWriter)"], style: .strong)
      lines += text(["This is about the wording, not about whether you are believed."])
      let below =
        words == nil ? nil : "Your words are kept as you typed them; others would have seen:"
      lines += text([[reason.wayUp, below].compactMap(\.self).joined(separator: " ")])
    case .putUp?, .resolved?: lines += text(["A moderator has put it up."])
    case nil: lines += text(scene.heldSentences)
    }
    if let opening = post.opening {
      lines += air + text([scene.headline(of: opening)], style: .strong)
      let advice = scene.sentences(of: opening.advice)
      if !advice.isEmpty {
        lines += Line.wrap(advice, columns: scene.columns, indent: 9, head: " TO DO")
      }
    }
    if let words, !words.text.isEmpty {
      // A name beside its tag would tell each of the other.
      let seen = scene.anonymise(words.text, []).text
      lines += air + Line.wrap(seen, columns: scene.columns - 1, indent: 3)
    }
    return lines
  }

  func draw(on frame: inout Frame, rows: Range<Int>, _ scene: Scene) {
    sheet.draw(lines(scene), on: &frame, rows: rows, scene)
  }
}

extension Scene {
  /// What is said of a post that waits.
  var heldSentences: [String] {
    let why =
      switch board.policy.publication {
      case .open: ""
      case .firstPostsHeld: ", as everyone's first in a thread is, and every change of it"
      case .allHeld: ", as every post here is"
      }
    let hours = board.policy.hours.map { "\($0):00" }
    let look = hours.isEmpty ? "" : " They look at \(hours.joined(separator: " and ")) on weekdays."
    return [
      "Held for a moderator to read first\(why).",
      "Only you and they can see it, and nobody else's waits behind it. It is not lost; you need not send it "
        + "again.\(look)", "For tonight? Advice without a person goes up at once:  c 2",
    ]
  }

  /// What she sent and is not up: without what she has dealt with since.
  var shownPending: [PendingPost] {
    let waiting = Set(pending.filter { $0.verdict == nil }.compactMap(\.draft))
    return pending.filter { post in
      switch post.verdict {
      case nil: true
      // Its words were sent again, thrown away or made a note of.
      case .turnedDown:
        post.draft.map { kept.drafts[$0] != nil && !waiting.contains($0) } ?? true
      case .putUp, .resolved: false
      }
    }
  }

  /// The moderators' answers that she has not opened since she came.
  var unreadVerdicts: [PendingPost] {
    shownPending.filter { $0.isTurnedDown && !openedVerdicts.contains($0.id) }
  }
}

extension PendingPost {
  /// Whether it was turned down.
  var isTurnedDown: Bool { if case .turnedDown? = verdict { true } else { false } }

  /// Where it is, or was to be.
  func place(_ scene: Scene) -> String {
    guard let opening else {
      let purpose = draft.flatMap { scene.kept.drafts[$0] }?.purpose
      let isChange = if case .amend? = purpose { true } else { false }
      return "\(isChange ? "change" : "reply") · \(thread.reference)"
    }
    return opening.occasion.map { scene.vocabulary.label(ofOccasion: $0) } ?? opening.kind.rawValue
  }
}

extension ModerationReason {
  /// Why a post is not put up, for its writer.
  var toWriter: String {
    switch self {
    case .privateLife: "it tells of somebody's private life."
    case .identifiesHarmedPerson: "it could lead someone to the person it happened to."
    case .identifiesWriter: "it could lead someone to you."
    case .noConductStated: "it does not say what happened, or what to do."
    case .verdictNotWarning: "it is a verdict, not a warning."
    case .duplicate: "the same is up already."
    case .offTopic: "it is not what this board is for."
    case .hostile: "it attacks somebody."
    case .flooding, .helpful, .settled, .inError: "\(label)."
    }
  }

  /// How it can go up; nil where nothing can be said for certain.
  var wayUp: String? {
    switch self {
    case .privateLife: "It can go up with what was done, and without the rest."
    case .identifiesHarmedPerson: "It can go up without the job and the day."
    case .identifiesWriter: "It can go up without what only you could know."
    case .noConductStated: "It can go up with what was done, or with what to do about it."
    case .verdictNotWarning: "It can go up as what was done, and what to do."
    case .duplicate: "In that thread s says that you know it, too, and counts."
    case .hostile: "It can go up without what attacks."
    case .offTopic, .flooding, .helpful, .settled, .inError: nil
    }
  }
}

extension ReceivedMail {
  /// What moderators ask; nil for any other mail.
  var question: String? { mail.kind == .question ? mail.text?.value : nil }
}
