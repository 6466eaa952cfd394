// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// What a member's acts are derived from: `u`, which outlives the years, and a secret for each.
package struct MemberSecrets: Sendable {
  private enum Years {
    /// Every year's, derived from one root.
    case derived(from: Secret)
    /// Those that were drawn and kept.
    case drawn([UInt64: Secret])
  }

  private let board: Bytes32
  private let years: Years

  /// The member's once-values.
  package let onceValues: OnceValues

  /// Derived from a codename's root: on boards without a members file.
  package init(derivedFrom root: Secret, on board: Bytes32) {
    self.board = board
    years = .derived(from: root)
    onceValues = OnceValues(root.derived(Fields("open-u"), on: board), on: board)
  }

  /// Drawn at random by the member's own sessions and kept in her row: `u`, and the secrets of the
  /// years that are still there.
  package init(u: Secret, years: [UInt64: Secret], on board: Bytes32) {
    self.board = board
    self.years = .drawn(years)
    onceValues = OnceValues(u, on: board)
  }

  /// The secret of a calendar year; nil once it is gone, and with it every way to tell which tags
  /// of that year were hers.
  package func yearSecret(for year: UInt64) -> Secret? {
    switch years {
    case .derived(let root): root.derived(Fields("open-year").adding(year), on: board)
    case .drawn(let secrets): secrets[year]
    }
  }

  /// Her keys of a calendar year; nil once its secret is gone.
  package func keys(of year: UInt64) -> YearKeys? {
    yearSecret(for: year).map { YearKeys($0, on: board) }
  }

  /// The key behind her tag in `thread`, which began in `year`; nil without that year's secret.
  package func tagKey(in thread: Bytes16, year: UInt64) -> ThreadKey? {
    keys(of: year)?.tag(in: thread)
  }

  /// The key behind her "same here" in `thread`; nil without that year's secret.
  package func voiceKey(in thread: Bytes16, year: UInt64) -> ThreadKey? {
    keys(of: year)?.voice(in: thread)
  }
}
