// SPDX-License-Identifier: Apache-2.0

internal import Board

/// Something to come that a post is begun for: tonight, or a public occasion.
struct Coming: Hashable {
  /// Nil for tonight.
  let upcoming: PublicOccasion?
}

extension Composition {
  /// Takes up what the post is for, as far as its kind tells of it.
  mutating func take(_ coming: Coming) {
    guard isEmpty else { return }
    if kind == .warning {
      when = .coming
      upcoming = coming.upcoming?.id
    }
    occasion = coming.upcoming?.code
  }
}
