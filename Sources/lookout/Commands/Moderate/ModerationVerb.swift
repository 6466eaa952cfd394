// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Board

/// A deed as a command of its own.
protocol ModerationVerb {
  static var deed: ModerationDeed { get }
  static var abstract: String { get }
  /// What is told once it is done.
  static var done: String { get }
}

enum SetAside: ModerationVerb {
  static let deed = ModerationDeed.setAside
  static let abstract = "Take a thread or a post out of sight for now, without a reason."
  static let done = "Set aside. put-back takes that back."
}

enum PutBack: ModerationVerb {
  static let deed = ModerationDeed.putBack
  static let abstract = "Put back what was set aside."
  static let done = "Put back."
}

enum Lock: ModerationVerb {
  static let deed = ModerationDeed.lock
  static let abstract = "Take no replies in a thread for now; same here still counts."
  static let done = "Locked. unlock takes that back."
}

enum Unlock: ModerationVerb {
  static let deed = ModerationDeed.unlock
  static let abstract = "Take replies in a thread again."
  static let done = "Unlocked."
}

enum Pin: ModerationVerb {
  static let deed = ModerationDeed.pin
  static let abstract = "Let a thread stand first in the list."
  static let done = "Pinned. unpin takes that back."
}

enum Unpin: ModerationVerb {
  static let deed = ModerationDeed.unpin
  static let abstract = "Let a thread stand in its turn again."
  static let done = "Unpinned."
}

enum Split: ModerationVerb {
  static let deed = ModerationDeed.split
  static let abstract = "Let a merged thread stand for itself again."
  static let done = "Split."
}

enum Expire: ModerationVerb {
  static let deed = ModerationDeed.expire
  static let abstract =
    "End a thread before its time runs out: its words are erased, for good."
  static let done = "Ended, and its words are erased. revive brings back the thread without them."
}

enum Revive: ModerationVerb {
  static let deed = ModerationDeed.revive
  static let abstract =
    "Let an ended thread stand again: what was ticked, and its voices; the words are gone."
  static let done = "Not ended. Its words are gone; their writers can amend them in."
}

enum Mute: ModerationVerb {
  static let deed = ModerationDeed.mute
  static let abstract = "Take nothing more from the tag behind a post, in its thread."
  static let done = "Muted, in this thread alone. unmute takes that back."
}

enum Unmute: ModerationVerb {
  static let deed = ModerationDeed.unmute
  static let abstract = "Hear the tag behind a post again, in its thread."
  static let done = "Unmuted."
}
