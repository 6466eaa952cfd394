// SPDX-License-Identifier: Apache-2.0

package import Bytes
internal import Crypto

/// What a member's acts are derived from: `u`, which outlives the years, and a secret for each.
package struct MemberSecrets: Sendable {
  private enum Years {
    /// Every year's, derived from one root.
    case derived(from: Secret)
    /// Those that were drawn and kept.
    case drawn([UInt64: Secret])
  }

  private let board: Bytes32
  private let u: Secret
  private let years: Years

  /// The member's once-values.
  package let onceValues: OnceValues

  /// Derived from a codename's root: on boards without a members file.
  package init(derivedFrom root: Secret, on board: Bytes32) {
    self.board = board
    u = root.derived(Fields("open-u"), on: board)
    years = .derived(from: root)
    onceValues = OnceValues(u, on: board)
  }

  /// Drawn at random by the member's own sessions and kept in her row: `u`, and the secrets of the
  /// years that are still there.
  package init(u: Secret, years: [UInt64: Secret], on board: Bytes32) {
    self.board = board
    self.u = u
    self.years = .drawn(years)
    onceValues = OnceValues(u, on: board)
  }

  /// The seal of her private state; the same in every year and under every codename of hers.
  package var privateSeal: PrivateSeal {
    PrivateSeal(u, on: board)
  }

  /// The key of her note with the event `id`, which stands in no head: KDF(u, "note", id).
  package func noteKey(of id: Bytes16) -> Secret {
    u.derived(Fields("note").adding(id), on: board)
  }

  /// The bytes of that key, for its owner to hand over with the note: they open this note alone.
  package func noteKeyOctets(of id: Bytes16) -> [UInt8] {
    noteKey(of: id).key.withUnsafeBytes { Array($0) }
  }

  /// The key that signs her note with the event `id`, in any year: what opens a note does not sign
  /// for its owner.
  package func noteSigner(of id: Bytes16) -> ThreadKey {
    ThreadKey(.note, yearSecret: u, thread: id, board: board)
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
