// SPDX-License-Identifier: Apache-2.0

internal import Board

/// What keeps something from going up, for the moderator who would put it up: what happened, and what
/// she can do.
extension Obstacle {
  var fact: String {
    switch self {
    case .threadWithdrawn:
      "Its author has taken the thread back meanwhile: nothing goes up in it any more."
    case .threadSetAside: "The thread is set aside: nothing goes up in it."
    case .threadMerged: "The thread was merged into another: nothing goes up in it."
    case .threadEnded: "The thread's time has run out, and its words are gone."
    case .threadLocked: "The thread is locked: no replies go up in it."
    case .late: "Its own time ran out while it waited: it was for days that are over."
    case .muted: "A moderator muted this tag in that thread: nothing more of it goes up there."
    case .messageWithdrawn: "Its author has taken the post back that this changes."
    case .messageSetAside: "The post that this changes is set aside."
    }
  }

  /// What to do about a held post.
  var wayOfHeld: String {
    switch self {
    case .threadSetAside: "Put the thread back first (put-back), or turn the post down."
    case .threadLocked: "Unlock it first (unlock), or turn the post down."
    case .muted: "Unmute it first (unmute), or turn the post down."
    case .messageSetAside: "Put that post back first (put-back), or turn the change down."
    case .threadMerged:
      "Turn it down as already up: its writer has her words back and can say it in the other thread."
    case .threadWithdrawn, .threadEnded, .late:
      "Turn it down: its writer has her words back, and can open another thread."
    case .messageWithdrawn: "Turn it down: there is nothing left to change."
    }
  }

  /// What to do about an answer of the person named.
  var wayOfAnswer: String? {
    switch self {
    case .threadSetAside: "Put the thread back first: lookout moderate put-back."
    case .threadMerged: "Let it stand in the other thread: lookout show says into which."
    case .threadWithdrawn, .threadEnded: "Nothing is left to answer: tell whoever wrote to you."
    case .threadLocked, .late, .muted, .messageWithdrawn, .messageSetAside: nil
    }
  }
}
