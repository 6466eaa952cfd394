// SPDX-License-Identifier: Apache-2.0

/// Why something is not put up as it is worded; the raw values are those of the files and of `--json`.
package enum TurnReason: String, CaseIterable, Sendable {
  /// Love, health, family, money: no warning, even where it is true.
  case privateLife = "private-life"
  /// Something that could lead to the person it happened to, and that no mask mends.
  case identifiesHarmedPerson = "identifies-harmed-person"
  /// What somebody deserves, or is, instead of what was done.
  case verdictNotWarning = "verdict-not-warning"
  /// Neither what was done nor what to do.
  case noConductStated = "no-conduct-stated"
  /// The same author's warning of the same sort, place and person stands already.
  case duplicate
}
