// SPDX-License-Identifier: Apache-2.0

/// How a thread stands.
package enum ThreadStanding: String, CaseIterable, Sendable {
  case current
  /// The person named has answered.
  case disputed
  /// Moderators have taken it out of sight for now.
  case setAside = "set-aside"
  /// Moderators have merged it into another thread about the same.
  case merged
  /// Its time ran out.
  case ended
  /// Its author took it back.
  case withdrawn

  /// Whether lists and searches show it.
  package var isShown: Bool {
    self == .current || self == .disputed
  }
}
