// SPDX-License-Identifier: Apache-2.0

internal import Anonymisation
internal import Board
internal import Session

extension Session.World {
  /// The program's own lists, the host's clock and the system's randomness.
  static var ofThisHost: Session.World {
    Session.World(
      vocabulary: Lists.vocabulary, tags: Lists.tags, stones: Lists.stones,
      trees: Lists.trees,
      codewords: Lists.codewords,
      today: HostClock.today, now: HostClock.now, random: SystemRandomNumberGenerator(),
      holidays: { Lists.routes.holidays },
      anonymising: { roster in
        guard let anonymiser = try? Anonymiser.shipped(for: roster) else { return nil }
        return { anonymiser.report(on: $0, keeping: $1) }
      })
  }
}
