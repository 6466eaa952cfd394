// SPDX-License-Identifier: Apache-2.0

/// What a moderator does with a thread, a post, or the tag behind one; every deed has another that
/// takes it back.
package enum ModerationDeed: String, CaseIterable, Sendable {
  /// The one public face of everything that takes a text out of sight for now: no reason is given,
  /// and none is kept, so that nothing can be read into it.
  case setAside = "set-aside"
  case putBack = "put-back"
  /// No replies for now; "same here" still counts.
  case lock
  case unlock
  /// The thread stands first in lists.
  case pin
  case unpin
  /// The thread points to another one about the same; its voices stay its own.
  case merge
  case split
  /// A moderator's own words stand in for a post's, which are kept for thirty days for the
  /// moderators alone.
  case redact
  /// The thread's time is over before it ran out, and its words go as they would have then.
  case expire
  /// The thread stands again, with what it said in the form's own words: what was written is gone.
  case revive
  /// A tag says nothing more in its thread.
  case mute
  case unmute

  /// The reasons that it takes, in the order of their digits; none where it takes none.
  ///
  /// Only what takes something back is done because that was done in error. Words that were cut are
  /// given back by another cut: see `reasons(onCut:)`.
  package var reasons: [ModerationReason] {
    switch self {
    case .setAside, .putBack: []
    case .lock: [.privateLife, .identifiesHarmedPerson, .offTopic, .hostile, .flooding, .settled]
    case .pin: [.helpful]
    case .merge: [.duplicate]
    case .redact:
      [
        .privateLife, .identifiesHarmedPerson, .verdictNotWarning, .offTopic, .hostile,
        .identifiesWriter, .inError,
      ]
    case .expire: [.noConductStated, .duplicate, .offTopic, .settled]
    case .mute: [.privateLife, .identifiesHarmedPerson, .offTopic, .hostile, .flooding]
    case .unlock, .unpin, .unmute: [.inError, .settled]
    case .split, .revive: [.inError]
    }
  }

  /// The reasons that it takes of a post, some of whose words are cut already, or are not.
  package func reasons(onCut isCut: Bool) -> [ModerationReason] {
    self == .redact && !isCut ? reasons.filter { $0 != .inError } : reasons
  }

  /// The deed that takes it back; nil where another of its kind does.
  package var reverse: ModerationDeed? {
    switch self {
    case .setAside: .putBack
    case .putBack: .setAside
    case .lock: .unlock
    case .unlock: .lock
    case .pin: .unpin
    case .unpin: .pin
    case .merge: .split
    case .split: .merge
    case .redact: nil
    case .expire: .revive
    case .revive: .expire
    case .mute: .unmute
    case .unmute: .mute
    }
  }

  /// Whether words end with it: of a post whose words are cut, of a whole thread that is ended.
  package var endsTexts: Bool { self == .redact || self == .expire }

  /// Whether the record tells where it was done; where that could lead to a person, it does not.
  package var showsPlace: Bool { self != .mute && self != .unmute }

  /// The words in the record.
  package var label: String {
    switch self {
    case .setAside: "set aside"
    case .putBack: "put back"
    case .lock: "locked"
    case .unlock: "unlocked"
    case .pin: "pinned"
    case .unpin: "unpinned"
    case .merge: "merged"
    case .split: "split"
    case .redact: "cut words"
    case .expire: "ended"
    case .revive: "not ended"
    case .mute: "muted"
    case .unmute: "unmuted"
    }
  }
}
