// SPDX-License-Identifier: Apache-2.0

internal import Board
internal import Screens
internal import Session

extension Complaint {
  /// What a moderator is told whose suspension does not go on.
  init(_ fault: SuspensionFault) {
    switch fault {
    case .fewModerators:
      self.init(
        .refused,
        "Ending somebody's access takes two moderators of a sealed board, each with keys of her own.",
        next: "lookout moderate moderators shows the set; lookout moderate mute needs one.")
    case .ownTag: self.init(.refused, "That tag is your own.")
    case .noShare:
      self.init(
        .refused,
        "That post carries nothing for you to open: its words are gone, or it was written before you "
          + "were a moderator, or before there were two.",
        next: "A later post of the same tag may; lookout moderate mute silences the tag there.")
    case .badShare:
      self.init(
        .refused,
        "What that post carries, or the other moderator gave, does not open in this place: it was "
          + "moved there from elsewhere, or another program wrote it. Nothing was done.",
        next: "lookout moderate mute silences the tag there.")
    case .proposed(let id):
      self.init(
        .refused, "That is proposed already: \(id.reference).",
        next: "Another moderator confirms it: lookout moderate confirm \(id.reference).")
    case .confirmed:
      self.init(
        .refused,
        "Another moderator confirmed it already; the proposer's program does the rest when it next "
          + "looks.",
        next: "Where the proposer stays away: two of you take her out of the set (lookout moderate "
          + "propose --drop), and propose it anew.")
    case .done: self.init(.refused, "It was done already: the record has it.")
    case .proposerLeft:
      self.init(
        .refused, "Whoever proposed it is no moderator any more, so it comes to nothing.",
        next: "Propose it again: lookout moderate suspend.")
    case .moderator:
      self.init(
        .refused,
        "Whoever is behind that tag acts for the board. Nothing was done, and who it is was not shown; "
          + "that one handle was opened stands in the record.",
        next: "Talk it over in the set. Once whoever it is has left it, propose it again.")
    }
  }
}

extension Complaint {
  /// What a program tells an ended access by.
  static let suspendedReason = "suspended"

  /// What a command tells a suspended member.
  init(_ notice: SuspensionNotice) {
    let access = notice.access
    self.init(
      .refused, ([access.fact] + access.standing).joined(separator: "\n"),
      next: "\(access.review)\n  lookout routes shows who to ring. That is always open to you.",
      reason: Complaint.suspendedReason)
  }
}

extension Suspension {
  /// The reasons that it takes, for a sentence.
  static var reasonWords: String { reasons.map(\.rawValue).joined(separator: ", ") }
}

extension SuspensionNotice {
  /// What a suspended member reads in the place of the board.
  var access: EndedAccess {
    let way =
      review.isEmpty
      ? "by letter to whoever runs this board, reference \(reference). No address is set here."
      : "\(review), reference \(reference)."
    return EndedAccess(
      fact: "Two moderators have ended your access to this board (\(monthName), \(reason.label)).",
      standing: [
        "They do not know who you are, and nobody was told.",
        "What you wrote stays under its tags until it ends: which posts are yours, nobody here can "
          + "tell. Words that you name in your letter can be taken down; lookout prove shows that they are "
          + "yours.\(threadWords)",
      ],
      review: "You may ask for a review, without your name: \(way)")
  }

  /// Where she wrote, for her alone: she can look it up nowhere else.
  private var threadWords: String {
    let named = threads.prefix(8).map(\.description).joined(separator: ", ")
    let others = threads.count > 8 ? " and \(threads.count - 8) more" : ""
    return threads.isEmpty ? "" : " You wrote in \(named)\(others)."
  }

  private var monthName: String {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    return "\(names[month.month - 1]) \(month.year)"
  }
}

extension SuspensionOutcome {
  /// What the proposer is told.
  var sentence: String {
    switch result {
    case .suspended:
      "Suspended (\(id.reference), \(reason.label)): nobody was shown who it was. Invitations that were "
        + "not used have ended, the board has another key, and the record has the act."
    case .nobody:
      "Nobody was suspended (\(id.reference)): no member has that handle. She left, or was suspended "
        + "before, or her program told none. The tag is muted in its thread, and the record has the act."
    case .refused(let fault): "\(id.reference): \(Complaint(fault).sentence)"
    }
  }
}
