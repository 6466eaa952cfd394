// SPDX-License-Identifier: Apache-2.0

internal import Board

/// What whoever reads a thread can do with it, and with the post under the cursor, and why not.
struct ReaderActs {
  let reading: ThreadReading
  /// The thread as the list has it; nil where that has none.
  let row: ThreadRow?
  /// The post under the cursor.
  let post: Message?
  /// Whether something is still on its way.
  let isBusy: Bool

  static let busySentence = "A moment: the last one is still on its way."
  private static let mutedSentence =
    "A moderator has asked this tag to say no more here. d takes back what it said."
  private static let othersPost = "Only your own posts: they say “you” beside the tag."

  private var ownPost: Message? {
    post.flatMap { reading.own.contains($0.author) ? $0 : nil }
  }

  /// Why something cannot be done now; nil where it can, and for what this does not know.
  func whyNot(_ request: Request, _ scene: Scene) -> String? {
    switch request {
    case .sameHere: whyNotSameHere(scene)
    case .reply: whyNotReply(scene)
    case .thank: whyNotThank(scene)
    case .amend: whyNotAmend(scene)
    case .withdraw: whyNotWithdraw(scene)
    case .report: whyNotReport(scene)
    default: nil
    }
  }

  private func whyNotSameHere(_ scene: Scene) -> String? {
    if reading.state.opening.kind != .warning { return "“Same here” is for warnings. r replies." }
    if reading.own.contains(reading.state.messages[0].author) {
      return "It is your own: the writer's voice is counted already."
    }
    if reading.hasSaidSameHere { return "You have said so: it is counted once." }
    return blocked(scene)
  }

  private func whyNotReply(_ scene: Scene) -> String? {
    if row?.measures.contains(.locked) == true {
      return reading.state.opening.kind == .warning
        ? "No replies here for now. s still counts." : "No replies here for now."
    }
    if reading.own.contains(where: reading.state.isMuted) { return ReaderActs.mutedSentence }
    return blocked(scene)
  }

  private func whyNotThank(_ scene: Scene) -> String? {
    guard let post else { return nil }
    if !scene.standing.isSealed {
      return "This board is open: nothing can be sent to one author alone. r replies."
    }
    if ownPost != nil { return "That is your own post." }
    if post.role == .moderator { return "A moderator wrote that for the board. r replies." }
    if post.body == .withdrawn { return "Its author took it back." }
    if post.body == .forged { return "Nobody signed that under the tag it names." }
    return blocked(scene)
  }

  private func whyNotAmend(_ scene: Scene) -> String? {
    guard let post = ownPost else { return ReaderActs.othersPost }
    if post.body == .withdrawn { return "You took it back; nothing is left to amend." }
    if post.isSetAside { return BodyReading.setAsideSentence }
    if reading.own.contains(where: reading.state.isMuted) { return ReaderActs.mutedSentence }
    if post.role == .opening, reading.state.opening.conduct == .mayBeACrime {
      return "What may be a crime stands without words. d takes the warning back."
    }
    return blocked(scene)
  }

  private func whyNotWithdraw(_ scene: Scene) -> String? {
    guard let post = ownPost else { return ReaderActs.othersPost }
    if post.body == .withdrawn { return "You took it back already." }
    return scene.standing.whyReadOnly
  }

  private func whyNotReport(_ scene: Scene) -> String? {
    if !scene.standing.isSealed {
      return "This board is open: nothing can be told to moderators alone."
    }
    guard let post else { return nil }
    if ownPost != nil { return "That is your own: e amends it, d takes it back." }
    if post.role == .moderator { return "A moderator wrote that for the board." }
    if post.isWithdrawn { return "Its author took it back." }
    if post.isSetAside { return BodyReading.setAsideSentence }
    return blocked(scene)
  }

  /// Why nothing can be said here.
  private func blocked(_ scene: Scene) -> String? {
    if let why = scene.standing.whyReadOnly { return why }
    if reading.state.isWithdrawn { return "Its author took it back; nothing can be added." }
    switch row?.state(on: scene.today) {
    case .ended?: return "Its time ran out; nothing can be added."
    case .setAside?: return BodyReading.setAsideSentence
    case .merged?: return "It was merged into another thread; say it there."
    case .current?, .disputed?, .withdrawn?, nil: break
    }
    return isBusy ? ReaderActs.busySentence : nil
  }
}
