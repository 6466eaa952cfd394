// SPDX-License-Identifier: Apache-2.0

/// What moderators' acts have come to on a thread.
package struct ThreadMeasures: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let setAside = ThreadMeasures(rawValue: 1)
  package static let locked = ThreadMeasures(rawValue: 2)
  package static let pinned = ThreadMeasures(rawValue: 4)
  package static let merged = ThreadMeasures(rawValue: 8)
  package static let ended = ThreadMeasures(rawValue: 16)
  /// A moderator read what opens it before others did, and put it up.
  package static let read = ThreadMeasures(rawValue: 32)
  /// What opens it, or a change of that, skipped the moderators, and none has put it up.
  static let unread = ThreadMeasures(rawValue: 64)
  /// A tag in it was muted, and may have been heard again since.
  package static let muted = ThreadMeasures(rawValue: 128)

  /// All there are.
  static let all: ThreadMeasures = [
    .setAside, .locked, .pinned, .merged, .ended, .read, .unread, .muted,
  ]

  /// Takes in an act on the thread as a whole, or that one of its tags was muted.
  mutating func apply(_ act: Moderation) {
    if act.deed == .mute { insert(.muted) }
    guard act.post == nil else { return }
    switch act.deed {
    case .setAside: insert(.setAside)
    case .putBack: remove(.setAside)
    case .lock: insert(.locked)
    case .unlock: remove(.locked)
    case .pin: insert(.pinned)
    case .unpin: remove(.pinned)
    case .merge: insert(.merged)
    case .split: remove(.merged)
    case .expire: insert(.ended)
    case .revive: remove(.ended)
    case .redact, .mute, .unmute: break
    }
  }

  /// The measure that a deed on a whole thread takes, or takes back; nil for the others.
  static func taken(by deed: ModerationDeed) -> ThreadMeasures? {
    switch deed {
    case .setAside, .putBack: .setAside
    case .lock, .unlock: .locked
    case .pin, .unpin: .pinned
    case .merge, .split: .merged
    case .expire, .revive: .ended
    case .redact, .mute, .unmute: nil
    }
  }
}
