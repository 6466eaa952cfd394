// SPDX-License-Identifier: Apache-2.0

/// What befell a thread, or a post of it, so that a moderator can let nothing more go up there.
///
/// The same as a writer is refused for; a moderator is told what she can do about it.
package enum Obstacle: CaseIterable, Hashable, Sendable {
  case threadWithdrawn, threadSetAside, threadMerged, threadEnded, threadLocked
  /// The time of what is held ran out while it waited.
  case late
  /// The tag that wrote it says nothing more in the thread.
  case muted
  /// The post that is to be changed.
  case messageWithdrawn, messageSetAside

  /// What a refusal tells a writer of; nil for one that is about something else.
  init?(_ refusal: Refusal) {
    switch refusal {
    case .threadWithdrawn: self = .threadWithdrawn
    case .threadSetAside: self = .threadSetAside
    case .threadMerged: self = .threadMerged
    case .threadEnded: self = .threadEnded
    case .threadLocked: self = .threadLocked
    case .muted: self = .muted
    case .messageWithdrawn: self = .messageWithdrawn
    case .messageSetAside: self = .messageSetAside
    default: return nil
    }
  }
}
