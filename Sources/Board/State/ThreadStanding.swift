// SPDX-License-Identifier: Apache-2.0

/// How a thread stands.
package enum ThreadStanding: String, CaseIterable, Sendable {
  case current
  /// The person named has answered.
  case disputed
  /// Its time ran out.
  case ended
  /// Its author took it back.
  case withdrawn

  /// Whether lists and searches show it.
  package var isShown: Bool {
    self == .current || self == .disputed
  }
}
