// SPDX-License-Identifier: Apache-2.0

package import Bytes

/// What a member's own sessions have drawn, and nobody else ever had.
///
/// All of it is independent and random: nothing follows from her codename or from anything else
/// here, so that each can be replaced or thrown away by itself.
package struct OwnSecrets: Sendable, Equatable {
  /// What her once-values, private state and notes are derived from, for as long as she is a member.
  let u: Secret
  /// By which two moderators can suspend her; a secret, though no key.
  package let handle: Bytes16
  /// At most two: the newest year's secret and that of the year before.
  private(set) var years: [UInt64: Secret]
  /// `m`, of a moderator.
  package internal(set) var moderator: Secret?

  init(u: Secret, handle: Bytes16, years: [UInt64: Secret], moderator: Secret?) {
    self.u = u
    self.handle = handle
    self.years = years
    self.moderator = moderator
  }

  /// Everything afresh, with a secret for `year`.
  static func drawn(for year: UInt64) -> OwnSecrets {
    var random = SystemRandomNumberGenerator()
    return OwnSecrets(
      u: .random(),
      handle: .random(using: &random),
      years: [year: .random()],
      moderator: nil
    )
  }

  /// With a secret for `year`, and without those of the years before the last.
  ///
  /// A clock that has gone back costs nothing: the newest year that is there counts as this one.
  ///
  /// - Returns: nil when nothing changes.
  func renewed(for year: UInt64) -> OwnSecrets? {
    let newest = years.keys.reduce(year, max)
    var renewed = self
    renewed.years = years.filter { newest - $0.key <= 1 }
    if newest - year <= 1, years[year] == nil { renewed.years[year] = .random() }
    return renewed.years.keys == years.keys ? nil : renewed
  }
}
